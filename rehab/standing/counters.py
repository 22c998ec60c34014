"""The project's own counters: episodes, spasm-free days, passes, sessions done."""

import datetime
from collections.abc import Iterator

from rehab.handout.sheet import on_sheet
from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.model.measure import Measures, PassRule
from rehab.model.programme import Aim, Library, Programme, Week
from rehab.model.standing import Counters, FollowUp, Standing
from rehab.standing.change import changes
from rehab.standing.known import clear_for
from rehab.standing.register import DAY, begun_since, ends_of
from rehab.standing.stand import standing


def follow_up(programme: Programme, library: Library) -> FollowUp:
    """Where the client stands after the last week that came back."""
    client, diary = programme.client, _with_flares(programme)
    known = library.measures
    phase = _next_week(programme).phase
    ends = ends_of(programme.weeks)
    found = standing(client, diary, known.register_rule, phase, ends)
    return FollowUp(
        standing=found,
        changes=changes(client, known),
        counters=counters(programme, known, found),
    )


def _with_flares(programme: Programme) -> Diary:
    """The diary, and the flare-ups that only its mornings told."""
    flares = {week.number for week in programme.weeks if week.flare}
    return Diary(
        weeks=tuple(
            one.model_copy(update={"flare": one.flare or one.week in flares})
            for one in programme.diary.weeks
        )
    )


def _next_week(programme: Programme) -> Week:
    last = programme.diary.last_week
    ahead = (week for week in programme.weeks if week.number > last)
    return next(ahead, programme.weeks[-1])


def counters(programme: Programme, known: Measures, now: Standing) -> Counters:
    """All counters, over the weeks that came back. What did not is not counted."""
    year = now.on - known.register_rule.year_days * DAY
    back = {record.week: record for record in programme.diary.weeks}
    both = [
        (week, back[week.number]) for week in programme.weeks if week.number in back
    ]
    planned = [week.sessions for week, _ in both]
    # Sessions above the plan do not make up for missed ones of another week.
    done = [min(len(r.sessions), n) for (_, r), n in zip(both, planned, strict=True)]
    return Counters(
        episodes=begun_since(now.events, year),
        spasm_free_days=clear_for(programme.client, now.events, now.on),
        sessions_done=sum(done),
        sessions_planned=sum(planned),
        passes=tuple(_passes(programme, known.passes, both)),
    )


def _passes(
    programme: Programme, rule: PassRule, both: list[tuple[Week, WeekRecord]]
) -> Iterator[tuple[str, int, int]]:
    for aim in programme.aims:
        days = [
            session.day or week.days[-1]
            for week, record in both
            for session in record.sessions
            if _passed(programme, week, session, aim)
            and felt_well(session, programme.client.usual_pain, rule)
        ]
        yield aim.exercise.id, len(days), _span(days)


def _span(days: list[datetime.date]) -> int:
    return (max(days) - min(days)).days + 1 if days else 0


def felt_well(session: SessionRecord, usual: float, rule: PassRule) -> bool:
    """Whether pain stayed low; a score that was not given is not low."""
    if session.during is None or session.next_morning is None or session.spasm:
        return False
    rise = session.next_morning - usual
    return session.during <= rule.during_at_most and rise < rule.morning_rise_below


def _passed(programme: Programme, week: Week, session: SessionRecord, aim: Aim) -> bool:
    name = aim.exercise.id
    if session.did is not None and name not in session.did:
        return False
    issued = on_sheet(programme, week).get(name)
    dose = session.doses.get(name) or (issued.dose if issued else None)
    return dose is not None and dose.at_least(aim.dose)
