"""What a week does to the dose of one exercise, step by step."""

from dataclasses import replace
from typing import Any

import pytest

from rehab.model.dose import Dose
from rehab.model.policy import Quota
from rehab.model.programme import Colour
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.by_colour import WeekContext, react
from rehab.planner.outcome.exercise import ExerciseWeek
from tests.support.cases import client, plan, short
from tests.support.slots import case_of, standing

GREEN: tuple[Colour, ...] = ("green",) * 4
BASE = Dose(sets=3, repetitions=10, load_kg=20.0)


def row(**changes: Any) -> Slot:
    """Return the row at 3 x 10 with two dumbbells of 10 kg, which can climb."""
    slot = standing("chest_supported_row", BASE, rung_weeks=5)
    return replace(slot, **changes)


def after(slot: Slot, colour: Colour, *, day: int = 70, flare: bool = False) -> Slot:
    week = WeekContext(plan(), day, plan().red_week.percents, flare=flare)
    return react(slot, ExerciseWeek(colour=colour, done=3, planned=3), week, slot.dose)


def weeks(slot: Slot, *colours: Colour) -> list[str]:
    """Return the dose after each of these weeks."""
    found = []
    for colour in colours:
        slot = after(slot, colour)
        found.append(short(slot.dose))
    return found


def test_a_red_week_is_seventy_per_cent_and_a_tenth_more_each_green_week() -> None:
    assert weeks(row(), "red", "green", "green", "green") == [
        *("3×7 20 kg", "3×8 20 kg", "3×9 20 kg", "3×10 20 kg")
    ]


def test_a_second_red_week_is_sixty_per_cent_of_the_same_dose_and_so_is_a_third() -> (
    None
):
    assert weeks(row(), "red", "red", "red") == ["3×7 20 kg", "3×6 20 kg", "3×6 20 kg"]
    assert weeks(row(), "red", "red", "green") == [
        *("3×7 20 kg", "3×6 20 kg", "3×7 20 kg")
    ]


@pytest.mark.parametrize("colour", ["green", "amber", "none"])
def test_any_other_week_ends_the_run_of_red_ones(colour: Colour) -> None:
    slot = after(after(row(), "red"), colour)
    assert slot.reds == 0
    assert short(after(slot, "red").dose) == "3×7 20 kg"  # of the same base


def test_a_red_week_says_how_much_of_what() -> None:
    reason = after(row(), "red").reason
    assert reason.rule == "dose.red"
    assert reason.facts == {"percent": 70, "of": BASE, "was": BASE}


def test_the_week_in_which_the_dose_comes_back_does_not_count_toward_more() -> None:
    slot = after(after(after(after(row(), "red"), "green"), "green"), "green")
    assert (slot.dose, slot.moved, slot.steady_weeks) == (BASE, "returned", 0)
    assert slot.room == slot.work(BASE)
    again = after(slot, "green")
    assert (again.moved, again.steady_weeks) == ("ready", 1)


@pytest.mark.parametrize("colour", ["amber", "thin", "none"])
def test_a_week_that_was_not_good_repeats_the_dose(colour: Colour) -> None:
    slot = after(row(), colour)
    assert (slot.dose, slot.moved) == (BASE, "stayed")
    assert slot.reason.rule == f"dose.{colour}"
    on_way = after(after(row(), "red"), colour)
    assert short(on_way.dose) == "3×7 20 kg"


def test_what_was_done_too_seldom_neither_rises_nor_falls() -> None:
    week = WeekContext(plan(), 70, plan().red_week.percents)
    told = ExerciseWeek(colour="green", got="not_enough", done=1, planned=3)
    slot = react(row(), told, week, BASE)
    assert (slot.dose, slot.moved, slot.rung_weeks) == (BASE, "stayed", 5)
    assert slot.reason.rule == "dose.not_enough"
    assert slot.reason.facts == {"done": 1, "sessions": 3}


def test_a_green_week_counts_and_makes_room_for_a_tenth_more() -> None:
    slot = after(row(), "green")
    assert (slot.moved, slot.steady_weeks, slot.rung_weeks) == ("ready", 1, 6)
    assert slot.room == pytest.approx(660)


