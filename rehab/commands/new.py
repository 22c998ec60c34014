"""``rehab new``: the first visit, from the stop signs to a client file."""

import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.commands.options import (
    answers_option,
    library_option,
    region_option,
    signs_option,
)
from rehab.console import terminal
from rehab.console.ending import PROBLEMS
from rehab.console.terminal import show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rehab.entry.new_asked import Field, Interview
    from rehab.model.programme import Library
    from rehab.model.triage import TriageAnswers

CLINIC = ("name", "phone", "emergency_number", "emergency_department")
KEYS = (
    *("reference", "name", "birth_year", "sex", "weight_kg", "physio", "plan"),
    *("start", "entry_phase", "days", "goals", "when", "usual_pain"),
    *("spasm_free_days", "triggers", "trigger_activities", "equipment"),
    *("weights_kg", "bar_kg", "bands", "flags", "baseline"),
)


def _answers(command: Callable[..., None]) -> Callable[..., None]:
    """An option for each question."""
    for key in reversed(KEYS):
        command = click.option(_option(key), key, metavar="TEXT")(command)
    for key in reversed(CLINIC):
        name = f"clinic_{key}"
        command = click.option(_option(name), name, metavar="TEXT")(command)
    return command


def _option(key: str) -> str:
    """Of the first visit, or of the clinic: those of an emergency say so already."""
    return f"--{key.replace('_', '-').replace('clinic-emergency', 'emergency')}"


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@answers_option
@region_option
@click.option("--by", metavar="NAME", help="Who asks, and is the physiotherapist.")
@signs_option
@_answers
@library_option
def new(  # noqa: PLR0913
    folder: Path | None,
    *,
    answers: Path | None,
    region: str | None,
    by: str | None,
    signs: tuple[str, ...],
    library: Path | None,
    **typed: str | None,
) -> None:
    """Ask what a first visit asks, and write the client file.

    FOLDER is the client's own; it gets client.yaml. First come the part of the body
    (that of the plan, where one is named), its stop signs and the questions of triage:
    after a stop sign nothing is written. Each question is also an option, written as
    its answer would be; without a terminal nothing is asked. ? at a question explains
    it, b goes back, Ctrl-C leaves nothing behind.

    \b
    Examples:
      rehab new clients/r-0001
      rehab new clients/r-0001 --answers answers.yaml
      rehab new sam --answers answers.yaml --plan recurrent-spasm --name Sam \\
          --birth-year 1987 --start mon --days 'mon wed fri' --goals 'Lift my girl.' \\
          --usual-pain 3 --spasm-free-days 12 --weights-kg 'dumbbells 2 4 6'
    """
    from rehab.app.words import words
    from rehab.commands.asked import typed as in_letters
    from rehab.commands.asking import known_plan, library_of, misuse
    from rehab.commands.clock import today
    from rehab.commands.triage import from_one_source
    from rehab.disk.one_writer import one_writer
    from rehab.disk.write import make_folder
    from rehab.entry.new_asked import Interview, fields
    from rehab.entry.new_client import client_text, clinic_text, other_language

    from_one_source(answers, by=by, region=region, sign=signs)
    for key, text in typed.items():
        if text:  # an empty one is an answer left out
            typed[key] = in_letters(_option(key), text)
    shelf, _ = library_of(library)
    path = (folder or Path(_reference(Path() / "new"))) / "client.yaml"
    if path.exists():
        misuse(words().say("new_client.there", file=path))
    if typed["plan"]:
        typed["plan"] = known_plan(typed["plan"], shelf)
    body = shelf.region_of(typed["plan"]) if typed["plan"] else None
    wanted = fields(shelf.catalogue, today(), body)
    missing = _missing(wanted, typed, answers, signs, by)
    if missing and not terminal.can_ask():
        misuse(words().say("new_client.missing", options=", ".join(missing)))
    screen, plan = _screened(shelf, library, answers, signs, by, region, typed["plan"])
    wanted = fields(shelf.catalogue, today(), shelf.region_of(plan))
    clinic = _clinic(path, library, typed)
    interview = Interview(
        path=path, library=shelf, folder=library, today=today(), clinic=clinic
    )
    given: dict[str, object] = {
        "reference": _reference(path, typed["reference"]),
        "physio": typed["physio"] or screen.by,
        "plan": plan,
        "language": other_language(shelf.plans[plan]),
        "screening": {
            "by": screen.by,
            "on": screen.on.isoformat(),
            "answers": {
                name: screen.signs.get(name, "not asked")
                for name in shelf.region_of(plan).signs
            },
            "resolved": dict(screen.resolved),
        },
    }
    whole = _asked(interview, wanted, given, typed)
    make_folder(path.parent.parent)
    with one_writer(path.parent):  # the folder above it: whoever picks a reference
        whole["reference"] = _reference(path, typed["reference"])
        if clinic:
            _write(path.parent.parent / "clinic.yaml", clinic_text(clinic))
        _write(path, client_text(whole, shelf.region_of(plan).signs))
    show(words().say("cli.go_on", file=shlex.quote(str(path))), err=True)


