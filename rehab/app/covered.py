"""What a signature covers: all that the finished pages can say, but for their looks.

Size, paper and layout leave some of it out where it has no room. What one of them
prints is covered all the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from rehab.handout.fingerprint import fingerprint
from rehab.model.client import Client
from rehab.model.programme import Library, Programme
from rehab.model.sentences import SIGNATURE
from rehab.render.language import Words
from rehab.render.view import whole_view
from rehab.render.view_howto import labels

# What may change without a new signature, as it is set for the mark, and why.
LOOKS: Mapping[str, object] = MappingProxyType(
    {
        "paper": "a4",  # the same words on other paper
        "large_print": False,  # the same words, larger, and other ones left out
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
    page = whole_view(bare, library, words, numbers)
    # What stands at a drawing or is read out there, and the words of the signature.
    told = [words.section(one) for one in ("picture", SIGNATURE)]
    return fingerprint(programme, library, numbers, (page, *told, labels(words)))


def without_looks(client: Client) -> Client:
    """The client with all that is looks set to the same."""
    clinic = client.clinic.model_copy(update=dict(LOOKS_OF_CLINIC))
    return client.model_copy(update={**LOOKS, "clinic": clinic})
