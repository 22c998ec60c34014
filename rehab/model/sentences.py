"""Sentences by key, and those that stand over them: of a bout, a region, a clinic."""

from collections.abc import Mapping
from typing import Any

from rehab.model.region import Bout, Region

OF_TERMINAL = (  # what the program says to the physio, and no page of a client
    *("batch", "check", "cli", "diary", "diff", "doctor", "draft", "exercises"),
    *("figures", "new_client", "own_file", "review", "schema", "sheets", "sign"),
    *("simulate", "status", "to_do", "triage", "withdraw"),
)
SIGNATURE = "signature"  # who signed: said otherwise in another language only
BOUT = "bout"  # the words of a region in which something may strike


def laid_over(table: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The table with each sentence of ``own`` in its place.

    >>> laid_over({"a": {"b": "1", "c": "2"}}, {"a": {"c": "3"}})
    {'a': {'b': '1', 'c': '3'}}
    """
    found = dict(table)
    for key, text in own.items():
        under = found.get(key)
        both = isinstance(text, Mapping) and isinstance(under, Mapping)
        found[key] = laid_over(under or {}, text) if both else text
    return found


def of_region(table: Mapping[str, Any], region: Region) -> dict[str, Any]:
    """The words as this region has them: its bout's name in them, then its own."""
    found = dict(table)
    if region.bout:
        found = laid_over(found, _named(table[BOUT], _names(region.bout)))
    return laid_over(found, region.words)


def under(region: Region, own: Mapping[str, Any]) -> Region:
    """A region that came with the program, with a clinic's own words over its own."""
    plain = {key: text for key, text in own.items() if key != BOUT}
    words = laid_over(region.words, plain)
    if region.bout:
        words = laid_over(words, _named(own.get(BOUT, {}), _names(region.bout)))
    return region.model_copy(update={"words": words})


def _names(bout: Bout) -> dict[str, str]:
    names = {
        "bout": bout.name,
        "a_bout": bout.named,
        "bouts": bout.plural,
        "letter": bout.letter,
    }
    large = {
        key.capitalize(): text[:1].upper() + text[1:] for key, text in names.items()
    }
    return names | large


def _named(node: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401
    """All texts below with the names in their slots; other slots stay."""
    if isinstance(node, Mapping):
        return {key: _named(text, names) for key, text in node.items()}
    if isinstance(node, list | tuple):
        return [_named(text, names) for text in node]
    for name, said in names.items():
        node = node.replace(f"{{{name}}}", said)
    return node
