"""``rehab triage``: which plans a physio may pick from, and the stop-sign screen."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.commands.options import library_option
from rehab.ending import PROBLEMS
from rehab.terminal import show

if TYPE_CHECKING:
    from rehab.model.programme import Library
    from rehab.model.triage import Triage, TriageAnswers
    from rehab.model.units import Answer


@click.command()
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Answers in a file, instead of asking: saved, or a screening block.",
)
@click.option("--by", metavar="NAME", help="Who asked. Asked for when left out.")
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep the answers in a file, for rehab new --answers.",
)
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
@library_option
def triage(
    answers: Path | None,
    by: str | None,
    save: Path | None,
    library: Path | None,
    *,
    as_json: bool,
) -> None:
    """Ask the stop signs and a few questions; suggest plans to pick from.

    It suggests and the physiotherapist picks: never a diagnosis. A stop sign, or a
    question not asked, means no plan, and exit status 1 with what to do. The screen is
    printed to paste into the client file. Answer y, n, or - for not asked; ? explains
    the question, b goes back to the one before.

    \b
    Examples:
      rehab triage                        asks one by one
      rehab triage --save answers.yaml    and rehab new --answers answers.yaml
      rehab triage --answers answers.yaml
      rehab triage --answers answers.yaml --json
    """
    from rehab.app import words
    from rehab.asking import library_of
    from rehab.report.triage import (
        answers_text,
        screening_lines,
        triage_json,
        triage_lines,
    )
    from rehab.triage import triage as sort_out
    from rehab.write import write_atomic

    if answers and by:
        raise click.UsageError(
            "--by goes with asking; a file of answers names who asked."
        )
    shelf, _ = library_of(library)
    questions = questions_of(library, shelf)
    if answers:
        given = saved_answers(answers, questions, shelf)
    else:
        given = asked(questions, shelf, by)
    found = sort_out(questions, shelf.regions[questions.region], given)
    if save:
        write_atomic(save, answers_text(given).encode())
    if as_json:
        show(triage_json(found, shelf, words()))
    else:
        for line in triage_lines(found, shelf, words()):
            show(line, err=bool(found.stops))
        for line in screening_lines(found.screening, words()):
            show(line)
        if not found.stops:
            kept = save or answers or "FILE"
            key = "go_on" if save or answers else "keep"
            show(words().say(f"triage.{key}", file=kept), err=True)
    if found.stops:
        sys.exit(PROBLEMS)


def questions_of(library: Path | None, shelf: "Library") -> "Triage":
    """The questions of a library, or every problem and exit status 1."""
    from rehab.asking import stop_with
    from rehab.papers import library_folders
    from rehab.reader.triage import read_triage

    questions, problems = read_triage(
        library_folders(library).plans, shelf.plans, shelf.regions
    )
    if questions is None:
        stop_with(problems)
    return questions


def saved_answers(file: Path, questions: "Triage", shelf: "Library") -> "TriageAnswers":
    """What a file answers, or every problem and exit status 1."""
    from rehab.asking import stop_with
    from rehab.reader.triage import read_answers

    given, problems = read_answers(file, questions, shelf.regions[questions.region])
    if given is None:
        stop_with(problems)
    return given


def asked(
    questions: "Triage",
    shelf: "Library",
    by: str | None,
    signs: "dict[str, Answer] | None" = None,
    *,
    ask: bool = True,
) -> "TriageAnswers":
    """Everything one by one, but for the signs that were answered before."""
    from rehab.app import words
    from rehab.commands.asked import typed
    from rehab.commands.clock import today
    from rehab.entry.triage_asked import ask_triage
    from rehab.model.triage import TriageAnswers

    name = typed("--by", by or click.prompt(words().say("triage.who"), err=True)) or ""
    start = TriageAnswers(by=name, on=today(), signs=signs or {})
    return (
        ask_triage(questions, shelf.regions[questions.region], start) if ask else start
    )
