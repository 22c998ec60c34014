"""What a command needs before it starts: files that hold, and weeks that are there."""

import datetime
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from rehab.app.papers import Stopped, library_folders
from rehab.app.planned import Planned, plan_client
from rehab.app.words import words, words_in
from rehab.console.ending import PROBLEMS, patience
from rehab.console.terminal import can_ask, show
from rehab.disk.paths import Where
from rehab.handout.weeks import next_block
from rehab.model.diary import MOST_WEEKS
from rehab.model.programme import Library
from rehab.reader.hints import did_you_mean
from rehab.reader.library import read_library
from rehab.reader.named import names_of
from rehab.report.exercises import meant as alike
from rehab.report.programme import refusal_lines

_WEEK = re.compile(r"[0-9]{1,4}")
NOTHING_WRITTEN = "cli.nothing_written"


@dataclass(frozen=True, slots=True)
class Files:
    """What to read."""

    client: Path
    diary: Path | None
    library: Path | None
    today: datetime.date | None = None  # the day the command runs


def say(key: str, **slots: object) -> str:
    """A sentence of the terminal."""
    return words().say(f"cli.{key}", **slots)


def planned(files: Files, *, ahead: bool = False) -> Planned:
    """The programme, or every problem on standard error and exit status 1.

    Who only looks ``ahead``, with nothing to sign or to print, may do so for a client
    whose screen is still to come.
    """
    wanted = files.client, files.diary, files.library, files.today
    result = plan_client(*wanted, ahead=ahead)
    if isinstance(result, Stopped):
        stop(result, files)
    return result


@contextmanager
def drawable() -> Iterator[None]:
    """Inside, what cannot be drawn or laid out ends the command with its problem."""
    from rehab.app.pictures import Undrawable
    from rehab.render.own_parts import BadPart

    try:
        yield
    except (Undrawable, BadPart) as bad:
        stop_with(bad.problems)


def stop(stopped: Stopped, files: Files, last: str = NOTHING_WRITTEN) -> NoReturn:
    """End with the problems in the files, or why there is no programme."""
    refused = refusal_lines(
        stopped.refusal, str(files.client), words_in(stopped.region)
    )
    stop_with((*stopped.problems, *refused), last)


def stop_with(problems: Iterable[object], last: str = NOTHING_WRITTEN) -> NoReturn:
    """End with these problems, that nothing was written, and exit status 1."""
    for problem in problems:
        show(problem, err=True)
    show(words().say(last), err=True)
    sys.exit(PROBLEMS)


@contextmanager
def writing(files: Files) -> Iterator[None]:
    """Inside, nobody else writes for this client; who has to wait is told.

    A handing out that was cut short is ended first, and said.
    """
    from rehab.signing.handing_out import held

    with ExitStack() as stack:
        with patience(say("waiting", file=files.client)):
            end = stack.enter_context(held(files.client))
        if end:
            key = f"cut_short.{end.end}"
            show(say(key, weeks=end.weeks, pdf=end.pdf), err=True)
        yield


def settled(files: Files) -> None:
    """End a handing out that was cut short."""
    from rehab.signing.handing_out import is_cut_short

    if is_cut_short(files.client):
        with writing(files):
            pass


def library_of(library: Path | None) -> tuple[Library, Where]:
    """The library and its exercises' folders, or every problem and exit status 1."""
    found = library_folders(library)
    shelf, problems = read_library(*found)
    if shelf is None:
        stop_with(problems)
    return shelf, found.exercises


def target(output: Path | None, usual: Path) -> Path:
    """The file to write; another ending than the usual one is a mistake.

    So is something that stands there under that name and is no such file: somebody's
    client or diary.
    """
    path = output or usual
    if path.suffix.lower() != usual.suffix:
        misuse(f"-o {path}: the name must end in {usual.suffix}")
    if path.is_file() and not _is_such(path):
        misuse(f"-o {path}: this file is no {path.suffix[1:].upper()}, and is kept")
    new_folder(path.parent)
    return path


def new_folder(folder: Path) -> None:
    """Before a folder is made: ask on a terminal, else say so."""
    if folder.exists():
        return
    if not (can_ask() and sys.stderr.isatty()):
        show(say("new_folder", folder=folder), err=True)
    elif not click.confirm(say("make_folder", folder=folder), default=True, err=True):
        raise click.Abort


def _is_such(path: Path) -> bool:
    """Whether it begins as its ending says; an empty one holds nothing to lose."""
    with path.open("rb") as file:
        begins = file.read(1000)
    if path.suffix.lower() == ".svg":
        return not begins or b"<svg" in begins
    return not begins or begins.startswith(b"%PDF")


def numbers(made: Planned, weeks: str | None) -> tuple[int, ...]:
    """The week numbers asked for; without any, those up to the next review."""
    have = [week.number for week in made.programme.weeks]
    if weeks is None:
        block = next_block(made.programme)
        if not block:
            misuse(f"every week came back; say which of {have[0]}-{have[-1]}: --weeks")
        return block
    if weeks == "all":
        return tuple(have)
    wanted = _from_to(weeks)
    if wanted is None:
        misuse(f"--weeks {weeks!r}: write 5, 5-8 or all.")
    _forwards(weeks, f" (this programme has weeks {have[0]}-{have[-1]})")
    if not wanted or wanted[0] < have[0] or wanted[-1] > have[-1]:
        misuse(f"weeks {weeks}: this programme has weeks {have[0]}-{have[-1]}.")
    return tuple(wanted)


def span_typed(weeks: str) -> tuple[int, ...]:
    """Week numbers as they are typed, whether or not a programme has them."""
    wanted = _from_to(weeks)
    _forwards(weeks)
    if not wanted or wanted[0] < 1 or wanted[-1] > MOST_WEEKS:
        misuse(f"--weeks {weeks!r}: write 5 or 5-8.")
    return tuple(wanted)


def _from_to(weeks: str) -> range | None:
    first, _, last = weeks.partition("-")
    if not (_WEEK.fullmatch(first) and _WEEK.fullmatch(last or first)):
        return None
    return range(int(first), int(last or first) + 1)


def _forwards(weeks: str, have: str = "") -> None:
    """Refuse 5-3: the first and the last were taken for each other."""
    first, _, last = weeks.partition("-")
    if first.isdecimal() and last.isdecimal() and int(first) > int(last):
        meant = f"{int(last)}-{int(first)}"
        misuse(f"--weeks {weeks}: write 5 or 5-8, the first first: {meant}{have}")


def known_exercise(name: str, library: Library) -> str:
    """The id of an exercise by its id or name; refused with those that may be meant."""
    names = names_of(library)
    if meant := names.meant("exercise", name):
        return meant
    if several := names.several("exercise", name):
        misuse(f"{name!r} is the name of several: {' or '.join(several)}.")
    near = [repr(one) for one in alike(name, library.exercises)]
    listed = ", ".join(near[:-1]) + " or " * bool(near[:-1]) + "".join(near[-1:])
    hint = f" Did you mean {listed}?" if near else ""
    lists = words().say("exercises.lists")
    return misuse(f"No such exercise {name!r}.{hint} {lists}")


def known_plan(name: str, library: Library) -> str:
    """The id of a plan by its id or name; refused with the nearest that there is."""
    names = names_of(library)
    if meant := names.meant("plan", name):
        return meant
    hint = did_you_mean(names.near("plan", name) or name, library.plans, "one of")
    return misuse(words().say("new_client.no_plan", plan=name) + f" {hint}")


def misuse(message: str) -> NoReturn:
    """End with a wrong command line."""
    raise click.UsageError(message)
