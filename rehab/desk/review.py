"""The review: what came back, what is proposed and why, and what is decided."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from rehab.app.papers import Papers, Stopped
from rehab.app.words import words
from rehab.console.ending import of_the_disk
from rehab.desk.compare import Compared, compared
from rehab.desk.person import Person, person_of
from rehab.desk.practice import own_files
from rehab.desk.review_read import decision_of
from rehab.desk.review_told import told
from rehab.desk.signing import stopped_lines
from rehab.desk.site import Form, Site, desk_words
from rehab.model.proposal import Proposal, StopSign
from rehab.model.record import Decision
from rehab.render.words import reason_words
from rehab.signing.reviewing import Refused, decide
from rehab.signing.reviewing import review as look


def review(site: Site, request: Request) -> Response:
    """The page."""
    return _page(site, person_of(site, request), {})


def save_decision(site: Site, request: Request, form: Form) -> Response:
    """Into the record, or the page again with what speaks against it."""
    person = person_of(site, request)
    file, papers = person.opened.place.file, person.opened.papers
    if found := site.seen.differences(own_files(file), form.get("seen")):
        return _page(site, person, form.typed(), differences=found)
    if not isinstance(papers, Papers):
        return _page(site, person, form.typed())
    proposed = _found(site, person)
    if form.get("shown") != _mark(proposed, _told(proposed, papers)):
        stale = (desk_words().say("review.changed"),)  # of another library, or day
        return _page(site, person, form.typed(), lines=stale, status=409)
    asked, lines = decision_of(proposed, papers, form, person.today)
    if asked and not (lines := _not_written(site, papers, file, asked)):
        return site.to("client", person.key, "review#decided")
    return _page(site, person, form.typed(), lines=lines)


def _not_written(
    site: Site, papers: Papers, file: Path, asked: Decision
) -> tuple[str, ...]:
    """Why the decision is not in the record."""
    try:
        result = decide(papers, file, asked)
    except OSError as fault:
        return (of_the_disk(fault),)
    if isinstance(result, Refused):
        return tuple(reason_words(words(), reason) for reason in result.reasons)
    return stopped_lines(site, result) if isinstance(result, Stopped) else ()


def look_ahead(site: Site, request: Request, form: Form) -> Response:
    """The page with what the option that is chosen changes; nothing is written."""
    person = person_of(site, request)
    found, papers, ahead = _found(site, person), person.opened.papers, None
    if isinstance(found, Proposal) and isinstance(papers, Papers) and found.choices:
        ahead = compared(found, papers, form, person.today)
    return _page(site, person, form.typed(), ahead=ahead)


def _found(site: Site, person: Person) -> Proposal | StopSign | Stopped:
    """What is proposed; tried out again only when a file changed."""
    papers = person.opened.papers
    if isinstance(papers, Stopped):
        return papers
    return site.rows.once(f"review {person.key}", person.mark, lambda: look(papers))


def _told(
    found: Proposal | StopSign | Stopped, papers: Papers | Stopped
) -> dict[str, object]:
    """What the page says of a proposal; nothing where there is none."""
    if isinstance(found, Proposal) and isinstance(papers, Papers):
        return told(found, papers)
    return {}


def _mark(found: Proposal | StopSign | Stopped, said: dict[str, object]) -> str:
    """A mark of all that the page says, for its form to carry."""
    says: object = sorted({**said, "found": ""}.items()) if said else found
    return hashlib.sha256(repr(says).encode()).hexdigest()[:16]


def _page(  # noqa: PLR0913 - everything that the page can say
    site: Site,
    person: Person,
    typed: Mapping[str, str],
    *,
    lines: tuple[str, ...] = (),
    differences: tuple[object, ...] = (),
    ahead: Compared | None = None,
    status: int | None = None,
) -> Response:
    found = _found(site, person)
    papers = person.opened.papers
    said = _told(found, papers)
    common: dict[str, object] = {
        "person": person,
        "tab": "review",
        "typed": typed,
        "lines": lines,
        "differences": differences,
        "ahead": ahead,
        "physio": papers.client.physio if isinstance(papers, Papers) else "",
        "stop": found if isinstance(found, StopSign) else None,
        "found": None,
        "shown": _mark(found, said),
    }
    status = status or (409 if differences else 422 if lines else 200)
    return site.page("review.html.j2", status, **{**common, **said})
