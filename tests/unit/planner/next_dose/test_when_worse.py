"""The lower numbers and the days back that stand beside a dose."""

from rehab.model.dose import Dose
from rehab.planner.next_dose.by_colour import WeekContext
from rehab.planner.next_dose.when_worse import back_doses, lower_dose
from tests.support.cases import build, client, in_week, plan, short, week_numbered
from tests.support.slots import standing

BASE = Dose(sets=3, repetitions=9, load_kg=20.0)
EASY = Dose(sets=2, repetitions=9, load_kg=20.0)
WEEK = WeekContext(plan(), 70, plan().red_week.percents)


def numbers(given: Dose) -> list[str]:
    slot = standing("chest_supported_row", BASE)
    doses = (lower_dose(slot, WEEK, given), *back_doses(slot, WEEK, given))
    return [short(dose) for dose in doses]


def test_in_a_full_week_they_are_shares_of_its_dose() -> None:
    assert numbers(BASE) == ["3×6 20 kg", "3×4 16 kg", "3×6 20 kg"]


def test_in_an_easy_week_they_have_no_set_more_than_it() -> None:
    """70 % of 3×9 are 3×6, as much work as the easy week, and a set more."""
    assert numbers(EASY) == ["2×6 20 kg", "2×4 16 kg", "2×6 20 kg"]


def test_an_easy_sheet_has_less_for_worse_days_in_every_row() -> None:
    found = build(client(entry_phase="slow_build"))
    assert week_numbered(found, 12).easy
    for one in in_week(found, 12).values():
        assert one.lower.volume < one.dose.volume, one.exercise.id
        assert one.lower.sets <= one.dose.sets
        assert all(dose.sets <= one.dose.sets for dose in one.back)
