"""When the next rung of a ladder replaces this one, and what it begins with."""

from dataclasses import replace
from typing import Any

import pytest

from rehab.model.dose import Dose
from rehab.planner.allowed.case import Case
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.next_rung import promoted
from rehab.planner.next_dose.rung_dose import begun_low, first_percent, kept_work
from rehab.planner.next_dose.rung_due import passed_over
from tests.support.cases import client, library, short
from tests.support.slots import case_of, choice_of, phase_of, standing

SUPERVISED = client(supervised=["bent_over_row", "deadlift", "superman"])
NOBODY: frozenset[str] = frozenset()


def on(
    exercise: str,
    dose: Dose,
    ladder: str,
    case: Case | None = None,
    *,
    weeks: int = 3,
) -> Slot:
    case = case or case_of()
    counted: dict[str, Any] = {"rung_weeks": weeks, "load_weeks": weeks}
    return standing(exercise, dose, case=case, ladder=ladder, **counted)


def then(slot: Slot, case: Case | None = None, phase: str = "slow_build") -> str | None:
    """Return the next rung and its dose in short, None while it stays."""
    case = case or case_of()
    found = promoted(case, phase_of(case, phase), slot, NOBODY)
    return f"{found.exercise.id} {short(found.dose)}" if found else None


def test_support_is_not_taken_away_in_the_week_after_a_new_weight() -> None:
    """Weight and support are two things: two weeks with the one before the other."""
    lift = Dose(sets=2, repetitions=8, load_kg=16.0)
    slot = on("deadlift_raised", lift, "hinge", weeks=5)
    assert then(slot) == "deadlift_kettlebell 2×8 16 kg"
    assert then(replace(slot, load_weeks=1)) is None
    assert then(replace(slot, load_weeks=2)) == "deadlift_kettlebell 2×8 16 kg"


@pytest.mark.parametrize(
    ("repetitions", "ratio", "kept"),
    [
        (12, 1.0, 11),  # 95 % is 11.4
        (10, 1.0, 9),  # 9.5; nine tenths
        (6, 1.0, 6),  # 5 would be 83 %, so all of them
        (8, 0.5, 4),  # 3 would be 75 % of 4
        (1, 0.5, 1),
    ],
)
def test_a_new_rung_keeps_85_to_100_per_cent_of_the_work(
    repetitions: int, ratio: float, kept: int
) -> None:
    dose = Dose(sets=2, repetitions=repetitions, load_kg=12.0)
    assert kept_work(dose, ratio, (85, 100)).repetitions == kept


@pytest.mark.parametrize(
    ("repetitions", "kept"),
    [
        (12, 11),  # 11.4
        (10, 9),  # 9.5: the lower one
        (9, 9),  # 8.55
        (8, 8),  # 7.6; 7 would be 88 %
        (6, 6),
    ],
)
def test_of_a_short_set_the_number_nearest_to_the_aim_is_kept(
    repetitions: int, kept: int
) -> None:
    dose = Dose(sets=2, repetitions=repetitions, load_kg=12.0)
    assert kept_work(dose, 1.0, (85, 100), nearest=True).repetitions == kept


def test_a_deadlift_keeps_its_short_sets_and_a_row_has_one_less() -> None:
    lift, row = Dose(sets=2, repetitions=8, load_kg=16.0), "chest_supported_row"
    assert then(on("deadlift_raised", lift, "hinge")) == "deadlift_kettlebell 2×8 16 kg"
    pull = lift.but(load_kg=12.0)
    assert then(on(row, pull, "row")) == "bent_over_row_light 2×7 12 kg"


@pytest.mark.parametrize(
    ("dose", "weeks_there", "onward"),
    [
        # 50 % of 80 kg is 40, and 35 is not 15 % less
        (Dose(sets=3, repetitions=7, load_kg=35.0), 1, None),
        (Dose(sets=2, repetitions=7, load_kg=35.0), 1, "deadlift 2×6 35 kg"),
        (Dose(sets=3, repetitions=7, load_kg=30.0), 1, "deadlift 3×6 30 kg"),
        (Dose(sets=3, repetitions=8, load_kg=40.0), 2, None),
        (Dose(sets=3, repetitions=8, load_kg=40.0), 3, "deadlift 3×7 40 kg"),
    ],
)
def test_a_mark_that_is_near_comes_first_and_is_shown_for_three_weeks(
    dose: Dose, weeks_there: int, onward: str | None
) -> None:
    case = case_of(SUPERVISED)
    slot = on("deadlift_blocks", dose, "hinge", case)
    slot = replace(slot, steady_weeks=weeks_there)
    assert then(slot, case, "benchmark") == onward


