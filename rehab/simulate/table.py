"""What became of many, by type."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rehab.model.plan import Plan
from rehab.simulate.kinds import KINDS
from rehab.simulate.run import Run

BY_WEEKS = (40, 60)


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One type of client. A median is None when half of them never got there."""

    kind: str
    clients: int
    benchmark: float | None  # median week
    benchmark_reached: int  # clients
    last: float | None  # median first week of the last phase
    last_reached: int  # clients
    marks: float | None  # median first week on all pass marks
    marks_reached: int  # clients
    marks_by: dict[int, int]  # week: clients who stood on them by then
    phases: dict[str, float | None]  # median first week of each
    flares: float  # mean
    reviews: float  # mean of weeks
    stuck: int  # clients
    rise: float  # greatest of all, in percent


def table(plan: Plan, runs: Iterable[Run]) -> tuple[Row, ...]:
    """A row for each type that has a client, in the order of the types."""
    every = tuple(runs)
    found = ((kind.name, [r for r in every if r.kind == kind.name]) for kind in KINDS)
    return tuple(_row(plan, name, some) for name, some in found if some)


def _row(plan: Plan, kind: str, runs: Sequence[Run]) -> Row:
    return Row(
        kind=kind,
        clients=len(runs),
        benchmark=median([run.benchmark for run in runs]),
        benchmark_reached=sum(run.benchmark is not None for run in runs),
        last=median([run.last for run in runs]),
        last_reached=sum(run.last is not None for run in runs),
        marks=median([run.marks for run in runs]),
        marks_reached=sum(run.marks is not None for run in runs),
        marks_by={
            week: sum(run.marks is not None and run.marks <= week for run in runs)
            for week in BY_WEEKS
        },
        phases={
            p.id: median([run.phases.get(p.id) for run in runs]) for p in plan.phases
        },
        flares=statistics.fmean(run.flares for run in runs),
        reviews=statistics.fmean(run.reviews for run in runs),
        stuck=sum(run.stuck for run in runs),
        rise=max(run.rise for run in runs),
    )


def median(weeks: Sequence[int | None]) -> float | None:
    """The middle one; those who never get there come after all others.

    >>> median([30, None, 20]), median([30, None, None])
    (30, None)
    """
    there = sorted(week for week in weeks if week is not None)
    low, high = (len(weeks) - 1) // 2, len(weeks) // 2
    if high >= len(there):
        return None
    return statistics.median((there[low], there[high])) if low != high else there[low]
