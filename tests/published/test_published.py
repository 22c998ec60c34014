"""Published programmes: every cell that is printed is the one of the paper's table."""

import datetime
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from rehab.app.planned import Planned, plan_client
from rehab.app.words import words
from rehab.model.client import WEEKDAYS
from rehab.model.diary import Diary
from rehab.model.programme import Programme, Week
from rehab.planner.programme import build_programme
from rehab.render.view import SheetsView, build_view
from rehab.render.view_grid import TickRow
from rehab.render.view_rules import rule_lines
from tests.support.cases import ROOT

PAPERS = yaml.safe_load((Path(__file__).parent / "tables.yaml").read_text("utf-8"))
FILES = {file.stem for file in (ROOT / "plans" / "published").glob("*.yaml")}
PROMISED = (
    "Each exercise: no pain, 7 times running? After a green week a harder one comes."
)
CELLS = [(name, row) for name, rows in PAPERS.items() for row in rows]


@cache
def planned(name: str) -> Planned:
    """Return the programme of the plan's client."""
    file = ROOT / "examples" / "published" / name / "client.yaml"
    found = plan_client(file, None, None)
    assert isinstance(found, Planned), found
    return found.laid_out("weekly")


def _view(name: str, weeks: Sequence[int]) -> SheetsView:
    """Return the client's pages of these weeks."""
    made = planned(name)
    return build_view(
        made.programme,
        made.library,
        words(),
        weeks=weeks,
        copy="client",
        draft=True,
        fingerprint="",
    )


@cache
def printed(name: str) -> dict[int, tuple[Week, list[tuple[str, TickRow]]]]:
    """Return what stands beside the boxes of each week's page, by exercise."""
    made = planned(name)
    numbers = [week.number for week in made.programme.weeks]
    view = _view(name, numbers)
    ids = {one.name: key for key, one in made.library.exercises.items()}
    sheets = zip(made.programme.weeks, view.pages, strict=True)
    return {
        week.number: (week, [(ids[row.name], row) for row in page.week.grid.ticks])
        for week, page in sheets
    }


def test_each_programme_has_its_paper_and_a_client() -> None:
    assert set(PAPERS) == FILES
    for name in FILES:
        plan = planned(name).programme.plan
        assert plan.status.startswith("As published, not validated here.")
        assert plan.sources


@pytest.mark.parametrize(("name", "row"), CELLS)
def test_what_is_printed_is_what_the_paper_has(name: str, row: dict[str, Any]) -> None:
    found = printed(name)
    if "weeks" in row:
        first, last = row["weeks"]
        numbers = list(range(first, last + 1))
    else:
        numbers = [n for n, (week, _) in found.items() if week.phase.id == row["phase"]]
    assert numbers
    for number in numbers:
        week, rows = found[number]
        if "days" in row:
            assert _by_day(week, rows) == row["days"], number
            continue
        said = sorted((key, one.dose) for key, one in rows)
        assert said == sorted(_said(row).items()), number
        for given in week.prescriptions:
            assert given.times_a_day == _of(row.get("a_day", 1), given.exercise.id)
            due = _of(row["sessions"], given.exercise.id)
            assert len(set(given.days)) == due, (number, given.exercise.id)


def test_the_front_has_no_days_that_hold_for_its_first_week_alone() -> None:
    days = {
        "heel-raises-on-a-towel": "Your days: see each week page. About 10 minutes",
        "nordic-hamstring": "Your days: see each week page. About 5 minutes",
        "couch-to-5k": "Mon, Wed, Fri: run and walk only, about 25 minutes.",
    }
    for name, said in days.items():
        assert _front(name, [1, 2])[0].startswith(said), name
    each = ("Every day: see each week page. About 15 to 25 minutes a day.",)
    assert _front("hamstring-lengthening", [1, 2, 3, 4])[:1] == each
    mixed = _front("hamstring-lengthening", [1])
    assert mixed[0] == "Mon, Sun: 3 exercises, about 25 minutes in all."
    assert mixed[2].startswith("Tue, Sat: leg extender only, twice a day")
    alone = _front("heel-raises-on-a-towel", [2])
    assert alone[0].startswith("Tue, Thu, Sat: heel raise")


def _front(name: str, weeks: list[int]) -> tuple[str, ...]:
    """Return the box on the front of these weeks."""
    return _view(name, weeks).front.todo


def _by_day(week: Week, rows: list[tuple[str, TickRow]]) -> dict[str, dict[str, str]]:
    """Return what has a box on each weekday."""
    found: dict[str, dict[str, str]] = {}
    for name, row in rows:
        for day, box in zip(week.days, row.boxes, strict=True):
            if box.due:
                found.setdefault(WEEKDAYS[day.weekday()], {})[name] = row.dose
    return found


def _said(row: dict[str, Any]) -> dict[str, str]:
    """Return each dose as a sentence begins, with how often a day."""
    times = {1: "", 2: ", twice a day"}
    return {
        key: f"{dose[:1].upper()}{dose[1:]}{times[_of(row.get('a_day', 1), key)]}"
        for key, dose in row["doses"].items()
    }


