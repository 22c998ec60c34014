"""The words file: every sentence that the program can say."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rehab.disk.paths import builtin
from rehab.model.problem import Problem
from rehab.reader.hints import got
from rehab.reader.places import Path as Place
from rehab.reader.places import Source, problem_at
from rehab.reader.plain import read_plain_file


@cache
def shipped_words(language: str = "en") -> Mapping[str, Any]:
    """The words that come with the program, read once.

    Raises:
        RuntimeError: They are broken; the shipped ones are tested.
    """
    table, problems = read_words(builtin("templates") / "words" / f"{language}.yaml")
    if problems:
        raise RuntimeError("\n".join(map(str, problems)))
    return table


def read_words(path: Path) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Read a words file: keys and lists, and text at every end."""
    source, problems = read_plain_file(path)
    if source is None:
        return {}, problems
    if not isinstance(source.data, dict):
        return {}, (*problems, problem_at(source, (), "must be a block of keys"))
    problems = tuple(sorted({*problems, *_not_text(source, source.data, ())}))
    return ({} if problems else source.data), problems


def _not_text(source: Source, data: object, path: Place) -> list[Problem]:
    if isinstance(data, dict | list):
        items = data.items() if isinstance(data, dict) else enumerate(data)
        inner = [_not_text(source, value, (*path, key)) for key, value in items]
        return [problem for problems in inner for problem in problems]
    if isinstance(data, str):
        return []
    hint = "put it in quotes" if isinstance(data, bool | int | float) else ""
    return [problem_at(source, path, f"expected text, got {got(data)}", hint)]
