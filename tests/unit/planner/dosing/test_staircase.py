from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from rehab.model.dose import Dose
from rehab.model.exercise import BodyWeightRange, Exercise, KilogramRange
from rehab.model.rules import StepRule
from rehab.planner.allowed.loads import Loads, loads
from rehab.planner.dosing.staircase import Step, staircase
from rehab.planner.dosing.start import with_load
from rehab.planner.dosing.work import work
from tests.support.cases import ROOT, client, library, plan, short

RULES: StepRule = plan().steps
EXERCISES = [  # but those in parts of seconds, which test_parts.py tries
    pytest.param(one, id=one.id)
    for one in library().exercises.values()
    if one.dose.kind != "parts"
]
PROGRESSION = yaml.safe_load(
    Path(ROOT / "tests" / "data" / "vectors.yaml").read_text(encoding="utf-8")
)["double_progression"]
EVERY_KILOGRAM = [0.25, 0.5, *map(float, range(1, 81))]
CARRIERS = (
    "ankle_weight",
    "dumbbells",
    "kettlebell",
    "barbell",
    "medicine_ball",
    "backpack",
)
RICH = client(
    weights_kg=dict.fromkeys(CARRIERS, EVERY_KILOGRAM),
    equipment=tuple(library().catalogue.equipment),
)


def stairs(exercise: Exercise) -> tuple[Step, ...]:
    """Return all doses for a client of 80 kg who owns everything."""
    found = loads(exercise, RICH, library().catalogue, plan().start.near_percent)
    assert isinstance(found, Loads), found
    start = with_load(exercise.dose.start, found)
    return staircase(start, exercise.dose.cap, found.steps, RULES)


def changed(before: Dose, after: Dose) -> set[str]:
    """Return the names of the fields that differ."""
    return {k for k, v in before if v != getattr(after, k)}


def inner(dose: Dose) -> str:
    """Return the field that grows first."""
    names = ("repetitions", "minutes", "metres", "hold_seconds")
    return next(name for name in names if getattr(dose, name) is not None)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_each_step_changes_one_thing_and_resets_at_most_the_inside_of_a_set(
    exercise: Exercise,
) -> None:
    own = {"sets": "sets", "hold": "hold_seconds", "load": "load_kg"}
    for below, step in pairwise(stairs(exercise)):
        what = changed(below.dose, step.dose)
        inside = inner(step.dose)
        if step.variable == "amount":
            assert what == {inside}
            assert getattr(step.dose, inside) > getattr(below.dose, inside)
            continue
        name = own[step.variable]
        name = "band" if name == "load_kg" and step.dose.band else name
        name = "scheme" if step.dose.scheme and step.variable == "sets" else name
        assert name in what
        assert what <= {name, inside}
        if name in ("sets", "hold_seconds"):
            assert getattr(step.dose, name) == getattr(below.dose, name) + 1


def test_a_coarse_weight_takes_a_set_away_where_nothing_else_is_left() -> None:
    """3 x 12 x 4 kg is 144; 3 x 6 x 12 kg would be half as much again."""
    start, cap = Dose(sets=3, repetitions=11, load_kg=4), Dose(sets=3, repetitions=12)
    steps = staircase(start, cap, (4.0, 12.0), RULES)
    told = [short(step.dose) for step in steps[1:4]]
    assert told == ["3×12 4 kg", "2×7 12 kg", "2×8 12 kg"]  # 168: a fifth more at most
    too_coarse = staircase(start, cap, (4.0, 16.0), RULES)
    assert short(too_coarse[-1].dose) == "3×12 4 kg"  # 5 in a set would be left


SIZES: dict[str, tuple[int, ...]] = dict(RULES.sizes.items())


@pytest.mark.parametrize("exercise", EXERCISES)
def test_no_step_adds_more_than_the_plan_lets_it_unless_it_is_the_smallest(
    exercise: Exercise,
) -> None:
    bands = library().catalogue.bands
    for below, step in pairwise(stairs(exercise)):
        if step.dose.repetitions_from:  # what is too much of it waits for the physio
            continue
        rise = work(step.dose, bands) / work(below.dose, bands) * 100 - 100
        if rise <= most_rise(step) + 1e-6:
            continue
        inside = inner(step.dose)
        by = getattr(step.dose, inside) - getattr(below.dose, inside)
        smallest = step.variable == "amount" and by == min(SIZES[inside])
        least = getattr(step.dose, inside) == 1 or step.dose.scheme
        assert smallest or least, (short(below.dose), short(step.dose))