def test_a_rung_waits_for_three_green_weeks_and_for_a_phase_with_new_rungs() -> None:
    # of 10 to 30 % of 80 kg this is the last weight, at the cap of 3 x 15
    top = Dose(sets=3, repetitions=15, load_kg=24.0)
    row, one = "chest_supported_row", case_of(client(equipment=["bench"]))
    assert then(on(row, top, "row", one, weeks=2), one) is None
    assert then(on(row, top, "row", one), one) is not None
    assert then(on(row, top, "row", one), one, "hold") is None


def test_weight_takes_its_turn_before_the_next_rung() -> None:
    """At ten repetitions the next step is a weight; below them a repetition."""
    found = {
        n: then(
            on("chest_supported_row", Dose(sets=2, repetitions=n, load_kg=10.0), "row")
        )
        for n in (9, 10)
    }
    assert found == {9: "bent_over_row_light 2×8 10 kg", 10: None}


def test_a_rung_comes_when_the_load_reaches_its_start_and_keeps_the_load() -> None:
    """The light bent-over row begins with what it follows: 2 x 9 x 12 kg before."""
    dose = Dose(sets=2, repetitions=9, load_kg=12.0)
    slot = on("one_arm_row", dose.but(load_kg=6.0), "row")
    # 12 kg of both sides; 9 x 0.95 = 8.55, and 8 is 89 %
    assert then(slot) == "bent_over_row_light 2×8 12 kg"


def test_no_weight_near_the_load_is_waited_for_while_steps_are_left() -> None:
    """80 to 120 % of 16 kg is 12.8 to 19.2 kg; at the top the next weight is taken."""
    pair = case_of(client(weights_kg={"dumbbells": [8.0]}))
    bells = case_of(client(weights_kg={"kettlebell": [8.0, 20.0]}))
    dose = Dose(sets=3, repetitions=15, load_kg=16.0)
    slot = on("chest_supported_row", dose, "row", pair)
    assert then(slot, pair) == "bent_over_row_light 3×14 16 kg"  # 95 % of 15
    assert then(slot, bells) == "bent_over_row_light 3×11 20 kg"  # of 720, in 20 kg
    early = on("chest_supported_row", dose.but(repetitions=9), "row", pair)
    assert then(early, bells) is None


def test_from_one_of_two_pieces_to_both() -> None:
    """3 x 15 x 10 kg is 450, and 3 x 7 x 20 is 420. 3 x 8 would leave 4 in a set."""
    pair = case_of(client(weights_kg={"dumbbells": [10.0]}, equipment=[]))
    dose = Dose(sets=3, repetitions=15, load_kg=10.0)
    full = on("deadlift_kettlebell", dose, "hinge", pair)
    assert then(full, pair) == "deadlift_dumbbells 3×7 20 kg"


def test_a_rung_with_the_same_weights_is_no_way_round_a_coarse_one() -> None:
    """2 x 13 x 4 kg go on to 2 x 15, and then to 12 kg: as far on the next rung."""
    bells = case_of(client(weights_kg={"kettlebell": [4.0, 12.0]}, weight_kg=60.0))
    few = Dose(sets=2, repetitions=13, load_kg=4.0)
    assert then(on("deadlift_kettlebell", few, "hinge", bells), bells) is None
    finer = {"kettlebell": [20.0, 44.0], "dumbbells": [12.0]}  # 24 comes before 44
    both = case_of(client(weights_kg=finer))
    slot = on(
        "deadlift_kettlebell", Dose(sets=3, repetitions=10, load_kg=20.0), "hinge", both
    )
    assert then(slot, both) == "deadlift_dumbbells 3×8 24 kg"


