"""What a file may be at all: UTF-8 text of a sane size without control codes."""

import re

from rehab.model.problem import Problem

MAX_BYTES = 1_000_000
TOO_LARGE = f"is larger than {MAX_BYTES:,} bytes"
MAX_DEPTH = 40
MAX_VALUES = 50_000

_FORBIDDEN = re.compile(  # also what turns the direction of letters round
    "[^\t\n\r\x20-\x7e\x85\xa0-\u202c\u202f-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff]"
)


class Fault(Exception):
    """A place, from 1, at which a text cannot be read, and why."""

    def __init__(self, line: int, column: int, message: str, hint: str = "") -> None:
        """Keep the place and the words."""
        super().__init__(message)
        self.line, self.column = line, column
        self.message, self.hint = message, hint

    def problem(self, file: str) -> Problem:
        """The problem it is in this file."""
        return Problem(file, self.line, self.column, "", self.message, self.hint)


def decode(raw: bytes) -> str:
    """Return the file's text without a byte order mark.

    Raises:
        Fault: If it is too large, not UTF-8, or holds a control code.
    """
    if len(raw) > MAX_BYTES:
        raise Fault(1, 1, TOO_LARGE)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        place = _place(before)
        raise Fault(*place, "is not UTF-8 text", "save it as UTF-8") from None
    if bad := _FORBIDDEN.search(text):
        raise Fault(*_place(text[: bad.start()]), no_text(bad.group()), "delete it")
    return text


def forbidden(value: str) -> str:
    """The first letter of a value that is none; it may be written as an escape."""
    found = _FORBIDDEN.search(value.replace("\r", "\0"))
    return value[found.start()] if found else ""


def no_text(letter: str) -> str:
    """What is told of such a letter."""
    return f"holds the character U+{ord(letter):04X}, which is not text"


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")