def most_rise(step: Step) -> float:
    """Return how much more work the plan lets a step of its kind be, in percent."""
    if step.variable != "load":
        return RULES.reset_percent
    if step.load_rise_percent > RULES.coarse_percent:
        return RULES.coarse_work_percent
    return 12.75  # a tenth more, missed by a fortieth: 1.1 x 1.025


@pytest.mark.parametrize("exercise", EXERCISES)
def test_no_dose_is_above_the_cap_or_below_one(exercise: Exercise) -> None:
    cap = exercise.dose.cap
    heaviest = 0.0
    load = exercise.dose.load
    if isinstance(load, KilogramRange | BodyWeightRange):
        share = load.kind == "percent_body_weight"
        heaviest = load.cap * (0.8 if share else 1)
    for step in stairs(exercise):
        for name in ("sets", "repetitions", "hold_seconds", "minutes", "metres"):
            value, most = getattr(step.dose, name), getattr(cap, name)
            assert value is None or 1 <= value <= (most or 1), short(step.dose)
        for value, most in zip(step.dose.scheme or (), cap.scheme or (), strict=True):
            assert 1 <= value <= most
        assert (step.dose.load_kg or 0) <= heaviest + 1e-9


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_last_step_is_the_cap(exercise: Exercise) -> None:
    last = stairs(exercise)[-1].dose
    assert last.but(
        load_kg=None, band=None, load=None, repetitions_from=None, rest_seconds=None
    ) == exercise.dose.cap.but(rest_seconds=None)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_dose_is_met_once(exercise: Exercise) -> None:
    found = [step.dose for step in stairs(exercise)]
    assert len(found) == len(set(found))


def test_weight_takes_its_turn_before_the_third_set() -> None:
    start = Dose(sets=2, repetitions=8, load_kg=4.0)
    cap = Dose(sets=3, repetitions=12)
    found = staircase(start, cap, (4.0, 4.2), RULES)
    shown = [[s.dose.sets, s.dose.repetitions, s.dose.load_kg] for s in found]
    assert shown == PROGRESSION
    assert [round(step.rise_percent, 1) for step in found[1:]] == [
        *(12.5, 11.1, 5.0, 10.0, 9.1),
        *(12.5, 11.1, 10.0, 9.1),
    ]
    assert found[3].load_rise_percent == pytest.approx(5)


def test_third_set_comes_at_once_where_the_phase_has_seen_a_new_weight() -> None:
    start = Dose(sets=2, repetitions=12, load_kg=8.0)
    cap = Dose(sets=3, repetitions=12)
    fresh = staircase(start, cap, (10.0,), RULES)
    second = staircase(start, cap, (10.0,), RULES, weights_up=1)
    assert short(fresh[1].dose) == "2×10 10 kg"  # 192 x 1.1 / 20 = 10.6
    assert short(second[1].dose) == "3×9 8 kg"  # 24 x 1.125 / 3


def test_weight_half_as_heavy_again_comes_with_eight_repetitions() -> None:
    start = Dose(sets=2, repetitions=10, load_kg=8.0)
    step = staircase(start, Dose(sets=3, repetitions=15), (12.0,), RULES)[1]
    assert short(step.dose) == "2×8 12 kg"  # 160 to 192, a fifth more
    assert step.rise_percent == pytest.approx(20)
    assert step.load_rise_percent == pytest.approx(50)


def test_weight_that_leaves_fewer_than_six_repetitions_waits_for_more_of_them() -> None:
    # 2 x 10 x 2 kg x 1.2 leaves 4 of 5 kg; 2 x 13 leaves 6
    start = Dose(sets=2, repetitions=10, load_kg=2.0)
    found = staircase(start, Dose(sets=2, repetitions=15), (5.0,), RULES)
    assert [short(step.dose) for step in found[:5]] == [
        *("2×10 2 kg", "2×11 2 kg", "2×12 2 kg", "2×13 2 kg", "2×6 5 kg")
    ]


def test_exercise_with_its_own_top_of_a_set_goes_to_it_before_a_weight() -> None:
    start = Dose(sets=2, repetitions=10, load_kg=10.0)
    cap = Dose(sets=2, repetitions=20)
    found = staircase(start, cap, (11.0,), RULES, set_top=12)
    assert [short(step.dose) for step in found[:4]] == [
        *("2×10 10 kg", "2×11 10 kg", "2×12 10 kg", "2×12 11 kg")
    ]


