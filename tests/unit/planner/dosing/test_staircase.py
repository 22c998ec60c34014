from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.rules import StepRule
from rehab.planner.allowed.loads import Loads, loads
from rehab.planner.dosing.staircase import Step, staircase
from rehab.planner.dosing.start import with_load
from tests.support.cases import ROOT, client, library, plan, short

RULES: StepRule = plan().steps
EXERCISES = [pytest.param(one, id=one.id) for one in library().exercises.values()]
PROGRESSION = yaml.safe_load(
    Path(ROOT / "tests" / "data" / "vectors.yaml").read_text(encoding="utf-8")
)["double_progression"]
EVERY_KILOGRAM = [0.25, 0.5, *map(float, range(1, 81))]
CARRIERS = ("dumbbells", "kettlebell", "barbell", "medicine_ball", "backpack")
RICH = client(
    weights_kg=dict.fromkeys(CARRIERS, EVERY_KILOGRAM),
    equipment=tuple(library().catalogue.equipment),
)


def stairs(exercise: Exercise) -> tuple[Step, ...]:
    """Return all doses for a client of 80 kg who owns everything."""
    found = loads(exercise, RICH, library().catalogue)
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


@pytest.mark.parametrize("exercise", EXERCISES)
def test_no_step_adds_more_than_the_plan_lets_it_unless_it_is_the_smallest(
    exercise: Exercise,
) -> None:
    for below, step in pairwise(stairs(exercise)):
        rise = step.dose.volume / below.dose.volume * 100 - 100
        if rise <= RULES.reset_percent + 1e-6:
            continue
        inside = inner(step.dose)
        by = getattr(step.dose, inside) - getattr(below.dose, inside)
        smallest = step.variable == "amount" and by == min(RULES.sizes[inside])
        least = getattr(step.dose, inside) == 1 or step.dose.scheme
        assert smallest or least, (short(below.dose), short(step.dose))


@pytest.mark.parametrize("exercise", EXERCISES)
def test_no_dose_is_above_the_cap_or_below_one(exercise: Exercise) -> None:
    cap = exercise.dose.cap
    heaviest = 0.0
    if exercise.dose.load and exercise.dose.load.kind != "band":
        share = exercise.dose.load.kind == "percent_body_weight"
        heaviest = exercise.dose.load.cap * (0.8 if share else 1)
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
        load_kg=None, band=None, rest_seconds=None
    ) == exercise.dose.cap.but(rest_seconds=None)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_dose_is_met_once(exercise: Exercise) -> None:
    found = [step.dose for step in stairs(exercise)]
    assert len(found) == len(set(found))


def test_repetitions_then_sets_then_a_weight_five_per_cent_heavier() -> None:
    start = Dose(sets=2, repetitions=8, load_kg=4.0)
    cap = Dose(sets=3, repetitions=12)
    found = staircase(start, cap, (4.0, 4.2), RULES)[: len(PROGRESSION)]
    shown = [[s.dose.sets, s.dose.repetitions, s.dose.load_kg] for s in found]
    assert shown == PROGRESSION
    assert [round(step.rise_percent, 1) for step in found[1:9]] == [
        *(12.5, 11.1, 10.0, 9.1),
        *(12.5, 11.1, 10.0, 9.1),
    ]
    assert found[9].load_rise_percent == pytest.approx(5)
    assert found[9].rise_percent == pytest.approx(-30)  # 24 x 4.2 against 36 x 4


def test_descending_sets_grow_their_hold_before_themselves() -> None:
    start = Dose(scheme=(5, 3, 1), hold_seconds=8)
    cap = Dose(scheme=(7, 5, 3), hold_seconds=10)
    found = staircase(start, cap, (), RULES)
    assert [short(step.dose) for step in found] == [
        "5-3-1 ×8 s",
        "5-3-1 ×9 s",
        "5-3-1 ×10 s",  # 90 seconds; x 1.125 = 101.25, / 12 = 8
        "6-4-2 ×8 s",
        "6-4-2 ×9 s",
        "6-4-2 ×10 s",  # 120 seconds; x 1.125 = 135, / 15 = 9
        "7-5-3 ×9 s",
        "7-5-3 ×10 s",
    ]


def test_bands_follow_one_another() -> None:
    start = Dose(sets=3, repetitions=15, band="light")
    cap = Dose(sets=3, repetitions=15)
    found = staircase(start, cap, ("light", "medium", "heavy"), RULES)
    bands = [step.dose.band for step in found if step.variable == "load"]
    assert bands == ["medium", "heavy"]
    assert found[1].dose.repetitions == 10  # two thirds of 15


def test_weights_not_above_the_start_are_passed_over() -> None:
    start = Dose(sets=3, repetitions=12, load_kg=6.0)
    cap = Dose(sets=3, repetitions=12)
    found = staircase(start, cap, (4.0, 6.0, 8.0), RULES)
    assert {step.dose.load_kg for step in found} == {6.0, 8.0}
