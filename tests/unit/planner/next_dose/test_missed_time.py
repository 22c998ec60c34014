"""Time off: which row of the plan counts, and what it leaves of a dose."""

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from rehab.model.diary import Diary, WeekRecord
from rehab.model.dose import Dose
from rehab.model.policy import Quota
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.missed_time import Gap, after_gap, gap_before
from rehab.planner.outcome.past_week import Outcome
from tests.support.cases import (
    build,
    client,
    diary_of,
    in_week,
    library,
    plan,
    session,
    short,
    week_numbered,
)
from tests.support.facts_tell import hold
from tests.support.slots import case_of, phase_of, standing

VECTORS = yaml.safe_load(
    (Path(__file__).parents[3] / "data" / "vectors.yaml").read_text("utf-8")
)


def gap_of(days: int, age: int) -> Gap | None:
    """Return the gap after one dated session and then nothing, ``days`` ago."""
    start = datetime.date(2026, 11, 23)
    person = client(start=start, birth_year=start.year - age)
    weeks = 1 + days // 7
    end = start + datetime.timedelta(weeks=weeks)
    last = end - datetime.timedelta(days=days + 1)
    record = WeekRecord(week=1, sessions=(session(2, day=last),))
    history = [Outcome("hold", "green", record, planned=3)]
    history += [Outcome("hold", "none")] * (weeks - 1)
    case = Case(person, plan(), library(), Diary(weeks=(record,)))
    return gap_before(case, tuple(history))


@pytest.mark.parametrize("vector", VECTORS["missed_days"], ids=str)
def test_a_gap_is_judged_by_its_days_and_the_age(vector: list[Any]) -> None:
    days, age, load, volume, ramp, rungs, restart = vector
    gap = gap_of(days, age)
    if (load, volume) == (100, 100):
        assert gap is None
        return
    assert gap is not None
    row = gap.row
    assert gap.days == days
    assert (row.load_percent, row.volume_percent) == (load, volume)
    assert (row.ramp_weeks, row.rungs_down, row.restart) == (ramp, rungs, restart)


@pytest.mark.parametrize(
    ("last", "days"),
    [(datetime.date(2026, 11, 23), 13), (datetime.date(2026, 11, 29), 7), (None, 7)],
)
def test_days_of_a_gap_are_those_between_the_last_session_and_the_next_sheet(
    last: datetime.date | None, days: int
) -> None:
    """The 23rd is the first day of the sheet; one without a date counts as its last."""
    record = WeekRecord(week=1, sessions=(session(2, day=last),))
    history = (Outcome("hold", "thin", record, planned=3), Outcome("hold", "none"))
    rows = [{**plan().missed_time[0].model_dump(), "days": (0, 0)}]
    rows += [{**plan().missed_time[1].model_dump(), "days": (1, 9999)}]
    case = Case(client(), plan(missed_time=rows), library(), Diary(weeks=(record,)))
    found = gap_before(case, history)
    assert found is not None
    assert found.days == days


def test_a_long_time_off_begins_again_with_the_hold_and_asks_the_physio() -> None:
    person = client(entry_phase="slow_build")
    weeks = (WeekRecord(week=1, sessions=(session(2),) * 5), WeekRecord(week=9))
    found = week_numbered(build(person, diary=Diary(weeks=weeks)), 10)
    assert found.phase.id == "hold"
    assert "ask.missed" in {reason.rule for reason in found.asks}


@pytest.mark.parametrize("empty", [8, 9, 12])
def test_a_long_gap_costs_four_good_weeks_of_hold_however_long(empty: int) -> None:
    good = [WeekRecord(week=n, sessions=(session(2),) * 3) for n in (1, 2, 3)]
    away = [WeekRecord(week=4 + n, away="holiday") for n in range(empty)]
    person = client(entry_phase="slow_build")
    found = build(person, diary=Diary(weeks=(*good, *away)))
    first = 4 + empty
    phases = [week_numbered(found, first + n).phase.id for n in range(5)]
    assert phases == ["hold"] * 4 + ["slow_build"]


def test_a_row_in_which_nothing_was_done_is_no_session() -> None:
    row = session(2, did=())
    week = WeekRecord(week=1, sessions=(row,) * 5)
    found = build(client(entry_phase="hold"), diary=Diary(weeks=(week,)))
    assert week_numbered(found, 1).colour == "thin"


# --- One exercise -----------------------------------------------------------------

BARBELL = client(weights_kg={"barbell": [15.0, 20.0, 25.0, 27.5, 30.0]})
LIFT = Dose(sets=3, repetitions=10, load_kg=30.0)


def gap(days: int) -> Gap:
    """Return the row of the plan for so many days."""
    rows = plan().missed_time
    row = next(row for row in rows if row.days[0] <= days <= row.days[1])
    return Gap(days, row)


