"""Change of each outcome measure between its first score and its last.

Improved: at least the published important change, or at least so many percent of the
first score and beyond the smallest real change. Worse is the same, the other way. The
word is never "cured", and a single score says nothing.

With 2 points, or 30 % and more than 1.77, pain that falls from 6 to 4 has improved:

>>> from rehab.model.measure import Important, Measure
>>> pain = Measure(
...     name="Pain", unit="of 10", lowest=0.0, highest=10.0, better="lower",
...     important=(Important(points=2.0),), important_percent=30.0,
...     smallest_real=1.77, licence="bundled", source="an example",
... )
>>> enough(pain, 2.0, gain=2.0, first=6.0), enough(pain, 2.0, gain=1.0, first=3.0)
(True, False)
"""

from rehab.model.client import Client
from rehab.model.measure import Measure, Measures
from rehab.model.programme import Fact, Reason
from rehab.model.standing import Change
from rehab.standing.scores import Series, series

DIGITS = 6  # a mean of 5.333 less one of 3.333 is 2


def changes(client: Client, known: Measures) -> tuple[Change, ...]:
    """Each measure that was scored, in the order of the measures file."""
    order = list(known.measures)
    found = [one for one in series(client) if one.measure in known.measures]
    found.sort(key=lambda one: order.index(one.measure))
    return tuple(_change(one, known) for one in found)


def _change(scored: Series, known: Measures) -> Change:
    measure, first = known.measures[scored.measure], scored.points[0].value
    least = important(measure, first)
    few = scored.measure == "psfs" and len(scored.activities) < known.activities_min
    if few and measure.single_points:
        least = measure.single_points
    reason, counts = _judge(scored, measure, least)
    return Change(
        measure=scored.measure,
        about=scored.about,
        activities=scored.activities,
        points=scored.points,
        least=least,
        needed=_needed(measure, least, first) if counts else None,
        reason=reason,
    )


def important(measure: Measure, first: float) -> float | None:
    """The change that counts from this first score; without one, what is not chance."""
    for row in measure.important:
        if row.first_up_to is None or first <= row.first_up_to:
            return row.points
    return measure.smallest_real


def enough(measure: Measure, least: float, *, gain: float, first: float) -> bool:
    """Whether a change for the better by ``gain`` counts."""
    percent = measure.important_percent
    if gain >= least:
        return True
    if not percent or first <= 0:
        return False
    return 100 * gain / first >= percent and gain > (measure.smallest_real or 0)


def _judge(
    scored: Series, measure: Measure, least: float | None
) -> tuple[Reason, bool]:
    """What the scores say, and whether some later score would count."""
    first, last = scored.points[0].value, scored.points[-1].value
    if measure.is_change:
        return Reason(f"change.felt_{_felt(last, least or 0)}", {"last": last}), True
    if scored.measure == "psfs" and not scored.activities:
        return Reason("change.other_activities"), False
    if len(scored.points) == 1:
        return Reason("change.once"), True
    gain = round(_sign(measure) * (last - first), DIGITS)
    percent = round(100 * abs(gain) / first) if first > 0 else "–"
    facts: dict[str, Fact] = {"by": abs(gain), "percent": percent}
    if least is None:
        return Reason("change.not_judged", facts), False
    facts["least"] = least
    word, counts = _word(measure, least, gain, first)
    return Reason(f"change.{word}", facts), counts


def _word(
    measure: Measure, least: float, gain: float, first: float
) -> tuple[str, bool]:
    """Worse is always said; a first score near the end of the scale hides the rest."""
    if enough(measure, least, gain=-gain, first=first):
        return "worse" if measure.important else "real_loss", True
    low = measure.not_judged_up_to
    if low is not None and first <= low:
        return "too_low", False
    if enough(measure, least, gain=gain, first=first):
        return "improved" if measure.important else "real_gain", True
    return "same", True


def _felt(score: float, least: float) -> str:
    if abs(score) < least:
        return "same"
    return "better" if score > 0 else "worse"


def _sign(measure: Measure) -> int:
    return 1 if measure.better == "higher" else -1


def _needed(measure: Measure, least: float | None, first: float) -> float | None:
    """The score from which the change counts, to draw it; None where nothing counts."""
    if least is None:
        return None
    start = 0 if measure.is_change else first
    if measure.important_percent and start > 0:
        share = measure.important_percent * start / 100
        least = min(least, max(share, measure.smallest_real or 0))
    level = start + _sign(measure) * least
    return level if measure.lowest <= level <= measure.highest else None