def _write(path: Path, text: str) -> None:
    """Never over a file that is there, though it came while somebody was asked."""
    from rehab.app.words import words
    from rehab.commands.asking import misuse
    from rehab.disk.write import Changed, write_over
    from rehab.entry.schema_line import schema_line

    try:
        write_over(path, None, (schema_line(path, path.stem) + text).encode())
    except Changed:
        misuse(words().say("new_client.there", file=path))
    show(path)


def _missing(
    wanted: "tuple[Field, ...]",
    typed: "Mapping[str, str | None]",
    answers: Path | None,
    signs: tuple[str, ...],
    by: str | None,
) -> list[str]:
    """The options that nothing can do without where nothing is asked."""
    needed = [one.key for one in wanted if one.needed and one.key != "physio"]
    gone = ["--answers FILE"] if not (answers or signs) else []
    gone += ["--by"] if not (answers or by) else []
    gone += ["--plan"] if not typed["plan"] else []
    return gone + [_option(key) for key in needed if not typed[key]]


def _screened(  # noqa: PLR0913, PLR0917
    shelf: "Library",
    library: Path | None,
    answers: Path | None,
    signs: tuple[str, ...],
    by: str | None,
    region: str | None,
    plan: str | None,
) -> "tuple[TriageAnswers, str]":
    """The screen without an open stop sign, and the plan that the physio picked."""
    from rehab.app.words import words
    from rehab.commands.asking import misuse
    from rehab.commands.triage import (
        asked,
        picked_region,
        questions_of,
        saved_answers,
    )
    from rehab.entry.signs_typed import typed_signs
    from rehab.entry.triage_asked import ask_triage
    from rehab.report.triage import stop_lines, triage_lines
    from rehab.triage import of_region
    from rehab.triage import triage as sort_out

    every = questions_of(library, shelf)
    saved = saved_answers(answers, every, shelf) if answers else None
    if plan:  # the physiotherapist has picked
        part = shelf.plans[plan].region
        if region and picked_region(every, shelf, region) != part:
            misuse(words().say("triage.other_region", plan=plan, region=part))
        questions = every.model_copy(update={"questions": {}})
    else:
        part = (saved and saved.region) or picked_region(every, shelf, region)
        questions = of_region(every, part, shelf)
    body = shelf.regions[part]
    if saved:
        given = ask_triage(questions, body, saved) if terminal.can_ask() else saved
    else:
        start = typed_signs(body, signs)
        given = asked(questions, shelf, part, by, start, ask=terminal.can_ask())
    found = sort_out(questions, body, given)
    if found.stops:
        show(words().say("triage.no_plan"), err=True)
        for line in stop_lines(found, words()):
            show(line, err=True)
        show(words().say("review.not_written"), err=True)
        sys.exit(PROBLEMS)
    if plan:
        return given, plan
    for line in triage_lines(found, part, shelf, words()):
        show(line, err=True)
    fitting = tuple(dict.fromkeys(one.plan for one in found.suggestions))
    return given, _picked(shelf, part, fitting)


