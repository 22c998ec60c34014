"""``rehab kit``: what is at home now."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from rehab.commands.options import inputs
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.commands.asking import Files
    from rehab.commands.writing_client import Found
    from rehab.entry.screened import Values


@click.command()
@inputs
@click.argument("found", required=False)
def kit(files: "Files", found: str | None) -> None:
    """Write what is at home now into the client file.

    A thing with the kilograms of one piece takes the place of what was known of that
    thing, and so do bands, by their strength; all other things stay. Without FOUND it
    is asked for, and Enter leaves the file as it is. The weeks that are to come have
    the new weights; sheets at home stay as they were printed.

    \b
    Examples:
      rehab kit client.yaml "dumbbells 5 7.5 10"
      rehab kit client.yaml "step, kettlebell 12, light, medium"
    """
    from rehab.app.papers import library_for
    from rehab.app.words import words
    from rehab.commands.asked import papers
    from rehab.commands.clock import today
    from rehab.commands.writing_client import Typed, typed_into_client
    from rehab.entry.new_asked import kit_of
    from rehab.entry.new_typed import kit as meaning
    from rehab.entry.screened import kit_values
    from rehab.reader.library import read_client

    read = papers(files)
    folder = library_for(files.client, files.library)[0]
    catalogue = read.library.catalogue
    known = kit_of(catalogue)
    said = meaning(known, catalogue.bands)

    def at_home(text: str) -> "Found | None":
        found = said(text)
        return found if any(found.values()) else None

    def values(found: "Found", text: str) -> "Values":
        """For the file as it is now: it may have changed while it was asked."""
        raw, none = text.encode(), frozenset[str]()
        now, _ = read_client(files.client, read.library, none, today(), folder, raw=raw)
        return kit_values(now, found, text) if now else {}

    typed = Typed("equipment", at_home, values, known)
    if meant := typed_into_client(files, read, found, typed):
        told = "; ".join(_told(meant))
        show(words().say("screening.kit", kit=told, file=files.client))


def _told(meant: "Found") -> Iterator[str]:
    """What was named, each thing with its kilograms."""
    yield from meant["equipment"]
    for thing, weights in (meant["weights_kg"] or {}).items():
        yield f"{thing} {' '.join(map(str, weights))}"
    yield from meant["bands"]
