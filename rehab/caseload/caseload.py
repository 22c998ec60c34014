"""Every client of a folder on a line: where they are, and what has to be done next."""

import datetime
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from rehab.app.next_step import (
    Kind,
    NextStep,
    covered_until,
    next_step,
    sheets_out,
    unreported,
)
from rehab.app.papers import Papers, Stopped, library_folders, papers_with
from rehab.app.planned import Planned, lay_out
from rehab.disk.paths import Folders
from rehab.handout.weeks import runs, span
from rehab.model.problem import Problem
from rehab.model.programme import Colour, Library, Programme
from rehab.reader.client_files import Found, same_reference, search
from rehab.reader.library import read_library

ORDER = get_args(Kind)  # what stops a client comes first


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One client. What needs a programme is left out where there is none."""

    file: Path
    reference: str  # "" where the file does not tell it
    step: NextStep
    name: str = ""
    plan: str = ""
    week: int = 0  # of the sheet that today is on, else the next one
    weeks: int = 0  # in the programme
    phase: str = ""  # of that week
    colour: Colour | None = None  # of the last week that came back
    unreported: tuple[int, ...] = ()  # ended, and did not come back
    review_on: datetime.date | None = None  # first day without a sheet at hand
    problems: tuple[Problem, ...] = ()

    def is_due(self, today: datetime.date) -> bool:
        """Whether the review is today or was."""
        return self.review_on is not None and self.review_on <= today

    @property
    def unreported_spans(self) -> str:
        """The weeks that did not come back, such as 3, 5-7."""
        return ", ".join(map(span, runs(self.unreported)))


def caseload(
    folder: Path, library: Path | None, today: datetime.date
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """A row for each client below the folder; the problems of the library itself.

    What could have been somebody and cannot be looked into, comes with the rows.
    """
    folders = library_folders(library)
    exercises = folders.exercises
    shelf, problems = read_library(*folders)
    if shelf is None:
        return (), problems
    found, lost = search(folder)
    clashes = same_reference(found)
    rows = (_row(one, shelf, exercises, library, today) for one in found)
    return tuple(unlike(row, clashes.get(row.file)) for row in rows), lost


def _row(
    found: Found,
    shelf: Library,
    exercises: Folders,
    library: Path | None,
    today: datetime.date,
) -> Row:
    papers = papers_with(shelf, exercises, found.path, None, today, library=library)
    return row_of(found.path, found.reference, papers, lay_out(papers), today=today)


def row_of(
    file: Path,
    reference: str,
    papers: Papers | Stopped,
    made: Planned | Stopped,
    *,
    today: datetime.date,
) -> Row:
    """The row of papers that were read, and laid out, before."""
    step = next_step(papers, made, today)
    row = Row(file=file, reference=reference, step=step)
    if isinstance(papers, Stopped):
        return replace(row, problems=papers.problems)
    client = papers.client
    row = replace(row, reference=client.reference, name=client.name, plan=client.plan)
    return _placed(row, made, today) if isinstance(made, Planned) else row


def _placed(row: Row, made: Planned, today: datetime.date) -> Row:
    """Where the client is in the programme."""
    programme, last = made.programme, made.programme.diary.last_week
    out = sheets_out(programme)
    now = [week for week in out if week.start <= today <= week.days[-1]]
    ahead, back = programme.chosen((last + 1,)), programme.chosen((last,))
    here = (*now, *ahead, *programme.weeks[-1:])[0]
    return replace(
        row,
        week=here.number,
        weeks=len(programme.weeks),
        phase=here.phase.name,
        colour=back[0].colour if back else None,
        unreported=unreported(programme, today),
        review_on=_review_on(programme),
    )


def _review_on(programme: Programme) -> datetime.date | None:
    """The day after the last sheet at hand; without any, the first day of the next."""
    if until := covered_until(programme):
        return until + datetime.timedelta(days=1)
    ahead = programme.week(programme.diary.last_week + 1)
    return ahead.start if ahead else None


def unlike(row: Row, clash: Problem | None) -> Row:
    """With the problem that another client has the same reference."""
    return replace(row, problems=(*row.problems, clash)) if clash else row


def most_pressing(row: Row) -> tuple[int, datetime.date, str]:
    """What rows are ordered by: what has to be done, then the day of the review."""
    on = row.review_on or datetime.date.max
    return ORDER.index(row.step.kind), on, (row.name or str(row.file)).casefold()


def waits(row: Row) -> bool:
    """Whether nothing has to be done for the client now."""
    return row.step.kind in ("wait", "ended")
