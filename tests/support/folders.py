"""Builders for a client's folder: read it, plan it, print it."""

import re
from pathlib import Path
from typing import Literal

from rehab.app.pages import make_html
from rehab.app.papers import Papers, Stopped, library_folders, papers_with
from rehab.app.planned import Planned, lay_out
from rehab.model.programme import Programme
from tests.support.cases import library


def planned_in(folder: Path) -> Planned | Stopped:
    """Return what is planned for the client of this folder, or why nothing is."""
    papers = read_in(folder)
    return lay_out(papers)


def read_in(folder: Path) -> Papers | Stopped:
    """Return the papers of this folder, read against the shipped library."""
    exercises = library_folders(None).exercises
    return papers_with(library(), exercises, folder / "client.yaml", None)


def programme_in(folder: Path) -> Programme:
    """Return the programme, which must not be refused."""
    found = planned_in(folder)
    assert isinstance(found, Planned), found
    return found.programme


def html_in(folder: Path, copy: Literal["client", "physio"] = "client") -> str:
    """Return a copy of every week, the client's if nothing else is said."""
    found = planned_in(folder)
    assert isinstance(found, Planned), found
    weeks = [week.number for week in found.programme.weeks]
    return make_html(found, weeks, copy)


def text_in(folder: Path) -> str:
    """Return all that the client's copy says, of every week."""
    return plain(html_in(folder))


def plain(html: str) -> str:
    """Return the words of a page, without its mark-up."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
