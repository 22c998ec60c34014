"""Characters that need no glyph: spaces, line ends and marks that only steer."""

import re

_SILENT = re.compile(
    "[\t\n\r\u1680\u2000-\u200a\u2029\u202f\u205f\u3000"  # spaces and line ends
    "\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u061c"  # breaks, directions
    "\u034f\u17b4\u17b5\u180b-\u180e\ufe00-\ufe0f"  # joiners and variations
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)


def with_ink(text: str) -> frozenset[str]:
    r"""The letters of the text that a font must have.

    >>> sorted(with_ink("a\u200db a"))
    [' ', 'a', 'b']
    """
    return frozenset(_SILENT.sub("", "".join(set(text))))
