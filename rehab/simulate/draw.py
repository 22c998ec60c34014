"""Chance that is none: a number that follows from what it is for."""

import hashlib

_WHOLE = 2**64


def draw(*what: object) -> float:
    """From 0 up to 1, the same for the same words, on every machine.

    >>> draw(1, "client", 3, "flare") == draw(1, "client", 3, "flare")
    True
    >>> 0 <= draw(1) < 1
    True
    """
    text = "/".join(map(str, what))
    code = hashlib.sha256(text.encode()).digest()[:8]
    return int.from_bytes(code, "big") / _WHOLE


def swing(*what: object) -> float:
    """From -1 to 1, seldom far from 0.

    >>> -1 <= swing("a bad night") <= 1
    True
    """
    return draw(*what, "one") + draw(*what, "two") - 1


def pick(count: int, *what: object) -> int:
    """One of so many, from 0.

    >>> {pick(3, number) for number in range(20)} == {0, 1, 2}
    True
    """
    return int(draw(*what) * count)
