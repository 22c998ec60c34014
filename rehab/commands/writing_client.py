"""Other values into a client's file: held meanwhile, whole or not at all."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import click

from rehab.console import terminal
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.app.papers import Papers
    from rehab.commands.asking import Files
    from rehab.entry.screened import Values
    from rehab.model.problem import Problem
    from rehab.model.programme import Library

Found: TypeAlias = Mapping[str, Any]  # what was typed, as the file has it


def set_in_client(
    files: "Files", library: "Library", values: "Callable[[str], Values]"
) -> "tuple[Problem, ...]":
    """Write them; or what would be wrong with the file, which is then as it was."""
    from rehab.app.papers import library_for
    from rehab.app.words import words
    from rehab.commands.asking import stop_with, writing
    from rehab.commands.clock import today
    from rehab.disk.write import Changed
    from rehab.entry.screened import set_values
    from rehab.reader.guards import Fault

    folder = library_for(files.client, files.library)[0]
    with writing(files):
        try:
            return set_values(files.client, values, library, folder, today())
        except Fault as fault:
            stop_with([fault.problem(str(files.client))], "screening.not_written")
        except Changed:
            told = words().say("screening.changed", file=files.client)
            stop_with([told], "screening.not_written")


class Typed(NamedTuple):
    """A key of the client file that is typed on one line."""

    name: str  # of its key
    meaning: "Callable[[str], Found | None]"
    values: "Callable[[Found, str], Values]"  # for the text of the file
    known: Mapping[str, str]  # what ? lists


def typed_into_client(
    files: "Files", read: "Papers", found: str | None, typed: Typed
) -> "Found | None":
    """Write what was found, asked for until the file takes it; None: nothing was said.

    What was given with the command is taken, or refused, at once.
    """
    from rehab.app.words import words
    from rehab.commands.asking import misuse, stop_with
    from rehab.entry.new_typed import Unclear

    if found is None and not terminal.can_ask():
        misuse(words().say(f"screening.no_{typed.name}"))
    while True:
        text = found if found is not None else _asked(typed)
        try:
            meant = typed.meaning(text) if text.strip() else None
        except Unclear as unclear:
            why = words().say(unclear.key, typed=unclear.typed)
            if found is not None:
                misuse(why)
            show(f"  {why}", err=True)
            continue
        if meant is None:
            show(words().say("screening.same", file=files.client))
            return None
        problems = set_in_client(files, read.library, partial(typed.values, meant))
        if not problems:
            return meant
        if found is not None:
            stop_with(problems, "screening.not_written")
        for one in problems:
            show(f"  {one.told}", err=True)


def _asked(typed: Typed) -> str:
    """What was typed; ? explains."""
    from rehab.app.words import words
    from rehab.entry.new_asked import explained

    ask = words().say(f"screening.ask.{typed.name}")
    while True:
        said = click.prompt(
            ask, default="", show_default=False, prompt_suffix=" ", err=True
        )
        if str(said).strip() != "?":
            return str(said)
        show("\n".join(explained(typed.name, typed.known)), err=True)
