"""Sign what was looked at, and write down what is handed out."""

from starlette.requests import Request
from starlette.responses import Response

from rehab.app.pages import code_of
from rehab.app.papers import Stopped
from rehab.app.planned import Planned
from rehab.app.words import words
from rehab.desk.caseload import told
from rehab.desk.person import weeks_asked
from rehab.desk.practice import Opened, own_files
from rehab.desk.sheets import made_of
from rehab.desk.site import Form, Site, desk_words
from rehab.handout.weeks import span
from rehab.model.units import NAME_LETTERS, shows
from rehab.render.words import reason_words
from rehab.signing.reviewing import Refused, hand_out
from rehab.signing.reviewing import sign as put_name


def sign(site: Site, request: Request, form: Form) -> Response:
    """A name under exactly the sheets that the page showed."""
    found = _as_shown(site, request, form)
    if isinstance(found, Response):
        return found
    opened, planned, weeks = found
    if lines := _signed_now(site, opened, planned, weeks, form):
        return again(site, opened, lines)
    return site.to("client", opened.place.key, f"sheets?weeks={span(weeks)}#live")


def _as_shown(
    site: Site, request: Request, form: Form
) -> tuple[Opened, Planned, tuple[int, ...]] | Response:
    """The client, with the programme and weeks that the page showed; else why not."""
    opened = site.practice.opened(site.place(request))
    if found := site.seen.differences(own_files(opened.place.file), form.get("seen")):
        return again(site, opened, (), differences=found)
    if not isinstance(opened.planned, Planned):
        return again(site, opened, (desk_words().say("no_programme"),))
    weeks = weeks_asked(opened.planned, form.get("weeks"))
    if not weeks:  # all came back meanwhile
        return again(site, opened, (desk_words().say("no_sheets"),))
    return opened, opened.planned, weeks


def _signed_now(
    site: Site,
    opened: Opened,
    planned: Planned,
    weeks: tuple[int, ...],
    form: Form,
) -> tuple[str, ...]:
    """Put the name there; the lines say why it was not."""
    name = a_name(form.get("by"))
    if not name:
        return (desk_words().say("sign.who", letters=NAME_LETTERS),)
    if code_of(planned, weeks) != form.get("code"):
        return (desk_words().say("sign.changed"),)
    file, today = opened.place.file, site.practice.today()
    # The code is that of the pages that were shown.
    result = put_name(planned, file, weeks, name, today, needs_proof=False)
    if isinstance(result, Refused):
        return tuple(reason_words(words(), reason) for reason in result.reasons)
    return stopped_lines(site, result) if isinstance(result, Stopped) else ()


def a_name(typed: str) -> str:
    """The name on one line; empty when nobody could read it."""
    name = " ".join(typed.split())
    fine = any(map(shows, name)) and name.isprintable() and len(name) <= NAME_LETTERS
    return name if fine else ""


def handed_out(site: Site, request: Request, form: Form) -> Response:
    """Write down what is handed out, then show what to print."""
    found = _as_shown(site, request, form)
    if isinstance(found, Response):
        return found
    opened, planned, weeks = found
    made = made_of(site, opened, weeks, "client")  # first the sheets, then the record
    if made.problems:
        return again(site, opened, made.problems)
    result = hand_out(planned, opened.place.file, weeks, site.practice.today())
    if isinstance(result, Stopped):
        return again(site, opened, stopped_lines(site, result))
    return site.to("client", opened.place.key, f"sheets.pdf?weeks={span(weeks)}")


def stopped_lines(site: Site, stopped: Stopped) -> tuple[str, ...]:
    """Why nothing was written, or made, in lines."""
    lines = tuple(told(site.practice, problem) for problem in stopped.problems)
    return (*lines, *(reason_words(words(), why) for why in stopped.refusal))


def again(
    site: Site,
    opened: Opened,
    lines: tuple[str, ...],
    *,
    differences: tuple[object, ...] = (),
) -> Response:
    """Why nothing was written, and the way back to the page it came from."""
    return site.page(
        "not_written.html.j2",
        409 if differences else 422,
        key=opened.place.key,
        lines=lines,
        differences=differences,
    )
