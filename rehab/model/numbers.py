"""The number that each exercise has on all pages of a handout."""

from collections.abc import Iterable

from rehab.model.exercise import POSITIONS, Exercise


def in_order(weeks: Iterable[Iterable[Exercise]]) -> tuple[Exercise, ...]:
    """Every exercise of these weeks once, from lying to walking."""
    every = {one.id: one for week in weeks for one in week}
    return tuple(sorted(every.values(), key=lambda e: POSITIONS.index(e.placed)))


def numbers(weeks: Iterable[Iterable[Exercise]]) -> dict[str, int]:
    """From 1; an exercise keeps its number through the handout."""
    return {one.id: n for n, one in enumerate(in_order(weeks), 1)}