def away(
    slot: Slot, days: int, phase: str = "slow_build", case: Case | None = None
) -> list[str]:
    """Return the doses of the ramp after so many days."""
    case = case or case_of(BARBELL)
    found = after_gap(case, phase_of(case, phase), slot, gap(days), frozenset())
    assert found.base == slot.base
    return [short(dose) for dose in found.way_back]


def lift(**changes: Any) -> Slot:
    """Return a Romanian deadlift of 3 x 10 with 30 kg, no rung below it."""
    slot = standing("romanian_deadlift", LIFT, case=case_of(BARBELL))
    return replace(slot, **changes)


@pytest.mark.parametrize(
    ("days", "ramp"),
    [
        (8, ["3×8 30 kg"]),  # 80 %
        (14, ["3×7 30 kg", "3×8 30 kg"]),  # 70 and 85 %
        # 50 to 90 % of the repetitions, 90 to 98 % of the weight: 27 kg, 27.6, ...
        (28, ["3×5 27.5 kg", "3×6 30 kg", "3×7 30 kg", "3×8 30 kg", "3×9 30 kg"]),
    ],
)
def test_a_gap_cuts_the_dose_and_a_ramp_leads_back(days: int, ramp: list[str]) -> None:
    assert away(lift(), days) == ramp


def test_in_a_light_phase_the_weight_stays() -> None:
    assert away(lift(), 28, "hold") == [f"3×{n} 30 kg" for n in (5, 6, 7, 8, 9)]


def test_a_ramp_is_never_above_the_way_back_that_was_left() -> None:
    way = tuple(LIFT.but(repetitions=n) for n in (6, 7))
    assert away(lift(way_back=way), 14) == ["3×6 30 kg", "3×7 30 kg"]
    way = tuple(LIFT.but(repetitions=n) for n in (8, 9))
    assert away(lift(way_back=way), 14) == ["3×7 30 kg", "3×8 30 kg"]


def test_on_a_new_way_a_gap_cuts_what_was_done_not_where_it_leads() -> None:
    """70 and 85 % of 6; of the 10 it leads to the first would be 7."""
    new = lift(new_way=tuple(LIFT.but(repetitions=n) for n in (6, 8)))
    assert away(new, 14) == ["3×4 30 kg", "3×5 30 kg"]


def test_after_eight_weeks_it_is_half_where_there_is_no_easier_rung() -> None:
    assert away(lift(), 56)[0] == "3×5 27.5 kg"  # 412 of 900
    low = Dose(sets=2, repetitions=12, load_kg=15.0)
    slot = standing("romanian_deadlift", low, case=case_of(BARBELL))
    assert away(slot, 56)[0] == "2×6 15 kg"


def test_after_eight_weeks_the_easier_rung_has_what_the_days_leave_of_the_harder() -> (
    None
):
    """And no less: its start, 2 x 8 with 10 kg, would be a third of what was done."""
    case = case_of()
    dose = Dose(sets=2, repetitions=10, load_kg=24.0)
    slot = standing("deadlift_kettlebell", dose, ladder="hinge")
    phase = phase_of(case)
    found = after_gap(case, phase, slot, gap(56), frozenset())
    assert found.exercise.id == "deadlift_raised"
    assert [short(one) for one in (found.dose, found.goal)] == [
        "2×5 24 kg",
        "2×9 24 kg",
    ]
    assert (found.reason.rule, found.moved) == ("dose.missed_rung_less", "cut")
    taken = frozenset({"deadlift_raised"})
    assert after_gap(case, phase, slot, gap(56), taken).exercise == slot.exercise


def test_the_easier_rung_begins_with_no_more_than_a_shorter_absence_leaves() -> None:
    """Half of 2 x 5 with 20 kg are 2 x 2, 80 in all."""
    case = case_of()
    dose = Dose(sets=2, repetitions=5, load_kg=20.0)
    slot = standing("deadlift_kettlebell", dose, ladder="hinge")
    phase = phase_of(case)
    shorter = after_gap(case, phase, slot, gap(55), frozenset())
    assert short(shorter.dose) == "2×2 20 kg"
    found = after_gap(case, phase, slot, gap(56), frozenset())
    assert found.exercise.id == "deadlift_raised"
    assert [short(one) for one in (found.dose, found.goal)] == [
        *("2×2 20 kg", "2×5 20 kg")
    ]
    assert (found.reason.rule, found.moved) == ("dose.missed_rung_less", "cut")


def test_before_eight_weeks_the_rung_stays() -> None:
    dose = Dose(sets=2, repetitions=10, load_kg=24.0)
    slot = standing("deadlift_kettlebell", dose, ladder="hinge")
    case = case_of()
    found = after_gap(case, phase_of(case), slot, gap(55), frozenset())
    assert found.exercise == slot.exercise


