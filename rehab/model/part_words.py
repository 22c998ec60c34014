"""Parts in seconds as people write them: 8x(run 60s + walk 90s), run 20 min.

>>> found = typed_parts("8x(run 60s + walk 1½ min)")
>>> found["sets"], [part["seconds"] for part in found["parts"]]
(8, [60, 90])
>>> found = typed_parts("5 times: run 90s, walk 2 min; then run 90s, walk 60s")
>>> found["sets"], len(found["parts"])
(1, 12)
>>> typed_parts("8x60s")
"""

import re

_WHOLE = re.compile(
    r"(?:(?P<times>\d{1,2})\s*(?:x|times:?)\s*)?"
    r"(?:\((?P<inside>[^()]+)\)(?:\s*(?:;\s*then\b|then\b|[+,;])\s*(?P<after>[^()]+))?"
    r"|(?P<bare>[a-z][^()]*?)(?:;\s*then\s+(?P<then>[^()]+))?)"
)
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
    times, rest = int(found["times"] or 1), found["after"] or found["then"]
    same = _listed(found["inside"] or found["bare"])
    if rest is None:
        return {"sets": times, "parts": same} if same else None
    after = _listed(rest)
    return {"sets": 1, "parts": same * times + after} if same and after else None


def _listed(text: str) -> list[dict[str, object]]:
    """Each part of a list; none where one is not understood."""
    parts = [_PART.fullmatch(each) for each in _BETWEEN.split(text.strip())]
    told = [{"do": one[1], "seconds": _seconds(one)} for one in parts if one]
    whole = len(told) == len(parts) and all(one["seconds"] for one in told)
    return told if whole else []


def _seconds(found: re.Match[str]) -> int:
    unit = MINUTE if found[4].startswith("m") else 1
    return int(found[2] or 0) * unit + (unit // 2 if found[3] else 0)