def test_staircase_ends_at_the_mark_and_goes_on_with_its_weight_until_there() -> None:
    start = Dose(sets=2, repetitions=10, load_kg=8.0)
    mark = Dose(sets=3, repetitions=12, load_kg=10.0)
    cap = Dose(sets=3, repetitions=15)
    found = staircase(start, cap, (10.0, 12.0), RULES, mark=mark)
    assert [short(step.dose) for step in found] == [
        "2×10 8 kg",
        "2×8 10 kg",  # 160 x 1.1 / 20 = 8.8
        *("2×9 10 kg", "2×10 10 kg", "2×11 10 kg", "2×12 10 kg"),
        "3×9 10 kg",
        *("3×10 10 kg", "3×11 10 kg", "3×12 10 kg"),
    ]


def test_staircase_has_no_weight_or_band_above_the_marks_own() -> None:
    """The set that the mark asks for comes before a weight that it does not."""
    start, cap = Dose(sets=2, repetitions=10, load_kg=8), Dose(sets=3, repetitions=15)
    mark = Dose(sets=3, repetitions=12, load_kg=8)
    found = staircase(start, cap, (8.0, 12.0, 16.0), RULES, mark=mark)
    assert {step.dose.load_kg for step in found} == {8.0}
    assert found[-1].dose == mark
    names, mark = ("light", "medium", "heavy"), mark.but(load_kg=None, band="medium")
    bands = staircase(start.but(load_kg=None, band="light"), cap, names, RULES, names)
    assert bands[-1].dose.band == "heavy"
    found = staircase(bands[0].dose, cap, names, RULES, names, mark=mark)
    assert found[-1].dose == mark
    assert {step.dose.band for step in found} == {"light", "medium"}


def test_intervals_become_more_and_then_longer() -> None:
    start, cap = Dose(sets=6, minutes=1), Dose(sets=8, minutes=3)
    found = staircase(start, cap, (), RULES, intervals=True)
    assert [(step.dose.sets, step.dose.minutes) for step in found] == [
        *((6, 1), (7, 1), (8, 1)),
        *((4, 2), (5, 2), (6, 2), (7, 2), (8, 2)),  # 8 x 1.125 = 9 minutes
        *((6, 3), (7, 3), (8, 3)),  # 16 x 1.125 = 18 minutes
    ]


def test_descending_sets_grow_their_hold_before_themselves() -> None:
    """A repetition takes its hold and three seconds on the way."""
    start = Dose(scheme=(5, 3, 1), hold_seconds=8)
    cap = Dose(scheme=(7, 5, 3), hold_seconds=10)
    found = staircase(start, cap, (), RULES)
    assert [short(step.dose) for step in found] == [
        "5-3-1 ×8 s",
        "5-3-1 ×9 s",
        "5-3-1 ×10 s",  # 9 x 13 = 117; x 1.125 = 131.6, / 12 = 10.97, less 3
        "6-4-2 ×7 s",
        "6-4-2 ×8 s",
        "6-4-2 ×9 s",
        "6-4-2 ×10 s",  # 12 x 13 = 156; x 1.125 = 175.5, / 15 = 11.7, less 3
        "7-5-3 ×8 s",
        "7-5-3 ×9 s",
        "7-5-3 ×10 s",
    ]


def test_bands_follow_one_another_and_count_half_as_much_again() -> None:
    start = Dose(sets=3, repetitions=15, band="light")
    cap = Dose(sets=3, repetitions=15)
    found = staircase(start, cap, ("light", "medium", "heavy"), RULES)
    assert [short(step.dose) for step in found[:3]] == [
        "3×15 light",
        "3×12 medium",  # 45 x 1.2 = 54 = 36 x 1.5
        "3×10 heavy",  # 54 x 1.2 = 64.8; 30 x 2 = 60, 33 x 2 = 66
    ]


def test_weights_not_above_the_start_are_passed_over() -> None:
    start = Dose(sets=3, repetitions=12, load_kg=6.0)
    cap = Dose(sets=3, repetitions=12)
    found = staircase(start, cap, (4.0, 6.0, 8.0), RULES)
    assert {step.dose.load_kg for step in found} == {6.0, 8.0}


def test_another_set_of_a_timed_hold_is_on_a_mark_of_the_clock() -> None:
    """33 seconds would fit. On none where the work would fall: 5 x 15 is under 80."""
    for start, most, wanted in ((45, 3, "3×30 s"), (20, 5, "5×18 s")):
        dose = Dose(sets=most - 1, hold_seconds=start)
        climbed = staircase(dose, dose.but(sets=most), (), plan().steps)
        assert short(climbed[1].dose) == wanted