def _picked(shelf: "Library", region: str, fitting: tuple[str, ...]) -> str:
    """The plan by its number or name: one for the region that was screened."""
    from rehab.app.words import words
    from rehab.reader.named import names_of

    of_it = [key for key, plan in shelf.plans.items() if plan.region == region]
    order = (*fitting, *(one for one in of_it if one not in fitting))
    for number, one in enumerate(order, 1):
        show(f"  {number} {one}  {shelf.plans[one].name}", err=True)
    while True:
        said = click.prompt(words().say("new_client.which_plan"), err=True)
        name = " ".join(str(said).split())
        if name.isdecimal() and 1 <= int(name) <= len(order):
            return order[int(name) - 1]
        if (meant := names_of(shelf).meant("plan", name)) in order:
            return meant
        show(words().say("new_client.no_plan", plan=name), err=True)


def _clinic(
    path: Path, library: Path | None, typed: "Mapping[str, str | None]"
) -> "dict[str, object] | None":
    """What a new clinic.yaml says; None where there is one already, which stays."""
    from rehab.app.words import words
    from rehab.commands.asking import misuse, stop_with
    from rehab.reader.clinic import clinic_file, read_clinic

    given = {key: typed[f"clinic_{key}"] for key in CLINIC}
    if there := clinic_file(path, library):
        stands, problems = read_clinic(there)
        if stands is None:
            stop_with(problems, "review.not_written")
        said = {key: text for key, text in given.items() if text}
        if other := [key for key in said if said[key] != getattr(stands, key)]:
            options = ", ".join(_option(f"clinic_{key}") for key in other)
            told = {"file": there, "options": options}
            misuse(words().say("new_client.other_clinic", **told))
        return None
    if gone := [key for key, text in given.items() if not text]:
        if not terminal.can_ask():
            misuse(words().say("new_client.no_clinic"))
        show(words().say("new_client.clinic_head"), err=True)
        at = 0
        while at < len(gone):  # b goes back, as in the questions about the client
            ask = words().say(f"new_client.clinics.{gone[at]}")
            answer = str(click.prompt(ask, err=True)).strip()
            if answer.lower() == "b":
                at = max(0, at - 1)
                continue
            given[gone[at]] = answer
            at += 1
    return dict(given)


def _asked(
    interview: "Interview",
    wanted: "tuple[Field, ...]",
    given: dict[str, object],
    typed: "Mapping[str, str | None]",
) -> dict[str, object]:
    """Options first, every mistake in them at once; then the questions."""
    from rehab.app.words import words
    from rehab.commands.asking import misuse
    from rehab.entry.new_asked import ask_fields
    from rehab.entry.new_typed import Unclear

    whole, unclear = dict(given), []
    for one in wanted:
        text = typed[one.key]
        if text is None or one.key in given:
            continue
        try:
            whole[one.key] = one.meaning(text)
        except Unclear as wrong:
            why = words().say(wrong.key, typed=wrong.typed)
            unclear.append(f"{_option(one.key)}: {why}")
    if unclear:
        misuse("\n".join(unclear))
    if terminal.can_ask():
        whole = ask_fields(interview, wanted, whole)
    if problems := interview.problems(whole):
        misuse("\n".join(one.told for one in problems))
    return whole


def _reference(path: Path, typed: str | None = None) -> str:
    """The one that was typed, else the next; that of no other client beside."""
    from rehab.commands.asking import misuse
    from rehab.entry.new_client import next_reference
    from rehab.reader.client_files import clash_with, clients_in

    beside = path.parent.parent
    found = clients_in(beside) if beside.is_dir() else ()
    reference = typed or next_reference([one.reference for one in found])
    if clash := clash_with(found, path, reference):
        misuse(clash.told)
    return reference
