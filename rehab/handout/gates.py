"""Whether weeks may be signed: not for a back that was not screened, nor unseen.

`rehab sign` asks it on the day of the signature, and every page again of each
signature, wherever it stands.
"""

import datetime
from collections.abc import Iterator, Sequence

from rehab.handout.weeks import next_block, runs, span
from rehab.model.diary import WeekRecord
from rehab.model.programme import Library, Programme, Reason, Week


def unsignable(
    programme: Programme,
    library: Library,
    numbers: Sequence[int],
    on: datetime.date,
) -> tuple[Reason, ...]:
    """Why these weeks cannot be signed on this day; empty if they can."""
    screened = screened_in_time(programme, library, numbers, on)
    return (*screened, *not_back(programme, numbers, on)) or ahead(
        programme, numbers, on
    )


def screened_in_time(
    programme: Programme,
    library: Library,
    numbers: Sequence[int],
    on: datetime.date,
) -> tuple[Reason, ...]:
    """Nobody signs for a back that was not screened, or was long ago."""
    screened = programme.client.screening.on
    first = programme.chosen(numbers)[0]
    if screened > on:
        return (Reason("sign.screen_ahead", {"days": (screened - on).days}),)
    if screened > first.start:
        return (Reason("sign.screened_later", {"week": first.number}),)
    for week in programme.weeks:
        if week.colour == "stop" and screened < _stopped(programme, week):
            return (Reason("sign.stop_since", {"week": week.number}),)
    days, most = (first.start - screened).days, library.safety.screen_valid_days
    if days > most:
        facts = {"week": first.number, "days": days, "most": most}
        return (Reason("sign.old_screen", facts),)
    return ()


def _stopped(programme: Programme, week: Week) -> datetime.date:
    """The day of the week's last stop sign; the week's last day if nobody wrote it."""
    records = (back for back in programme.diary.weeks if back.week == week.number)
    return max((_stop_day(back, week) for back in records), default=week.start)


def _stop_day(back: WeekRecord, week: Week) -> datetime.date:
    signs = [session for session in back.sessions if session.stop_sign]
    return max((one.day or week.days[-1] for one in signs), default=week.start)


def ahead(
    programme: Programme, numbers: Sequence[int], on: datetime.date
) -> tuple[Reason, ...]:
    """Nobody signs beyond the block: what comes back of it changes what follows.

    While the first open week runs, the block may begin with the week after it.
    """
    last = programme.diary.last_week
    runs = programme.week(last + 1)
    if runs and runs.start <= on <= runs.days[-1] and numbers[0] > runs.number:
        last = runs.number
    block = next_block(programme, last)
    if not block or numbers[-1] <= block[-1]:
        return ()
    return (Reason("sign.ahead", {"weeks": span(numbers), "last": block[-1]}),)


def not_back(
    programme: Programme, numbers: Sequence[int], on: datetime.date
) -> Iterator[Reason]:
    """Weeks before the last of these that have ended, and nothing came back of them.

    Of the weeks to sign themselves only those the client has a sheet of.
    """
    back = {record.week for record in programme.diary.weeks}
    ended = [
        week.number
        for week in programme.weeks
        if week.number < numbers[-1]
        and week.days[-1] < on
        and week.number not in back
        and (week.number < numbers[0] or _is_out(programme, week))
    ]
    yield from told_not_back(ended)


def told_not_back(ended: Sequence[int]) -> Iterator[Reason]:
    """That these weeks have ended and did not come back, a reason for each run."""
    for run in runs(ended):
        key = "not_back" if run[:1] == run else "not_back_weeks"
        yield Reason(f"sign.{key}", {"weeks": span(run), "week": run[0]})


def _is_out(programme: Programme, week: Week) -> bool:
    return programme.record.sheet(week.number) is not None
