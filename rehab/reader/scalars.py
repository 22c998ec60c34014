"""What a bare word means: YAML 1.2 without octal, sexagesimal or dates.

>>> [scalar(word) for word in ("no", "1:30", "010", "2026-01-31", "1e3")]
['no', '1:30', '010', '2026-01-31', '1e3']
>>> [scalar(word) for word in ("true", "12", "-2.5", "~", "")]
[True, 12, -2.5, None, None]
"""

import re

MAX_DIGITS = 30  # longer numbers stay text

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_POINT = re.compile(
    r"[-+]?[0-9]+\.[0-9]*(?:[eE][-+][0-9]+)?|\.[0-9]+(?:[eE][-+][0-9]+)?"
)


def scalar(word: str) -> str | int | float | bool | None:
    """Return the value of a bare, unquoted word."""
    if word in _WORDS:
        return _WORDS[word]
    if word[0] not in "+-.0123456789" or len(word) > MAX_DIGITS:
        return word
    if _WHOLE.fullmatch(word):
        return int(word)
    return float(word) if _POINT.fullmatch(word) else word