def test_a_quota_stays_on_its_line() -> None:
    slot = lift(policy=Quota(kind="quota", weeks=8))
    case = case_of(BARBELL)
    found = after_gap(case, phase_of(case), slot, gap(28), frozenset())
    assert (found.dose, found.reason.rule) == (LIFT, "dose.thin")


def test_however_many_empty_weeks_are_typed_it_is_one_gap() -> None:
    """A row of 2 x 8: 14 days leave 70 %, 21 days leave 70 % of the same."""
    person = client(entry_phase="hold")
    first = WeekRecord(week=1, sessions=(session(2),) * 5)
    for last in (3, 4):
        empty = [WeekRecord(week=n) for n in range(2, last + 1)]
        found = build(person, diary=Diary(weeks=(first, *empty)))
        given = week_numbered(found, last + 1).prescriptions[0]
        assert (given.exercise.id, short(given.dose)) == (
            *("chest_supported_row", "2×5 8 kg"),
        )
        assert given.reason.rule == "dose.missed"


def test_red_weeks_with_an_absence_between_them_are_not_running() -> None:
    """A row of 2 x 10: 70 % after either, not 60 % as after a second one running."""
    dose = {"sets": 2, "repetitions": 10, "load_kg": 8}
    person = client(entry_phase="hold", doses={"chest_supported_row": dose})
    days = [person.start + datetime.timedelta(days=n) for n in (0, 1)]
    red = WeekRecord(week=1, sessions=tuple(session(2, during=6, day=d) for d in days))
    again = WeekRecord(week=3, sessions=(session(2, during=6),) * 5)
    weeks = (red, WeekRecord(week=2), again)
    found = build(person, diary=Diary(weeks=weeks))
    row = [in_week(found, n)["chest_supported_row"] for n in (2, 3, 4)]
    assert [short(one.dose) for one in row] == ["2×7 8 kg"] * 3
    rules = [one.reason.rule for one in row]
    assert rules == ["dose.red", "dose.missed_held", "dose.red"]


@pytest.mark.parametrize("weekday", [4, 6], ids=["nine days away", "seven days away"])
def test_a_stage_that_an_easy_week_had_cut_comes_no_larger_after_a_gap(weekday) -> None:
    """Stage 2×6 of the way back is 2×5 in week 6, an easy one, of which nothing was."""
    words = {1: "green", 2: "green", 3: "green", 4: "flare"}
    person = client(entry_phase="slow_build")
    first = person.start + datetime.timedelta(weeks=4)
    days = [first + datetime.timedelta(days=n) for n in (0, 2, weekday)]
    calm = tuple(session(2, day=day) for day in days)
    told = (
        *diary_of(words).weeks,
        WeekRecord(week=5, sessions=calm, confidence=8),
        WeekRecord(week=6, away="holiday"),
        *diary_of({7: "green"}).weeks,
    )
    found = build(person, diary=Diary(weeks=told))
    row = [in_week(found, n)["chest_supported_row"] for n in (6, 7, 8, 9)]
    assert [short(one.dose) for one in row] == [
        *("2×5 8 kg", "2×5 8 kg", "2×6 8 kg", "2×10 8 kg"),
    ]
    rule = "dose.missed_held" if weekday == 4 else "dose.thin"
    assert row[1].reason.rule == rule
    hold(found)


def walks(done: tuple[int, ...], flare: int) -> dict[int, tuple[int | None, str]]:
    """Return the minutes of a line to 30 and why; a flare-up was all of one week."""
    weeks = [*diary_of(dict.fromkeys(done, "green")).weeks]
    weeks = sorted([*weeks, WeekRecord(week=flare, flare=True)], key=lambda w: w.week)
    person = client(
        plan="walk-to-30-minutes",
        entry_phase=None,
        targets={"walk_build": {"dose": {"minutes": 30}}},
    )
    plan = library().plans["walk-to-30-minutes"]
    found = build(person, plan, Diary(weeks=tuple(weeks)))
    first = [(week.number, week.prescriptions[0]) for week in found.weeks]
    return {number: (given.dose.minutes, given.reason.rule) for number, given in first}


def test_a_line_comes_back_from_a_flare_up() -> None:
    found = walks((1, 2, 3, 5, 6, 7), flare=4)
    assert [found[week][0] for week in range(4, 9)] == [25, 12, 18, 25, 30]
    assert found[6][1] == found[7][1] == "dose.flare_way"


def test_silence_after_a_flare_up_gives_a_line_nothing_back() -> None:
    """A week of silence before it, and one after: half stays half."""
    found = walks((1, 3, 6, 7), flare=4)
    assert [found[week] for week in (5, 6)] == [
        (10, "dose.flare_back"),
        (10, "dose.none"),
    ]
    found = walks((3, 8), flare=5)
    assert [found[week][0] for week in range(5, 9)] == [16, 8, 8, 8]
