"""The command line: arguments, exit codes and printing. Work is imported when used."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, NoReturn

import click

from rehab import __version__

if TYPE_CHECKING:
    from rehab.app import Planned
    from rehab.render.words import Words

FINE, PROBLEMS, WRONG_USE, CANNOT, INTERRUPTED = 0, 1, 2, 3, 130
PATIENCE_SECONDS = 1.0  # after this long, say what is going on

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


@dataclass(frozen=True, slots=True)
class Files:
    """What to read."""

    client: Path
    diary: Path | None
    library: Path | None


def inputs(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments that say what to read, handed on as one value."""

    @wraps(command)
    def with_files(
        client: Path, diary: Path | None, library: Path | None, **others: object
    ) -> None:
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
    files: Files,
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
    from rehab.write import slug, write_atomic

    planned = _planned(files)
    numbers = _numbers(planned, weeks)
    span = _span(numbers)
    reference = slug(planned.programme.client.reference)
    target = output or Path(f"{reference}-weeks-{span}.pdf")
    with _patience(_say("laying_out", weeks=span)):
        made = make_pdf(planned, numbers, "physio" if copy == "physio" else "client")
    write_atomic(target, made)
    click.echo(target)


@rehab.command()
@inputs
@weeks_option
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def plan(
    files: Files,
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
    from rehab.report import plan_json, plan_lines

    planned = _planned(files)
    numbers = _numbers(planned, weeks)
    if as_json:
        click.echo(plan_json(planned, numbers))
        return
    for line in plan_lines(planned, numbers, _words()):
        click.echo(line)


@rehab.command()
@inputs
@click.option("--week", type=click.IntRange(min=1), required=True)
@click.argument("exercise", required=False)
def explain(
    files: Files,
    week: int,
    exercise: str | None,
) -> None:
    """Say which rule made each number of a week.

    \b
    Examples:
      rehab explain client.yaml --week 9
      rehab explain client.yaml --week 9 deadlift    why not the deadlift?
    """
    from rehab.report import explain_lines

    planned = _planned(files)
    _numbers(planned, str(week))
    if exercise is not None and exercise not in planned.library.exercises:
        _unknown_exercise(exercise, planned)
    for line in explain_lines(planned, week, exercise, _words()):
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
    from rehab.checking import check as check_files

    problems, files = check_files(targets)
    words = _words()
    counted = words.count("files", files)
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        count = words.count("problems", len(problems))
        click.echo(_say("problems", problems=count, files=counted), err=True)
        sys.exit(PROBLEMS)
    click.echo(_say("no_problems", files=counted))


def _words() -> "Words":
    from rehab.app import words

    return words()


def _say(key: str, **slots: object) -> str:
    return _words().say(f"cli.{key}", **slots)


def _planned(files: Files) -> "Planned":
    """The programme, or every problem on standard error and exit status 1."""
    from rehab.app import Stopped, plan_client
    from rehab.report import refusal_lines

    result = plan_client(files.client, files.diary, files.library)
    if not isinstance(result, Stopped):
        return result
    for problem in result.problems:
        click.echo(problem, err=True)
    for line in refusal_lines(result.refusal, str(files.client), _words()):
        click.echo(line, err=True)
    click.echo(_say("nothing_written"), err=True)
    sys.exit(PROBLEMS)


def _numbers(planned: "Planned", weeks: str | None) -> tuple[int, ...]:
    """The week numbers asked for; those the programme has."""
    from rehab.planner.block import next_block

    if weeks is None:
        return next_block(planned.programme)
    have = [week.number for week in planned.programme.weeks]
    if weeks == "all":
        return tuple(have)
    first, _, last = weeks.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()):
        _misuse(f"--weeks {weeks!r}: write 5, 5-8 or all.")
    wanted = range(int(first), int(last or first) + 1)
    if not wanted or wanted[0] < have[0] or wanted[-1] > have[-1]:
        _misuse(f"weeks {weeks}: this programme has weeks {have[0]}-{have[-1]}.")
    return tuple(wanted)


def _span(numbers: tuple[int, ...]) -> str:
    first, last = numbers[0], numbers[-1]
    return str(first) if first == last else f"{first}-{last}"


def _misuse(message: str) -> NoReturn:
    raise click.UsageError(message)


def _unknown_exercise(name: str, planned: "Planned") -> NoReturn:
    from difflib import get_close_matches

    near = get_close_matches(name, planned.library.exercises, 1, 0.5)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    _misuse(f"No such exercise {name!r}.{hint}")


@contextmanager
def _patience(message: str) -> Iterator[None]:
    """Say what is going on, once, when it takes longer than a second."""
    timer = Timer(PATIENCE_SECONDS, lambda: click.echo(message, err=True))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def main() -> NoReturn:
    """Run, and turn every end into its exit status."""
    try:
        rehab.main(prog_name="rehab", standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(WRONG_USE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("rehab: stopped; nothing was written.", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(CANNOT)
    except Exception as fault:
        if "REHAB_DEBUG" in os.environ:
            raise
        click.echo(f"rehab: {_fault(fault)}", err=True)
        sys.exit(CANNOT)
    sys.exit(FINE)


def _fault(fault: Exception) -> str:
    """What happened, in a line; what is ours to mend is said to be ours."""
    if isinstance(fault, OSError):
        name = fault.filename or ""
        return f"cannot write or read {name}: {fault.strerror or fault}"
    if type(fault).__name__ in ("PdfUnavailable", "PdfError"):
        return str(fault)
    kind = type(fault).__name__
    return f"a fault of ours ({kind}: {fault}). Set REHAB_DEBUG=1 to see where."
