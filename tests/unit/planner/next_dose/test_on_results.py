"""What the results of sessions lead to, and what they never do."""

import itertools
from typing import Any

import pytest
from pydantic import ValidationError

from rehab.app.words import words
from rehab.model.diary import Diary
from rehab.model.phase import Place
from rehab.planner.allowed.case import Case
from rehab.planner.outcome.results import results
from rehab.planner.outcome.week import outcome
from rehab.render.view_grid import grid
from rehab.render.view_material import Material
from rehab.render.view_rules import rule_lines
from tests.support.cases import build, client, library, phase_fields, plan

UP = {"sessions": 3, "pain_at_most": 5, "well": True, "then": "rung_up"}
DOWN = {"red": True, "then": "rung_down"}
OFF = {"sessions": 3, "result": "less", "then": "load", "load_percent": 90.0}
HINGE = {"ladder": "hinge", "policy": {"kind": "steady"}, "entry_level": 1}
SQUATS = [
    {"from_session": n, "dose": {"sets": 3, "repetitions": 5, "load_kg": kg}}
    for n, kg in enumerate((10.0, 12.0, 16.0, 20.0, 24.0), start=1)
]
SQUAT = {"exercise": "goblet_squat", "policy": {"kind": "table", "rows": SQUATS}}


def laid_out(place: dict[str, Any], *rules: dict[str, Any], diary=None, **more):
    """Lay out a phase of one place with these rules."""
    told = [{**rule, "source": "x"} for rule in rules]
    place = {**place, "on_results": told, **more}
    phase = phase_fields(places=[place], pain_rule="monitored", level_max=5)
    changed = plan(phases=[phase], last_phase_weeks_shown=2)
    return build(client(entry_phase=None), changed, diary)


def came_back(*weeks: list[dict[str, Any]]) -> Diary:
    """Return weeks of calm sessions, each changed."""
    calm = {"before": 2, "during": 2, "next_morning": 2, "effort": 3}
    return Diary.model_validate(
        {
            "weeks": [
                {"week": n, "sessions": [{**calm, **one} for one in week]}
                for n, week in enumerate(weeks, start=1)
            ]
        }
    )


def names(of) -> list[str]:
    return [week.prescriptions[0].exercise.id for week in of.weeks[:3]]


WELL = {"well": True}


@pytest.mark.parametrize(
    ("week", "up"),
    [
        ([WELL] * 3, True),
        ([{}, WELL, WELL], False),  # not said of one
        ([WELL, WELL, {"well": False}], False),
        ([WELL, WELL, {"well": True, "during": 6}], False),
        ([WELL, WELL, {"well": True, "during": None}], False),
    ],
)
def test_a_rung_up_asks_for_all_of_it_in_so_many_sessions(week, up) -> None:
    ladder = library().catalogue.ladders["hinge"]
    found = laid_out(
        HINGE, UP, diary=came_back(week), well="Your back keeps its shape."
    )
    first, second, _ = names(found)
    assert (second != first) is up
    if up:
        assert ladder.index(second) > ladder.index(first)
        given = found.weeks[1].prescriptions[0]
        assert given.chosen.rule == "chosen.result_up"
        assert given.new_rung


def test_the_run_goes_on_through_the_weeks_and_stops_at_a_red_week() -> None:
    two = came_back([{}, WELL, WELL], [WELL, WELL, WELL])
    found = laid_out(HINGE, UP, diary=two, well="Still.")
    first, second, third = names(found)
    assert first == second != third
    bad = {"well": True, "next_morning": 7}
    red = laid_out(
        HINGE, {**UP, "sessions": 1}, diary=came_back([bad] * 3), well="Still."
    )
    assert len(set(names(red))) == 1


def test_sessions_on_a_way_back_lead_to_its_dose_and_not_past_it() -> None:
    weeks = [dict(week) for week in came_back(*[[WELL] * 3] * 5).model_dump()["weeks"]]
    weeks[1]["flare"] = True
    while weeks:
        told = Diary.model_validate({"weeks": weeks})
        found = laid_out(HINGE, UP, diary=told, well="Still.")
        sheets = [week.prescriptions[0] for week in found.weeks[1 : len(weeks) + 1]]
        for old, new in itertools.pairwise(sheets):
            if new.exercise.id != old.exercise.id:
                assert old.dose.volume >= sheets[0].dose.volume, len(weeks)
        weeks.pop()


def test_a_red_session_leads_one_rung_down_and_never_to_more() -> None:
    start = {**HINGE, "entry_level": 3}
    week = [{}, {}, {"next_morning": 7}]
    found = laid_out(start, DOWN, diary=came_back(week))
    ladder = library().catalogue.ladders["hinge"]
    first, second, _ = names(found)
    assert ladder.index(second) < ladder.index(first)
    assert found.weeks[1].prescriptions[0].chosen.rule == "chosen.result_down"
    worse = laid_out(start, DOWN, diary=came_back([{"next_morning": 7}] * 3))
    one, two = (of.weeks[1].prescriptions[0] for of in (found, worse))
    assert two.exercise.id == one.exercise.id
    assert two.dose.volume <= one.dose.volume


