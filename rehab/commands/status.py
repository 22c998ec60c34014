"""``rehab status``: every client of a folder on a line."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.commands.options import library_option
from rehab.console.ending import PROBLEMS
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.caseload.caseload import Row


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
@click.option(
    "--pdf",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A page to print instead: what presses most comes first.",
)
@library_option
def status(
    folder: Path, library: Path | None, pdf: Path | None, *, as_json: bool
) -> None:
    """Say of every client below a folder where they are and what has to be done.

    A client whose file has problems has a line too, with the problems below it. What
    cannot be looked into, such as a linked folder, is told: exit status 1.

    \b
    Examples:
      rehab status clients
      rehab status clients --pdf today.pdf
      rehab status clients --json
    """
    from rehab.app.words import words
    from rehab.caseload.caseload import caseload
    from rehab.commands.asking import target
    from rehab.commands.clock import today
    from rehab.report.dump import dump

    if pdf and as_json:
        raise click.UsageError("--pdf and --json: give one of them.")
    path = target(pdf, Path("caseload.pdf")) if pdf else None
    rows, problems = caseload(folder, library, today())
    if as_json:
        show(dump([_data(row) for row in rows]))
    elif rows and path:
        _print(rows, folder, path)
    elif rows:
        for line in _table(rows):
            show(line)
    elif not problems:
        show(words().say("batch.nobody", folder=folder))
    for problem in problems:
        show(problem, err=True)
    if problems:
        sys.exit(PROBLEMS)


def _print(rows: "Sequence[Row]", folder: Path, path: Path) -> None:
    from rehab.caseload.sheet import make_caseload_sheet
    from rehab.commands.clock import today
    from rehab.disk.write import write_atomic

    write_atomic(path, make_caseload_sheet(rows, folder, today()))
    show(path)


def _table(rows: "Sequence[Row]") -> Iterator[str]:
    from rehab.app.words import words
    from rehab.report.exercises import table

    head = tuple(words().section("status.columns").values())
    cells = [head, *map(_cells, rows)] if rows else []
    for at, line in enumerate(table(cells)):
        yield line
        for problem in rows[at - 1].problems if at else ():
            yield f"    {problem}"


def _cells(row: "Row") -> tuple[str, ...]:
    from rehab.app.words import words
    from rehab.report.next_step import step_words

    said = words()
    week = said.say("status.week", number=row.week, of=row.weeks) if row.week else ""
    return (
        row.name or str(row.file),
        row.reference,
        week,
        row.phase,
        said.say(f"review.colours.{row.colour}") if row.colour else "",
        said.day(row.review_on) if row.review_on else "",
        step_words(row.step, said),
    )


def _data(row: "Row") -> dict[str, object]:
    return {
        "file": str(row.file),
        "reference": row.reference,
        "name": row.name,
        "plan": row.plan,
        "week": row.week,
        "weeks": row.weeks,
        "phase": row.phase,
        "colour": row.colour,
        "unreported": list(row.unreported),
        "review_on": row.review_on.isoformat() if row.review_on else None,
        "next": row.step.kind,
        "next_weeks": list(row.step.weeks),
        "problems": [str(problem) for problem in row.problems],
    }
