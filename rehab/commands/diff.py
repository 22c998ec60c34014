"""``rehab diff``: which doses of which weeks differ between two versions."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.commands.options import library_option
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.model.programme import Programme

_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("old", type=_file)
@click.argument("new", type=_file)
@click.option(
    "--client", type=_file, help="Of two plans: for whom. Else an invented one."
)
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
@library_option
def diff(
    old: Path, new: Path, client: Path | None, library: Path | None, *, as_json: bool
) -> None:
    """Say which doses of which weeks differ between two versions.

    OLD and NEW are two files of a client, or two of a plan. The diary and the record
    beside a client file count with it, that of --client too.

    \b
    Examples:
      rehab diff old/client.yaml client.yaml
      rehab diff old-plan.yaml my-clinic/plans/my-plan.yaml --client client.yaml
    """
    from rehab.app.words import words
    from rehab.report.diff import diff_json, diff_lines

    of_plans = _is_plan(old)
    if of_plans != _is_plan(new):
        plan, other = (old, new) if of_plans else (new, old)
        raise click.UsageError(
            f"{plan} is a plan, and {other} is none. Name two files of a client; or "
            "two of a plan, with --client CLIENT."
        )
    made = _of_plan if of_plans else _of_client
    before, after = (made(file, client, library) for file in (old, new))
    if as_json:
        show(diff_json(before, after, words()))
        return
    for line in diff_lines(before, after, words()):
        show(line)


def _of_client(file: Path, client: Path | None, library: Path | None) -> "Programme":
    from rehab.commands.asking import Files, planned

    if client is not None:
        raise click.UsageError(f"--client goes with two plans, and {file} is none.")
    return planned(Files(file, None, library), ahead=True).programme


def _is_plan(file: Path) -> bool:
    from rehab.reader.shelf import read_raw

    source = read_raw(file).source
    return bool(source and isinstance(source.data, dict) and "phases" in source.data)


def _of_plan(file: Path, client: Path | None, library: Path | None) -> "Programme":
    """What this version of a plan gives a client, or the first that is invented."""
    from dataclasses import replace

    from rehab.app.papers import library_folders
    from rehab.commands.asking import Files, library_of, planned, stop_with
    from rehab.model.plan import Plan
    from rehab.model.programme import Refusal
    from rehab.planner.programme import build_programme
    from rehab.reader.named import names_of
    from rehab.reader.shelf import checked, read_raw, read_rules, with_rules
    from rehab.simulate.people import people

    made = planned(Files(client, None, library), ahead=True) if client else None
    shelf = made.library if made else library_of(library)[0]
    name = made.programme.plan.id if made else "plan"
    rules, problems = read_rules(library_folders(library).plans)
    raw = with_rules(read_raw(file), rules)
    read, more = checked(Plan, raw, names_of(shelf), id=name)
    problems += more
    if read is None:
        stop_with(problems)
    shelf = replace(shelf, plans={**shelf.plans, name: read.value})
    person = (
        made.programme.client if made else next(people(read.value, shelf, 1, 1)).client
    )
    diary = made.programme.diary if made else None
    record = made.programme.record if made else None
    found = build_programme(person, read.value, shelf, diary, record)
    if isinstance(found, Refusal):
        stop_with([f"{file}: this plan gives {person.reference} no programme"])
    return found
