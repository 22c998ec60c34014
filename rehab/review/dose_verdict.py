"""Whether a dose may be set by hand, and whether an exercise has one below it."""

from rehab.model.dose import NUMBERS, Dose
from rehab.model.exercise import Exercise
from rehab.model.part import within
from rehab.model.programme import (
    Facts,
    Library,
    Programme,
    Reason,
    Week,
)
from rehab.model.record import Decision
from rehab.model.units import weight
from rehab.planner.allowed.loads import Help, Loads, loads
from rehab.review.choices import by_rule, why_no_swap


def against_dose(
    programme: Programme, library: Library, week: Week, decision: Decision
) -> tuple[Reason, ...]:
    """What speaks against this dose of an exercise in the week."""
    given = week.given(str(decision.exercise))
    if given is None or decision.dose is None:
        return (_not_there(library, week, decision),)
    if why := _unfit(programme, library, given.exercise, decision.dose):
        return (why,)
    if decision.reason:
        return ()
    rules = by_rule(programme, library).week(week.number)
    ruled = rules.given(given.exercise.id) if rules else None
    if ruled and _more(library, decision.dose, ruled.dose):
        return (Reason("decide.more_than_rules", {"option": decision.option}),)
    return ()


def against_rung(
    programme: Programme, library: Library, week: Week, decision: Decision
) -> tuple[Reason, ...]:
    """What speaks against the easier exercise below this one."""
    given = week.given(str(decision.exercise))
    if given is None:
        return (_not_there(library, week, decision),)
    if given.easier is None:
        return (Reason("decide.no_rung_below", {"exercise": given.exercise.name}),)
    if why := why_no_swap(programme, library, week, given.easier.id):
        return (Reason("decide.may_not", {"exercise": given.easier.name}), why)
    return ()


def _not_there(library: Library, week: Week, decision: Decision) -> Reason:
    name = library.exercises[str(decision.exercise)].name
    return Reason("decide.not_there", {"exercise": name, "week": week.number})


def _unfit(
    programme: Programme, library: Library, exercise: Exercise, dose: Dose
) -> Reason | None:
    facts: Facts = {"exercise": exercise.name}
    if not exercise.dose.fits(dose) or _other_scheme(exercise, dose):
        return Reason("decide.other_kind", {**facts, "dose": exercise.dose.start})
    if _above(dose, exercise.dose.cap):
        return Reason("decide.above_cap", {**facts, "cap": exercise.dose.cap})
    found = loads(exercise, programme.client, library.catalogue, near_percent=0)
    if isinstance(found, Reason):
        return found
    wanted = {part.band or part.load_kg or part.help_kg for part in dose.sides}
    if wanted <= {None, *found.steps, *found.lighter, *found.help_kg}:
        return None
    return Reason("decide.no_such_load", {**facts, "known": _known(found)})


def _known(found: Loads) -> str:
    """The loads at hand, kilograms of both hands together."""
    loads = [one for one in found.steps if not isinstance(one, Help)]
    every = (*found.lighter, *loads, *found.help_kg)
    return ", ".join(x if isinstance(x, str) else weight(x) for x in every)


def _other_scheme(exercise: Exercise, dose: Dose) -> bool:
    start = exercise.dose.start.scheme
    schemes = [part.scheme or () for part in dose.sides]
    return start is not None and any(len(one) != len(start) for one in schemes)


def _above(dose: Dose, cap: Dose) -> bool:
    return any(_one_above(part, cap) for part in dose.sides)


def _one_above(dose: Dose, cap: Dose) -> bool:
    if dose.parts:
        return not within(dose.in_all, cap.in_all)
    plain = any((getattr(dose, n) or 0) > (getattr(cap, n) or 0) for n in NUMBERS)
    pairs = zip(dose.scheme or (), cap.scheme or (), strict=False)
    return plain or any(count > most for count, most in pairs)


def _more(library: Library, dose: Dose, ruled: Dose) -> bool:
    """More volume, or a heavier load, than the rules give."""
    if dose.left or ruled.left:
        sides = ("left", "right")
        pairs = [(getattr(dose, s) or dose, getattr(ruled, s) or ruled) for s in sides]
        return any(_more(library, one, two) for one, two in pairs)
    bands = library.catalogue.bands
    heavier = (dose.load_kg or 0) > (ruled.load_kg or 0)
    if dose.band and ruled.band:
        heavier = bands.index(dose.band) > bands.index(ruled.band)
    return heavier or dose.volume > ruled.volume
