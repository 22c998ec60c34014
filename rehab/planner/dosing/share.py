"""A share of a dose: easy weeks, flare-ups, red weeks and maintenance.

Sets go first, then what is in a set; the load stays.

>>> from rehab.model.dose import Dose
>>> cut = share(Dose(sets=3, repetitions=12), 60)
>>> cut.sets, cut.repetitions
(2, 10)
>>> share(Dose(scheme=(6, 4, 2), hold_seconds=10), 60).scheme
(3, 2, 1)
"""

import math

from rehab.model.dose import Dose

WHOLE = 100  # percent
ROUNDING = 1e-9


def inner_field(dose: Dose) -> str:
    """The field that says how much is in one set."""
    for name in ("repetitions", "minutes", "metres", "scheme"):
        if getattr(dose, name) is not None:
            return name
    return "hold_seconds"


def share(dose: Dose, percent: float) -> Dose:
    """The dose cut to ``percent`` of its volume, rounded down, never below one.

    A dose already as small as it can be comes back unchanged.
    """
    if percent >= WHOLE:
        return dose
    if dose.scheme:
        return _scheme(dose, dose.scheme, percent)
    field = inner_field(dose)
    amount = getattr(dose, field)
    limit = dose.sets * amount * percent / 100
    sets = math.floor(dose.sets * percent / 100 + 0.5)
    sets = max(1, min(sets, math.floor(limit + ROUNDING)))
    inner = max(1, min(amount, math.floor(limit / sets + ROUNDING)))
    return dose.but(sets=sets, **{field: inner})


def _scheme(dose: Dose, scheme: tuple[int, ...], percent: float) -> Dose:
    """Fewer in each set; where every set is at one already, a shorter hold."""
    kept = tuple(max(1, math.floor(n * percent / 100)) for n in scheme)
    cut = dose.but(scheme=kept)
    limit = dose.volume * percent / 100
    if not dose.hold_seconds or cut.volume <= limit + ROUNDING:
        return cut
    hold = math.floor(limit / (cut.volume / dose.hold_seconds) + ROUNDING)
    return cut.but(hold_seconds=max(1, hold))
