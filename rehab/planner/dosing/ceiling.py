"""The most of an exercise: its own cap, or less where a place of the phase says so."""

from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.phase import Place
from rehab.planner.dosing.share import inner_field
from rehab.planner.dosing.start import Start, bounded


def ceiling(place: Place, exercise: Exercise, sets_max: int | None = None) -> Dose:
    """The place's cap if it is of the exercise's kind, never above the exercise's.

    ``sets_max`` is the phase's most sets.
    """
    cap = exercise.dose.cap
    if sets_max is not None and not cap.scheme and sets_max < cap.sets:
        cap = cap.but(sets=sets_max)
    if place.cap is None or inner_field(place.cap) != inner_field(cap):
        return cap
    return bounded(cap, place.cap)


def under(start: Start, place: Place, exercise: Exercise) -> Start:
    """The start, cut where the place allows less."""
    if place.cap is None:
        return start
    return Start(bounded(start.dose, ceiling(place, exercise)), start.reason)
