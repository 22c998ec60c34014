"""The handout as pictures, and the PDF to print."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rehab.app.pages import code_of, make_pdf
from rehab.app.pictures import Undrawable
from rehab.app.planned import Planned
from rehab.app.words import words
from rehab.desk.caseload import told
from rehab.desk.person import person_of, weeks_asked
from rehab.desk.practice import Opened
from rehab.desk.site import Site, desk_words
from rehab.disk.write import slug
from rehab.handout.gates import unsignable
from rehab.handout.weeks import span
from rehab.render.own_parts import BadPart
from rehab.render.words import reason_words

SCALE = 1.7  # dots a point: sharp at the width of a page on the desk
QUICK = 1  # how hard a picture is packed: it goes no further than this computer


@dataclass(frozen=True, slots=True)
class Made:
    """Sheets as they would be printed, or why they cannot be made."""

    pdf: bytes = b""
    pages: int = 0
    problems: tuple[str, ...] = ()


def sheets(site: Site, request: Request) -> Response:
    """The page."""
    person = person_of(site, request)
    planned, state = person.opened.planned, person.state
    made, code = Made(), ""
    why: tuple[str, ...] = ()
    if isinstance(planned, Planned) and state:
        made = made_of(site, person.opened, state.weeks, "client")
        code = code_of(planned, state.weeks)
        if not state.signed:
            why = _why_not(site, planned, state.weeks)
    return site.page(
        "sheets.html.j2",
        person=person,
        tab="sheets",
        made=made,
        why=why,
        code=code,
        weeks=span(state.weeks) if state else "",
        physio=planned.programme.client.physio if isinstance(planned, Planned) else "",
    )


def _why_not(site: Site, planned: Planned, weeks: Sequence[int]) -> tuple[str, ...]:

    on = site.practice.today()
    reasons = unsignable(planned.programme, planned.library, weeks, on)
    return tuple(reason_words(words(), reason) for reason in reasons)


def made_of(
    site: Site, opened: Opened, weeks: Sequence[int], copy: Literal["client", "physio"]
) -> Made:
    """The sheets of these weeks, made again only when a file changed."""
    name = f"{opened.place.key} {span(weeks)} {copy}"
    return site.sheets.once(name, opened.mark, lambda: _make(site, opened, weeks, copy))


def _make(
    site: Site, opened: Opened, weeks: Sequence[int], copy: Literal["client", "physio"]
) -> Made:
    from pypdfium2 import PdfDocument

    from rehab.render.pango import PdfUnavailable
    from rehab.render.pdf import PdfError

    if isinstance(opened.planned, Planned):
        try:
            pdf = make_pdf(opened.planned, weeks, copy)
        except (Undrawable, BadPart) as bad:
            lines = tuple(told(site.practice, problem) for problem in bad.problems)
            return Made(problems=lines)
        except (PdfUnavailable, PdfError) as fault:
            return Made(problems=(str(fault),))
        with PdfDocument(pdf) as document:
            return Made(pdf, len(document))
    return Made()


def picture(site: Site, request: Request) -> Response:
    """One page of the sheets."""
    opened, weeks = _wanted(site, request)
    made = made_of(site, opened, weeks, "client")
    number = int(request.path_params["page"])
    if not 1 <= number <= made.pages:
        raise HTTPException(404, desk_words().say("no_page"))
    name = f"{opened.place.key} {span(weeks)} page {number}"
    png = site.sheets.once(name, opened.mark, lambda: _picture(made.pdf, number))
    kept = {"Cache-Control": "private, max-age=600"}  # its address changes with it
    return Response(png, media_type="image/png", headers=kept)


def _picture(pdf: bytes, number: int) -> bytes:
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        drawn = document[number - 1].render(scale=SCALE).to_pil()
    out = io.BytesIO()
    drawn.save(out, "PNG", compress_level=QUICK)
    return out.getvalue()


def pdf(site: Site, request: Request) -> Response:
    """The sheets to print; this alone records nothing."""
    opened, weeks = _wanted(site, request)
    copy: Literal["client", "physio"] = "client"
    if request.query_params.get("copy") == "physio":
        copy = "physio"
    made = made_of(site, opened, weeks, copy)
    if not made.pdf or not isinstance(opened.planned, Planned):
        raise HTTPException(409, "\n".join(made.problems))
    reference = slug(opened.planned.programme.client.reference)
    whose = "-physio" if copy == "physio" else ""
    name = f"{reference}-weeks-{span(weeks)}{whose}.pdf"
    headers = {
        "Content-Disposition": f'inline; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    }
    return Response(made.pdf, media_type="application/pdf", headers=headers)


def _wanted(site: Site, request: Request) -> tuple[Opened, tuple[int, ...]]:
    opened = site.practice.opened(site.place(request))
    if not isinstance(opened.planned, Planned):
        raise HTTPException(409, desk_words().say("no_programme"))
    weeks = weeks_asked(opened.planned, request.query_params.get("weeks", ""))
    if not weeks:
        raise HTTPException(404, desk_words().say("no_sheets"))
    return opened, weeks
