"""``rehab triggers``: the movements that were found to set it off."""

from typing import TYPE_CHECKING

import click

from rehab.commands.options import inputs
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.commands.asking import Files


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
    from rehab.app.words import words
    from rehab.commands.asked import papers
    from rehab.commands.writing_client import Typed, typed_into_client
    from rehab.entry.new_typed import triggers as meaning
    from rehab.entry.screened import trigger_values

    read = papers(files)
    known = read.library.catalogue.tags
    typed = Typed("triggers", meaning, lambda it, _: trigger_values(it), known)
    meant = typed_into_client(files, read, found, typed)
    if meant is not None:
        told = ", ".join(f"{name} {severity}" for name, severity in meant.items())
        shown = told or words().say("screening.none")
        show(words().say("screening.triggers", triggers=shown, file=files.client))
