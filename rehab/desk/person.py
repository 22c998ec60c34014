"""What every page of a client has: who it is, what is wrong, DRAFT or signed."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from rehab.app.pages import signed, withdrawn
from rehab.app.papers import Papers, Stopped
from rehab.app.planned import Planned
from rehab.app.words import words
from rehab.batch.choose import NoSuchWeeks, chosen
from rehab.desk.caseload import told, weeks_words
from rehab.desk.practice import Opened, own_files
from rehab.desk.site import Site
from rehab.handout.weeks import next_block
from rehab.render.words import reason_words
from rehab.review.withdrawing import why_withdrawn


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """Whether the sheets of some weeks are signed."""

    weeks: tuple[int, ...]
    shown: str  # such as weeks 5-8
    signed: bool
    by: str
    on: str
    out: bool  # the client has them
    withdrawn: str  # who took back these sheets, and why


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A client, for the head of a page."""

    key: str
    name: str
    reference: str
    plan: str
    opened: Opened
    today: datetime.date
    mark: str
    seen: str  # the marks of the files, for a form to carry
    problems: tuple[str, ...]
    state: State | None  # None: there is nothing to sign


def person_of(site: Site, request: Request) -> Person:
    """The client that the address names, as the files are now."""
    place = site.place(request)
    opened = site.practice.opened(place)
    papers, planned = opened.papers, opened.planned
    known = papers.client if isinstance(papers, Papers) else None
    return Person(
        key=place.key,
        name=known.name if known else place.shown,
        reference=known.reference if known else "",
        plan=papers.plan.name if isinstance(papers, Papers) else "",
        opened=opened,
        today=site.practice.today(),
        mark=opened.mark,
        seen=site.seen.marks(own_files(place.file)),
        problems=_problems(site, opened),
        state=_state(planned, request) if isinstance(planned, Planned) else None,
    )


def _problems(site: Site, opened: Opened) -> tuple[str, ...]:
    for found in (opened.papers, opened.planned):
        if isinstance(found, Stopped):
            lines = (told(site.practice, problem) for problem in found.problems)
            whys = (reason_words(words(), reason) for reason in found.refusal)
            return (*lines, *whys)
    return ()


def _state(planned: Planned, request: Request) -> State | None:
    weeks = weeks_asked(planned, request.query_params.get("weeks", ""))
    return state_of(planned, weeks) if weeks else None


def weeks_asked(planned: Planned, typed: str) -> tuple[int, ...]:
    """The weeks that were typed; those up to the next review when they are none."""
    block = next_block(planned.programme)
    if not typed:
        return block
    try:
        return chosen(planned.programme, typed.replace(" ", "")).weeks
    except NoSuchWeeks:
        return block


def state_of(planned: Planned, weeks: Sequence[int]) -> State:
    """DRAFT, or who stands behind exactly these weeks."""
    review = signed(planned, weeks)
    record = planned.programme.record
    code = review.fingerprint if review else ""
    out = any(one.fingerprint == code for one in record.handed_out)
    gone = withdrawn(planned, weeks)
    why = reason_words(words(), why_withdrawn(record, gone)) if gone else ""
    return State(
        weeks=tuple(weeks),
        shown=weeks_words(weeks),
        signed=review is not None,
        by=review.by if review else "",
        on=words().date(review.on) if review else "",
        out=out and review is not None,
        withdrawn=why,
    )
