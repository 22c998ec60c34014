"""``rehab export``: what is printed, for a calendar, a spreadsheet or a program."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.commands.options import inputs, weeks_option
from rehab.commands.pdf import what_they_are
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.app.planned import Planned
    from rehab.commands.asking import Files
    from rehab.report.export.checklist import Checklist


@click.command()
@inputs
@weeks_option
@click.option("--ics", is_flag=True, help="Sessions and review, for a calendar.")
@click.option(
    "--csv",
    "tables",
    type=click.Choice(["doses", "diary"]),
    multiple=True,
    help="A table for a spreadsheet; give it twice for both.",
)
@click.option(
    "--checklist",
    "checklists",
    type=click.Choice(["cert", "tidier"]),
    multiple=True,
    help="The programme in the items of CERT or TIDieR, for notes or a paper.",
)
@click.option("--json", "as_json", is_flag=True, help="What rehab plan --json shows.")
@click.option(
    "-o",
    "--output",
    default=Path(),
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the files. Default: the one you are in.",
)
@click.option("--force", is_flag=True, help="Write over files that are there.")
def export(  # noqa: PLR0913
    files: "Files",
    weeks: str | None,
    tables: tuple[str, ...],
    checklists: "tuple[Checklist, ...]",
    output: Path,
    *,
    ics: bool,
    as_json: bool,
    force: bool,
) -> None:
    """Write the printed weeks for a calendar, a spreadsheet or another program.

    The calendar has an event for each session, with its doses, and the day of the
    review; neither who it is nor what for. It says DRAFT where the sheets do. The
    diary is all that came back. A checklist is a table in Markdown of what the plan,
    the diary and the record say of the whole programme, and of what they do not.
    Files are called by the reference, as the sheets are.

    \b
    Examples:
      rehab export client.yaml --ics
      rehab export client.yaml --csv doses --csv diary -o tables
      rehab export client.yaml --checklist cert --checklist tidier
      rehab export client.yaml --weeks all --json
    """
    from rehab.commands.asking import misuse, new_folder, say
    from rehab.disk.write import write_atomic

    if not (ics or tables or as_json or checklists):
        misuse(say("export_what"))
    kinds = [kind for kind, asked in (("ics", ics), ("json", as_json)) if asked]
    if "doses" in tables:
        kinds.append("doses")
    made = _planned(files, weeks) if kinds else None
    texts = dict(_texts(*made, kinds) if made else ())
    if "diary" in tables:
        texts |= _diary(files)
    if checklists:
        texts |= _checklists(files, checklists)
    whole = {output / name: text for name, text in texts.items()}
    there = [str(path) for path in whole if path.exists()]
    if there and not force:
        misuse(say("export_there", files=", ".join(there)))
    new_folder(output)
    for path, text in whole.items():
        write_atomic(path, text.encode())
        show(say("exported", file=path))
    if made:
        show(what_they_are(*made, recorded=False), err=True)


def _planned(files: "Files", weeks: str | None) -> tuple["Planned", tuple[int, ...]]:
    from rehab.commands.asking import numbers, planned

    made = planned(files)
    return made, numbers(made, weeks)


def _texts(
    made: "Planned", wanted: tuple[int, ...], kinds: list[str]
) -> Iterator[tuple[str, str]]:
    """The files made of the weeks, by name."""
    from rehab.disk.write import slug
    from rehab.handout.weeks import span

    begin = f"{slug(made.programme.client.reference)}-weeks-{span(wanted)}"
    endings = {"ics": ".ics", "json": ".json", "doses": "-doses.csv"}
    for kind in kinds:
        yield begin + endings[kind], _text(made, wanted, kind)


def _text(made: "Planned", wanted: tuple[int, ...], kind: str) -> str:
    from rehab.commands.clock import today
    from rehab.report.export.calendar import calendar_text
    from rehab.report.export.doses import doses_csv
    from rehab.report.programme import plan_json

    if kind == "ics":
        return calendar_text(made, wanted, today())
    if kind == "doses":
        return doses_csv(made, wanted)
    return plan_json(made, wanted) + "\n"


def _diary(files: "Files") -> dict[str, str]:
    """The diary; no programme for the client is no reason to keep it back."""
    from rehab.app.words import words
    from rehab.commands.asked import papers
    from rehab.disk.write import slug
    from rehab.report.export.diary import diary_csv

    read = papers(files)
    name = f"{slug(read.client.reference)}-diary.csv"
    return {name: diary_csv(read.diary, words())}


def _checklists(
    files: "Files", checklists: "tuple[Checklist, ...]"
) -> Iterator[tuple[str, str]]:
    """Of the whole programme, whichever weeks are printed."""
    from rehab.commands.asking import planned
    from rehab.disk.write import slug
    from rehab.report.export.checklist import checklist_text

    made = planned(files)
    for one in dict.fromkeys(checklists):
        name = f"{slug(made.programme.client.reference)}-{one}.md"
        yield name, checklist_text(made, one)
