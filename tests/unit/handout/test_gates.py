"""A page without DRAFT passes each gate of signing, wherever the name stands."""

import datetime
from typing import Any

import pytest

from rehab.model.diary import Diary
from rehab.model.record import Record, Signature
from tests.support.cases import build, client, client_fields, diary_of
from tests.support.reviews import decision, planned_with
from tests.support.signing import code, is_reviewed

WEEKS = (1, 2, 3, 4)
FILES = ("client", "record")


def screened(on, **changes):
    """A client who was screened on this day."""
    screening = {**client_fields()["screening"], "on": on}
    return client(**{**changes, "screening": screening})


def stands(where, person, weeks=WEEKS, on="2026-11-21", today=None, **given):
    """Whether the sheets are no draft when this name is in that file."""
    record = given.pop("record", Record())
    mark = code(planned_with(person, record=record, **given), weeks)
    span = f"{weeks[0]}-{weeks[-1]}"
    name: dict[str, Any] = {
        "by": "Robin Hale",
        "on": on,
        "weeks": span,
        "fingerprint": mark,
    }
    if where == "client":
        person = type(person)(**{**person.model_dump(), "review": name})
    else:
        record = Record(decisions=record.decisions, signatures=(Signature(**name),))
    day = datetime.date.fromisoformat(today) if today else None
    return is_reviewed(planned_with(person, record=record, **given), weeks, day)


@pytest.mark.parametrize("where", FILES)
@pytest.mark.parametrize(
    ("screen", "on", "today", "stood"),
    [
        ("2026-11-20", "2026-11-21", "2026-11-22", True),
        ("2026-11-20", "2026-11-21", "2026-11-20", False),  # signed tomorrow
        ("2026-11-20", "2099-01-01", "2026-11-22", False),
        ("2026-11-22", "2026-11-21", "2026-11-22", False),  # before the screen
        ("2026-11-24", "2026-11-25", "2026-11-25", False),  # screened after day one
    ],
)
def test_the_screen_and_the_day_are_those_that_sign_asks_for(
    where, screen, on, today, stood
):
    assert stands(where, screened(screen), on=on, today=today) is stood


@pytest.mark.parametrize("where", FILES)
def test_a_screen_of_long_ago_is_none_for_weeks_later_on(where):
    diary = diary_of(dict.fromkeys(range(1, 9), "green"))
    late = {"weeks": (9, 10), "on": "2027-01-15", "today": "2027-01-17"}
    assert not stands(where, client(), diary=diary, **late)  # 59 days
    assert stands(where, screened("2027-01-14"), diary=diary, **late)


@pytest.mark.parametrize("where", FILES)
@pytest.mark.parametrize("last", [5, 8, None])
def test_nobody_signs_beyond_the_block(where, last):
    weeks = tuple(range(1, (last or len(build(client()).weeks)) + 1))
    assert not stands(where, client(), weeks=weeks)


@pytest.mark.parametrize("where", FILES)
def test_a_week_before_that_ended_and_did_not_come_back_makes_a_draft(where):
    person, diary = screened("2026-12-19"), diary_of(dict.fromkeys((1, 2, 3), "green"))
    ahead = {"weeks": (5, 6), "on": "2026-12-20", "diary": diary}
    assert stands(where, person, today="2026-12-20", **ahead)  # the last day of week 4
    assert not stands(where, person, today="2026-12-21", **ahead)


@pytest.mark.parametrize("where", FILES)
@pytest.mark.parametrize(
    ("screen", "stood"),
    [("2026-11-20", False), ("2026-12-01", False), ("2026-12-03", True)],
)
def test_after_a_stop_sign_no_earlier_screen_will_do(where, screen, stood):
    weeks = [
        dict(week) for week in diary_of({1: "green", 2: "green"}).model_dump()["weeks"]
    ]
    stop = {**weeks[1]["sessions"][0], "day": "2026-12-02", "stop_sign": True}
    weeks[1]["sessions"] = (stop,)
    told = decision(2, "go_on", reason="seen by Dr Mair")
    given = {
        "diary": Diary.model_validate({"weeks": weeks}),
        "record": Record(decisions=(told,)),
    }
    on = {"weeks": (3, 4), "on": "2026-12-05", "today": "2026-12-06"}
    assert stands(where, screened(screen), **on, **given) is stood


def test_a_stop_sign_voids_what_was_signed_before_it():
    green = diary_of({1: "green"})
    mark = code(planned_with(diary=green), (3, 4))
    told = decision(2, "go_on", reason="seen by Dr Mair")
    after = diary_of({1: "green", 2: "stop"})
    stopped = planned_with(diary=after, record=Record(decisions=(told,)))
    assert code(stopped, (3, 4)) != mark
