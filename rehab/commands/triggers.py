"""``rehab triggers``: the movements that were found to set it off."""

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from rehab.commands.options import inputs
from rehab.terminal import show

if TYPE_CHECKING:
    from rehab.asking import Files
    from rehab.entry.screened import Values
    from rehab.papers import Papers


@click.command()
@inputs
@click.argument("found", required=False)
def triggers(files: "Files", found: str | None) -> None:
    """Write the triggers that were found into the client file.

    A movement with its severity, 1 to 3; none when you looked and found none. They
    take the place of those that were known before. Without FOUND they are asked for,
    and Enter leaves the file as it is. What else stands in it stays, comments too.

    \b
    Examples:
      rehab triggers client.yaml "flexion 2, rotation 1"
      rehab triggers client.yaml none
    """
    from rehab.app import words
    from rehab.asking import misuse, stop_with
    from rehab.commands.asked import papers
    from rehab.commands.writing_client import set_in_client
    from rehab.entry.new_typed import Unclear
    from rehab.entry.new_typed import triggers as meaning
    from rehab.entry.screened import trigger_values

    read = papers(files)
    if found is None and not _on_terminal():
        misuse(words().say("screening.no_triggers"))
    while True:
        typed = found if found is not None else _asked(read)
        try:
            meant = meaning(typed)
        except Unclear as unclear:
            why = words().say(unclear.key, typed=unclear.typed)
            if found is not None:
                misuse(why)
            show(f"  {why}", err=True)
            continue
        if meant is None:
            show(words().say("screening.same", file=files.client))
            return
        values = trigger_values(meant)
        problems = set_in_client(files, read.library, partial(_always, values))
        if not problems:
            break
        if found is not None:
            stop_with(problems, "screening.not_written")
        for one in problems:
            show(f"  {one.told}", err=True)
    told = ", ".join(f"{name} {severity}" for name, severity in meant.items())
    known = told or words().say("screening.none")
    show(words().say("screening.triggers", triggers=known, file=files.client))


def _always(values: "Values", _: str) -> "Values":
    return values


def _on_terminal() -> bool:
    return sys.stdin.isatty()


def _asked(read: "Papers") -> str:
    """What was typed; ? explains."""
    from rehab.app import words
    from rehab.entry.new_asked import explained

    ask = words().say("new_client.ask.triggers")
    while True:
        typed = click.prompt(
            ask, default="", show_default=False, prompt_suffix=" ", err=True
        )
        if str(typed).strip() != "?":
            return str(typed)
        known = read.library.catalogue.tags
        show("\n".join(explained("triggers", known)), err=True)
