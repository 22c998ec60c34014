"""No phase is left before its time, whatever came back and whatever was signed."""

import datetime
import json

import pytest

from rehab.app.planned import Planned
from rehab.app.words import words_of
from rehab.model.programme import Refusal
from rehab.render.view_front import front_view
from rehab.render.view_material import Material
from rehab.report.programme import plan_json
from tests.support.cases import (
    ROOT,
    client,
    diary_of,
    library,
    maybe,
    phase_fields,
    plan,
)

START = datetime.date(2026, 11, 23)
SINCE = {"measure": "weeks_since", "event": "operation", "at_least": 6}
TEXTS = {"says": "It is 6 weeks since your operation.", "source": "protocol"}
SQUAT = {"measure": "agreed", "what": "squat", "says": "You squat well.", "source": "x"}
GREEN = {"measure": "green_weeks", "at_least": 1, "says": "Green.", "source": "x"}


def laid_out(*advance, diary=None, **changes):
    """Lay out a phase of two weeks with these conditions, then another."""
    operated = {"operation": START - datetime.timedelta(weeks=2)}
    person = client(**{"entry_phase": None, "events": operated, **changes})
    weeks = {"min": 1, "typical": 2, "max": 3}
    one = phase_fields(weeks=weeks, advance=advance, last=False)
    two = phase_fields(id="after", name="After")
    changed = plan(phases=[one, two], last_phase_weeks_shown=2)
    return maybe(person, changed, diary_of(diary or {}))


def first_after(programme):
    return next(w.number for w in programme.weeks if w.phase.id == "after")


def test_a_projection_waits_for_the_day_past_its_greatest_length():
    found = laid_out({**SINCE, **TEXTS})
    assert first_after(found) == 5  # two weeks before the start, and four of it
    assert found.weeks[0].not_before == START + datetime.timedelta(weeks=4)
    assert first_after(laid_out({**GREEN})) == 3
    later = {**SINCE, **TEXTS, "at_least": 9}
    assert first_after(laid_out(later)) == 8


def test_the_day_of_the_programme_is_that_of_the_next_sheet():
    by_day = {"measure": "day_of_programme", "says": "Day.", "source": "x"}
    assert first_after(laid_out({**by_day, "at_least": 29})) == 5
    assert first_after(laid_out({**by_day, "at_least": 30})) == 6


@pytest.mark.parametrize(("opens", "week"), [(False, 5), (True, 2)])
def test_a_signature_opens_no_gate_but_where_the_plan_says_so(opens, week):
    gate = {**SINCE, **TEXTS, "by_signature": opens}
    found = laid_out(gate, diary={1: "green"}, signed={"only": 1})
    assert first_after(found) == week
    rule = found.weeks[1].phase_reason.rule
    assert rule == ("phase.signed" if opens else "phase.signed_waits")


def test_time_and_agreement_must_both_be_there():
    weeks = dict.fromkeys(range(1, 7), "green")
    both = ({**SINCE, **TEXTS}, SQUAT)
    assert first_after(laid_out(*both, diary=weeks)) > 7
    agreed = {"squat": START + datetime.timedelta(days=40)}  # in week 6
    assert first_after(laid_out(*both, diary=weeks, agreed=agreed)) == 7
    soon = {"squat": START}
    assert first_after(laid_out(*both, diary=weeks, agreed=soon)) == 5


def test_nobody_begins_past_a_gate_that_is_closed():
    found = laid_out({**SINCE, **TEXTS}, entry_phase="after")
    assert isinstance(found, Refusal)
    assert [reason.rule for reason in found.reasons] == ["refused.too_soon"]
    long_ago = {"operation": START - datetime.timedelta(weeks=6)}
    found = laid_out({**SINCE, **TEXTS}, entry_phase="after", events=long_ago)
    assert first_after(found) == 1


INJURY = {"measure": "weeks_since", "event": "injury", "at_least": 8}
BY_DAY = {"measure": "day_of_programme", "at_least": 43}


@pytest.mark.parametrize(
    ("gate", "injured", "refused"),
    [
        ({"or_else": [INJURY]}, 2, ["refused.too_soon"]),
        ({"or_else": [INJURY]}, 8, []),  # the other one is open
        ({"or_else": [BY_DAY]}, 2, ["refused.too_soon"]),
        (
            {"or_else": [{"measure": "agreed", "what": "squat"}]},
            2,
            [],
        ),  # no gate of time
        ({"by_signature": True}, 2, []),
        ({**BY_DAY, "event": None}, 2, []),
    ],
)
def test_nobody_begins_past_any_of_the_tests_of_a_gate(gate, injured, refused):
    days = {"operation": START - datetime.timedelta(weeks=2)}
    days["injury"] = START - datetime.timedelta(weeks=injured)
    found = laid_out({**SINCE, **TEXTS, **gate}, entry_phase="after", events=days)
    rules = [one.rule for one in found.reasons] if isinstance(found, Refusal) else []
    assert rules == refused


def test_another_test_that_serves_is_no_gate_of_time():
    either = {**SINCE, **TEXTS, "or_else": [{"measure": "green_weeks", "at_least": 2}]}
    weeks = {1: "green", 2: "green"}
    assert first_after(laid_out(either, diary=weeks)) == 3


def test_the_front_page_and_other_programs_are_told_the_day():
    found = laid_out({**SINCE, **TEXTS}, SQUAT)
    made = Planned(found, library(), ROOT / "exercises")
    material = Material(found, library(), words_of(made), found.weeks[:1], {})
    up = front_view(material).up
    assert up == (
        "Stay. Not before Mon 21\N{NO-BREAK SPACE}December: It is 6 weeks since your "
        "operation. You and your physio decide it together. And your physio agrees: "
        "You squat well."
    )
    (week,) = json.loads(plan_json(made, [1]))["weeks"]
    assert week["not_before"] == "2026-12-21"
