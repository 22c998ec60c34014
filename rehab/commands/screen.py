"""``rehab screen``: the stop signs once more, into the client's file."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.commands.options import answers_option, inputs, signs_option
from rehab.console import terminal
from rehab.console.ending import PROBLEMS
from rehab.console.terminal import show

NO_NAME = "--by NAME: who asked the stop signs."

if TYPE_CHECKING:
    from rehab.app.papers import Papers
    from rehab.commands.asking import Files
    from rehab.model.triage import Triage, TriageAnswers


@click.command()
@inputs
@answers_option
@click.option("--by", metavar="NAME", help="Who asks. Asked for when left out.")
@signs_option
def screen(
    files: "Files", *, answers: Path | None, by: str | None, signs: tuple[str, ...]
) -> None:
    """Ask the stop signs once more, and write the answers into the client file.

    Before each block of weeks: on a screen that is too old nobody can sign. Nothing is
    preset; ? explains a sign, b goes back, Ctrl-C leaves the file as it was. What else
    stands in it stays, comments too. A yes is written as well, and then there is no
    programme until somebody has followed it up: exit status 1, with what to do.

    \b
    Examples:
      rehab screen client.yaml
      rehab screen client.yaml --answers answers.yaml
    """
    from rehab.app.words import words
    from rehab.commands.asked import papers
    from rehab.commands.asking import stop_with
    from rehab.commands.triage import from_one_source, questions_of, saved_answers
    from rehab.commands.writing_client import set_in_client
    from rehab.entry.screened import Screened, screen_values
    from rehab.report.triage import stop_lines
    from rehab.triage import triage

    from_one_source(answers, by=by, sign=signs)
    read = papers(files)
    region = read.library.region(read.plan)
    every = questions_of(files.library, read.library)
    none = every.model_copy(update={"questions": {}})
    saved = saved_answers(answers, every, read.library) if answers else None
    given = _given(read, none, saved, by, signs)
    whole = triage(none, region, given)
    said = whole.screening
    screened = Screened(
        by=said.by,
        on=said.on.isoformat(),
        answers=said.answers,
        resolved=said.resolved,
    )
    values = partial(screen_values, screened)
    if problems := set_in_client(files, read.library, values):
        stop_with(problems, "screening.not_written")
    told = {"by": said.by, "date": words().date(said.on), "file": files.client}
    show(words().say("screening.written", **told))
    if whole.stops:
        show(words().say("screening.stopped"), err=True)
        for line in stop_lines(whole, words()):
            show(line, err=True)
        sys.exit(PROBLEMS)


def _given(
    read: "Papers",
    every: "Triage",
    saved: "TriageAnswers | None",
    by: str | None,
    signs: tuple[str, ...],
) -> "TriageAnswers":
    """What was answered; on a terminal the rest is asked, elsewhere it is missing."""
    from rehab.app.words import words
    from rehab.commands.asking import misuse
    from rehab.commands.triage import asked
    from rehab.entry.signs_typed import typed_signs
    from rehab.entry.triage_asked import ask_triage

    region, ask = read.library.region(read.plan), terminal.can_ask()
    if saved is None:
        said = typed_signs(region, signs)
        name = by or (_who(read) if ask else misuse(NO_NAME))
        given = asked(every, read.library, region.id, name, said, ask=ask)
    else:
        given = ask_triage(every, region, saved) if ask else saved
    missing = [name for name in region.signs if name not in given.signs]
    if missing and not ask:
        misuse(words().say("screening.missing", signs=", ".join(missing)))
    return given


def _who(read: "Papers") -> str:
    from rehab.app.words import words

    asked = words().say("triage.who")
    return str(click.prompt(asked, default=read.client.physio, err=True))
