"""View to HTML. The only module that imports Jinja2."""

from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from rehab.render.figure_sheet import FiguresView
from rehab.render.view import SheetsView


def render_html(view: SheetsView, templates: Path) -> str:
    """The handout as one HTML text, its style sheet inside."""
    return _render("handout.html.j2", templates, sheets=view, labels=view.labels)


def render_figure_sheet(view: FiguresView, templates: Path) -> str:
    """The sheet of drawings as one HTML text, its style sheet inside."""
    return _render("figures.html.j2", templates, figures=view)


def _render(template: str, templates: Path, **values: object) -> str:
    return _environment(templates).get_template(template).render(**values)


@cache
def _environment(templates: Path) -> ImmutableSandboxedEnvironment:
    """One for each folder; it reads a template again when its file changes."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
