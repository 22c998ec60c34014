"""Sheets that were handed out by mistake: which ones, and whether they may go."""

import datetime
from collections.abc import Collection, Iterator, Sequence

from rehab.handout.gates import told_not_back
from rehab.handout.weeks import runs, span
from rehab.model.diary import Diary
from rehab.model.programme import Reason
from rehab.model.record import Record, Withdrawn


def withdrawals(
    record: Record,
    numbers: Sequence[int],
    by: str,
    on: datetime.date,
    reason: str,
) -> tuple[Withdrawn, ...]:
    """An entry for each handing out of exactly these weeks that still counts."""
    weeks, void = span(numbers), {one.entry for one in record.withdrawn}
    return tuple(
        Withdrawn(
            entry=entry,
            weeks=weeks,
            fingerprint=issued.fingerprint,
            by=by,
            on=on,
            reason=reason,
        )
        for entry, issued in enumerate(record.issued, 1)
        if issued.weeks == weeks and entry not in void
    )


def not_withdrawable(
    record: Record, diary: Diary, numbers: Sequence[int], ended: Collection[int]
) -> tuple[Reason, ...]:
    """Why the sheets of these weeks cannot be withdrawn; empty if they can.

    Of those that are only part of a handing out, or of which some came back, the others
    are replaced by printing them again. Of those that ``ended`` it is told that they
    did not come back.
    """
    weeks, back = span(numbers), {one.week for one in diary.weeks}
    if any(issued.weeks == weeks for issued in record.handed_out):
        used = sorted(back & set(numbers))
        against = [Reason("withdraw.came_back", {"week": week}) for week in used]
    else:
        against = [_nothing(record, numbers, back)]
    if not against:
        return ()
    left = [n for n in numbers if record.sheet(n) and n not in back]
    coming = [n for n in left if n not in ended]
    instead = (
        Reason("withdraw.print_again", {"weeks": span(run)}) for run in runs(coming)
    )
    return (*against, *told_not_back([n for n in left if n in ended]), *instead)


def _nothing(record: Record, numbers: Sequence[int], back: Collection[int]) -> Reason:
    """Nothing with exactly these weeks: withdrawn before, part of others, or none.

    Named are those that could be withdrawn, where there are any.
    """
    weeks = span(numbers)
    for gone in reversed(record.withdrawn):
        if gone.weeks == weeks:
            day = gone.on.isoformat()
            return Reason(
                "withdraw.already", {"weeks": weeks, "by": gone.by, "on": day}
            )
    if not record.handed_out:
        return Reason("withdraw.nothing_yet")
    wanted = set(numbers)
    same = [out for out in record.handed_out if wanted & {s.week for s in out.sheets}]
    may = [out for out in same if not any(s.week in back for s in out.sheets)]
    told = may or same or record.handed_out
    known = ", ".join(dict.fromkeys(out.weeks for out in told))
    key = "other_weeks" if may else "with_used" if same else "nothing"
    return Reason(f"withdraw.{key}", {"weeks": weeks, "known": known})


def taken_back(record: Record, weeks: str, fingerprint: str) -> Withdrawn | None:
    """Who withdrew exactly these sheets, if they were not handed out again since."""
    alike = [
        entry
        for entry, issued in enumerate(record.issued, 1)
        if (issued.weeks, issued.fingerprint) == (weeks, fingerprint)
    ]
    gone = {one.entry: one for one in record.withdrawn}
    return gone.get(alike[-1]) if alike else None


def withdrawn_since(record: Record, first: int) -> Iterator[Reason]:
    """Sheets from week ``first`` on that count for nothing: who said so, and why."""
    for gone in record.withdrawn:
        issued = record.issued[gone.entry - 1]
        if any(sheet.week >= first for sheet in issued.sheets):
            yield why_withdrawn(record, gone)


def why_withdrawn(record: Record, gone: Withdrawn) -> Reason:
    """Who withdrew which sheets, and why."""
    return Reason(
        "issued.withdrawn",
        {
            "weeks": gone.weeks,
            "out": record.issued[gone.entry - 1].on.isoformat(),
            "by": gone.by,
            "on": gone.on.isoformat(),
            "why": gone.reason,
        },
    )
