"""The review: what came back, what is proposed and why, and what is decided."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from rehab.app.papers import Papers, Stopped
from rehab.app.words import words
from rehab.desk.compare import Compared, compared
from rehab.desk.person import Person, person_of
from rehab.desk.practice import own_files
from rehab.desk.review_read import decision_of
from rehab.desk.review_told import told
from rehab.desk.signing import stopped_lines
from rehab.desk.site import Form, Site
from rehab.model.proposal import Proposal, StopSign
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
    asked, lines = decision_of(_found(site, person), papers, form, person.today)
    if asked is None:
        return _page(site, person, form.typed(), lines=lines)
    result = decide(papers, file, asked)
    if isinstance(result, Refused):
        lines = tuple(reason_words(words(), reason) for reason in result.reasons)
        return _page(site, person, form.typed(), lines=lines)
    if isinstance(result, Stopped):
        return _page(site, person, form.typed(), lines=stopped_lines(site, result))
    return site.to("client", person.key, "review#decided")


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


def _page(  # noqa: PLR0913 - everything that the page can say
    site: Site,
    person: Person,
    typed: Mapping[str, str],
    *,
    lines: tuple[str, ...] = (),
    differences: tuple[object, ...] = (),
    ahead: Compared | None = None,
) -> Response:
    found = _found(site, person)
    papers = person.opened.papers
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
    }
    status = 409 if differences else 422 if lines else 200
    if isinstance(found, Proposal) and isinstance(papers, Papers):
        common |= told(found, papers)
    return site.page("review.html.j2", status, **common)
