r"""A dose as people write it: 2x8, 2×8@10kg, 3x30s, 1x12min, 2x8 band medium, 3x20m.

>>> dose_fields("2×8 @ 12,5 kg")
{'sets': 2, 'repetitions': 8, 'load_kg': 12.5}
>>> dose_fields("5-3-1x8s")
{'scheme': (5, 3, 1), 'hold_seconds': 8}
>>> dose_fields("2 8")
"""

import re

from rehab.model.as_written import POUND_KG
from rehab.model.part_words import typed_parts

_SETS = r"(?:(?P<sets>\d{1,3})\s*x\s*)?"
_UNIT = r"(?P<unit>s|sec|secs|seconds?|min|mins|minutes?|m|metres?|meters?|reps?)?"
_HELD = r"(?:\s*x\s*(?P<held>\d{1,4})\s*(?:s|sec|secs|seconds?))?"
_PLAIN = re.compile(rf"{_SETS}(?P<amount>\d{{1,4}})\s*{_UNIT}{_HELD}")
_SCHEME = re.compile(rf"\(?(?P<scheme>\d{{1,3}}(?:[-+]\d{{1,3}}){{1,5}})\)?{_HELD}")
_WEIGHT = re.compile(
    r"[\s,@]*(?:with\s+)?\b(\d{1,3}(?:\.\d{1,3})?)\s*(kg|kilos?|lbs?|pounds?)(\s*(?:in\s+)?each(?:\s+hand)?)?$"
)
_BAND = re.compile(r"(?:[\s,@]+|\b)(?:band\s+(\w+)|(\w+)\s+band|(?<=@)\s*([a-z]\w*))$")
_SIDE = re.compile(r"\s*(?:/|per|each|a)\s*side\b")
_FIELDS = {"s": "hold_seconds", "m": "metres", "mi": "minutes", "r": "repetitions"}
HANDS = 2


def dose_fields(text: str) -> dict[str, object] | None:
    """The fields of a session's dose; None when it cannot be understood."""
    left = re.sub(r"(\d),(\d)", r"\1.\2", " ".join(text.lower().split()))
    left = _SIDE.sub("", re.sub(r"[×*]", "x", left))
    given: dict[str, object] = {}
    if found := _WEIGHT.search(left):
        unit = POUND_KG if found[2][0] in "lp" else 1
        given["load_kg"] = float(found[1]) * unit * (HANDS if found[3] else 1)
        left = left[: found.start()]
    elif found := _BAND.search(left):
        given["band"] = found[1] or found[2] or found[3]
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
    if found["held"] and field != "repetitions":
        return None
    held = {"hold_seconds": int(found["held"])} if found["held"] else {}
    sets = int(found["sets"] or 1)
    return {"sets": sets, field: int(found["amount"]), **held}


def _number(text: str | None) -> int | None:
    return int(text) if text else None
