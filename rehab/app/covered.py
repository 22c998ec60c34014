"""What a signature covers: all that the finished page says, but for its looks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from rehab.handout.fingerprint import fingerprint
from rehab.model.client import Client
from rehab.model.programme import Library, Programme
from rehab.model.sentences import SIGNATURE
from rehab.render.language import Words
from rehab.render.view import SheetsView, build_view

# What may change without a new signature, as it is set for the mark, and why.
LOOKS: Mapping[str, object] = MappingProxyType(
    {
        "paper": "a4",  # the same words on other paper
        "large_print": False,  # the same words, larger
        "hole_punch": False,  # the same words, moved aside
        "review": None,  # who signed, and when: that is the signature itself
    }
)
LOOKS_OF_CLINIC: Mapping[str, object] = MappingProxyType(
    {
        "logo": None,  # decoration
        "colour": None,  # of lines and grounds; every colour that means something stays
    }
)


def code_of(
    programme: Programme, library: Library, words: Words, numbers: Sequence[int]
) -> str:
    """The mark of these weeks, as the client gets them."""
    record = programme.record.model_copy(update={"signatures": ()})
    bare = replace(programme, client=without_looks(programme.client), record=record)
    page = _layouts(bare, library, words, numbers)
    # What is read out where there is a drawing, and the words of the signature itself.
    told = words.section("picture"), words.section(SIGNATURE)
    return fingerprint(programme, library, numbers, (page, told))


def _layouts(
    programme: Programme, library: Library, words: Words, numbers: Sequence[int]
) -> tuple[SheetsView, SheetsView]:
    """Equal weeks on a side they share, and each on its own: both are signed.

    Where no weeks share a side, the two are the same.
    """
    compact = _view(programme, library, words, numbers, "compact")
    if not any(page.pair for page in compact.pages):
        return compact, compact
    return compact, _view(programme, library, words, numbers, "weekly")


def _view(
    programme: Programme,
    library: Library,
    words: Words,
    numbers: Sequence[int],
    layout: str,
) -> SheetsView:
    client = programme.client.model_copy(update={"layout": layout})
    return build_view(
        replace(programme, client=client),
        library,
        words,
        weeks=numbers,
        copy="client",
        draft=False,
        fingerprint="",
    )


def without_looks(client: Client) -> Client:
    """The client with all that is looks set to the same."""
    clinic = client.clinic.model_copy(update=dict(LOOKS_OF_CLINIC))
    return client.model_copy(update={**LOOKS, "clinic": clinic})
