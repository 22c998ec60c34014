"""A share of a dose: after flare-ups, red weeks and missed time; fewer sets.

What is in a set goes first, then sets; the load stays. A larger percentage never
gives less, and no share is off by as much as one in each set, or one mark of the clock
where a hold is timed.

>>> from rehab.model.dose import Dose
>>> def said(dose): return f"{dose.sets}x{dose.repetitions or dose.minutes}"
>>> [said(share(Dose(sets=2, repetitions=10), p)) for p in (50, 70, 100)]
['2x5', '2x7', '2x10']
>>> [said(share(Dose(sets=6, minutes=2), p)) for p in (25, 50, 75)]
['3x1', '6x1', '6x1']
>>> [share(Dose(sets=2, hold_seconds=30), p).hold_seconds for p in (30, 50, 70, 75)]
[9, 15, 20, 20]
>>> share(Dose(scheme=(6, 4, 2), hold_seconds=10), 60).scheme
(3, 2, 1)
>>> share(Dose(sets=3, repetitions=(8, 12)), 70).model_dump()["repetitions"]
[5, 8]
>>> said(of_sets(Dose(sets=3, repetitions=12), 67))
'2x12'
"""

import math

from rehab.model.dose import Dose
from rehab.model.numbers import ROUNDING, WHOLE
from rehab.model.part import Part, fewer, whole

COUNTED = 10  # seconds that are counted one by one; a convention
HALF_A_MINUTE = 30  # seconds that a part is cut by; a convention
MARK = 5  # seconds between the marks of a clock, for longer holds; a convention


def inner_field(dose: Dose) -> str:
    """The field that says how much is in one set."""
    for name in ("repetitions", "minutes", "metres", "scheme", "parts"):
        if getattr(dose, name) is not None:
            return name
    return "hold_seconds"


def on_the_clock(field: str, amount: int) -> int:
    """A timed hold down to a mark of the clock; short ones, and all else, as they are.

    >>> [on_the_clock("hold_seconds", n) for n in (8, 10, 14, 21)]
    [8, 10, 10, 20]
    """
    timed = field == "hold_seconds" and amount > COUNTED
    return amount - amount % MARK if timed else amount


def share(dose: Dose, percent: float) -> Dose:
    """The dose cut to ``percent`` of what is in its sets, rounded down.

    A timed hold goes down to a mark of the clock. Never below one; a dose
    already as small as it can be comes back unchanged.
    """
    if percent >= WHOLE:
        return dose
    if dose.left:
        return dose.each(lambda one: share(one, percent))
    if dose.scheme:
        return _scheme(dose, dose.scheme, percent)
    if dose.parts:
        return _parts(dose, dose.parts, percent)
    field = inner_field(dose)
    amount = getattr(dose, field)
    inner = math.floor(amount * percent / WHOLE + ROUNDING)
    if inner:
        fewest = dose.repetitions_from
        if fewest is not None:
            fewest = max(1, math.floor(fewest * percent / WHOLE + ROUNDING))
        kept = {field: on_the_clock(field, inner), "repetitions_from": fewest}
        return dose.but(**kept)
    sets = math.floor(dose.sets * amount * percent / WHOLE + ROUNDING)
    return dose.but(sets=max(1, sets), **{field: 1})


def of_sets(dose: Dose, percent: float) -> Dose:
    """So much of the sets, the nearest number; of one set a share of what is in it."""
    if percent >= WHOLE:
        return dose
    if dose.left:
        return dose.each(lambda one: of_sets(one, percent))
    if dose.scheme or dose.sets == 1:
        return share(dose, percent)
    return dose.but(sets=max(1, round(dose.sets * percent / WHOLE)))


def fewer_sets(dose: Dose, fewer: int, percent: float) -> Dose:
    """The dose with so many sets less; ``percent`` of it where none would be left."""
    if dose.left:
        return dose.each(lambda one: fewer_sets(one, fewer, percent))
    if dose.scheme or dose.sets <= fewer:
        return share(dose, percent)
    return dose.but(sets=dose.sets - fewer)


def _scheme(dose: Dose, scheme: tuple[int, ...], percent: float) -> Dose:
    """Fewer in each set; where every set is at one already, a shorter hold.

    Where a set of one is still too much, of all smaller schemes the one that leaves
    most: a larger percentage must never give less.

    >>> short = Dose(scheme=(1, 1, 5), hold_seconds=8)
    >>> [share(short, percent).volume for percent in (39, 40, 50)]
    [30, 30, 36]
    """
    limit = dose.volume * percent / WHOLE
    cut = dose.but(scheme=_kept(scheme, percent))
    if not dose.hold_seconds or cut.volume <= limit + ROUNDING:
        return cut
    smaller = {
        WHOLE * k / n for n in scheme for k in range(1, n) if WHOLE * k <= n * percent
    }
    found = [_held(dose, _kept(scheme, one), limit) for one in {0, *smaller, percent}]
    return max(found, key=lambda one: (one.volume, one.scheme))


def _kept(scheme: tuple[int, ...], percent: float) -> tuple[int, ...]:
    return tuple(max(1, math.floor(n * percent / WHOLE + ROUNDING)) for n in scheme)


def _held(dose: Dose, scheme: tuple[int, ...], limit: float) -> Dose:
    """This scheme, with so short a hold that it keeps under the limit."""
    cut, held = dose.but(scheme=scheme), dose.hold_seconds or 1
    per_second = cut.volume / (held + dose.ON_THE_WAY)
    hold = math.floor(limit / per_second - dose.ON_THE_WAY + ROUNDING)
    return cut.but(hold_seconds=max(1, min(hold, held)))


def _parts(dose: Dose, parts: tuple[Part, ...], percent: float) -> Dose:
    """Whole repeats; of a single one the first parts, as many as fit.

    >>> parts = (Part(do="run", seconds=60), Part(do="walk", seconds=90))
    >>> [_parts(Dose(sets=8, parts=parts), parts, p).sets for p in (10, 50, 70)]
    [1, 4, 5]
    """
    sets = math.floor(dose.sets * percent / WHOLE + ROUNDING)
    if sets:
        return dose.but(sets=sets)
    seconds = dose.sets * whole(parts) * percent / WHOLE + ROUNDING
    return dose.but(sets=1, parts=fewer(parts, seconds, HALF_A_MINUTE))
