"""Work of one session: its volume, a stronger band counting for more."""

from rehab.model.dose import Dose
from rehab.model.numbers import ROUNDING
from rehab.planner.dosing.share import inner_field

AMOUNTS = ("repetitions", "minutes", "metres", "hold_seconds")  # in a set
BAND_STRENGTH = 0.5  # each band above the lightest: 1, 1.5, 2; a convention


def strength(dose: Dose, bands: tuple[str, ...]) -> float:
    """How strong the band is against the lightest; 1 without one.

    >>> strength(Dose(repetitions=8, band="heavy"), ("light", "medium", "heavy"))
    2.0
    """
    return 1 + BAND_STRENGTH * (bands.index(dose.band) if dose.band in bands else 0)


def no_heavier(dose: Dose, than: Dose, bands: tuple[str, ...]) -> Dose:
    """The dose, with the load of the other one where its own is heavier.

    >>> sheet = Dose(sets=2, repetitions=6, load_kg=18)
    >>> no_heavier(Dose(sets=2, repetitions=5, load_kg=20), sheet, ()).load_kg
    18.0
    """
    return dose.paired(
        than, lambda one, two: one.loaded_as(two) if _heavier(one, two, bands) else one
    )


def as_low(dose: Dose, than: Dose, bands: tuple[str, ...]) -> Dose:
    """The dose no heavier than the other one; with less load no more in a set either.

    Who is told to do less reads 3 sets of 7 after 3 sets of 6 as a misprint.

    >>> sheet = Dose(sets=3, repetitions=6, load_kg=6)
    >>> as_low(Dose(sets=3, repetitions=7, load_kg=5), sheet, ()).repetitions
    6
    """
    return no_heavier(dose, than, bands).paired(
        than,
        lambda one, two: _no_longer(one, two) if _heavier(two, one, bands) else one,
    )


def _no_longer(one: Dose, two: Dose) -> Dose:
    field = inner_field(one)
    if field not in AMOUNTS or field != inner_field(two) or one.sets < two.sets:
        return one
    return one.but(**{field: min(getattr(one, field), getattr(two, field))})


def _heavier(one: Dose, two: Dose, bands: tuple[str, ...]) -> bool:
    """More kilograms, a stronger band or less help; nobody knows one by effort."""
    if one.by_effort or two.by_effort:
        return False
    pairs = (
        ((one.load_kg or 0), (two.load_kg or 0)),
        ((two.help_kg or 0), (one.help_kg or 0)),
        (strength(one, bands), strength(two, bands)),
    )
    return any(more > less + ROUNDING for more, less in pairs)


def work(dose: Dose, bands: tuple[str, ...]) -> float:
    """The volume of a session times the strength of its band."""
    if dose.left:
        return sum(work(part, bands) for part in dose.sides) / len(dose.sides)
    return dose.volume * strength(dose, bands)
