"""``rehab triage``: which plans a physio may pick from, and the stop-sign screen."""

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.commands.options import library_option, region_option
from rehab.console import terminal
from rehab.console.ending import PROBLEMS
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.model.programme import Library
    from rehab.model.triage import Triage, TriageAnswers
    from rehab.model.units import Answer


@click.command()
@region_option
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
def triage(  # noqa: PLR0913
    region: str | None,
    answers: Path | None,
    by: str | None,
    save: Path | None,
    library: Path | None,
    *,
    as_json: bool,
) -> None:
    """Ask the stop signs and a few questions; suggest plans to pick from.

    First comes the part of the body: its stop signs, questions and plans. It suggests
    and the physiotherapist picks: never a diagnosis. A stop sign, or a question not
    asked, means no plan, and exit status 1 with what to do. The screen is printed to
    paste into the client file. Answer y, n, or - for not asked, a letter for each
    question of a page or fewer; ? explains, b goes back. --answers takes what was
    saved, or what was printed; on a terminal, what it leaves open is asked.

    \b
    Examples:
      rehab triage                        asks one by one
      rehab triage --region shoulder      the shoulder's signs, and plans for it
      rehab triage --save answers.yaml    and rehab new --answers answers.yaml
      rehab triage --answers answers.yaml
      rehab triage --answers answers.yaml --json
    """
    from rehab.app.words import words
    from rehab.commands.asking import library_of
    from rehab.disk.write import write_atomic
    from rehab.report.triage import (
        answers_text,
        screening_lines,
        triage_json,
        triage_lines,
    )
    from rehab.triage import of_region
    from rehab.triage import triage as sort_out

    from_one_source(answers, by=by, region=region)
    shelf, _ = library_of(library)
    every = questions_of(library, shelf)
    if answers:
        given = _with_the_rest(saved_answers(answers, every, shelf), every, shelf)
    else:
        part = picked_region(every, shelf, region)
        given = asked(of_region(every, part, shelf), shelf, part, by)
    part = str(given.region)
    found = sort_out(of_region(every, part, shelf), shelf.regions[part], given)
    if save:
        write_atomic(save, answers_text(given).encode())
    if as_json:
        show(triage_json(found, part, shelf, words()))
    else:
        for line in triage_lines(found, part, shelf, words()):
            show(line, err=bool(found.stops))
        for line in screening_lines(found.screening, words()):
            show(line)
        if not found.stops:
            kept = save or answers
            key = "go_on" if kept else "keep"
            show(words().say(f"triage.{key}", file=shlex.quote(str(kept))), err=True)
    if found.stops:
        sys.exit(PROBLEMS)


def _with_the_rest(
    given: "TriageAnswers", every: "Triage", shelf: "Library"
) -> "TriageAnswers":
    """On a terminal, what a file leaves open is asked: a screen holds no questions."""
    from rehab.entry.triage_asked import ask_triage
    from rehab.triage import of_region

    if not terminal.can_ask():
        return given
    part = str(given.region)
    return ask_triage(of_region(every, part, shelf), shelf.regions[part], given)


def from_one_source(
    answers: Path | None, **typed: str | tuple[str, ...] | None
) -> None:
    """Refuse a file of answers with an option beside it that says the same.

    Whichever won, the other would be lost without a word: a stop sign, or who asked.
    """
    from rehab.commands.asking import misuse

    for option, said in typed.items():
        if answers and said not in (None, ()):
            misuse(f"--{option} goes with asking; a file of answers says it itself.")


def questions_of(library: Path | None, shelf: "Library") -> "Triage":
    """The questions of a library, or every problem and exit status 1."""
    from rehab.app.papers import library_folders
    from rehab.commands.asking import stop_with
    from rehab.reader.triage import read_triage

    questions, problems = read_triage(
        library_folders(library).plans, shelf.plans, shelf.regions
    )
    if questions is None:
        stop_with(problems)
    return questions


def saved_answers(file: Path, questions: "Triage", shelf: "Library") -> "TriageAnswers":
    """What a file answers, or every problem and exit status 1."""
    from rehab.commands.asking import stop_with
    from rehab.commands.clock import today
    from rehab.reader.triage import read_answers

    given, problems = read_answers(file, questions, shelf.regions, today())
    if given is None:
        stop_with(problems)
    return given


def picked_region(questions: "Triage", shelf: "Library", given: str | None) -> str:
    """The part of the body, by its number, id or name; the only one is not asked."""
    from rehab.app.words import words
    from rehab.commands.asking import misuse
    from rehab.model.names import tidy
    from rehab.triage import regions

    known = regions(questions, shelf)
    by_name = {tidy(shelf.regions[name].name): name for name in known}
    while True:
        if given is None and len(known) == 1:
            return known[0]
        typed = given
        if typed is None:
            for number, name in enumerate(known, 1):
                line = {"number": number, "id": name, "name": shelf.regions[name].name}
                show(words().say("triage.region", **line), err=True)
            typed = str(click.prompt(words().say("triage.which_region"), err=True))
        if typed.isdecimal() and 1 <= int(typed) <= len(known):
            return known[int(typed) - 1]
        if (said := tidy(typed)) in by_name or typed in known:
            return by_name.get(said, typed)
        told = {"regions": words().listed(known), "typed": repr(typed)}
        if given is not None:
            misuse(words().say("triage.no_region", **told))
        show(words().say("triage.no_region", **told), err=True)


def asked(  # noqa: PLR0913
    questions: "Triage",
    shelf: "Library",
    region: str,
    by: str | None,
    signs: "dict[str, Answer] | None" = None,
    *,
    ask: bool = True,
) -> "TriageAnswers":
    """Everything one by one, but for the signs that were answered before."""
    from rehab.app.words import words
    from rehab.commands.asked import typed_name
    from rehab.commands.clock import today
    from rehab.entry.triage_asked import ask_triage
    from rehab.model.triage import TriageAnswers

    who = by or click.prompt(words().say("triage.who"), err=True)
    name = typed_name("--by", who) or ""
    start = TriageAnswers(region=region, by=name, on=today(), signs=signs or {})
    return ask_triage(questions, shelf.regions[region], start) if ask else start
