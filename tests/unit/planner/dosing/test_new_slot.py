"""An exercise on a place: at its start, at another dose, in another phase."""

from dataclasses import replace

import pytest

from rehab.model.dose import Dose
from rehab.model.phase import Place
from rehab.model.policy import Staircase, Table, TableRow
from rehab.planner.dosing.new_slot import at_dose, begun, continued
from rehab.planner.dosing.slot import Chain, Slot
from rehab.planner.dosing.start import Start
from rehab.planner.selection.places import Choice
from tests.support.cases import client, short
from tests.support.slots import REASON, case_of, choice_of, phase_of, standing

ROW = "chest_supported_row"


def test_a_new_exercise_stands_at_its_start_with_room_for_that_alone() -> None:
    case = case_of()
    slot = begun(case, phase_of(case), choice_of(case, ROW, "slow_build", "row"))
    assert short(slot.dose) == "2×8 8 kg"
    assert slot.room == 2 * 8 * 8
    assert slot.days == (0, 2, 4)
    assert (slot.at, slot.rung_weeks, slot.way_back, slot.moved) == (0, 0, (), "stayed")


def test_a_phase_with_two_sets_at_most_leads_to_no_third() -> None:
    dose = Dose(sets=2, repetitions=10, load_kg=24.0)
    hold, build = (standing(ROW, dose, phase=name) for name in ("hold", "slow_build"))
    assert max(step.dose.sets for step in hold.steps) == 2
    assert max(step.dose.sets for step in build.steps) == 3


def test_a_phase_with_two_sets_at_most_takes_none_of_three_away() -> None:
    slot = standing(ROW, Dose(sets=3, repetitions=10, load_kg=24.0), phase="hold")
    assert slot.dose.sets == 3


def test_older_clients_climb_at_the_plans_five_per_cent() -> None:
    dose = Dose(sets=2, repetitions=8, load_kg=8.0)
    for born, rise in ((1962, 10), (1961, 5)):  # 64 and 65 at the start
        slot = standing(ROW, dose, case=case_of(client(birth_year=born)))
        assert isinstance(slot.policy, Staircase)
        assert slot.policy.rise_percent == rise


def test_another_dose_keeps_the_weeks_on_the_rung_and_ends_the_way_back() -> None:
    case = case_of()
    chain = Chain(
        base=Dose(sets=2, repetitions=8, load_kg=8.0), flares=1, last_start_day=7
    )
    less = Dose(sets=2, repetitions=5, load_kg=10.0)
    slot = standing(
        ROW,
        Dose(sets=2, repetitions=8, load_kg=10.0),
        rung_weeks=4,
        chain=chain,
        way_back=(less,),
    )
    found = at_dose(case, phase_of(case), slot, Start(less, REASON))
    assert (found.dose, found.base, found.way_back) == (less, less, ())
    assert (found.rung_weeks, found.chain) == (4, chain)


def test_another_dose_remembers_the_new_weights_of_the_phase() -> None:
    case = case_of()
    slot = standing(ROW, Dose(sets=2, repetitions=10, load_kg=8.0))
    assert [short(step.dose) for step in slot.steps[:2]] == ["2×10 8 kg", "2×8 10 kg"]
    up = slot.moved_to(1, REASON)
    assert (slot.weights_up, up.weights_up) == (0, 1)
    less = Dose(sets=2, repetitions=8, load_kg=8.0)
    found = at_dose(case, phase_of(case), up, Start(less, REASON))
    assert found.weights_up == 1


def test_the_next_phase_goes_on_at_the_dose_and_counts_new_weights_afresh() -> None:
    case = case_of()
    slot = standing(ROW, Dose(sets=2, repetitions=10, load_kg=8.0), phase="hold")
    slot = replace(slot.moved_to(1, REASON), rung_weeks=7, steady_weeks=2, room=170.0)
    choice = choice_of(case, ROW, "slow_build", "row")
    found = continued(case, phase_of(case), choice, slot)
    assert short(found.dose) == "2×8 10 kg"
    assert found.reason == REASON  # of the step in the very week of the change
    assert (found.rung_weeks, found.steady_weeks, found.room) == (7, 2, 170)
    assert found.weights_up == 0


def test_more_sessions_a_week_make_each_of_them_smaller() -> None:
    case = case_of()
    slot = standing(ROW, Dose(sets=2, repetitions=9, load_kg=8.0), days=(0, 4))
    choice = choice_of(case, ROW, "slow_build", "row")
    found = continued(case, phase_of(case), choice, slot)
    assert found.days == (0, 2, 4)
    assert short(found.dose) == "2×6 8 kg"  # two thirds of 9
    assert found.reason.rule == "start.more_sessions"


