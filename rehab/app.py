"""The use cases, each from files to a value: read, plan, render. Writes nothing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from rehab import paths
from rehab.model.diary import Diary
from rehab.model.plan import Plan
from rehab.model.problem import Problem
from rehab.model.programme import Library, Programme, Reason, Refusal
from rehab.planner.block import fingerprint, is_reviewed
from rehab.planner.programme import build_programme
from rehab.reader.library import read_client, read_diary, read_library, read_words
from rehab.render.words import Words


@dataclass(frozen=True, slots=True)
class Stopped:
    """Nothing to give: the problems in the files, or why there is no programme."""

    problems: tuple[Problem, ...] = ()
    refusal: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A programme with everything it was made of."""

    programme: Programme
    library: Library
    exercises: Path  # the folder they were read from


@cache
def words(language: str = "en") -> Words:
    """Every sentence the tool can say, read once."""
    table, problems = read_words(_templates() / "words" / f"{language}.yaml")
    if problems:  # the shipped words are tested; a broken copy is our fault
        raise RuntimeError("\n".join(map(str, problems)))
    return Words(table)


def _templates() -> Path:
    return paths.builtin("templates")


def library_folders(library: Path | None) -> tuple[Path, Path]:
    """A clinic's own exercises/ and plans/, each the built-in one where missing."""
    return _folder(library, "exercises"), _folder(library, "plans")


def _folder(library: Path | None, kind: paths.Kind) -> Path:
    own = library / kind if library else None
    return own if own and own.is_dir() else paths.builtin(kind)


def plan_client(
    client_file: Path, diary_file: Path | None, library: Path | None
) -> Planned | Stopped:
    """Read everything and lay out every week."""
    exercises, plans = library_folders(library)
    shelf, problems = read_library(exercises, plans)
    if shelf is None:
        return Stopped(problems)
    client, problems = read_client(client_file, shelf)
    diary, more = _diary(client_file, diary_file)
    if client is None or diary is None:
        return Stopped((*problems, *more))
    plan: Plan = shelf.plans[client.plan]
    result = build_programme(client, plan, shelf, diary)
    if isinstance(result, Refusal):
        return Stopped(refusal=result.reasons)
    return Planned(result, shelf, exercises)


def _diary(
    client_file: Path, diary_file: Path | None
) -> tuple[Diary | None, tuple[Problem, ...]]:
    """The diary named, else the diary.yaml beside the client file, else none yet."""
    found = diary_file or client_file.with_name("diary.yaml")
    if diary_file is None and not found.is_file():
        return Diary(), ()
    return read_diary(found)


Copy: TypeAlias = Literal["client", "physio"]


def drawings(planned: Planned, weeks: Sequence[int]) -> dict[str, str]:
    """The SVG drawings these weeks show, by exercise; an exercise may have none.

    Raises:
        Undrawable: With every figure that cannot be drawn, at its line.
    """
    from rehab.pictures import drawings_of

    shown = set(planned.programme.rescue)
    for week in planned.programme.chosen(weeks):
        given = (*week.prescriptions, *week.flare_menu)
        shown |= {prescription.exercise.id for prescription in given}
    return drawings_of(planned.library, planned.exercises, shown)


def make_html(planned: Planned, weeks: Sequence[int], copy: Copy) -> str:
    """The handout of these weeks as one HTML page; it names its drawings."""
    return _html(planned, weeks, copy, drawings(planned, weeks))


def _html(
    planned: Planned, weeks: Sequence[int], copy: Copy, drawn: Collection[str]
) -> str:
    from rehab.render.html import render_html
    from rehab.render.view import build_view

    programme = planned.programme
    view = build_view(
        programme,
        planned.library,
        words(programme.client.language),
        weeks=weeks,
        copy=copy,
        draft=not is_reviewed(programme, weeks),
        fingerprint=fingerprint(programme, weeks),
        drawn=drawn,
    )
    return render_html(view, _templates())


def make_pdf(planned: Planned, weeks: Sequence[int], copy: Copy) -> bytes:
    """The handout of these weeks. The only use case that needs WeasyPrint.

    Raises:
        Undrawable: A figure cannot be drawn.
        PdfUnavailable: Pango or a font is missing on this machine.
        PdfError: The page cannot be made, in one line.
    """
    from rehab.render.pdf import render_pdf

    pictures = drawings(planned, weeks)
    html = _html(planned, weeks, copy, pictures)
    return render_pdf(html, _templates(), pictures)


def make_figure_sheet(
    library: Library, folder: Path, *, quiz: bool
) -> tuple[bytes, str]:
    """All drawings on one PDF, and the numbers' answers as text.

    A quiz shows no names, and an order that does not give them away.

    Raises:
        Undrawable: A figure cannot be drawn.
        PdfUnavailable: Pango or a font is missing on this machine.
        PdfError: The page cannot be made, in one line.
    """
    from rehab.pictures import drawings_of, mixed
    from rehab.render.figure_sheet import figure_sheet_view
    from rehab.render.html import render_figure_sheet
    from rehab.render.pdf import render_pdf

    pictures = drawings_of(library, folder, library.exercises)
    names = mixed(pictures) if quiz else sorted(pictures)
    drawn = [library.exercises[name] for name in names]
    view = figure_sheet_view(words(), drawn, language="en", quiz=quiz)
    html = render_figure_sheet(view, _templates())
    lines = [f"{number} {e.id}: {e.name}\n" for number, e in enumerate(drawn, 1)]
    return render_pdf(html, _templates(), pictures), "".join(lines)
