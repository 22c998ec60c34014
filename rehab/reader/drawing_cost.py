"""How much a drawing asks to be painted, with all it repeats written out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MOST_ELEMENTS = 5_000
MOST_LETTERS = 400_000  # of attributes
MOST_DEPTH = 50
DEEP = f"is nested more than {MOST_DEPTH} deep"
TEXT = 5  # elements that one of text costs as much as
_NAMED = re.compile(r"url\(\s*['\"]?#([^'\")\s]{1,200})")
_SIMPLER = "simplify the drawing"


@dataclass(slots=True)
class Part:
    """One element, where it begins and what is in it."""

    name: str
    attributes: Mapping[str, str]
    place: tuple[int, int]
    inside: list["Part"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Cost:
    elements: int
    letters: int
    depth: int


class _Endless(Exception):
    """It repeats itself, or is nested too deep."""


def cost_fault(root: Part) -> tuple[tuple[int, int], str, str] | None:
    """Where it first asks too much, and why; whatever is inside is counted first."""
    known = {part.attributes["id"]: part for part in _all(root) if _has_id(part)}
    costs: dict[int, _Cost | None] = {}
    for part in _inner_first(root):
        try:
            cost = _cost(part, known, costs)
        except _Endless as why:
            return part.place, str(why), "write the shapes out"
        if cost.elements > MOST_ELEMENTS:
            return part.place, f"draws more than {MOST_ELEMENTS:,} elements", _SIMPLER
        if cost.letters > MOST_LETTERS:
            message = f"draws more than {MOST_LETTERS:,} letters of outlines"
            return part.place, message, _SIMPLER
    return None


def _has_id(part: Part) -> bool:
    return "id" in part.attributes


def _all(root: Part) -> Iterator[Part]:
    left = [root]
    while left:
        part = left.pop()
        yield part
        left.extend(part.inside)


def _inner_first(root: Part) -> list[Part]:
    """Each after all that is in it."""
    return list(_all(root))[::-1]


def _cost(
    part: Part,
    known: Mapping[str, Part],
    costs: dict[int, _Cost | None],
    depth: int = 0,
) -> _Cost:
    """Of this element with everything in it and everything it names."""
    if id(part) in costs:
        if (cost := costs[id(part)]) is None:
            raise _Endless("is drawn inside itself")
        return cost
    if depth > MOST_DEPTH:
        raise _Endless(DEEP)
    costs[id(part)] = None
    each = [_cost(one, known, costs, depth + 1) for one in part.inside]
    own = sum(len(value) for value in part.attributes.values())
    letters = own + sum(one.letters for one in each)
    for name, times in _names(part, letters):
        if target := known.get(name):
            one = _cost(target, known, costs, depth + 1)
            each.append(_Cost(one.elements * times, one.letters * times, one.depth))
    costs[id(part)] = cost = _Cost(
        elements=(TEXT if part.name in ("text", "tspan", "textPath") else 1)
        + sum(one.elements for one in each),
        letters=own + sum(one.letters for one in each),
        depth=1 + max((one.depth for one in each), default=0),
    )
    if cost.depth > MOST_DEPTH:
        raise _Endless(DEEP)
    return cost


def _names(part: Part, letters: int) -> Iterator[tuple[str, int]]:
    """What it repeats, and how often: a marker stands at each corner of an outline."""
    for key, value in part.attributes.items():
        if key.rpartition(":")[2] == "href" and value.startswith("#"):
            yield value[1:], 1
        for name in _NAMED.findall(value):
            yield name, letters if "marker" in key + value else 1
