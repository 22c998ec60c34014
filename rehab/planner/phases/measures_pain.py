"""Measures of morning pain (0-10) in the first days of a spasm."""

from rehab.planner.outcome.dates import days_of_all
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.outcome.streaks import mornings

Outcomes = tuple[Outcome, ...]


def morning_pain_drop(history: Outcomes, usual: int) -> int | None:
    """How far the last morning is below the worst so far. Pain 0-10."""
    last, every = mornings(history[-1:]), mornings(history)
    return max([usual, *every]) - last[-1] if last else None


def morning_pain_drop_percent(history: Outcomes, usual: int) -> float | None:
    """The same as a share of the worst."""
    drop = morning_pain_drop(history, usual)
    worst = max([usual, *mornings(history)])
    return None if drop is None else 100 * drop / max(1, worst)


def worst_morning(history: Outcomes, over_days: int) -> int | None:
    """The worst morning of the last so many days; None if a sheet of them has none."""
    found: list[int] = []
    for past in recent(history, over_days):
        scores = mornings((past,))
        if not scores:
            return None
        found += scores
    return max(found, default=None)


def recent(history: Outcomes, over_days: int) -> Outcomes:
    """The last sheets, as many as it takes to cover the days."""
    for count in range(1, len(history) + 1):
        if days_of_all(history[-count:]) >= over_days:
            return history[-count:]
    return history
