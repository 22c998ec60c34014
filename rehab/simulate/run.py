"""What became of one invented client."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rehab.model.programme import Week
from rehab.simulate.drive import Turn
from rehab.simulate.marks import reached


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One client's way: week numbers from 1, counts of weeks."""

    kind: str
    phases: Mapping[str, int]  # the first week in each
    benchmark: int | None  # the first week with a benchmark exercise
    last: int | None  # the first week of the plan's last phase
    marks: int | None  # the first week on all their pass marks
    flares: int  # as they were, whether or not they were written down
    reviews: int  # weeks before which the physio must look
    stuck: bool  # longer in a phase than its most weeks, and nobody asked
    rise: float  # greatest step of a week's volume, in percent


def run_of(kind: str, turns: Iterable[Turn]) -> Run:
    """The summary of these weeks."""
    seen = tuple(turns)
    weeks = tuple(turn.week for turn in seen)
    phases: dict[str, int] = {}
    for week in weeks:
        phases.setdefault(week.phase.id, week.number)
    return Run(
        kind=kind,
        phases=phases,
        benchmark=_first(w.number for w in weeks if _has_benchmark(w)),
        last=_first(w.number for w in weeks if w.phase.last),
        marks=_first(turn.week.number for turn in seen if _on_marks(turn)),
        flares=sum(turn.lived.flare for turn in seen),
        reviews=sum(bool(turn.following.asks) for turn in seen),
        stuck=is_stuck(weeks),
        rise=max(rises(weeks), default=0.0),
    )


def _first(numbers: Iterator[int]) -> int | None:
    return next(numbers, None)


def _has_benchmark(week: Week) -> bool:
    return any(one.exercise.benchmark for one in week.prescriptions)


def _on_marks(turn: Turn) -> bool:
    """Whether they stand on their marks, with what is forbidden them in this week."""
    return reached(turn.week, turn.case.with_triggers(turn.state.triggers))


def is_stuck(weeks: Iterable[Week]) -> bool:
    """Whether they were in one phase for longer than its most weeks, and no flag."""
    phase, quiet = "", 0
    for week in weeks:
        moved = week.phase.id != phase or bool(week.asks)
        phase, quiet = week.phase.id, 1 if moved else quiet + 1
        if quiet > week.phase.weeks.max and not week.phase.last:
            return True
    return False


def rises(weeks: Iterable[Week]) -> Iterator[float]:
    """How much each step up adds, in percent of the most there was before."""
    highest: dict[str, float] = {}
    for week in weeks:
        for one in week.prescriptions:
            name, now = one.exercise.id, one.weekly_volume
            before = highest.get(name, now)
            if now > before and one.stepped and not one.new_rung:
                yield 100 * (now / before - 1)
            highest[name] = max(now, before)