def _of(said: int | dict[str, int], exercise: str) -> int:
    """Return how often: of all exercises, or of each by its name."""
    return said[exercise] if isinstance(said, dict) else said


def test_every_week_of_a_programme_is_in_its_table() -> None:
    for name, rows in PAPERS.items():
        told: set[int] = set()
        for row in rows:
            first, last = row.get("weeks", (1, 0))
            told |= set(range(first, last + 1))
        if told:
            assert told == set(printed(name)), name


def test_a_level_goes_up_when_it_was_done_well_and_down_when_it_was_red() -> None:
    steps = {"well": "chair_stand_b", "badly": "chair_stand_a", "sore": "chair_stand_a"}
    for word, second in steps.items():
        session = {"before": 4, "during": 5, "next_morning": 4, "well": word == "well"}
        if word == "sore":
            session |= {"during": 6, "well": True}
        assert _after(planned("levels-a-to-d"), [session] * 3)[1] == second
    up = [{"before": 4, "during": 4, "next_morning": 4, "well": True}] * 3
    red = [*up[:2], {"before": 4, "during": 4, "next_morning": 7}]
    names = _after(planned("levels-a-to-d"), up, up, red)
    assert names == [f"chair_stand_{level}" for level in "abcb"]


def _after(made: Planned, *weeks: list[dict[str, Any]]) -> list[str]:
    """Return the exercise of each week, and of the one to come."""
    told = [{"week": n, "sessions": rows} for n, rows in enumerate(weeks, start=1)]
    diary = Diary.model_validate({"weeks": told})
    of = made.programme
    found = build_programme(of.client, of.plan, made.library, diary)
    assert isinstance(found, Programme)
    return [week.exercises[0] for week in found.weeks[: len(weeks) + 1]]


def test_the_lowest_level_is_promised_nothing_easier() -> None:
    made = planned("levels-a-to-d")
    lowest = rule_lines(words(), made.programme.weeks[0])
    assert any("a harder one comes" in line for line in lowest)
    assert not any("an easier one" in line for line in lowest)
    up = [{"before": 4, "during": 4, "next_morning": 4, "well": True}] * 3
    diary = Diary.model_validate({"weeks": [{"week": 1, "sessions": up}]})
    of = made.programme
    found = build_programme(of.client, of.plan, made.library, diary)
    assert isinstance(found, Programme)
    assert any("an easier one" in line for line in rule_lines(words(), found.weeks[1]))


def test_weeks_since_the_operation_keep_a_phase_until_their_day() -> None:
    weeks = planned("after-knee-ligament-surgery").programme.weeks
    operation = datetime.date(2026, 11, 2)
    firsts = [week.start for week in weeks if week.week_in_phase == 1]
    assert [(day - operation).days // 7 for day in firsts] == [3, 6, 9]
    opens = [week.not_before for week in weeks if week.week_in_phase == 1]
    assert opens == [*firsts[1:], None]


def test_three_fails_running_take_ten_percent_off() -> None:
    made = planned("novice-five-by-five")
    calm = {"before": 1, "during": 1, "next_morning": 1, "effort": 6}
    fails = [{**calm, "less": ["five_squat"]}] * 3
    weeks = [[calm] * 3] * 3
    told = [{"week": n, "sessions": s} for n, s in enumerate([*weeks, fails], start=1)]
    diary = Diary.model_validate({"weeks": told})
    of = made.programme
    found = build_programme(of.client, of.plan, made.library, diary)
    assert isinstance(found, Programme)
    squats = [
        [one.dose.load_kg for one in found.weeks[n].every("five_squat")] for n in (3, 4)
    ]
    # Of 42.5 kg, where it stands, 90 % are 38.25: it goes on from the session of 37.5.
    assert squats == [[42.5, 45, 47.5], [37.5, 40, 42.5]]
    assert found.weeks[4].every("five_bench")[0].dose.load_kg > 30


def test_the_backpack_comes_after_a_week_of_heel_drops_without_pain_only() -> None:
    drops, packs = (
        tuple(f"heel_drop_{knee}{pack}" for knee in ("straight", "bent"))
        for pack in ("", "_pack")
    )
    for during, then in ((0, packs), (1, drops), (4, drops)):
        session = {"before": 1, "during": during, "next_morning": 1, "effort": 6}
        diary = {"weeks": [{"week": 1, "sessions": [session] * 14}]}
        of = planned("alfredson-heel-drop")
        found = build_programme(
            of.programme.client,
            of.programme.plan,
            of.library,
            Diary.model_validate(diary),
        )
        assert isinstance(found, Programme)
        week = found.weeks[1]
        assert week.exercises == then, during
        lines = rule_lines(words(), week)
        assert [*lines] == [PROMISED] * (then == drops)  # nothing harder than the pack
        for given in week.prescriptions:
            assert (given.dose.sets, given.dose.repetitions) == (3, 15)
            assert given.dose.load_kg == (5 if then == packs else None)
            assert len(given.days) == 14
