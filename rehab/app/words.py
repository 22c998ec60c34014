"""The sentences of the program, as they are said to this client or on this computer."""

from collections.abc import Mapping
from functools import cache

from rehab.app.planned import Planned
from rehab.console.called import in_name
from rehab.model.programme import Library
from rehab.model.region import Region
from rehab.model.sentences import OF_TERMINAL
from rehab.model.units import ENGLISH
from rehab.reader.words import shipped_words
from rehab.render.words import Words

SPOKEN = (*OF_TERMINAL, "reasons")  # where a command is told as it can be typed


@cache
def words() -> Words:
    """Every sentence the tool itself can say, read once."""
    return _spoken(shipped_words())


def page_words(library: Library, language: str) -> Words:
    """What pages say in this language, a clinic's own words over those shipped."""
    own = library.words.get(language)
    if own is not None:
        return _spoken(own)
    return words() if language == ENGLISH else _spoken(shipped_words(language))


def _spoken(table: Mapping[str, object]) -> Words:
    return Words({**table, **{key: _in_name(table[key]) for key in SPOKEN}})


def words_of(planned: Planned) -> Words:
    """The words of the client's language, as the plan's region has them."""
    programme, library = planned.programme, planned.library
    spoken = page_words(library, programme.client.language)
    return spoken.of_region(library.region(programme.plan))


def words_in(region: Region | None) -> Words:
    """The words as this region of the body has them."""
    spoken = words()
    return spoken.of_region(region) if region else spoken


def _in_name(said: object) -> object:
    """Every command in these sentences as it can be typed."""
    if isinstance(said, Mapping):
        return {key: _in_name(text) for key, text in said.items()}
    return in_name(said) if isinstance(said, str) else said
