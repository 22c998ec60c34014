"""Spasms and flare-ups in order, and which of them are one episode."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from rehab.model.client import Client
from rehab.model.criterion import Criterion
from rehab.model.diary import Diary, WeekRecord
from rehab.planner.warnings import on_pain_alone
from rehab.standing.known import clear_for, known_until
from rehab.standing.register import begun_since, register
from rehab.standing.stand import standing
from rehab.standing.tasks import still_paused, unmet
from tests.support.cases import client, library, plan, session, week_of

RULE = library().measures.register_rule
CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "data" / "standing.yaml").read_text("utf-8")
)
START = datetime.date(2026, 11, 23)
DAY = datetime.timedelta(days=1)
ENDS = {n: (START + 7 * (n - 1) * DAY, START + (7 * n - 1) * DAY) for n in range(1, 99)}


def told(on, **changes):
    fields = {"task": "lift", "onset": "sudden", "cause": "innocuous"}
    return {"on": on, "lasted_days": 3, **fields, **changes}


def person(**intake) -> Client:
    return client(intake=intake)


def week(number, word, usual=0):
    """A week at the usual pain, or one or two points above it."""
    more = {"touchy": 1, "sore": 2}.get(word, 0)
    known = "green" if word in ("calm", "touchy", "sore") else word
    return week_of(number, known, usual + more)


def case_client(case):
    enough = 12.0 if case.get("tasks_met") else 6.0
    task = {"name": "cot", "unit": "kg", "demand": 12.0, "capacity": {START: enough}}
    paused = {
        "name": "football",
        "since": "2026-10-01",
        "end_test": "run",
        "back_on": "2027-01-01",
    }
    return client(
        usual_pain=case["usual_pain"],
        spasm_free_days=case["spasm_free_days"],
        intake={
            "tasks": [task] if "tasks_met" in case else [],
            "paused": [paused] if case.get("paused") else [],
        },
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_state_is_what_a_physio_would_say(case):
    weeks = [week(n, word, case["usual_pain"]) for n, word in case["diary"].items()]
    phase = plan().phases[-1 if case.get("last") else 2]
    assert phase.last is bool(case.get("last"))
    found = standing(case_client(case), Diary(weeks=tuple(weeks)), RULE, phase, ENDS)
    assert (found.state, [r.rule for r in found.reasons]) == (
        case["state"],
        case["because"],
    )


def test_spasms_within_a_month_are_one_episode():
    someone = person(episodes=[told("2026-03-01"), told("2026-03-20")])
    assert [event.number for event in register(someone, Diary(), RULE, ENDS)] == [1, 1]


def test_a_clear_month_between_makes_two():
    someone = person(episodes=[told("2026-06-01"), told("2026-03-01")])
    found = register(someone, Diary(), RULE, ENDS)
    assert [(e.on.month, e.number) for e in found] == [(3, 1), (6, 2)]
    assert begun_since(found, datetime.date(2026, 5, 1)) == 1


@pytest.mark.parametrize(("gap", "number"), [(28, 1), (29, 2)])
def test_twenty_eight_clear_days_have_to_lie_between(gap, number):
    first = datetime.date(2026, 3, 1)
    later = first + datetime.timedelta(days=gap)
    episodes = [told(first, lasted_days=1), told(later, lasted_days=1)]
    found = register(person(episodes=episodes), Diary(), RULE, ENDS)
    assert found[1].number == number


def test_a_spasm_over_within_the_day_is_listed_and_is_no_episode():
    found = register(
        person(episodes=[told("2026-03-01", lasted_days=0)]), Diary(), RULE, ENDS
    )
    assert [event.number for event in found] == [0]
    assert begun_since(found, datetime.date(2026, 1, 1)) == 0


def test_a_spasm_of_unknown_length_counts_as_an_episode():
    episodes = [told("2026-03-01", lasted_days=None)]
    assert register(person(episodes=episodes), Diary(), RULE, ENDS)[0].number == 1


def test_what_the_diary_ticks_and_the_physio_tells_is_one_line():
    spasm = session(2, spasm=True, day="2026-11-25")
    diary = Diary(weeks=(WeekRecord(week=1, sessions=(spasm,), flare=True),))
    alone = register(client(), diary, RULE, ENDS)
    assert [event.kind for event in alone] == ["flare", "spasm"]
    both = register(person(episodes=[told("2026-11-25")]), diary, RULE, ENDS)
    assert [event.kind for event in both] == ["told"]


def test_a_spasm_without_a_date_is_put_at_the_end_of_its_week():
    diary = Diary(weeks=(week(2, "spasm"),))
    assert register(client(), diary, RULE, ENDS)[0].on == datetime.date(2026, 12, 6)
    assert clear_for(client(), register(client(), diary, RULE, ENDS), START) == 0


def test_nothing_before_the_first_report_is_later_than_the_start():
    assert known_until(client(), Diary(), ENDS) == START
    assert clear_for(client(spasm_free_days=9), (), START) == 9
    assert known_until(
        client(), Diary(weeks=(week(3, "calm"),)), ENDS
    ) == datetime.date(2026, 12, 13)


def test_a_task_is_judged_by_the_last_try_up_to_the_day():
    tries = {"2026-11-20": 6.0, "2027-02-01": 12.0}
    task = {"name": "cot", "unit": "kg", "demand": 12.0, "capacity": tries}
    someone = person(tasks=[task])
    assert unmet(someone, datetime.date(2027, 1, 31))
    assert not unmet(someone, datetime.date(2027, 2, 1))
    assert unmet(someone, datetime.date(2026, 1, 1))
    assert not unmet(client(), START)


def test_the_list_of_what_is_paused_shrinks():
    paused = {"since": "2026-10-01", "end_test": "run", "back_on": "2027-01-01"}
    someone = person(
        paused=[
            {"name": "football", **paused},
            {"name": "digging", **paused, "resumed": "2026-12-01"},
        ]
    )
    names = [
        [one.name for one in still_paused(someone, datetime.date(*day))]
        for day in ((2026, 9, 1), (2026, 11, 1), (2026, 12, 1))
    ]
    assert names == [[], ["football", "digging"], ["football"]]


def test_a_phase_that_asks_only_about_pain_is_found():
    says: dict[str, Any] = {"says": "x", "source": "x"}
    pain = Criterion(measure="morning_pain", at_most=2, **says)
    weeks = Criterion(measure="banked_weeks", at_least=8, **says)
    assert on_pain_alone([pain])
    assert not on_pain_alone([pain, weeks])
    assert not on_pain_alone([])


@pytest.mark.parametrize("name", sorted(library().plans))
def test_nobody_leaves_the_hold_of_a_shipped_plan_on_pain_alone(name):
    for phase in library().plans[name].phases:
        if phase.id == "hold":
            assert not on_pain_alone(phase.advance), (name, phase.id)


def test_more_pain_never_makes_a_better_state():
    order = ["well", "silent", "episode"]
    case = next(c for c in CASES if c["state"] == "well")
    phase = plan().phases[-1]
    states = []
    for pain in range(9):
        weeks = [week_of(n, "green", pain) for n in range(1, 6)]
        found = standing(
            case_client(case), Diary(weeks=tuple(weeks)), RULE, phase, ENDS
        )
        states.append(order.index(found.state))
    assert states == sorted(states)
