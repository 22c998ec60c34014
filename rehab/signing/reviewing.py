"""Review, decide, sign and hand out: from files to values, and into the record.

The record stands beside the client file. It is only ever added to, whole or not at
all, and what somebody wrote in it by hand stays.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from rehab.app.pages import code_of, signed
from rehab.app.papers import Papers, Stopped, record_file
from rehab.app.planned import Planned, lay_out
from rehab.entry.adding import add_items
from rehab.entry.emit import head
from rehab.handout.gates import unsignable
from rehab.handout.weeks import span
from rehab.letters.at_hand import lacking
from rehab.model.client import Client, Review
from rehab.model.programme import Facts, Reason
from rehab.model.proposal import Proposal, StopSign
from rehab.model.record import (
    Decision,
    Entry,
    Issued,
    Record,
    Signature,
    Withdrawn,
)
from rehab.model.seal import sealed
from rehab.model.units import Value
from rehab.reader.check import check
from rehab.reader.expected import expected
from rehab.reader.names import Names, Naming
from rehab.reader.source import read_source
from rehab.review.issued import is_issued, issue
from rehab.review.proposal import propose
from rehab.review.verdict import against, already, stop_sign
from rehab.review.withdrawing import not_withdrawable, withdrawals
from rehab.signing.proofs import was_made

V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class Told(Generic[V]):
    """What now stands in the record; not ``new`` if it stood there before."""

    value: V
    new: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """Why it was not written down."""

    reasons: tuple[Reason, ...]


def review(papers: Papers) -> Proposal | StopSign | Stopped:
    """What came back and what is proposed; after a stop sign only that there is one."""
    planned = lay_out(papers)
    if isinstance(planned, Planned):
        return propose(planned.programme, papers.library)
    return stop_sign(papers.diary, planned.stop_week) or planned


def decide(
    papers: Papers, client_file: Path, asked: Decision
) -> Told[Decision] | Refused | Stopped:
    """Write down what was decided after the last week, or after the stop sign.

    Which week that is, is found out here; where somebody said it, it is that one.

    Raises:
        OSError: The record cannot be written; it is as it was.
    """
    planned = lay_out(papers)
    stop = None
    if isinstance(planned, Stopped):
        stop = stop_sign(papers.diary, planned.stop_week)
        if stop is None:
            return planned
    after_week = stop.week if stop else papers.diary.last_week
    if asked.after_week not in (0, after_week):  # 0: nobody said it
        facts: Facts = {"week": asked.after_week, "last": after_week}
        return Refused((Reason("decide.other_week", facts),))
    decision = asked.model_copy(update={"after_week": after_week})
    told = already(papers.record, decision)
    if told and (stop is None or told.reason):
        return Told(told, new=False)
    if reasons := _against(papers, planned, decision):
        return Refused(reasons)
    told_so = papers.record.and_decided(decision)
    after = lay_out(replace(papers, record=told_so))
    if isinstance(after, Stopped):
        return after
    return _add(client_file, papers.client, "decisions", decision) or Told(
        decision, new=True
    )


def _against(
    papers: Papers, planned: Planned | Stopped, decision: Decision
) -> tuple[Reason, ...]:
    if isinstance(planned, Planned):
        return against(planned.programme, papers.library, decision)
    if decision.option not in ("go_on", "repeat", "step_back"):
        return (Reason("decide.stop_first", {"week": decision.after_week}),)
    if decision.reason is None:
        return (Reason("decide.stop_needs_reason", {"week": decision.after_week}),)
    return ()


def sign(  # noqa: PLR0913 - what, who and when
    planned: Planned,
    client_file: Path,
    numbers: Sequence[int],
    by: str,
    on: datetime.date,
    *,
    needs_proof: bool = True,
) -> Told[Review] | Refused | Stopped:
    """Put a name under exactly these weeks and doses.

    Sheets that nobody made since the last change are refused, unless no proof is
    needed: whoever asks has shown them, or was told to sign them unseen.

    Raises:
        OSError: The record cannot be written; it is as it was.
    """
    programme = planned.programme
    if there := signed(planned, numbers):
        return Told(there, new=False)
    if letters := lacking(by):  # else no sheet with this name could be printed
        return Refused((Reason("sign.letters", {"letters": ", ".join(letters)}),))
    if reasons := unsignable(programme, planned.library, numbers, on):
        return Refused(reasons)
    if needs_proof and not was_made(planned, client_file, numbers):
        return Refused((Reason("sign.unseen", {"weeks": span(numbers)}),))
    code = code_of(planned, numbers)
    name = Signature(by=by, on=on, weeks=span(numbers), fingerprint=code)
    return _add(client_file, programme.client, "signatures", name) or Told(
        name, new=True
    )


def hand_out(
    planned: Planned,
    client_file: Path,
    numbers: Sequence[int],
    on: datetime.date,
    read: Callable[[bytes], object] | None = None,
) -> Issued | Stopped | None:
    """Write down what is handed out; a draft is not, nor the same sheets again.

    ``read`` is given what the record said, each time before it is written over.

    Raises:
        OSError: The record cannot be written; it is as it was.
    """
    issued = _to_record(planned, numbers, on)
    client = planned.programme.client
    stopped = issued and _add(client_file, client, "issued", issued, read=read)
    return stopped or issued


def is_to_record(planned: Planned, numbers: Sequence[int], on: datetime.date) -> bool:
    """Whether handing out these weeks is to be written down."""
    return _to_record(planned, numbers, on) is not None


def _to_record(
    planned: Planned, numbers: Sequence[int], on: datetime.date
) -> Issued | None:
    review = signed(planned, numbers)
    if review is None:
        return None
    programme = planned.programme
    issued = issue(programme, numbers, review.by, on, review.fingerprint)
    return None if is_issued(programme.record, issued) else issued


def withdraw(  # noqa: PLR0913 - what, who, when and why
    papers: Papers,
    client_file: Path,
    numbers: Sequence[int],
    *,
    by: str,
    on: datetime.date,
    reason: str,
) -> Told[Withdrawn] | Refused | Stopped:
    """Write down that the sheets of these weeks count for nothing.

    Raises:
        OSError: The record cannot be written; it is as it was.
    """
    sheets = expected(papers.client, papers.plan, papers.record, ()).sheets
    ended = {week for week, sheet in sheets.items() if sheet.last < on}
    if reasons := not_withdrawable(papers.record, papers.diary, numbers, ended):
        return Refused(reasons)
    gone = withdrawals(papers.record, numbers, by, on, reason)
    return _add(client_file, papers.client, "withdrawn", *gone) or Told(
        gone[-1], new=True
    )


def _add(
    client_file: Path,
    client: Client,
    key: str,
    *values: Entry,
    read: Callable[[bytes], object] | None = None,
) -> Stopped | None:
    """Add to a list of the record; the problems if it cannot be added to."""
    path = record_file(client_file)

    def with_seals(raw: bytes, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        if read:
            read(raw)
        return sealed(key, entries, _as_it_is(raw, path))

    problems = add_items(
        path, Record, key, values, with_seals, head=head(client.reference)
    )
    return Stopped(problems) if problems else None


def _as_it_is(raw: bytes, path: Path) -> Record:
    """The record that these bytes are; an empty one where they are none."""
    source, _ = read_source(raw, str(path))
    naming = Naming(Names(), unheard=True)
    return (source and check(Record, source, naming)[0]) or Record()
