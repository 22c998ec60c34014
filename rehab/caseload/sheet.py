"""The caseload on paper: who needs something first, to tick off through the day."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rehab.app.pages import templates
from rehab.app.words import words
from rehab.caseload.caseload import Row, most_pressing, waits
from rehab.render.words import reason_words
from rehab.report.next_step import step_words

MOST_UNDER = 4  # lines of why; the screen shows the rest


@dataclass(frozen=True, kw_only=True, slots=True)
class LineView:
    """One client, in finished strings."""

    name: str
    reference: str
    phase: str
    week: str
    colour: str
    review: str
    due: bool  # the review is today or was
    unreported: str
    step: str
    waits: bool  # nothing has to be done now
    under: tuple[str, ...]  # problems with their lines, and reasons


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseloadView:
    """The sheet: as many pages as it takes, each with the head of the table."""

    title: str
    language: str
    count: str
    private: str
    heads: tuple[str, ...]
    lines: tuple[LineView, ...]


def make_caseload_sheet(
    rows: Sequence[Row], folder: Path, today: datetime.date
) -> bytes:
    """The rows as a PDF.

    Raises:
        PdfUnavailable: Pango or a font is missing on this machine.
        PdfError: The page cannot be made, in one line.
    """
    from rehab.render.html import render_page
    from rehab.render.pdf import render_pdf

    sheet = caseload_view(rows, folder, today)
    html = render_page("caseload.html.j2", templates(), sheet=sheet)
    return render_pdf(html, templates(), {})


def caseload_view(
    rows: Sequence[Row], folder: Path, today: datetime.date
) -> CaseloadView:
    """What stands on it: what presses most comes first, then the nearest review."""
    say = words().say
    lines = tuple(_line(row, folder, today) for row in sorted(rows, key=most_pressing))
    waiting = sum(line.waits for line in lines)
    return CaseloadView(
        title=say("status.sheet.title", date=words().date(today)),
        language="en",
        count=say("status.sheet.count", n=len(lines) - waiting, of=len(lines)),
        private=say("status.sheet.private"),
        heads=tuple(words().section("status.sheet.columns").values()),
        lines=lines,
    )


def _line(row: Row, folder: Path, today: datetime.date) -> LineView:
    said, on = words(), row.review_on
    problems = [str(one).removeprefix(f"{folder}/") for one in row.problems]
    why = (*problems, *(reason_words(said, reason) for reason in row.step.reasons))
    if len(why) > MOST_UNDER:
        left = said.say("status.sheet.more", n=len(why) - MOST_UNDER + 1)
        why = (*why[: MOST_UNDER - 1], left)
    week = said.say("status.week", number=row.week, of=row.weeks) if row.week else ""
    return LineView(
        name=row.name or str(row.file).removeprefix(f"{folder}/"),
        reference=row.reference,
        phase=row.phase,
        week=week and said.say("status.sheet.week", week=week),
        colour=said.say(f"review.colours.{row.colour}") if row.colour else "",
        review=said.day(on) if on else "",
        due=row.is_due(today),
        unreported=row.unreported_spans,
        step=step_words(row.step, said),
        waits=waits(row),
        under=why,
    )
