"""A client's test days as one series of scores for each measure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from rehab.model.client import Client
from rehab.model.measure import Measured
from rehab.model.standing import Point

OWN: Mapping[str, Callable[[Measured], float | None]] = {
    "back_hold": lambda day: day.back_hold_seconds,
    "groc": lambda day: day.groc,
}


@dataclass(frozen=True, slots=True)
class Series:
    """The scores of one measure, oldest first."""

    measure: str
    points: tuple[Point, ...]
    about: str = ""  # nprs: which pain
    activities: tuple[str, ...] = ()  # psfs: those rated first and last


def series(client: Client) -> tuple[Series, ...]:
    """Everything that was scored; what a day left out is not in its series."""
    days = sorted(client.measures, key=lambda day: day.on)
    return (*_pain(days), *_activities(days), *_others(days))


def _pain(days: Sequence[Measured]) -> Iterator[Series]:
    """Usual pain is never held against the worst: each is a series of its own."""
    rated = [day for day in days if day.nprs is not None]
    for kind in dict.fromkeys(day.nprs_is for day in rated):
        same = [day for day in rated if day.nprs_is == kind]
        yield Series("nprs", _points(same, lambda day: day.nprs), about=kind)


def _activities(days: Sequence[Measured]) -> Iterator[Series]:
    """The mean of the activities rated both first and last: the same ones, or none."""
    rated = [day for day in days if day.psfs]
    if not rated:
        return
    both = tuple(name for name in rated[0].psfs if name in rated[-1].psfs)
    whole = [day for day in rated if both and set(both) <= set(day.psfs)]
    points = _points(whole, lambda day: fmean(day.psfs[name] for name in both))
    if not both:
        points = _points(rated[-1:], lambda day: fmean(day.psfs.values()))
    yield Series("psfs", points, activities=both)


def _others(days: Sequence[Measured]) -> Iterator[Series]:
    for name, score in OWN.items():
        if points := _points(days, score):
            yield Series(name, points)
    for form in sorted({name for day in days for name in day.scores}):
        scored = [day for day in days if form in day.scores]
        yield Series(form, tuple(Point(day.on, day.scores[form]) for day in scored))


def _points(
    days: Sequence[Measured], score: Callable[[Measured], float | None]
) -> tuple[Point, ...]:
    pairs = [(day.on, score(day)) for day in days]
    return tuple(Point(on, value) for on, value in pairs if value is not None)
