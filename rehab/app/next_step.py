"""What has to be done next for one client, as their files say it today."""

import datetime
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from rehab.app.pages import signed, withdrawn
from rehab.app.papers import Papers, Stopped
from rehab.app.planned import Planned
from rehab.handout.gates import unsignable
from rehab.handout.weeks import next_block
from rehab.model.programme import Programme, Reason, Week
from rehab.model.proposal import StopSign
from rehab.review.issued import done_again, print_again
from rehab.review.verdict import stop_sign
from rehab.review.withdrawing import why_withdrawn

Kind: TypeAlias = Literal[
    "mend",  # the files have problems
    "refused",  # there is no programme for this client
    "stop_sign",  # one came back: somebody follows it up first
    "type_in",  # sheets that ended did not come back
    "decide",  # what came back is not decided on
    "withdrawn",  # the next sheets are signed, and somebody took them back
    "screen",  # nobody may sign yet: the reasons say why
    "sign",  # the next sheets are a draft
    "hand_out",  # signed, and not printed yet
    "wait",  # the client has sheets, until ``on``
    "ended",  # every week came back
]


@dataclass(frozen=True, kw_only=True, slots=True)
class NextStep:
    """The one thing to do now."""

    kind: Kind
    weeks: tuple[int, ...] = ()  # which sheets it is about
    on: datetime.date | None = None  # wait: the first day after the sheets at hand
    reasons: tuple[Reason, ...] = ()  # why, or what to look at first
    stopped: Stopped | None = None  # mend, refused
    stop: StopSign | None = None  # stop_sign: what the diary says


def next_step(
    papers: Papers | Stopped, made: Planned | Stopped, today: datetime.date
) -> NextStep:
    """The step of papers, and of what was laid out from them."""
    if isinstance(papers, Stopped):
        return NextStep(kind="mend", stopped=papers)
    if isinstance(made, Planned):
        return _of_programme(made, today)
    if stop := stop_sign(papers.diary, made.stop_week):
        return NextStep(kind="stop_sign", weeks=(stop.week,), stop=stop)
    return NextStep(kind="refused", stopped=made, reasons=made.refusal)


def unreported(programme: Programme, today: datetime.date) -> tuple[int, ...]:
    """Weeks that have ended and did not come back.

    One after the last that came back counts only when the client has its sheet.
    """
    back = {record.week for record in programme.diary.weeks}
    last, record = programme.diary.last_week, programme.record
    return tuple(
        week.number
        for week in programme.weeks
        if week.days[-1] < today
        and week.number not in back
        and (week.number < last or record.sheet(week.number))
    )


def sheets_out(programme: Programme) -> list[Week]:
    """The weeks that the client has a sheet of."""
    return [week for week in programme.weeks if programme.record.sheet(week.number)]


def covered_until(programme: Programme) -> datetime.date | None:
    """The last day of the last sheet that the client has; None without any."""
    out = sheets_out(programme)
    return out[-1].days[-1] if out else None


def _of_programme(made: Planned, today: datetime.date) -> NextStep:
    programme = made.programme
    if missing := unreported(programme, today):
        return NextStep(kind="type_in", weeks=missing)
    block = next_block(programme)
    if not block:
        return NextStep(kind="ended")
    asks = programme.chosen(block[:1])[0].asks
    last = programme.diary.last_week
    open_review = last > 0 and not programme.record.decided(last)
    wrong = print_again(programme, made.library)
    if open_review and (asks or wrong):
        return NextStep(kind="decide", weeks=(last,), reasons=(*asks, *wrong))
    until = covered_until(programme)
    if until and _still_out(programme) and not wrong:
        on = until + datetime.timedelta(days=1)
        return NextStep(kind="wait", on=on, reasons=done_again(programme))
    if open_review:
        return NextStep(kind="decide", weeks=(last,))
    step = _to_paper(made, block, today)
    return replace(step, reasons=(*step.reasons, *wrong))


def _still_out(programme: Programme) -> bool:
    """Whether the client has a sheet that can still come back."""
    out = sheets_out(programme)
    return bool(out) and out[-1].number > programme.diary.last_week


def _to_paper(made: Planned, block: tuple[int, ...], today: datetime.date) -> NextStep:
    if signed(made, block) is None:
        library = made.library
        against = unsignable(made.programme, library, block, today)
        kind: Kind = "screen" if against else "sign"
        return NextStep(kind=kind, weeks=block, reasons=against)
    if gone := withdrawn(made, block):
        why = why_withdrawn(made.programme.record, gone)
        return NextStep(kind="withdrawn", weeks=block, reasons=(why,))
    return NextStep(kind="hand_out", weeks=block)
