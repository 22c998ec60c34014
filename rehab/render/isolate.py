"""Names written from right to left, inside sentences written from left to right.

Without a mark the figures after such a name would stand before it.
"""

from typing import Any
from unicodedata import bidirectional

from rehab.model.client import Client
from rehab.model.units import Value

_RIGHT_TO_LEFT = {"R", "AL"}
_BEGIN, _END = "\u2068", "\u2069"  # in the direction of its own first letter


def isolated(text: str) -> str:
    r"""The text, between marks if it has letters that run from right to left.

    >>> isolated("Pat")
    'Pat'
    >>> isolated("\u05e9\u05e8\u05d4")
    '\u2068\u05e9\u05e8\u05d4\u2069'
    """
    if text.isascii() or _RIGHT_TO_LEFT.isdisjoint(map(bidirectional, text)):
        return text
    return f"{_BEGIN}{text}{_END}"


def with_isolated(client: Client) -> Client:
    """The client's file with each such text between marks."""
    copy: Client = _inside(client)
    return copy


def _inside(value: Any) -> Any:  # noqa: ANN401 # whatever a client's file holds
    if isinstance(value, str):
        return isolated(value)
    if isinstance(value, tuple):
        return tuple(map(_inside, value))
    if isinstance(value, dict):
        return {key: _inside(inner) for key, inner in value.items()}
    if isinstance(value, Value):
        return value.model_copy(update={k: _inside(v) for k, v in value})
    return value
