"""``rehab triage``: which plans a physio may pick from, and the stop-sign screen."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.commands.options import library_option
from rehab.ending import PROBLEMS
from rehab.terminal import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehab.model.safety import Safety
    from rehab.model.triage import Triage, TriageAnswers
    from rehab.model.units import Answer

ANSWERS: "dict[str, Answer]" = {
    **dict.fromkeys(("y", "yes"), "yes"),
    **dict.fromkeys(("n", "no"), "no"),
    **dict.fromkeys(("?", "not asked"), "not asked"),
}


@click.command()
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Answers in a file, instead of asking.",
)
@click.option("--by", metavar="NAME", help="Who asked. Asked for when left out.")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
@library_option
def triage(
    answers: Path | None, by: str | None, library: Path | None, *, as_json: bool
) -> None:
    """Ask the stop signs and a few questions; suggest plans to pick from.

    It suggests and the physiotherapist picks: never a diagnosis. A stop sign, or a
    question not asked, means no plan, and exit status 1 with what to do. The screen is
    printed to paste into the client file.

    \b
    Examples:
      rehab triage                        asks one by one: yes, no or not asked
      rehab triage --answers answers.yaml
      rehab triage --answers answers.yaml --json
    """
    from rehab.app import words
    from rehab.asking import library_of, stop_with
    from rehab.papers import library_folders
    from rehab.reader.triage import read_answers, read_triage
    from rehab.report.triage import screening_lines, triage_json, triage_lines
    from rehab.triage import triage as sort_out

    if answers and by:
        raise click.UsageError(
            "--by goes with asking; a file of answers names who asked."
        )
    shelf, _ = library_of(library)
    questions, problems = read_triage(library_folders(library)[1], shelf.plans)
    if questions is None:
        stop_with(problems)
    if answers:
        given, problems = read_answers(answers, questions, shelf.safety)
    else:
        given = _ask(questions, shelf.safety, by)
    if given is None:
        stop_with(problems)
    found = sort_out(questions, shelf.safety, given)
    if as_json:
        show(triage_json(found, shelf, words()))
    else:
        for line in triage_lines(found, shelf, words()):
            show(line, err=bool(found.stops))
        for line in screening_lines(found.screening, words()):
            show(line)
    if found.stops:
        sys.exit(PROBLEMS)


def _ask(questions: "Triage", safety: "Safety", by: str | None) -> "TriageAnswers":
    """Everything one by one; after an emergency nothing more is asked."""
    from rehab.commands.asked import typed
    from rehab.commands.clock import today
    from rehab.model.triage import TriageAnswers

    asker = by or click.prompt(say_triage("who"), err=True)
    name = typed("--by", asker) or ""
    signs: dict[str, Answer] = {}
    asked: dict[str, Answer] = {}
    for sign_id, sign in safety.signs.items():
        signs[sign_id] = _parts(sign.questions)
        if signs[sign_id] == "yes" and sign.action == "emergency":
            show(say_triage("do.emergency"), err=True)
            break
    else:
        for question_id, question in questions.questions.items():
            asked[question_id] = _one(question.ask)
    return TriageAnswers(by=name, on=today(), signs=signs, questions=asked)


def say_triage(key: str) -> str:
    """A sentence of the triage."""
    from rehab.app import words

    return words().say(f"triage.{key}")


def _parts(questions: "Sequence[str]") -> "Answer":
    """One answer for all parts: yes with the first yes, no only when all are no."""
    given: list[Answer] = []
    for question in questions:
        given.append(_one(question))
        if given[-1] == "yes":
            return "yes"
    return "not asked" if "not asked" in given else "no"


def _one(question: str) -> "Answer":
    """One answer; anything else than yes, no or not asked is asked again."""
    while True:
        typed = click.prompt(
            question, default="", show_default=False, prompt_suffix=" ", err=True
        )
        answer = ANSWERS.get(" ".join(str(typed).lower().split()))
        if answer:
            return answer
        show(say_triage("again"), err=True)