def test_where_its_weights_end_the_rung_that_has_heavier_ones_comes() -> None:
    """With one weight of 10 kg more than ten repetitions would be next."""
    kit = {"equipment": ["chair"], "weights_kg": {"dumbbells": [5.0, 6.0, 10.0]}}
    pairs = case_of(client(**kit))
    single = case_of(client(**{**kit, "weights_kg": {"kettlebell": [5.0, 6.0, 10.0]}}))
    dose, name = Dose(sets=3, repetitions=10, load_kg=10.0), "deadlift_kettlebell"
    slot = on(name, dose, "hinge", pairs)
    assert slot.next_step is not None
    assert then(slot, pairs) == "deadlift_dumbbells 3×9 10 kg"
    assert then(on(name, dose, "hinge", single), single) is None


def test_a_rung_without_a_load_never_follows_one_with() -> None:
    """The squat without a weight is passed over."""
    dose = Dose(sets=3, repetitions=12, load_kg=16.0)
    found = then(on("sit_to_stand_weight", dose, "squat"))
    assert found is not None
    assert found.startswith("goblet_squat")


def test_a_rung_that_no_longer_leads_to_the_mark_is_not_climbed() -> None:
    """The superman needs somebody beside it; nothing else is above the chest lift."""
    top = Dose(sets=3, repetitions=10, hold_seconds=4)
    alone, seen = case_of(), case_of(SUPERVISED)
    assert then(on("prone_chest_lift", top, "extension", alone), alone) is None
    # 3 x 10 x 7 s; the superman is held as long: 95 % of 10 repetitions is 9
    assert then(on("prone_chest_lift", top, "extension", seen), seen, "benchmark") == (
        "superman 3×9×4 s"
    )


def test_a_rung_that_sets_the_pain_off_is_no_way_to_a_mark_that_this_one_has() -> None:
    """Half of 80 kg is two dumbbells of 20; the bar asks more weight of the spine."""
    dose, blocks = Dose(sets=3, repetitions=8, load_kg=20.0), "deadlift_blocks"
    for triggers, pairs, over in (
        ({"axial_load": 1}, (10.0, 20.0), True),
        ({"axial_load": 1}, (10.0,), False),  # the dumbbells do not lead there
        ({}, (10.0, 20.0), False),
    ):
        kit = {"barbell": (15.0, 40.0), "dumbbells": pairs}
        case = case_of(client(triggers=triggers, weights_kg=kit)).with_triggers({})
        slot = on("deadlift_dumbbells", dose, "hinge", case)
        assert passed_over(case, slot, library().exercises[blocks]) is over


def test_a_rung_never_begins_below_its_own_start_where_nothing_is_lifted() -> None:
    case = case_of(client(equipment=["chair"], exclude=["sit_to_stand_weight"]))
    slot = on("sit_to_stand", Dose(sets=2, repetitions=8), "squat", case)
    assert then(slot, case) == "squat_bw 2×8"  # 95 % would be 7


def test_an_exercise_that_another_place_has_is_passed_over() -> None:
    case = case_of()
    slot = on("one_arm_row", Dose(sets=2, repetitions=9, load_kg=6.0), "row")
    taken = frozenset({"bent_over_row_light"})
    found = promoted(case, phase_of(case), slot, taken)
    assert found is not None
    assert found.exercise.id == "row_kettlebell_two_hands"  # the next above it


def test_a_rung_that_asks_more_of_a_trigger_begins_with_seventy_per_cent() -> None:
    shelf = library().exercises
    old, new = shelf["deadlift_raised"], shelf["deadlift_kettlebell"]  # flexion 1, 2
    for triggers, percent in ({"flexion": 1}, 70), ({"rotation": 1}, 100), ({}, 100):
        assert first_percent(case_of(client(triggers=triggers)), new, old) == percent
    assert first_percent(case_of(client(triggers={"flexion": 1})), new, new) == 100


def test_a_movement_that_was_forbidden_begins_with_half() -> None:
    shelf = library().exercises
    old, new = shelf["deadlift_raised"], shelf["deadlift_kettlebell"]  # flexion 1, 2
    case = case_of(client(triggers={"flexion": 2})).with_triggers({"flexion": 1})
    assert first_percent(case, new, old) == first_percent(case, new) == 50


def test_what_the_rung_before_asked_as_much_of_is_not_cut_a_second_time() -> None:
    shelf = library().exercises
    blocks, floor = shelf["deadlift_blocks"], shelf["deadlift"]  # axial load 3 of both
    case = case_of(client(triggers={"axial_load": 1})).with_triggers({})
    assert first_percent(case, blocks, shelf["deadlift_kettlebell"]) == 50
    assert first_percent(case, floor, blocks) == 100


