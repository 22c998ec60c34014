"""Letters in a user's file that no font at hand can print."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from rehab.model.problem import Problem
from rehab.reader.places import Path, Source, problem_at

Lacking: TypeAlias = Callable[[str], Sequence[str]]  # the letters no font has

MOST = 5  # letters named in one problem
_LATIN = (
    "write it in Latin letters, or add fonts that have them: "
    'pip install "rehab-programme[letters]"'
)
_SIGN = "leave it out, or say it in words"

_SCRIPTS = {
    "Cjk": "East Asian",
    "Hangul": "East Asian",
    "Hiragana": "East Asian",
    "Katakana": "East Asian",
}


def letter_problems(
    source: Source, texts: Iterable[tuple[Path, str]], lacking: Lacking
) -> Iterator[Problem]:
    """Yield each of the texts with letters that are lacking, at its line."""
    for path, text in texts:
        if missing := lacking(text):
            message, hint = _message(missing), _hint(missing)
            yield problem_at(source, path, message, hint)


def every_text(data: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text in the data of a file, with its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        inside = data.items() if isinstance(data, dict) else enumerate(data)
        for part, value in inside:
            yield from every_text(value, (*path, part))


def _message(missing: Sequence[str]) -> str:
    named = [f"{letter} (U+{ord(letter):04X})" for letter in missing[:MOST]]
    more = f" and {len(missing) - MOST} more" if len(missing) > MOST else ""
    kinds = sorted({kind for letter in missing if (kind := _script(letter))})
    what = f" {' and '.join(kinds)}" if kinds else ""
    return (
        f"no font at hand can print the{what} {_noun(missing)} {', '.join(named)}{more}"
    )


def _noun(missing: Sequence[str]) -> str:
    noun = "letter" if any(map(str.isalpha, missing)) else "sign"
    return noun if len(missing) == 1 else f"{noun}s"


def _hint(missing: Sequence[str]) -> str:
    return _LATIN if any(map(str.isalpha, missing)) else _SIGN


def _script(letter: str) -> str:
    """The name of its alphabet, as it begins the letter's own."""
    if not letter.isalpha():
        return ""
    name = unicodedata.name(letter, "").partition(" ")[0].capitalize()
    return _SCRIPTS.get(name, name)