def test_room_that_is_not_used_is_kept_up_to_a_fifth() -> None:
    slot = row()
    for _ in range(3):
        slot = after(slot, "green")
    assert slot.room == pytest.approx(720)  # not 600 x 1.331


def test_an_amber_week_of_an_easy_sheet_repeats_the_easy_dose() -> None:
    easy = BASE.but(sets=2)
    week = WeekContext(plan(), 70, plan().red_week.percents)
    slot = react(row(), ExerciseWeek(colour="amber"), week, easy)
    assert (slot.dose, slot.base) == (easy, BASE)
    assert after(slot, "green").dose == BASE


def test_a_red_week_never_leaves_more_than_the_sheet_had() -> None:
    """The easy sheet had one set; in tenths it is at 70 % of three, 21 repetitions."""
    week = WeekContext(plan(), 70, plan().red_week.percents)
    told = ExerciseWeek(colour="red")
    low = BASE.but(sets=1)
    slot = react(row(), told, week, low)
    assert slot.dose == low
    stages = [short(dose) for dose in slot.way_back[1:5]]
    assert stages == ["3×4 20 kg", "3×5 20 kg", "3×6 20 kg", "3×7 20 kg"]


def test_a_flare_up_is_half_at_four_fifths_of_the_weight() -> None:
    """Pieces of 16, 20 and 24 kg: 80 % of 20 is 16, 90 % is 18: fewer of 20."""
    slot = after(row(), "red", flare=True)
    assert [short(dose) for dose in slot.way_back[:2]] == ["3×5 16 kg", "3×6 20 kg"]
    assert slot.base == BASE
    assert slot.reason.rule == "dose.flare_lighter"
    assert (slot.reason.facts["percent"], slot.reason.facts["weeks"]) == (50, 1)
    assert slot.way == "flare_way"


def test_a_flare_up_comes_back_to_the_weight_of_before_not_to_one_that_just_began() -> (
    None
):
    """3×9 with 24 kg in its first week: nobody knows yet that the back bears it."""
    heavier = row().moved_to(row().at + 1, row().reason)
    assert short(heavier.dose) == "3×9 24 kg"
    slot = after(heavier, "red", flare=True)
    assert [short(dose) for dose in slot.way_back] == ["3×5 16 kg", "3×6 20 kg"]
    assert short(slot.base) == "3×10 20 kg"
    borne = after(heavier, "green")
    assert short(after(borne, "red", flare=True).base) == "3×9 24 kg"
    amber = after(heavier, "amber")
    assert short(after(amber, "red", flare=True).base) == "3×10 20 kg"


def test_one_more_in_a_set_is_the_dose_of_before_from_its_first_week() -> None:
    dose = Dose(sets=2, repetitions=8, load_kg=20.0)
    slot = standing("chest_supported_row", dose)
    more = slot.moved_to(slot.at + 1, slot.reason)
    assert short(more.dose) == "2×9 20 kg"
    assert short(after(more, "red", flare=True).base) == "2×9 20 kg"


def test_a_flare_up_of_a_chain_comes_back_to_the_dose_before_the_first() -> None:
    first = after(row(), "red", day=70, flare=True)
    second = after(after(first, "green"), "red", day=84, flare=True)
    assert short(second.dose) == "3×5 16 kg"  # not half of a half
    assert second.chain is not None
    assert (second.chain.flares, second.chain.base) == (2, BASE)


def test_the_third_flare_up_of_a_chain_stays_at_the_half_for_two_weeks() -> None:
    slot = row()
    for day in (70, 84, 98):
        slot = after(slot, "red", day=day, flare=True)
    halves = [short(dose) for dose in slot.way_back[:3]]
    assert halves == ["3×5 16 kg", "3×5 16 kg", "3×6 20 kg"]
    assert slot.reason.facts["weeks"] == 2
    second = after(slot, "green")
    assert (second.dose, second.reason.rule) == (slot.dose, "dose.same_step")
    assert after(second, "green").reason.rule == "dose.flare_way"


