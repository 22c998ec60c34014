"""Arithmetic on doses that tests of meaning share."""

from itertools import pairwise

from rehab.model.dose import Dose
from rehab.model.programme import Prescription, Programme, Week
from tests.support.cases import library

INSIDE = ("repetitions", "minutes", "metres", "hold_seconds")
ROUNDING = 1e-9


def inside_of(dose: Dose) -> str:
    """Return the field that says how much is in one set; a scheme's is its own."""
    if dose.scheme:
        return "scheme"
    return next(name for name in INSIDE if getattr(dose, name) is not None)


def amount(dose: Dose) -> float:
    """Return the volume without kilograms."""
    return dose.volume / (dose.load_kg or 1)


def step_of(dose: Dose) -> float:
    """Return one smallest step of the amount: one more in each set."""
    name = inside_of(dose)
    sets = len(dose.scheme or ()) or dose.sets
    held = dose.hold_seconds + dose.ON_THE_WAY if dose.hold_seconds else 1
    return float(sets if name == "hold_seconds" else sets * held)


def by_exercise(week: Week) -> dict[str, Prescription]:
    """Return what is prescribed, by exercise."""
    return {one.exercise.id: one for one in week.prescriptions}


def rung_of(ladder: str, exercise: str) -> int:
    """Return the place of an exercise on its ladder, -1 beside it."""
    rungs = library().catalogue.ladders[ladder]
    return rungs.index(exercise) if exercise in rungs else -1


def rises(programme: Programme, first: int, last: int) -> list[str]:
    """Return every dose and rung of these weeks above all those before it.

    Easy weeks are left out. A rise is more work in a week of the same exercise, or a
    harder rung of its ladder.
    """
    weeks = [w for w in programme.weeks if first <= w.number <= last and not w.easy]
    most: dict[str, float] = {}
    rung: dict[str, int] = {}
    found = []
    for week in weeks:
        for name, one in by_exercise(week).items():
            if one.weekly_volume > most.get(name, one.weekly_volume) + ROUNDING:
                found.append(f"week {week.number} {name}")
            most[name] = max(one.weekly_volume, most.get(name, 0))
            if one.ladder:
                place = rung_of(one.ladder, name)
                if place > rung.get(one.ladder, place):
                    found.append(f"week {week.number} {one.ladder}: {name}")
                rung[one.ladder] = max(place, rung.get(one.ladder, place))
    return found


def leaps(programme: Programme, first: int, last: int, most: float = 1.5) -> list[str]:
    """Return each step of these weeks above ``most`` times, or one smallest step."""
    found = []
    weeks = [w for w in programme.weeks if first <= w.number <= last and not w.easy]
    for before, after in pairwise(weeks):
        was = by_exercise(before)
        for name, one in by_exercise(after).items():
            if name not in was:
                continue
            old, new = amount(was[name].dose), amount(one.dose)
            if new > max(old * most, old + step_of(one.dose)) + ROUNDING:
                found.append(f"week {after.number} {name}: {old:g} to {new:g}")
    return found
