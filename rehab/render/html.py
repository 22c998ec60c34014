"""View to HTML. The only module that imports Jinja2."""

from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from rehab.render.view import SheetsView

TEMPLATE = "sheets.html.j2"


def render_html(view: SheetsView, templates: Path) -> str:
    """The handout as one HTML text, its style sheet inside."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE).render(sheets=view, labels=view.labels)
