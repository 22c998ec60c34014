"""From a programme to its pages: who signed them, their drawings, HTML and PDF."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from rehab.app.planned import Planned
from rehab.app.words import page_words, words
from rehab.disk import paths
from rehab.handout.signature import signature
from rehab.handout.weeks import span
from rehab.model.client import Review
from rehab.model.colour import USUAL
from rehab.model.figure import Stand
from rehab.model.plan import Plan
from rehab.model.printed import printed
from rehab.model.programme import Programme
from rehab.model.record import Withdrawn
from rehab.review.withdrawing import taken_back
from rehab.standing.counters import follow_up

if TYPE_CHECKING:
    from rehab.render.compose.draft import Draft

Copy: TypeAlias = Literal["client", "physio"]


def templates() -> Path:
    """Where the pages, their styles and the words are."""
    return paths.builtin("templates")


def code_of(planned: Planned, weeks: Sequence[int]) -> str:
    """The mark of these weeks: what a signature covers."""
    from rehab.app import covered

    key, programme = tuple(weeks), planned.programme
    if key not in planned.codes:  # a whole view: a command asks several times
        spoken = page_words(planned.library, programme.client.language)
        code = covered.code_of(programme, planned.library, spoken, weeks)
        planned.codes[key] = code
    return planned.codes[key]


def signed(planned: Planned, weeks: Sequence[int]) -> Review | None:
    """Who stands behind exactly these weeks, as they are now."""
    programme, library = planned.programme, planned.library
    if not (programme.record.signatures or programme.client.review):
        return None  # nobody signed anything, whatever it would cover
    code = code_of(planned, weeks)
    return signature(programme, library, weeks, code, planned.today)


def withdrawn(planned: Planned, weeks: Sequence[int]) -> Withdrawn | None:
    """Who took back exactly these sheets, which are signed as they are now."""
    record = planned.programme.record
    if not record.withdrawn or signed(planned, weeks) is None:
        return None
    return taken_back(record, span(weeks), code_of(planned, weeks))


def drawings(planned: Planned, weeks: Sequence[int]) -> dict[str, str]:
    """The SVG drawings these weeks show, by exercise; an exercise may have none.

    Raises:
        Undrawable: With every figure that cannot be drawn, at its line.
    """
    from rehab.app.pictures import drawings_of

    names = _shown(planned, weeks)
    drawn = drawings_of(planned.library, planned.exercises, names.values())
    return {one: drawn[name] for one, name in names.items() if name in drawn}


def _shown(planned: Planned, weeks: Sequence[int]) -> dict[str, str]:
    """The exercises on the pages of these weeks, each with the name of its drawing.

    The easier versions are there too. A weight is drawn as the client's own thing that
    the first of these weeks has it with.
    """
    client, catalogue = planned.programme.client, planned.library.catalogue
    shown = {name: name for name in planned.programme.rescue}
    for week in planned.programme.chosen(weeks):
        for given in (*week.prescriptions, *week.flare_menu):
            for one in printed(given):
                name = one.drawing(client, catalogue)
                shown.setdefault(one.exercise.id, name)
            if given.easier:
                shown.setdefault(given.easier.id, given.easier.id)
    return shown


def shapes(planned: Planned, weeks: Sequence[int]) -> dict[str, Stand]:
    """How the pictures of each exercise these weeks show stand on a page.

    Raises:
        Undrawable: With every figure that cannot be drawn, at its line.
    """
    from rehab.app.pictures import shapes_of

    names = _shown(planned, weeks)
    found = shapes_of(planned.library, planned.exercises, names.values())
    return {
        one: replace(found[name], name=name)
        for one, name in names.items()
        if name in found
    }


def page_pictures(planned: Planned, html: str) -> dict[str, str]:
    """The SVG texts of exactly the pictures that a page names, by name."""
    from rehab.app.pictures import named_in, pictures_of
    from rehab.figure.style import Look

    client = planned.programme.client
    accent = client.clinic.colour or USUAL
    look = Look(accent=accent, sex=client.sex)
    return pictures_of(planned.library, planned.exercises, named_in(html), look)


def make_html(planned: Planned, weeks: Sequence[int], copy: Copy) -> str:
    """The handout of these weeks as one HTML page; it names its drawings."""
    return _html(planned, weeks, copy, shapes(planned, weeks))


def _html(
    planned: Planned, weeks: Sequence[int], copy: Copy, drawn: Mapping[str, Stand]
) -> str:
    from rehab.render.html import render_html
    from rehab.render.view import build_view

    review = signed(planned, weeks)
    programme = _signed_by(planned.programme, review)
    view = build_view(
        programme,
        planned.library,
        page_words(planned.library, programme.client.language),
        weeks=weeks,
        copy=copy,
        draft=review is None,
        fingerprint=code_of(planned, weeks),
        drawn=drawn,
        found=follow_up(programme, planned.library) if copy == "physio" else None,
    )
    return render_html(view, templates(), programme.client.clinic.templates)


def draft(plan: Plan) -> "Draft":
    """What is laid over each page that nobody signed."""
    from rehab.render.compose.draft import Draft

    of = {"plan": plan.id, "version": plan.version, "status": plan.status}
    return Draft(words().say("draft.word"), words().say("draft.line", **of))


def _signed_by(programme: Programme, review: Review | None) -> Programme:
    """The programme with this signature alone: the page names nobody else."""
    kept = (review,) if review else ()
    record = programme.record.model_copy(update={"signatures": kept})
    client = programme.client.model_copy(update={"review": None})
    return replace(programme, client=client, record=record)


def make_pdf(planned: Planned, weeks: Sequence[int], copy: Copy) -> bytes:
    """The handout of these weeks. The only use case that needs WeasyPrint.

    Raises:
        Undrawable: A figure cannot be drawn.
        BadPart: A clinic's own part of the page cannot be filled in or laid out.
        PdfUnavailable: Pango or a font is missing on this machine.
        PdfError: The page cannot be made, in one line.
    """
    from rehab.render.named import named_pictures
    from rehab.render.own_parts import BadPart, blamed
    from rehab.render.pdf import PdfError, render_pdf

    html = make_html(planned, weeks, copy)
    named = named_pictures(
        html, planned.programme.client.clinic, planned.library.exercises
    )
    try:
        drawn = page_pictures(planned, html)
        punched = planned.programme.client.hole_punch
        over = None if signed(planned, weeks) else draft(planned.programme.plan)
        return render_pdf(html, templates(), drawn, named, punched=punched, draft=over)
    except PdfError as error:
        own = planned.programme.client.clinic.templates
        if own is None:
            raise
        raise BadPart((blamed(own, str(error)),)) from error
