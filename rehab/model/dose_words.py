r"""A dose as people write it: 2x8, 2×8@10kg, 3x30s, 1x12min, 2x8 band medium, 3x20m.

>>> dose_fields("2×8 @ 12,5 kg")
{'sets': 2, 'repetitions': 8, 'load_kg': 12.5}
>>> dose_fields("5-3-1x8s")
{'scheme': (5, 3, 1), 'hold_seconds': 8}
>>> dose_fields("3x8 to 12")
{'sets': 3, 'repetitions': (8, 12)}
>>> dose_fields("left 2x20s, right 2x30s")["right"]
{'sets': 2, 'hold_seconds': 30}
>>> dose_fields("2x20s left")
{'sets': 2, 'hold_seconds': 20, 'side': 'left'}
>>> dose_fields("4x6 @ 6RM")
{'sets': 4, 'repetitions': 6, 'load': {'rm': 6}}
>>> dose_fields("3x8 with 20 kg of help")
{'sets': 3, 'repetitions': 8, 'help_kg': 20.0}
>>> dose_fields("2 8")
"""

import re

from rehab.model.as_written import POUND_KG
from rehab.model.part_words import typed_parts

_SETS = r"(?:(?P<sets>\d{1,3})\s*x\s*)?"
_UNIT = r"(?P<unit>s|sec|secs|seconds?|min|mins|minutes?|m|metres?|meters?|reps?)?"
_HELD = r"(?:\s*x\s*(?P<held>\d{1,4})\s*(?:s|sec|secs|seconds?))?"
_PLAIN = re.compile(
    rf"{_SETS}(?P<amount>\d{{1,4}})(?:\s*(?:-|to)\s*(?P<most>\d{{1,4}}))?\s*{_UNIT}{_HELD}"
)
_SCHEME = re.compile(rf"\(?(?P<scheme>\d{{1,3}}(?:[-+]\d{{1,3}}){{1,5}})\)?{_HELD}")
_WEIGHT = re.compile(
    r"[\s,@]*(?:with\s+)?\b(\d{1,3}(?:\.\d{1,3})?)\s*(kg|kilos?|lbs?|pounds?)(\s*(?:in\s+)?each(?:\s+hand)?)?$"
)
_HELP = re.compile(
    r"[\s,@]*(?:with\s+)?\b(\d{1,3}(?:\.\d{1,3})?)\s*(kg|kilos?|lbs?|pounds?)(?:\s+of)?\s+help$"
)
_EFFORT = re.compile(
    r"[\s,@]*(?:at\s+)?\b(?:(?P<rm>\d{1,2})\s*rm|(?:effort|rpe)\s*(?P<effort>\d{1,2}))$"
)
_BAND = re.compile(r"(?:[\s,@]+|\b)(?:band\s+(\w+)|(\w+)\s+band|(?<=@)\s*([a-z]\w*))$")
_SIDE = re.compile(r"\s*(?:/|per|each|a)\s*side\b")
_SIDES = re.compile(r"left:?\s+(?P<left>.+?)\s*[,;]?\s+right:?\s+(?P<right>.+)")
_ONE_SIDE = re.compile(
    r"(?P<one>left|right):?\s+(?P<after>.+)|(?P<before>.+?),?\s+(?P<two>left|right)"
)
_FIELDS = {"s": "hold_seconds", "m": "metres", "mi": "minutes", "r": "repetitions"}
HANDS = 2


def dose_fields(text: str) -> dict[str, object] | None:
    """The fields of a session's dose; None when it cannot be understood."""
    tidy = " ".join(text.lower().split())
    if found := _SIDES.fullmatch(tidy):
        one, other = dose_fields(found["left"]), dose_fields(found["right"])
        return {"left": one, "right": other} if one and other else None
    if found := _ONE_SIDE.fullmatch(tidy):
        fields = dose_fields(found["before"] or found["after"])
        return {**fields, "side": found["one"] or found["two"]} if fields else None
    return _of_both(tidy)


def _of_both(tidy: str) -> dict[str, object] | None:
    left = re.sub(r"(\d),(\d)", r"\1.\2", tidy)
    left = _SIDE.sub("", re.sub(r"[×*]", "x", left))
    given: dict[str, object] = {}
    if found := _HELP.search(left):
        given["help_kg"] = float(found[1]) * (POUND_KG if found[2][0] in "lp" else 1)
        left = left[: found.start()]
    elif found := _WEIGHT.search(left):
        unit = POUND_KG if found[2][0] in "lp" else 1
        given["load_kg"] = float(found[1]) * unit * (HANDS if found[3] else 1)
        left = left[: found.start()]
    elif found := _BAND.search(left):
        given["band"] = found[1] or found[2] or found[3]
        left = left[: found.start()]
    elif found := _EFFORT.search(left):
        named = {key: int(n) for key, n in found.groupdict().items() if n}
        given["load"] = named
        left = left[: found.start()]
    amount = typed_parts(left.strip(" ,")) or _amount(left.strip(" ,"))
    return None if amount is None else {**amount, **given}


def _amount(text: str) -> dict[str, object] | None:
    if found := _SCHEME.fullmatch(text):
        scheme = tuple(map(int, re.split(r"[-+]", found["scheme"])))
        return {"scheme": scheme, "hold_seconds": _number(found["held"])}
    found = _PLAIN.fullmatch(text)
    if found is None or (found["sets"] is None and found["unit"] is None):
        return None
    unit = found["unit"] or "r"
    field = _FIELDS["mi" if unit.startswith("mi") else unit[0]]
    if (found["held"] or found["most"]) and field != "repetitions":
        return None
    amount: object = int(found["amount"])
    if found["most"]:
        amount = (amount, int(found["most"]))
    held = {"hold_seconds": int(found["held"])} if found["held"] else {}
    sets = int(found["sets"] or 1)
    return {"sets": sets, field: amount, **held}


def _number(text: str | None) -> int | None:
    return int(text) if text else None
