"""How Sphinx makes a site of these pages: ``./run docs``.

The pages stay where they are, so that their links hold in the repository too; what a
repository does not need, the navigation, is put under the front page as it is read.
Sphinx it is because it reads pages from more than one folder, and its search needs no
server: the site can be opened as a file.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAVIGATION = {
    "Start": (
        "What rehab is <self>",
        "A first and a second visit <docs/tutorial>",
    ),
    "For your clients": (
        "docs/client",
        "What is on each page <docs/page>",
        "Diary, review, signature <docs/loop>",
        "In your browser: the desk <docs/desk>",
        "Your clinic's name and logo <docs/clinic>",
        "docs/batch",
        "docs/data",
    ),
    "Writing plans and exercises": (
        "docs/writing",
        "docs/plans",
        "docs/published",
        "docs/regions",
        "docs/figures",
    ),
    "To look things up": (
        "docs/errors",
        "Words and keys: the glossary <GLOSSARY>",
        "Safety: what it is for <SAFETY>",
        "What changed <CHANGELOG>",
    ),
    "How it is built": (
        "ARCHITECTURE",
        "docs/decisions/fold",
        "docs/decisions/envelope",
        "docs/decisions/compose",
        "docs/decisions/signature",
        "docs/decisions/paper",
        "docs/decisions/flare_ups",
        "docs/robustness",
        "docs/figure-recognition",
        "How long it takes <benchmarks/RESULTS>",
        "CONTRIBUTING",
    ),
}
# What a browser fetches by itself; a link that somebody follows is none of it.
FETCHED = re.compile(
    r"""<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)\s*=\s*["']?(?:\w+:)?//"""
    r"""|url\(\s*["']?(?:https?:)?//|@import""",
    re.IGNORECASE,
)

project = html_title = "rehab"
extensions = ["myst_parser"]
root_doc = "README"
include_patterns = ["*.md", "docs/*.md", "docs/decisions/*.md", "benchmarks/RESULTS.md"]
myst_heading_anchors = 4  # a link may lead to any heading
html_theme = "furo"
html_copy_source = html_show_sourcelink = html_show_copyright = html_use_index = False
templates_path = ["site"]
html_additional_pages = {"index": "index.html"}  # leads to the front page


def add_navigation(_app: "Sphinx", name: str, text: list[str]) -> None:
    """Put the navigation under the front page."""
    if name == root_doc:
        for caption, pages in NAVIGATION.items():
            lines = ("```{toctree}", ":hidden:", f":caption: {caption}", "", *pages)
            text[0] += "\n" + "\n".join(lines) + "\n```\n"


def fetch_nothing(app: "Sphinx", fault: Exception | None) -> None:
    """Refuse a site that would fetch anything from elsewhere."""
    for path in () if fault else sorted(Path(app.outdir).rglob("*.*")):
        if path.suffix in {".html", ".css"}:
            if found := FETCHED.search(path.read_text("utf-8")):
                raise SystemExit(f"{path} fetches from elsewhere: {found[0]}")


def setup(app: "Sphinx") -> None:
    """Called by Sphinx."""
    app.connect("source-read", add_navigation)
    app.connect("build-finished", fetch_nothing)