def test_the_reason_tells_how_much_of_a_flare_ups_dose_is_left() -> None:
    """80 % of 24 kg is 19.2, and 18 is near enough: 53.3 % of 9 are 4 of them."""
    base = Dose(sets=2, repetitions=9, load_kg=24.0)
    person = client(weights_kg={"dumbbells": [9.0, 10.0, 12.0]})
    slot = standing("chest_supported_row", base, case=case_of(person))
    slot = after(slot, "red", flare=True)
    assert short(slot.dose) == "2×4 18 kg"
    assert slot.reason.facts["percent"] == 44


@pytest.mark.parametrize(
    ("flare", "by", "rule"),
    [
        (False, None, "dose.red_held"),
        (False, "Robin Hale", "dose.decided_held"),
        (True, None, "dose.flare_held"),
    ],
)
def test_what_is_no_more_than_the_sheet_is_not_told_as_a_share(
    by: str | None, rule: str, *, flare: bool
) -> None:
    low = BASE.but(repetitions=3)
    week = WeekContext(plan(), 70, plan().red_week.percents, flare=flare, by=by)
    slot = react(row(), ExerciseWeek(colour="red"), week, low)
    assert (slot.dose, slot.reason.rule) == (low, rule)


def test_after_more_than_28_days_a_flare_up_is_the_first_of_another_chain() -> None:
    for day, flares in ((98, 2), (99, 1)):
        slot = after(row(), "red", day=70, flare=True)
        slot = after(slot, "red", day=day, flare=True)
        assert slot.chain is not None
        assert slot.chain.flares == flares


def rung() -> Slot:
    """Return the row in the first week of a new way: at 6, then 8, to its 10."""
    return row(new_way=tuple(BASE.but(repetitions=n) for n in (6, 8)))


def test_a_new_way_is_climbed_a_step_a_green_week() -> None:
    slot = rung()
    assert (short(slot.dose), short(slot.base)) == ("3×6 20 kg", "3×6 20 kg")
    assert weeks(slot, "green", "amber", "green", "green") == [
        *("3×8 20 kg", "3×8 20 kg", "3×10 20 kg", "3×10 20 kg")
    ]
    up = after(slot, "green")
    assert (up.reason.rule, up.reason.facts) == ("dose.new_way", {"to": BASE})


def test_a_red_week_on_a_new_way_cuts_what_was_done_not_where_it_leads() -> None:
    """70 % of 10 would be 7: more than the 6 of the sheet."""
    assert weeks(rung(), "red", *GREEN) == [
        *("3×4 20 kg", "3×5 20 kg", "3×6 20 kg", "3×8 20 kg", "3×10 20 kg")
    ]


def test_a_flare_up_on_a_new_way_comes_back_to_the_dose_before_it_and_goes_on() -> None:
    slot = after(rung(), "red", flare=True)
    assert slot.chain is not None
    assert short(slot.chain.base) == "3×6 20 kg"
    assert [short(slot.dose), *weeks(slot, *GREEN)] == [
        *("3×3 16 kg", "3×4 20 kg", "3×6 20 kg", "3×8 20 kg", "3×10 20 kg")
    ]


def test_a_chain_that_began_on_a_new_way_comes_back_to_where_it_began() -> None:
    slot = after(rung(), "red", day=70, flare=True)
    for _ in range(3):
        slot = after(slot, "green")
    assert short(slot.dose) == "3×8 20 kg"
    slot = after(slot, "red", day=98, flare=True)
    assert [short(slot.dose), *weeks(slot, *GREEN)] == [
        *("3×3 16 kg", "3×4 20 kg", "3×6 20 kg", "3×8 20 kg", "3×10 20 kg")
    ]


def test_a_chain_comes_back_to_its_dose_also_where_no_step_has_it() -> None:
    """As when it was set higher in between: on from 3×5, a tenth a green week."""
    first = after(row(), "red", day=70, flare=True)
    low = BASE.but(repetitions=5)
    chain = replace(first.chain, base=low) if first.chain else None
    slot = after(replace(first, chain=chain, way_back=()), "red", day=84, flare=True)
    assert (slot.base, slot.goal) == (low, BASE)
    assert [d.repetitions for d in slot.new_way] == [5, 6, 7, 8, 9]


def test_a_quota_goes_on_whatever_the_pain_was() -> None:
    slot = row(policy=Quota(kind="quota", weeks=4))
    assert after(slot, "red").phase_weeks == 2
    assert after(slot, "none").phase_weeks == 1
