"""Work of one session: its volume, a stronger band counting for more."""

from rehab.model.dose import Dose

BAND_STRENGTH = 0.5  # each band above the lightest: 1, 1.5, 2; a convention


def strength(dose: Dose, bands: tuple[str, ...]) -> float:
    """How strong the band is against the lightest; 1 without one.

    >>> strength(Dose(repetitions=8, band="heavy"), ("light", "medium", "heavy"))
    2.0
    """
    return 1 + BAND_STRENGTH * (bands.index(dose.band) if dose.band in bands else 0)


def work(dose: Dose, bands: tuple[str, ...]) -> float:
    """The volume of a session times the strength of its band."""
    if dose.left:
        return sum(work(part, bands) for part in dose.sides) / len(dose.sides)
    return dose.volume * strength(dose, bands)
