"""``rehab simulate``: what a plan's rules lead to, tried out on invented clients."""

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.commands.options import library_option
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.model.plan import Plan
    from rehab.model.programme import Library


@click.command()
@click.argument("plan", metavar="PLAN")
@click.option(
    "--clients",
    default=200,
    show_default=True,
    type=click.IntRange(1, 100_000),
    help="How many, the types in turn.",
)
@click.option(
    "--weeks",
    default=60,
    show_default=True,
    type=click.IntRange(1, 300),
    help="Sheets for each of them.",
)
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
@library_option
def simulate(
    plan: str, clients: int, weeks: int, library: Path | None, *, as_json: bool
) -> None:
    """Try a plan on invented clients, and see what its rules lead to.

    PLAN is the name of a plan, not a client. Types of client: steady, boom and bust,
    flare-prone, forgetful, and one who leaves bad scores out. Change a rule of your
    plan, run it again, and compare. The same plan gives the same table. It shows
    among others how many stand on all pass marks by week 40 and by week 60.

    \b
    Examples:
      rehab simulate recurrent-spasm
      rehab simulate recurrent-spasm --clients 1000 --json
      rehab simulate my-plan --library my-clinic
    """
    from rehab.app.words import words
    from rehab.commands.asking import library_of
    from rehab.console.ending import patience
    from rehab.report.simulate import simulate_json, simulate_lines
    from rehab.simulate.many import simulate as try_out

    shelf, _ = library_of(library)
    chosen = _plan(plan, shelf)
    with patience(_say("running", count=clients, weeks=weeks)):
        found = try_out(chosen, shelf, clients=clients, weeks=weeks)
    if as_json:
        show(simulate_json(found, chosen))
    else:
        for line in simulate_lines(found, chosen, words()):
            show(line)


def _say(key: str, **slots: object) -> str:
    from rehab.app.words import words

    return words().say(f"simulate.{key}", **slots)


def _plan(typed: str, shelf: "Library") -> "Plan":
    """The plan of that name; otherwise what to type instead."""
    from rehab.reader.named import names_of

    if meant := names_of(shelf).meant("plan", typed):
        return shelf.plans[meant]
    file = Path(typed)
    if file.suffix in (".yaml", ".yml") or len(file.parts) > 1:
        raise click.UsageError(_instead(typed, file, shelf))
    near = get_close_matches(typed, shelf.plans, 1, 0.5)
    hint = _say("near", near=near[0]) if near else ""
    raise click.UsageError(_say("unknown", name=typed, hint=hint))


def _instead(typed: str, file: Path, shelf: "Library") -> str:
    """What to write instead of a file."""
    if file.stem in shelf.plans:
        return _say("is_file", typed=typed, name=file.stem)
    if file.is_file() and file.parent.name == "plans":
        folder = file.resolve().parent.parent
        return _say("is_own_file", typed=typed, name=file.stem, folder=folder)
    near = get_close_matches(file.stem, shelf.plans, 1, 0.5)
    hint = _say("near", near=near[0]) if near else ""
    return _say("unknown", name=typed, hint=hint)
