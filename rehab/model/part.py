"""Parts of a session in seconds: run 60, walk 90; what they add up to.

>>> parts = (Part(do="run", seconds=60), Part(do="walk", seconds=90))
>>> whole(parts), in_all(parts, 8)
(150, {'run': 480, 'walk': 720})
>>> within(in_all(parts, 8), {"run": 500, "walk": 700})
False
"""

from collections.abc import Mapping

from rehab.model.units import Count, Text, Value

OFTEN = 3  # repeats that are worth saying once


class Part(Value):
    """What is done, and for how long."""

    do: Text
    seconds: Count


def whole(parts: tuple[Part, ...]) -> int:
    """Seconds of all of them."""
    return sum(part.seconds for part in parts)


def in_all(parts: tuple[Part, ...], times: int) -> dict[str, int]:
    """Seconds of each thing to do, in all repeats."""
    found: dict[str, int] = {}
    for part in parts:
        found[part.do] = found.get(part.do, 0) + times * part.seconds
    return found


def within(asked: Mapping[str, int], most: Mapping[str, int]) -> bool:
    """Whether nothing is asked for longer than its most."""
    return all(seconds <= most.get(do, 0) for do, seconds in asked.items())


def fewer(parts: tuple[Part, ...], seconds: float, mark: int) -> tuple[Part, ...]:
    """As many of the first parts as fit; of the very first what fits, at least a mark.

    >>> parts = (Part(do="run", seconds=300), Part(do="walk", seconds=180))
    >>> [one.seconds for one in fewer(parts, 400, 30)]
    [300]
    >>> [one.seconds for one in fewer(parts, 200, 30)]
    [180]
    """
    kept = next(
        (parts[:n] for n in range(len(parts), 0, -1) if whole(parts[:n]) <= seconds), ()
    )
    if kept:
        return kept
    first = parts[0]
    cut = max(min(mark, first.seconds), int(seconds) // mark * mark)
    return (Part(do=first.do, seconds=cut),)


def repeats(parts: tuple[Part, ...]) -> tuple[int, tuple[Part, ...], tuple[Part, ...]]:
    """How often the first parts come again, which they are, and what comes after them.

    Less than three times is once, and then all parts are the first ones.

    >>> run, walk = Part(do="run", seconds=90), Part(do="walk", seconds=120)
    >>> times, same, rest = repeats((run, walk) * 5 + (run,))
    >>> times, same == (run, walk), rest == (run,)
    (5, True, True)
    >>> repeats((run, walk) * 2)[0]
    1
    """
    none: tuple[Part, ...] = ()
    best = (1, parts, none)
    covered = 0
    for size in range(1, len(parts) // OFTEN + 1):
        same, times = parts[:size], 1
        while parts[times * size : (times + 1) * size] == same:
            times += 1
        if times >= OFTEN and times * size > covered:
            covered = times * size
            best = (times, same, parts[covered:])
    return best
