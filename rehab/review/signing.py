"""Whether weeks may be signed: not for a back that was not screened, nor unseen."""

import datetime
from collections.abc import Iterator, Sequence

from rehab.handout.weeks import span
from rehab.model.programme import Library, Programme, Reason, Week


def unsignable(
    programme: Programme,
    library: Library,
    numbers: Sequence[int],
    on: datetime.date,
) -> tuple[Reason, ...]:
    """Why these weeks cannot be signed on this day; empty if they can."""
    screened = _screened(programme, library, numbers, on)
    return (*screened, *not_back(programme, numbers, on))


def _screened(
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
        if week.colour == "stop" and screened < week.start:
            return (Reason("sign.stop_since", {"week": week.number}),)
    days, most = (first.start - screened).days, library.safety.screen_valid_days
    if days > most:
        facts = {"week": first.number, "days": days, "most": most}
        return (Reason("sign.old_screen", facts),)
    return ()


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
    for run in _runs(ended):
        key = "not_back" if run[:1] == run else "not_back_weeks"
        yield Reason(f"sign.{key}", {"weeks": span(run), "week": run[0]})


def _is_out(programme: Programme, week: Week) -> bool:
    return programme.record.sheet(week.number) is not None


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Numbers that follow each other, together.

    >>> _runs([2, 3, 5])
    [[2, 3], [5]]
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
