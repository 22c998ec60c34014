"""View to HTML, in a sandbox."""

from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from rehab.model.clinic import OwnPages
from rehab.render.letters import joined
from rehab.render.own_parts import Task, filled_in
from rehab.render.signed import SIGNED, SIGNED_OR_LINES

if TYPE_CHECKING:  # read by those who make a view; a page of the desk needs none
    from rehab.render.figure_sheet import FiguresView
    from rehab.render.view import SheetsView

SHEETS = "handout.html.j2"
LINES = '{by} <span class="write"></span> {on} <span class="write"></span>.'


def render_html(
    view: "SheetsView", templates: Path, own: OwnPages | None = None
) -> str:
    """The handout as one HTML text, its style sheet inside.

    Raises:
        BadPart: With the line of a clinic's own part that cannot be filled in.
    """
    bare = replace(view, signed="", draft=False)  # a proof reads as what is signed
    values: dict[str, object] = {"sheets": bare, "labels": view.labels}
    if own and own.files:
        html = filled_in(Task(own, templates, SHEETS, values))
    else:
        html = _render(SHEETS, templates, **values)
    return _with_signature(html, view)


def _with_signature(html: str, view: "SheetsView") -> str:
    """The page with who signed it, or that nobody did, where that has its place."""
    said, labels = escape(view.signed), view.labels
    lines = LINES.format(by=labels["physio_by"], on=labels["physio_on"])
    html = html.replace(SIGNED, said)
    return html.replace(SIGNED_OR_LINES, lines if view.draft else said)


def render_figure_sheet(view: "FiguresView", templates: Path) -> str:
    """The sheet of drawings as one HTML text, its style sheet inside."""
    return _render("figures.html.j2", templates, figures=view)


def render_page(template: str, templates: Path, **values: object) -> str:
    """A page that is looked at on a screen, from its own template."""
    return _render(template, templates, **values)


def _render(template: str, templates: Path, **values: object) -> str:
    return _environment(templates).get_template(template).render(**values)


@cache
def _environment(templates: Path) -> ImmutableSandboxedEnvironment:
    """One for each folder; it reads a template again when its file changes."""
    return sandbox(FileSystemLoader(templates))


def sandbox(loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    """What templates run in: they see values and change none."""
    box = ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    box.filters["joined"] = joined
    return box