@pytest.mark.parametrize("day", [0, 1, 2])
def test_a_red_session_counts_on_whatever_day_of_the_week_it_was(day: int) -> None:
    week = [{"next_morning": 7} if day == n else {} for n in range(3)]
    found = laid_out({**HINGE, "entry_level": 3}, DOWN, diary=came_back(week, [{}] * 3))
    ladder = library().catalogue.ladders["hinge"]
    first, second, third = names(found)
    assert ladder.index(second) < ladder.index(first)
    assert third == second  # once


LESS = {"less": ["goblet_squat"]}


def kilograms(of, week: int) -> list[float | None]:
    given = of.weeks[week - 1].every("goblet_squat")
    days = sorted((day, one.dose.load_kg) for one in given for day in one.days)
    return [kg for _, kg in days]


def test_what_fell_short_comes_again_and_three_times_running_take_load_off() -> None:
    once = laid_out(SQUAT, OFF, diary=came_back([{}, {}, LESS]))
    assert kilograms(once, 1) == [10, 12, 16]
    assert kilograms(once, 2) == [16, 20, 24]
    twice = laid_out(SQUAT, OFF, diary=came_back([{}, {}, {}], [LESS, LESS, {}]))
    assert kilograms(twice, 3)[0] == 24  # 20 kg was lifted in the end
    fails = laid_out(SQUAT, OFF, diary=came_back([{}, {}, {}], [LESS] * 3))
    assert kilograms(fails, 2) == [20, 24, 24]
    assert kilograms(fails, 3) == [16, 20, 24]  # of 20 kg 90 % are 18: the row of 16
    given = fails.weeks[2].every("goblet_squat")[0]
    assert given.lower.load_kg <= 16


def test_a_table_is_never_led_ahead_by_sessions_that_fell_short() -> None:
    weights = (16.0, 20.0, 24.0, 12.0, 24.0)
    rows = [
        {"from_week": n, "dose": {"sets": 3, "repetitions": 5, "load_kg": kg}}
        for n, kg in enumerate(weights, start=1)
    ]
    table = {**SQUAT, "policy": {"kind": "table", "rows": rows}}
    fails = laid_out(table, OFF, diary=came_back([{}] * 3, [LESS] * 3))
    found = [kilograms(fails, week)[0] for week in range(1, 7)]
    assert found == [16, 20, 16, 20, 24, 12]  # back a row, and on in order


def test_three_fails_of_a_steady_load_take_it_off_once() -> None:
    steady = {"exercise": "goblet_squat", "policy": {"kind": "steady"}}
    three = laid_out(steady, OFF, diary=came_back([LESS] * 3))
    before, after, later = (kilograms(three, week)[0] for week in (1, 2, 3))
    assert after <= 0.9 * before
    assert later == after
    four = laid_out(steady, OFF, diary=came_back([LESS] * 3, [LESS, {}, {}]))
    assert kilograms(four, 3)[0] == after
    third = laid_out(steady, OFF, diary=came_back([{}, LESS, LESS], [LESS, {}, {}]))
    assert kilograms(third, 3)[0] < kilograms(third, 2)[0]  # what came after is late


def test_a_dose_that_was_written_down_is_a_result_too() -> None:
    short = {"doses": {"goblet_squat": {"sets": 3, "repetitions": 4}}}
    found = laid_out(SQUAT, OFF, diary=came_back([{}, short, {}]))
    assert kilograms(found, 2) == [16, 20, 24]
    past = [one.result for one in results(_past(found), "goblet_squat")]
    assert past == ["done", "less", "done"]


def _past(of):
    case = Case(of.client, of.plan, library(), of.diary)
    return outcome(case, of.weeks[0], (), 1)


def test_the_sheet_says_what_follows_and_asks_for_it() -> None:
    found = laid_out(HINGE, UP, well="Your back keeps its shape.")
    week = found.weeks[0]
    name = week.prescriptions[0].exercise.name
    assert list(rule_lines(words(), week)) == [
        f"{name}, done well: Your back keeps its shape.",
        (
            f"{name}: pain 5 or less and done well, 3 times running? "
            "After a green week a harder one comes."
        ),
    ]
    material = Material(found, library(), words(), (week,), {})
    assert [row.name for row in grid(material, week).log][4:] == ["Done well?"]
    fails = laid_out(SQUAT, OFF).weeks[0]
    assert list(rule_lines(words(), fails)) == [
        (
            "Goblet squat: not all of it done? Write L in its box, "
            "and do the same next time."
        ),
        (
            "Goblet squat: not all done, 3 times running? Your next sheet has "
            "90\N{NO-BREAK SPACE}% of the weight."
        ),
    ]


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({"then": "rung_up"}, "asks for nothing"),
        ({"result": "less", "then": "rung_up"}, "goes up after bad sessions"),
        ({"red": False, "then": "rung_up"}, "goes up whatever was done"),
        ({"result": "less", "then": "load"}, "load and load_percent go together"),
        ({**OFF, "then": "rung_down"}, "load and load_percent go together"),
        ({"well": True, "then": "rung_down"}, "asks whether it was done well"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(rule, says) -> None:
    place = {**HINGE, "on_results": [{**rule, "source": "x"}]}
    with pytest.raises(ValidationError, match=says):
        Place.model_validate(place)
