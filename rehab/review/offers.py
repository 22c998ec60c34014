"""What the physio may offer: a bigger step, what was done anyway, a phase's end."""

from collections.abc import Iterator, Sequence

from rehab.model.diary import WeekRecord
from rehab.model.dose import Dose
from rehab.model.programme import Facts, Programme, Reason, Week
from rehab.model.proposal import WeekSeen
from rehab.planner.phases.early_end import Told, may_end

TWICE = 2  # sessions: one may be a slip


def offers(programme: Programme, seen: Sequence[WeekSeen]) -> Iterator[Reason]:
    """After weeks that were green. Nothing of it happens by itself."""
    if seen and seen[-1].week.colour == "green":
        yield from _bigger_step(programme, seen)
        yield from _did_more(seen[-1])
        yield from _early_end(seen)
        yield from _waits_for_word(programme, seen[-1].week)


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
    for name in last.week.exercises:
        every = last.week.every(name)
        asked = max(given.dose.volume for given in every)
        more = [dose for dose in _done(last.record, name) if dose.volume > asked]
        if len(more) >= TWICE:
            least = min(more, key=lambda dose: dose.volume)
            facts: Facts = {"exercise": every[0].exercise.name, "dose": least}
            yield Reason("review.did_more", facts)


def _done(record: WeekRecord | None, exercise: str) -> list[Dose]:
    rows = record.done if record else ()
    return [row.doses[exercise] for row in rows if exercise in row.doses]


def _early_end(seen: Sequence[WeekSeen]) -> Iterator[Reason]:
    phase, number = seen[-1].week.phase, seen[-1].week.number
    here = [_told(one) for one in seen if one.week.phase.id == phase.id]
    if phase.early_end and may_end(phase, number, here):
        facts: Facts = {"phase": phase.name, "id": phase.id}
        weeks = phase.early_end.weeks
        yield Reason("review.may_end", facts | {"weeks": weeks, "week": number})


def _waits_for_word(programme: Programme, last: Week) -> Iterator[Reason]:
    """A phase that is left as soon as the physio says so: nothing else is open."""
    phase, coming = last.phase, programme.week(last.number + 1)
    if coming is None or coming.phase.id != phase.id or not coming.unmet:
        return
    if last.week_in_phase < phase.weeks.min:
        return
    if all(one.criterion.measure == "physio" for one in coming.unmet):
        says = " ".join(one.criterion.says for one in coming.unmet)
        facts: Facts = {"phase": phase.name, "id": phase.id, "week": last.number}
        yield Reason("review.only_your_word", facts | {"says": says})


def _told(one: WeekSeen) -> Told:
    week = one.week
    return Told(week.colour, week.effort, one.sessions, one.record)
