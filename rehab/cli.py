"""The command line: arguments, exit codes and printing. Work is imported when used."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from rehab import __version__
from rehab.ending import PROBLEMS, patience, run

if TYPE_CHECKING:
    from rehab.asking import Files

client_argument = click.argument(
    "client", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
weeks_option = click.option(
    "--weeks",
    metavar="1-4|all",
    help="Which weeks: 5, 5-8 or all. Default: up to the next review.",
)
diary_option = click.option(
    "--diary",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What came back. Default: diary.yaml beside the client file.",
)
library_option = click.option(
    "--library",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with your own exercises/ and plans/.",
)


def inputs(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments that say what to read, handed on as one value."""

    @wraps(command)
    def with_files(
        client: Path, diary: Path | None, library: Path | None, **others: object
    ) -> None:
        from rehab.asking import Files

        command(Files(client, diary, library), **others)

    return client_argument(diary_option(library_option(with_files)))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rehab")
def rehab() -> None:
    """Progressive rehab programmes for people with recurrent back spasms.

    \b
    Try it:
      rehab pdf examples/first-visit/client.yaml    the sheets to hand over
      rehab plan examples/steady-build/client.yaml  the same as a table
      rehab explain examples/steady-build/client.yaml --week 20
      rehab check examples                          every problem, at its line

    The physiotherapist is the author: the tool lays out what the files say, and
    every sheet is a draft until a named physiotherapist has reviewed it.
    """


@rehab.command()
@inputs
@weeks_option
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--copy",
    type=click.Choice(["client", "physio"]),
    default="client",
    help="The physio's copy adds the reasons and the rules' names.",
)
def pdf(
    files: "Files",
    weeks: str | None,
    output: Path | None,
    copy: str,
) -> None:
    """Make the sheets to print, and say where they are.

    \b
    Examples:
      rehab pdf client.yaml                          up to the next review
      rehab pdf client.yaml --weeks 5-8 -o may.pdf   these weeks, this file
      rehab pdf client.yaml --weeks all --copy physio
    """
    from rehab.app import make_pdf
    from rehab.asking import numbers, planned, say
    from rehab.planner.block import span
    from rehab.write import slug, write_atomic

    made = planned(files)
    wanted = numbers(made, weeks)
    reference = slug(made.programme.client.reference)
    target = output or Path(f"{reference}-weeks-{span(wanted)}.pdf")
    if target.suffix.lower() != ".pdf":
        raise click.UsageError(f"-o {target}: the name must end in .pdf")
    with patience(say("laying_out", weeks=span(wanted))):
        sheets = make_pdf(made, wanted, "physio" if copy == "physio" else "client")
    write_atomic(target, sheets)
    click.echo(target)


@rehab.command()
@inputs
@weeks_option
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def plan(
    files: "Files",
    weeks: str | None,
    *,
    as_json: bool,
) -> None:
    """Show the programme as a table in the terminal.

    \b
    Examples:
      rehab plan client.yaml
      rehab plan client.yaml --weeks all
      rehab plan client.yaml --weeks 1-4 --json
    """
    from rehab.app import words
    from rehab.asking import numbers, planned
    from rehab.report import plan_json, plan_lines

    made = planned(files)
    wanted = numbers(made, weeks)
    if as_json:
        click.echo(plan_json(made, wanted))
        return
    for line in plan_lines(made, wanted, words()):
        click.echo(line)


@rehab.command()
@inputs
@click.option("--week", type=click.IntRange(min=1), required=True)
@click.argument("exercise", required=False)
def explain(
    files: "Files",
    week: int,
    exercise: str | None,
) -> None:
    """Say which rule made each number of a week.

    \b
    Examples:
      rehab explain client.yaml --week 9
      rehab explain client.yaml --week 9 deadlift    why not the deadlift?
    """
    from rehab.app import words
    from rehab.asking import known_exercise, numbers, planned
    from rehab.report import explain_lines

    made = planned(files)
    numbers(made, str(week))
    known_exercise(exercise, made.library.exercises)
    for line in explain_lines(made, week, exercise, words()):
        click.echo(line)


@rehab.command()
@click.argument("targets", nargs=-1, type=click.Path(exists=True, path_type=Path))
def check(targets: tuple[Path, ...]) -> None:
    """Find every problem in every file: file, line and column.

    A target is a client file, a diary, an exercise, a plan, or a folder of them.
    Without one the exercises and plans that come with the program are checked.

    \b
    Examples:
      rehab check
      rehab check client.yaml
      rehab check my-clinic        a folder with exercises/, plans/ and clients
    """
    from rehab.app import words
    from rehab.asking import say
    from rehab.checking import check as check_files

    problems, files = check_files(targets)
    counted = words().count("files", files)
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        count = words().count("problems", len(problems))
        click.echo(say("problems", problems=count, files=counted), err=True)
        sys.exit(PROBLEMS)
    click.echo(say("no_problems", files=counted))


def main() -> NoReturn:
    """Run the command line."""
    run(lambda: rehab.main(prog_name="rehab", standalone_mode=False))