def test_a_gentle_start_takes_a_lighter_weight_where_there_is_one() -> None:
    case = case_of()
    dose = Dose(sets=2, repetitions=8, load_kg=20.0)
    choice = choice_of(case, "deadlift_kettlebell", "slow_build", "hinge")
    slot = standing("deadlift_kettlebell", dose, case=case, ladder="hinge")
    slot = replace(slot, new_rung=True, moved="stepped")
    found = begun_low(case, phase_of(case), choice, slot, 70)
    # of 14 kg or more: 16 kg; 70 % of 320 is 224
    assert (short(found.dose), found.way_back) == ("2×7 16 kg", ())
    assert (found.new_rung, found.freed) == (True, False)


def test_a_gentle_start_without_a_lighter_weight_takes_less_in_a_set() -> None:
    case = case_of()
    choice = choice_of(case, "squat_bw", "slow_build", "squat")
    slot = standing("squat_bw", Dose(sets=2, repetitions=10), case=case, ladder="squat")
    found = begun_low(case, phase_of(case), choice, slot, 50)
    # twice as fast back as after a red week: 50, 70, 90 %
    assert [dose.repetitions for dose in found.new_way] == [5, 7, 9]
    assert (found.dose.repetitions, found.goal.repetitions) == (5, 10)
    assert (found.on_its_way, found.way_back, found.freed) == (True, (), True)


def test_a_gentle_start_comes_up_without_a_leap() -> None:
    """Of 80 % of 7 repetitions 5 are left; 6 lie between."""
    case = case_of()
    dose = Dose(sets=2, repetitions=7, load_kg=10.0)
    choice = choice_of(case, "deadlift_kettlebell", "slow_build", "hinge")
    slot = standing("deadlift_kettlebell", dose, case=case, ladder="hinge")
    one = replace(slot.loads, steps=(10.0,), lighter=())
    found = begun_low(case, phase_of(case), choice, replace(slot, loads=one), 80)
    assert [one.repetitions for one in found.new_way] == [5, 6]


def test_the_new_rung_remembers_that_it_is_one() -> None:
    case = case_of()
    slot = on("one_arm_row", Dose(sets=2, repetitions=9, load_kg=6.0), "row")
    found = promoted(case, phase_of(case), slot, NOBODY)
    assert found is not None
    assert (found.new_rung, found.moved, found.rung_weeks) == (True, "stepped", 0)
    assert found.reason.rule == "step.rung"
    assert found.reason.facts["was"] == "One-arm supported row"


def test_a_timed_hold_on_the_next_rung_is_on_a_mark_that_keeps_most_of_the_work() -> (
    None
):
    """95 % of 40 is 38: 35 is kept; of 30 it is 28, for 25 is under 85 %."""
    for seconds, kept in ((40, 35), (30, 28)):
        dose = Dose(sets=3, hold_seconds=seconds)
        assert kept_work(dose, 1.0, (85, 100)).hold_seconds == kept


def test_a_rung_without_a_load_is_not_left_out_while_it_is_not_due() -> None:
    """Steps to the side come before one leg, and after the tandem stand's top."""
    early = on("tandem_stand", Dose(sets=2, hold_seconds=12), "balance")
    assert then(early) is None


def test_a_mark_without_a_load_is_shown_before_what_has_one() -> None:
    """From 75 on it is 3 x 10 stands without hands, whatever lies at home."""
    old = case_of(client(birth_year=1948))
    few = Dose(sets=2, repetitions=9)
    assert then(on("sit_to_stand", few, "squat", old), old) is None
    shown = on("sit_to_stand", Dose(sets=3, repetitions=10), "squat", old)
    later = replace(shown, steady_weeks=3)
    assert (then(later, old) or "").startswith("sit_to_stand_weight")


def test_a_mark_that_the_staircase_does_not_lead_to_keeps_nobody() -> None:
    """3 x 10 is the mark; where no third set may come, the next rung is free."""
    old = case_of(client(birth_year=1948))
    slot = on("sit_to_stand", Dose(sets=2, repetitions=9), "squat", old)
    short_of_it = replace(slot, steps=slot.steps[:1])
    assert (then(short_of_it, old) or "").startswith("sit_to_stand_weight")


