"""A shelf of files as one library: signs of all, and a clinic's words over them."""

from pathlib import Path

from rehab.disk.paths import builtin
from rehab.model.programme import Library
from rehab.model.region import Region
from rehab.model.safety import Safety
from rehab.model.sentences import OF_TERMINAL, laid_over, under
from rehab.reader.own_languages import Table, is_shipped
from rehab.reader.places import Read
from rehab.reader.shelf import REGIONS, Shelf
from rehab.reader.words import shipped_words


def as_library(shelf: Shelf) -> Library | None:
    """Return the library if its shared files could be read."""
    if not (shelf.catalogue and shelf.safety and shelf.measures):
        return None
    return Library(
        catalogue=shelf.catalogue.value,
        exercises={name: read.value for name, read in shelf.exercises.items()},
        plans={name: read.value for name, read in shelf.plans.items()},
        regions={
            name: _asked(_said(read, shelf), shelf.safety.value)
            for name, read in shelf.regions.items()
        },
        safety=shelf.safety.value,
        measures=shelf.measures.value,
        drawings=shelf.drawings,
        words={
            language: laid_over(_shipped_words(language), read.value)
            for language, read in shelf.words.items()
        },
    )


def _shipped_words(language: str) -> Table:
    """What own words lie over: those of the language, else the terminal's alone."""
    english = shipped_words()
    if is_shipped(language):
        return shipped_words(language)
    return {key: english[key] for key in OF_TERMINAL}


def _said(read: Read[Region], shelf: Shelf) -> Region:
    """The region; where it is shipped, with the clinic's own words over its own."""
    own = shelf.words.get(read.value.language)
    shipped = Path(read.source.file).parent == builtin("plans") / REGIONS
    return under(read.value, own.value) if own and shipped else read.value


def _asked(region: Region, safety: Safety) -> Region:
    """The region with all that is asked: its own stop signs, then those of all."""
    return region.model_copy(update={"signs": {**region.signs, **safety.signs}})