def test_a_way_back_goes_on_in_the_next_phase_below_the_dose_there() -> None:
    case = case_of()
    ways = tuple(Dose(sets=2, repetitions=n, load_kg=8.0) for n in (5, 6, 7))
    slot = standing(ROW, Dose(sets=2, repetitions=9, load_kg=8.0), way_back=ways)
    choice = choice_of(case, ROW, "slow_build", "row")
    same = continued(case, phase_of(case), choice, slot)
    assert same.way_back == ways
    more = continued(case, phase_of(case), choice, replace(slot, days=(0, 4)))
    assert short(more.goal) == "2×6 8 kg"
    assert [dose.repetitions for dose in more.way_back] == [3, 4, 4]  # two thirds


def test_what_is_as_much_as_the_dose_there_is_no_way_to_it() -> None:
    case = case_of()
    phase = phase_of(case, "maintain")
    half = Dose(sets=2, minutes=1)
    slot = standing("prone_rest", Dose(sets=2, minutes=2), way_back=(half,))
    choice = Choice(Place(exercise="prone_rest"), slot.exercise, REASON)
    found = continued(case, phase, choice, slot)
    assert (short(found.dose), found.way_back) == ("1×2 min", ())
    assert found.reason.rule == "dose.share"


def test_an_exercise_that_has_no_load_here_was_let_through_by_mistake() -> None:
    case = case_of(client(weights_kg={}))
    with pytest.raises(TypeError, match="no_weights"):
        standing(ROW, Dose(sets=2, repetitions=8, load_kg=8.0), case=case)


def test_a_share_of_the_sets_keeps_the_load_in_maintenance() -> None:
    dose = Dose(sets=3, repetitions=12, load_kg=20.0)
    case = case_of()
    slot = standing(ROW, dose, case=case, phase="maintain")
    assert short(slot.dose) == "2×12 20 kg"  # 67 % of three sets


# --- On a place whose doses a table sets ----------------------------------------------


def tabled(exercise: str, *doses: Dose, **changes: object) -> Slot:
    """Return the exercise on a place with a row for each of the first weeks."""
    case = case_of(client(**changes))
    rows = tuple(TableRow(from_week=n, dose=d) for n, d in enumerate(doses, start=1))
    place = Place(exercise=exercise, policy=Table(kind="table", rows=rows))
    choice = Choice(place, case.library.exercises[exercise], REASON)
    return begun(case, phase_of(case), choice)


def test_rows_are_the_doses_and_say_so() -> None:
    rows = (
        Dose(sets=3, repetitions=7, load_kg=13.75),
        Dose(sets=1, repetitions=9, load_kg=8.0, rest_seconds=45),
    )
    slot = tabled(ROW, *rows, weights_kg={"dumbbells": (4.0, 6.875, 10.0)})
    assert tuple(step.dose for step in slot.steps) == rows
    assert (slot.reason.rule, slot.reason.facts) == ("dose.table", {"week": 1})


def test_a_row_without_a_load_says_whose_load_it_is() -> None:
    slot = tabled(ROW, Dose(sets=3, repetitions=7))
    assert short(slot.dose) == "3×7 8 kg"
    assert slot.reason.rule == "dose.table_load"


@pytest.mark.parametrize(("kg", "all_of_it"), [(8.0, (8.0, 12.0)), (9.5, (9.5, 11.0))])
def test_the_weights_of_rows_are_of_the_thing_that_has_them(kg, all_of_it) -> None:
    kit = {"kettlebell": (8.0, 12.0), "backpack": (9.5, 11.0)}
    slot = tabled("deadlift_raised", Dose(repetitions=5, load_kg=kg), weights_kg=kit)
    assert slot.dose.load_kg == kg
    assert slot.loads.kilograms == all_of_it


@pytest.mark.parametrize(
    "row",
    [
        Dose(sets=9, repetitions=5),
        Dose(hold_seconds=5),
        Dose(repetitions=5, load_kg=7.77),
        Dose(repetitions=5, band="light"),
    ],
)
def test_what_comes_in_for_another_exercise_has_its_own_dose_not_a_cut_row(row) -> None:
    slot = tabled(ROW, row)
    assert short(slot.dose) == "2×8 8 kg"
    assert slot.reason == REASON


def test_a_way_back_from_a_flare_up_has_the_stages_of_the_smaller_dose() -> None:
    case = case_of()
    base = Dose(sets=2, repetitions=6)
    ways = (base.but(repetitions=3), base.but(repetitions=4))  # 50 and 75 %
    slot = standing("squat_bw", base, days=(0, 4), way_back=ways, way="flare_way")
    choice = choice_of(case, "squat_bw", "slow_build", "squat")
    found = continued(case, phase_of(case), choice, slot)
    assert short(found.goal) == "2×4"
    assert [dose.repetitions for dose in found.way_back] == [2, 3]  # not 2 and 2
    assert found.reason.rule == "start.more_flare_way"
    told = {name: found.reason.facts[name] for name in ("was", "of", "percent")}
    assert told == {"was": base, "of": found.goal, "percent": 50}