def test_from_dumbbells_to_a_bar_where_they_lead_no_further() -> None:
    """3 x 15 x 12 kg is 540, and 3 x 8 x 20 is 480, which leads on; dumbbells end."""
    both: dict[str, Any] = {"dumbbells": [4.0, 6.0], "barbell": [20.0, 25.0]}
    case = case_of(client(weights_kg=both, supervised=["bent_over_row"]))
    dose = Dose(sets=3, repetitions=15, load_kg=12.0)
    slot = on("bent_over_row_light", dose, "row", case)
    slot = replace(slot, steps=slot.steps[:1], steady_weeks=3)
    assert then(slot, case, "benchmark") == "bent_over_row 3×8 20 kg"
    few = replace(slot, steps=(replace(slot.steps[0], dose=dose.but(repetitions=9)),))
    assert then(few, case, "benchmark") == "bent_over_row 3×8 12 kg"


@pytest.mark.parametrize(
    ("kg", "rung"),
    [
        (2.0, "sit_to_stand_weight 3×9 2 kg"),  # 85 to 100 % of 30 stands
        (
            10.0,
            "sit_to_stand_weight 2×6 10 kg",
        ),  # more than a tenth of 80: its own start
    ],
)
def test_a_light_first_weight_keeps_most_of_the_repetitions(
    kg: float, rung: str
) -> None:
    case = case_of(client(weights_kg={"kettlebell": [kg]}))
    slot = on("sit_to_stand", Dose(sets=3, repetitions=10), "squat", case)
    top = replace(slot, steps=slot.steps[:1], steady_weeks=3)
    assert then(top, case) == rung


@pytest.mark.parametrize(
    ("kg", "rung"), [(3.0, None), (10.0, "deadlift_raised 2×8 10 kg")]
)
def test_a_band_is_not_given_up_for_a_weight_that_is_far_too_light(
    kg: float, rung: str | None
) -> None:
    """A raised deadlift begins with 12 % of 80 kg; 3 kg are no step up from a band."""
    case = case_of(client(weights_kg={"kettlebell": [kg]}))
    dose = Dose(sets=2, repetitions=10, band="medium")
    assert then(on("pull_through", dose, "hinge", case), case) == rung


def test_the_next_rung_keeps_the_band() -> None:
    """It began with the light one."""
    case = case_of(client(weights_kg={}))
    dose = Dose(sets=2, repetitions=10, band="medium")
    slot = on("band_deadlift", dose, "hinge", case)
    top = replace(slot, steps=slot.steps[:1], steady_weeks=3)
    assert then(top, case) == "pull_through 2×10 medium"


def test_past_the_top_of_a_set_the_next_rung_without_a_load_is_due() -> None:
    """Squats went on to 3 x 20 beside a step that nobody went up."""
    case = case_of(client(weights_kg={}, equipment=["chair", "step"]))
    slot = on("squat_bw", Dose(sets=3, repetitions=12), "squat", case)
    assert slot.next_step is not None
    assert slot.next_step.beyond
    assert (then(slot, case) or "").startswith("step_up")
    less = on("squat_bw", Dose(sets=2, repetitions=9), "squat", case)
    assert then(less, case) is None


def test_what_a_trigger_leaves_is_of_the_work_that_was_done() -> None:
    """70 % of 2×9 with 12 kg is 151: 2×7 with 10 kg; not of the 2×8 that are kept."""
    case = case_of(client(triggers={"flexion": 1}))
    slot = on(
        "deadlift_raised", Dose(sets=2, repetitions=9, load_kg=12.0), "hinge", case
    )
    assert then(slot, case) == "deadlift_kettlebell 2×7 10 kg"


def test_a_light_first_weight_is_there_where_its_own_start_is_more() -> None:
    case = case_of(client(weights_kg={"kettlebell": [2.0]}))
    slot = on("sit_to_stand", Dose(sets=2, repetitions=6), "squat", case)
    top = replace(slot, steps=slot.steps[:1], steady_weeks=3)
    assert then(top, case) == "sit_to_stand_weight 2×6 2 kg"


def test_two_small_bells_stay_in_one_hand_at_a_time() -> None:
    """Both hands on the bell of 10 kg would end at half of the mark of 88 kg."""
    bells = case_of(client(weights_kg={"kettlebell": [6.0, 10.0]}, weight_kg=88.0))
    dose = Dose(sets=2, repetitions=8, load_kg=6.0)
    assert then(on("one_arm_row", dose, "row", bells), bells) is None
