"""What the weeks that came back looked like: sessions, pain, and what was kept up."""

import statistics
from collections.abc import Iterable, Sequence

from rehab.handout.sheet import on_sheet
from rehab.model.diary import SessionRecord, WeekRecord
from rehab.model.dose import Dose
from rehab.model.programme import Library, Programme, Week
from rehab.model.proposal import ExerciseSeen, Habit, WeekSeen
from rehab.model.rules import WeekRule


def last_block(programme: Programme) -> tuple[int, ...]:
    """The weeks looked back on: as many as lie between two reviews."""
    last = programme.diary.last_week
    first = max(1, last + 1 - programme.plan.review_every_weeks)
    return tuple(range(first, last + 1))


def weeks_seen(programme: Programme, numbers: Sequence[int]) -> tuple[WeekSeen, ...]:
    """Each of these weeks as it came back, or that nothing did."""
    records = {record.week: record for record in programme.diary.weeks}
    return tuple(
        _week(week, records.get(week.number)) for week in programme.chosen(numbers)
    )


def _week(week: Week, record: WeekRecord | None) -> WeekSeen:
    sessions = record.sessions if record else ()
    return WeekSeen(
        week=week,
        record=record,
        sessions=week.sessions,
        before=_median(session.before for session in sessions),
        during=_median(session.during for session in sessions),
        next_morning=_median(session.next_morning for session in sessions),
    )


def _median(scores: Iterable[int | None]) -> float | None:
    """The median of what was given; None when nothing was.

    >>> _median([2, None, 3]), _median([None])
    (2.5, None)
    """
    given = [score for score in scores if score is not None]
    return statistics.median(given) if given else None


def exercises_seen(
    programme: Programme, library: Library, numbers: Sequence[int]
) -> tuple[ExerciseSeen, ...]:
    """Each exercise of these weeks' sheets, in the order they first stood there.

    A week of which nothing came back tells nothing about any of them.
    """
    records = {r.week: r for r in programme.diary.weeks if r.week in numbers}
    totals: dict[str, tuple[int, int]] = {}
    actual: dict[str, list[tuple[int, Dose]]] = {}
    for week in programme.chosen(tuple(records)):
        record = records[week.number]
        for name, issued in on_sheet(programme, week).items():
            done, sessions = totals.get(name, (0, 0))
            count = _done(record, week, name, issued.whole)
            totals[name] = (done + count, sessions + issued.whole)
        for name, dose in _actual(record):
            actual.setdefault(name, []).append((week.number, dose))
    habits = _habits(totals, programme.plan.week_rule)
    return tuple(
        ExerciseSeen(
            exercise=library.exercises[name],
            done=done,
            sessions=sessions,
            habit=habits[name],
            actual=tuple(actual.get(name, ())),
        )
        for name, (done, sessions) in totals.items()
        if name in library.exercises
    )


def _done(record: WeekRecord, week: Week, name: str, sessions: int) -> int:
    """Sessions with this exercise. One that names none stands for all of its day."""
    named = sum(name in (session.did or ()) for session in record.sessions)
    whole = sum(_may_hold(session, week, name) for session in record.sessions)
    return named + min(whole, max(0, sessions - named))


def _may_hold(session: SessionRecord, week: Week, name: str) -> bool:
    if session.did is not None:
        return False
    days = {one: [d for p in week.every(one) for d in p.days] for one in week.exercises}
    every = {day for each in days.values() for day in each}
    if session.day is None or session.day not in every:
        return True
    return session.day in days.get(name, every)


def _actual(record: WeekRecord) -> Iterable[tuple[str, Dose]]:
    """Doses that were not the sheet's, each once."""
    seen = [pair for session in record.sessions for pair in session.doses.items()]
    return [pair for at, pair in enumerate(seen) if pair not in seen[:at]]


def _habits(totals: dict[str, tuple[int, int]], rule: WeekRule) -> dict[str, Habit]:
    """Ignored: so little done that a week of it would be thin.

    Favoured: done as a green week asks while another is ignored, or more often than
    the sheet says.

    >>> rule = WeekRule(green_done_min=0.8, green_amber_max=0.34, red_sessions=2,
    ...     green_unknown_max=0.34, thin_done_below=0.6, exercise_done_min=0.6,
    ...     less_done_below=0.8, source="worked example")
    >>> _habits({"walk": (12, 12), "bridge": (9, 12), "plank": (2, 12)}, rule)
    {'walk': 'favoured', 'bridge': 'kept', 'plank': 'ignored'}
    """
    shares = {name: done / sessions for name, (done, sessions) in totals.items()}
    some_ignored = min(shares.values(), default=1) < rule.thin_done_below
    habits: dict[str, Habit] = {}
    for name, share in shares.items():
        habits[name] = "kept"
        if share < rule.thin_done_below:
            habits[name] = "ignored"
        elif share > 1 or (some_ignored and share >= rule.green_done_min):
            habits[name] = "favoured"
    return habits
