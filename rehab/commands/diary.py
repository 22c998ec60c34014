"""``rehab diary``: type in what came back, or read it from a table."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from rehab.commands.options import inputs
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.commands.asking import Files
    from rehab.entry.diaries import OpenDiary
    from rehab.model.diary import WeekRecord

TEXTS = ("new_medicine", "new_symptoms", "note")  # in words of one's own
yes_option = click.option("--yes", is_flag=True, help="Write without asking first.")


@click.group()
def diary() -> None:
    """Put what came back on paper into the diary.

    \b
    Examples:
      rehab diary add client.yaml --week 3        quick questions, Enter skips
      rehab diary import client.yaml rows.csv     a table, one row a session
    """


@diary.command()
@inputs
@click.option("--week", type=click.IntRange(1, 400), required=True)
@click.option(
    "--session",
    "sessions",
    multiple=True,
    metavar="'before=2 during=3 ...'",
    help="One session; once for each. Keys as in the diary: day, did, before, "
    "during, morning, effort, sore, ache, spasm, stop_sign, note.",
)
@click.option(
    "--log",
    multiple=True,
    metavar="'tue 3 ...'",
    help="A line of the log, of any day: its pain, and what happened, or none.",
)
@click.option("--effort", metavar="WORD", help="Very easy, easy, medium or hard.")
@click.option("--flare", is_flag=True, help="There was a flare-up.")
@click.option("--confidence", metavar="0-10")
@click.option("--away", metavar="REASON", help="Why sessions were missed.")
@click.option("--new-medicine", metavar="TEXT")
@click.option("--new-symptoms", metavar="TEXT")
@click.option("--note", metavar="TEXT")
@yes_option
def add(
    files: "Files",
    *,
    week: int,
    sessions: tuple[str, ...],
    log: tuple[str, ...],
    yes: bool,
    **typed: object,
) -> None:
    """Type in one week: questions in the order of the paper.

    With any option about the week or a session you are only asked whether to write it.
    The diary is diary.yaml beside the client file; what stands in it is not touched.

    \b
    Examples:
      rehab diary add client.yaml --week 3
      rehab diary add client.yaml --week 3 --effort easy --confidence 7 \\
          --session 'before=2 during=4 morning=2 sore=bridge' \\
          --session 'day=wed did=bridge,bird_dog during=3'
      rehab diary add client.yaml --week 4 --away holiday --yes
      rehab diary add client.yaml --week 1 --log 'tue 3 unloading the dishwasher'
    """
    from rehab.commands.asked import typed as in_letters
    from rehab.entry.diaries import problems_of, week_in
    from rehab.entry.week_asked import ask_week
    from rehab.entry.week_typed import typed_week

    opened = _opened(files)
    if found := week_in(opened.path, week, opened.held.names):
        _stop([found])
    if why := opened.why_not(week):
        raise click.UsageError(why)
    given = {name: value for name, value in typed.items() if value not in (None, False)}
    for name in TEXTS:
        if name in given:
            option = f"--{name.replace('_', '-')}"
            given[name] = in_letters(option, str(given[name]))
    if sessions or log or given:
        record = typed_week(opened, week, sessions, log, given)
    else:
        record = ask_week(opened, week)
    if problems := problems_of(opened, record):
        _stop([one.told for one in problems])
    _write(files, opened, (record,), yes=yes)


@diary.command()
@inputs
@click.option("--week", type=click.IntRange(1, 400), required=True)
@yes_option
def remove(files: "Files", *, week: int, yes: bool) -> None:
    """Take a week out of the diary, to type it in once more.

    All other weeks stay as they are. What you decided after that week stays too.

    \b
    Examples:
      rehab diary remove client.yaml --week 3
    """
    from rehab.app.words import words
    from rehab.commands.asking import writing
    from rehab.disk.write import Changed
    from rehab.entry.diaries import record_of, remove_week
    from rehab.entry.emit import item
    from rehab.handout.weeks import runs, span
    from rehab.render.words import whose

    opened = _opened(files)
    record = record_of(opened, week)
    if record is None:
        there = runs(sorted(one.week for one in opened.papers.diary.weeks))
        known = ", ".join(map(span, there)) or words().say("screening.none")
        raise click.UsageError(words().say("diary.not_there", week=week, known=known))
    show(item(record), nl=False)
    if any(session.stop_sign for session in record.sessions):
        show(words().say("diary.remove_stop"))
    question = words().say("diary.remove", file=opened.path.name)
    if not yes and not click.confirm(question, default=False):
        raise click.Abort
    with writing(files):
        try:
            problems = remove_week(opened.path, week, opened.held.names)
        except Changed:
            _stop([words().say("screening.changed", file=opened.path)])
    if problems:
        _stop(problems)
    client = whose(words(), opened.papers.client)
    told = {"week": week, "client": client, "file": opened.path}
    show(words().say("diary.removed", **told))


@diary.command("import")
@inputs
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@yes_option
def import_(files: "Files", *, table: Path, yes: bool) -> None:
    """Read what came back from a table: one row for each session.

    A CSV file with commas, semicolons or tabs, or a spreadsheet (.xlsx) with one sheet
    that is filled in. Headings: week, date, done (yes, no,
    or the exercises), before, worst, next morning, effort, which one hurt, ache,
    spasm, stop sign, note, log; of the week its effort (week effort: easy), flare,
    confidence, away, new medicine, new symptoms, week note. Leave empty what nobody
    wrote down.
    """
    from rehab.entry.diaries import from_table

    opened = _opened(files)
    records, problems = from_table(opened, table)
    if problems:
        _stop(problems)
    _write(files, opened, records, yes=yes)


def _opened(files: "Files") -> "OpenDiary":
    from rehab.app.papers import Stopped
    from rehab.commands.clock import today
    from rehab.entry.diaries import open_diary

    opened = open_diary(files.client, files.diary, files.library, today())
    if isinstance(opened, Stopped):
        _stop(opened.problems)
    return opened


def _write(
    files: "Files", opened: "OpenDiary", records: tuple["WeekRecord", ...], *, yes: bool
) -> None:
    from rehab.app.words import words
    from rehab.commands.asking import writing
    from rehab.entry.diaries import write_weeks
    from rehab.entry.emit import item
    from rehab.render.words import whose

    if not records:
        raise click.UsageError(words().say("diary.nothing"))
    show()
    show("".join(map(item, records)), nl=False)
    question = words().say("diary.sure", file=opened.path.name)
    if not yes and not click.confirm(question, default=True):
        raise click.Abort
    with writing(files):
        problems = write_weeks(opened, records)
    if problems:
        _stop(problems)
    weeks = words().count("weeks", len(records))
    client = whose(words(), opened.papers.client)
    told = words().say("diary.written", weeks=weeks, client=client, file=opened.path)
    show(told)
    for record in records:
        if any(session.stop_sign for session in record.sessions):
            show(words().say("diary.stop_sign", week=record.week))


def _stop(problems: Iterable[object]) -> NoReturn:
    from rehab.commands.asking import stop_with

    stop_with(problems, "diary.not_written")
