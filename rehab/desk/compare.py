"""How the staircases go on under an option, beside how they go on now."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rehab.app.papers import Papers
from rehab.app.words import words
from rehab.desk.chart import Frame, Line, chart
from rehab.desk.review_read import a_reason, named
from rehab.desk.site import Form, desk_words
from rehab.model.exercise import Exercise
from rehab.model.programme import Prescription, Programme, Refusal
from rehab.model.proposal import Proposal
from rehab.model.record import Decision
from rehab.render.words import reason_words, short_dose_of
from rehab.review.choices import with_decision
from rehab.review.verdict import against


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """What an option changes, exercise by exercise; nothing of it is written."""

    lines: tuple[str, ...] = ()  # why there is nothing to show
    drawn: tuple[tuple[str, str, str], ...] = ()  # name, chart, the same in words
    same: tuple[str, ...] = ()  # names of exercises that it leaves as they are


@dataclass(frozen=True, slots=True)
class _Way:
    """One exercise in the weeks to come, in one of the two programmes."""

    given: tuple[Prescription | None, ...]

    @property
    def work(self) -> tuple[float | None, ...]:
        return tuple(one.weekly_volume if one else None for one in self.given)

    @property
    def most(self) -> tuple[float | None, ...]:
        return tuple(one.envelope if one else None for one in self.given)

    def says(self, week: int) -> str:
        """The dose of the so-and-so-many-th week, in words."""
        one = self.given[week]
        none = desk_words().say("review.compare.none")
        return short_dose_of(words(), one) if one else none


def compared(
    found: Proposal, papers: Papers, form: Form, today: datetime.date
) -> Compared:
    """The weeks to come with the option that is chosen in the form, and without it."""
    what, lines = named(found, papers, form)
    if what is None:
        return Compared(lines=lines)
    reason = a_reason(form) or None
    base = {"after_week": found.after_week, "by": papers.client.physio, "on": today}
    option = Decision.model_validate({**base, "reason": reason, **what})
    # What a reason allows is shown before one is written.
    allowed = option if reason else option.model_copy(update={"reason": "-"})
    why = against(found.programme, papers.library, allowed)
    after = with_decision(found.programme, papers.library, option)
    if isinstance(after, Refusal):
        why = (*why, *after.reasons)
    if why or isinstance(after, Refusal):
        return Compared(lines=tuple(reason_words(words(), reason) for reason in why))
    return _of_each(found.programme, after, found.after_week + 1)


def _of_each(now: Programme, after: Programme, first: int) -> Compared:
    drawn, same = [], []
    for exercise in _exercises((after, now), first):
        has = [n for one in (now, after) for n in _weeks_of(one, exercise, first)]
        run = tuple(range(min(has), max(has) + 1))
        was, then = (_way(one, exercise, run) for one in (now, after))
        if (was.work, was.most) == (then.work, then.most):
            same.append(exercise.name)
        else:
            drawn.append((exercise.name, *_drawn(was, then, run)))
    return Compared(drawn=tuple(drawn), same=tuple(same))


def _exercises(programmes: Sequence[Programme], first: int) -> tuple[Exercise, ...]:
    """Each exercise from this week on, in the order in which they come."""
    every = {
        given.exercise.id: given.exercise
        for programme in programmes
        for week in programme.weeks
        for given in week.prescriptions
        if week.number >= first
    }
    return tuple(every.values())


def _weeks_of(programme: Programme, exercise: Exercise, first: int) -> Iterator[int]:
    """The weeks from this one on that have the exercise."""
    for week in programme.weeks:
        if week.number >= first and week.given(exercise.id):
            yield week.number


def _way(programme: Programme, exercise: Exercise, weeks: Sequence[int]) -> _Way:
    by_number = {week.number: week for week in programme.chosen(weeks)}
    found = (by_number.get(number) for number in weeks)
    return _Way(tuple(week.given(exercise.id) if week else None for week in found))


def _drawn(was: _Way, then: _Way, weeks: tuple[int, ...]) -> tuple[str, str]:
    """The chart, and the first and the last week that differ in words."""
    every = (*was.work, *was.most, *then.work, *then.most)
    frame = Frame(weeks=weeks, most=max(n for n in every if n is not None))
    lines = (
        Line(kind="was most", values=was.most, steps=True),
        Line(kind="was", values=was.work, steps=True),
        Line(kind="most", values=then.most, steps=True),
        Line(kind="work", values=then.work, steps=True),
    )
    says = " ".join(_says(was, then, weeks))
    return chart(frame, lines, says), says


def _says(was: _Way, then: _Way, weeks: Sequence[int]) -> Iterator[str]:
    doses = ((n, was.says(n), then.says(n)) for n in range(len(weeks)))
    other = [(n, old, new) for n, old, new in doses if old != new]
    for n, old, new in dict.fromkeys((*other[:1], *other[-1:])):
        week = weeks[n]
        yield desk_words().say("review.compare.says", week=week, was=old, then=new)
    if not other:
        yield desk_words().say("review.compare.room")
