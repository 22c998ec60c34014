"""What the physio may offer: a bigger step, what was done anyway, an earlier end."""

from collections.abc import Iterator, Sequence

from rehab.model.diary import WeekRecord
from rehab.model.dose import Dose
from rehab.model.programme import Facts, Programme, Reason
from rehab.model.proposal import WeekSeen

TWICE = 2  # sessions: one may be a slip


def offers(programme: Programme, seen: Sequence[WeekSeen]) -> Iterator[Reason]:
    """After weeks that were green. Nothing of it happens by itself."""
    if seen and seen[-1].week.colour == "green":
        yield from _bigger_step(programme, seen)
        yield from _did_more(seen[-1])
        yield from _early_end(seen)


def _bigger_step(programme: Programme, seen: Sequence[WeekSeen]) -> Iterator[Reason]:
    rule = programme.plan.effort
    last = seen[-rule.bigger_step_weeks :]
    if len(last) == rule.bigger_step_weeks and all(
        one.week.colour == "green" and _felt(one, rule.bigger_step_at_most)
        for one in last
    ):
        facts: Facts = {"effort": rule.bigger_step_at_most, "weeks": len(last)}
        yield Reason("review.easy", facts)


def _felt(one: WeekSeen, most: float) -> bool:
    """Whether it was written down that the week felt no harder."""
    return one.week.effort is not None and one.week.effort <= most


def _did_more(last: WeekSeen) -> Iterator[Reason]:
    for given in last.week.prescriptions:
        doses = _done(last.record, given.exercise.id)
        more = [dose for dose in doses if dose.volume > given.dose.volume]
        if len(more) >= TWICE:
            least = min(more, key=lambda dose: dose.volume)
            facts: Facts = {"exercise": given.exercise.name, "dose": least}
            yield Reason("review.did_more", facts)


def _done(record: WeekRecord | None, exercise: str) -> list[Dose]:
    rows = record.done if record else ()
    return [row.doses[exercise] for row in rows if exercise in row.doses]


def _early_end(seen: Sequence[WeekSeen]) -> Iterator[Reason]:
    phase, last = seen[-1].week.phase, seen[-1].week
    rule = phase.early_end
    if rule is None or last.number < rule.not_before_week:
        return
    run = [one for one in seen[-rule.weeks :] if one.week.phase.id == phase.id]
    quiet = [
        one
        for one in run
        if one.week.colour == "green"
        and _felt(one, rule.effort_at_most)
        and one.done >= rule.done_min * one.sessions
        and _pain(one.record) <= rule.pain_at_most
    ]
    if len(quiet) == rule.weeks:
        facts: Facts = {"phase": phase.name, "id": phase.id}
        yield Reason(
            "review.may_end", facts | {"weeks": len(quiet), "week": last.number}
        )


def _pain(record: WeekRecord | None) -> int:
    """The worst score of the week; without any, the worst there is."""
    rows = record.sessions if record else ()
    given = [s for row in rows for s in (row.during, row.next_morning) if s is not None]
    return max(given, default=10)
