"""The parser's complaints in the words of somebody who edits a text file."""

import re

from rehab.model.as_written import QUOTES
from rehab.reader.guards import Fault

_NO_COLON = "could not find expected ':'"
_DASH = re.compile(r" *-([a-z_]+:)")
_QUOTE = "put the text in quotes if it holds : or # or begins with a sign"
_WORDS = {
    "mapping values are not allowed": (
        "a colon is not expected here",
        "check the indent, or put a text that holds a colon in quotes",
    ),
    _NO_COLON: (
        'a line without "key: value"',
        f"write a colon and a space after the key, or {_QUOTE}",
    ),
    "cannot start any token": ("a text begins with a reserved sign", _QUOTE),
    "did not find expected key": (
        "this line does not fit the lines above",
        "check the indent, the quotes and the dash of a list",
    ),
    "did not find expected '-' indicator": (
        "this line does not fit the list above",
        "check the indent and the dash",
    ),
    "did not find expected ',' or": ("a bracket above is not closed", ""),
    "unexpected end of stream": ("a quote above is not closed", ""),
    "did not find expected node content": ("a value is missing or not closed", ""),
    "block sequence entries are not allowed": ("a dash is not expected here", _QUOTE),
    "unknown escape character": (
        "a backslash in double quotes",
        "use single quotes",
    ),
}


def syntax_fault(error: Exception, text: str) -> Fault:
    """Return the place and the plain words of what the parser complained about."""
    complaint = getattr(error, "problem", None) or " ".join(str(error).split())
    marks = [getattr(error, f"{name}_mark", None) for name in ("problem", "context")]
    if _NO_COLON in complaint:  # told where the next line ends; the key began before
        marks.reverse()
    mark = next(filter(None, marks), None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return Fault(line + 1, column + 1, *_plain(complaint, text, line))


def _plain(complaint: str, text: str, line: int) -> tuple[str, str]:
    if _tab_indent(text, line):
        return "is not valid YAML: a tab", "indent with spaces"
    for part, (message, hint) in _WORDS.items():
        if part in complaint:
            return f"is not valid YAML: {message}", _likely(text, line) or hint
    return f"is not valid YAML: {complaint}", ""


def _likely(text: str, line: int) -> str:
    """What was probably meant, from the lines about it."""
    lines = text.split("\n")
    near = lines[max(line - 1, 0) : line + 1]
    if dash := next((found for one in near if (found := _DASH.match(one))), None):
        return f"write a space after the dash: - {dash[1]}"
    odd = [n for n, one in enumerate(lines[:line]) if _quotes(one) % 2]
    if len(odd) % 2:
        return f"the quote in line {odd[-1] + 1} may not be closed"
    return _typeset(text, line)


def _quotes(line: str) -> int:
    return line.count('"') - line.count('\\"')


def _typeset(text: str, line: int) -> str:
    """Quotes and colons as a word processor makes them are letters like any other."""
    lines = text.split("\n")
    near = " ".join(lines[max(line - 1, 0) : line + 1])
    if found := next((c for c in near if c in QUOTES and not c.isascii()), None):
        return f'write straight quotes " instead of {found}'
    return 'write a plain colon ":" instead of "\uff1a"' if "\uff1a" in near else ""


def _tab_indent(text: str, line: int) -> bool:
    lines = text.split("\n")
    if line >= len(lines):
        return False
    body = lines[line]
    return "\t" in body[: len(body) - len(body.lstrip())]
