r"""A dose as people write it: 2x8, 2×8@10kg, 3x30s, 1x12min, 2x8 band medium, 3x20m.

>>> found = typed_dose("2×8 @ 12,5 kg")
>>> found == Dose(sets=2, repetitions=8, load_kg=12.5)
True
>>> typed_dose("5-3-1x8s") == Dose(scheme=(5, 3, 1), hold_seconds=8)
True
>>> typed_dose("3x8 to 12").model_dump()["repetitions"]
[8, 12]
>>> typed_dose("left 2x20s, right 2x30s") == Dose(
...     left=Dose(sets=2, hold_seconds=20), right=Dose(sets=2, hold_seconds=30))
True
>>> typed_dose("left 2x20s") == Dose(sets=2, hold_seconds=20, side="left")
True
>>> from rehab.model.dose import ByEffort
>>> typed_dose("4x6 @ 6RM") == Dose(sets=4, repetitions=6, load=ByEffort(rm=6))
True
>>> typed_dose("2 8")
"""

import re

from pydantic import ValidationError

from rehab.model.dose import Dose
from rehab.model.exercise import DoseRange

_SETS = r"(?:(?P<sets>\d{1,3})\s*x\s*)?"
_UNIT = r"(?P<unit>s|sec|secs|seconds?|min|mins|minutes?|m|metres?|meters?|reps?)?"
_HELD = r"(?:\s*x\s*(?P<held>\d{1,4})\s*(?:s|sec|secs|seconds?))?"
_PLAIN = re.compile(
    rf"{_SETS}(?P<amount>\d{{1,4}})(?:\s*(?:-|to)\s*(?P<most>\d{{1,4}}))?\s*{_UNIT}{_HELD}"
)
_SCHEME = re.compile(rf"\(?(?P<scheme>\d{{1,3}}(?:[-+]\d{{1,3}}){{1,5}})\)?{_HELD}")
_WEIGHT = re.compile(
    r"[\s,@]*(?:with\s+)?\b(\d{1,3}(?:\.\d{1,3})?)\s*(?:kg|kilos?)(\s*(?:in\s+)?each(?:\s+hand)?)?$"
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


def typed_dose(text: str) -> Dose | None:
    """The dose of a session; None when it cannot be understood."""
    if found := _SIDES.fullmatch(" ".join(text.lower().split())):
        one, other = typed_dose(found["left"]), typed_dose(found["right"])
        return Dose(left=one, right=other) if one and other else None
    if found := _ONE_SIDE.fullmatch(" ".join(text.lower().split())):
        dose = typed_dose(found["before"] or found["after"])
        return dose.but(side=found["one"] or found["two"]) if dose else None
    return _of_both(text)


def _of_both(text: str) -> Dose | None:
    left = re.sub(r"(\d),(\d)", r"\1.\2", " ".join(text.lower().split()))
    left = _SIDE.sub("", re.sub(r"[×*]", "x", left))
    given: dict[str, object] = {}
    if found := _WEIGHT.search(left):
        given["load_kg"] = float(found[1]) * (HANDS if found[2] else 1)
        left = left[: found.start()]
    elif found := _BAND.search(left):
        given["band"] = found[1] or found[2] or found[3]
        left = left[: found.start()]
    elif found := _EFFORT.search(left):
        named = {key: int(n) for key, n in found.groupdict().items() if n}
        given["load"] = named
        left = left[: found.start()]
    amount = _amount(left.strip(" ,"))
    if amount is None:
        return None
    try:
        return Dose.model_validate({**amount, **given})
    except ValidationError:
        return None


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


def example_of(span: DoseRange) -> str:
    """How a dose of this kind is typed: the one the exercise begins with.

    >>> one = DoseRange(kind="hold", start=Dose(sets=2, hold_seconds=30),
    ...                 cap=Dose(sets=3, hold_seconds=60))
    >>> example_of(one)
    '2x30s'
    """
    dose = span.start
    held = f"x{dose.hold_seconds}s" if dose.hold_seconds else ""
    if dose.scheme:
        text = f"{'-'.join(map(str, dose.scheme))}{held}"
    elif dose.repetitions:
        text = f"{dose.sets}x{dose.repetitions}{held}"
    else:
        units = {"hold_seconds": "s", "minutes": "min", "metres": "m"}
        name = next(name for name in units if getattr(dose, name))
        text = f"{dose.sets}x{getattr(dose, name)}{units[name]}"
    if span.load is None:
        return text
    return (
        f"{text} band {span.load.start}" if span.load.kind == "band" else f"{text}@10kg"
    )
