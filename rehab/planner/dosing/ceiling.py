"""The most of an exercise: its own cap, or less where a place of the phase says so."""

from collections.abc import Sequence

from rehab.model.dose import Dose
from rehab.model.exercise import BandRange, Exercise, HelpRange
from rehab.model.phase import Place
from rehab.planner.allowed.loads import Help, Loads
from rehab.planner.dosing.share import inner_field
from rehab.planner.dosing.start import Start, bounded


def ceiling(place: Place, exercise: Exercise, sets_max: int | None = None) -> Dose:
    """The place's cap if it is of the exercise's kind, never above the exercise's.

    ``sets_max`` is the phase's most sets.
    """
    cap = exercise.dose.cap
    own = cap.scheme or cap.parts  # they list their own sets, or count repeats
    if sets_max is not None and not own and sets_max < cap.sets:
        cap = cap.but(sets=sets_max)
    if place.cap is None or inner_field(place.cap) != inner_field(cap):
        return cap
    return bounded(cap, place.cap)


def within(dose: Dose, exercise: Exercise, found: Loads, bands: Sequence[str]) -> Dose:
    """A dose that a file says was asked for or done, as far as the caps allow it.

    Nothing of it is above the exercise's cap. A weight or band above the most that the
    exercise is ever given is no more than the most of those at hand; one that is not
    at hand any more was there then.
    """
    if dose.left:
        return dose.each(lambda one: within(one, exercise, found, bands))
    dose = bounded(dose, exercise.dose.cap)
    span, heaviest = exercise.dose.load, found.steps[-1] if found.steps else None
    if isinstance(heaviest, float) and (dose.load_kg or 0) > found.most_kg:
        return dose.but(load_kg=heaviest)
    if isinstance(heaviest, Help) and isinstance(span, HelpRange):
        if (dose.help_kg or 0) < span.least:
            return dose.but(help_kg=heaviest.kg)
    if isinstance(heaviest, str) and isinstance(span, BandRange):
        if _stronger(dose.band, span.cap, bands):
            return dose.but(band=heaviest)
    return dose


def _stronger(band: str | None, than: str, bands: Sequence[str]) -> bool:
    """Whether a band is above another; one that nobody knows is not believed."""
    if band is None:
        return False
    return band not in bands or bands.index(band) > bands.index(than)


def under(start: Start, place: Place, exercise: Exercise) -> Start:
    """The start at the place's tempo, cut where the place allows less."""
    dose = start.dose
    if place.tempo:
        dose = dose.each(lambda one: _timed(one, place))
    if place.cap is not None:
        dose = bounded(dose, ceiling(place, exercise))
    return Start(dose, start.reason)


def _timed(dose: Dose, place: Place) -> Dose:
    """The dose at the place's tempo, if it has repetitions and names none."""
    if dose.tempo or not (dose.repetitions or dose.scheme):
        return dose
    return dose.but(tempo=place.tempo)
