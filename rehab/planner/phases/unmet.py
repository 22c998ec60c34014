"""Which of a phase's conditions do not hold yet, and what was reported for each."""

from rehab.model.phase import Phase
from rehab.model.programme import Unmet
from rehab.planner.phases.criteria import Evidence, measured, met


def unmet(phase: Phase, facts: Evidence) -> tuple[Unmet, ...]:
    """The conditions still open, the nearest to being met first."""
    found = [
        Unmet(criterion, measured(criterion, facts))
        for criterion in phase.advance
        if not met(criterion, facts)
    ]
    return tuple(sorted(found, key=distance))


def distance(open_one: Unmet) -> float:
    """What is missing as a share of what is asked; nothing reported is furthest.

    >>> from rehab.model.criterion import Criterion
    >>> asks = Criterion(measure="green_weeks", at_least=4, says="...", source="...")
    >>> distance(Unmet(asks, 3)), distance(Unmet(asks, None))
    (0.25, inf)
    """
    value, asks = open_one.value, open_one.criterion
    if value is None:
        return float("inf")
    low, high = asks.at_least, asks.at_most
    if low is not None and value < low:
        return (low - value) / low
    return (value - high) / max(1, high) if high is not None else 0.0
