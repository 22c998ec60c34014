"""Parts in seconds as people write them: 8x(run 60s + walk 90s), run 20 min.

>>> found = typed_parts("8x(run 60s + walk 1½ min)")
>>> found["sets"], [part["seconds"] for part in found["parts"]]
(8, [60, 90])
>>> typed_parts("8x60s")
"""

import re

_WHOLE = re.compile(r"(?:(\d{1,2})\s*x\s*)?\(?([a-z][^()]*)\)?")
_PART = re.compile(
    r"([a-z][a-z ]*?)\s+(\d{1,4})?\s*([½]?)\s*(s|sec|secs|seconds?|min|mins|minutes?)"
)
_BETWEEN = re.compile(r"\s*(?:[+,;]|\bthen\b)\s*")
MINUTE = 60


def typed_parts(text: str) -> dict[str, object] | None:
    """The repeats and their parts; None where the text is no such thing."""
    found = _WHOLE.fullmatch(text)
    if found is None:
        return None
    parts = [_PART.fullmatch(each) for each in _BETWEEN.split(found[2].strip())]
    told = [{"do": one[1], "seconds": _seconds(one)} for one in parts if one]
    if len(told) < len(parts) or not all(one["seconds"] for one in told):
        return None
    return {"sets": int(found[1] or 1), "parts": told}


def _seconds(found: re.Match[str]) -> int:
    unit = MINUTE if found[4].startswith("m") else 1
    return int(found[2] or 0) * unit + (unit // 2 if found[3] else 0)
