"""A clinic's own words: single sentences over the shipped ones, or another language.

``templates/words/en.yaml`` of a library holds what is said otherwise. A language that
does not come with rehab is whole or refused: a page half in English, and be it one
line of the safety page, is one that its reader may not understand.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from rehab.disk.paths import WORDS, Folders, builtin
from rehab.model.problem import Problem
from rehab.model.sentences import OF_TERMINAL, SIGNATURE
from rehab.model.units import LANGUAGE
from rehab.reader.check import first
from rehab.reader.client_text import blocked_in
from rehab.reader.files import yaml_files
from rehab.reader.hints import MAX_LIST, got
from rehab.reader.own_words import word_problems
from rehab.reader.places import Path as Place
from rehab.reader.places import Read, Source, problem_at, problem_at_key
from rehab.reader.plain import read_plain_file
from rehab.reader.unprintable import Lacking, every_text, letter_problems
from rehab.reader.words import shipped_words

Table: TypeAlias = Mapping[str, Any]
UNITS = "sheet_units"  # another language has its own words for a week as keys


def read_own_languages(
    where: Folders | None,
) -> tuple[dict[str, Read[Table]], tuple[Problem, ...]]:
    """The words files of a clinic's own library, by language."""
    found: dict[str, Read[Table]] = {}
    problems: list[Problem] = []
    for folder in where.all if where else ():
        if folder == builtin("templates") / WORDS:
            continue
        paths, more = yaml_files(folder, ())
        problems += more
        for path in paths:
            read, wrong = _one(path)
            problems += wrong
            if read:
                found[path.stem] = read
    return found, tuple(problems)


def _one(path: Path) -> tuple[Read[Table] | None, tuple[Problem, ...]]:
    if not re.match(LANGUAGE, path.stem):
        hint = "name it such as en.yaml, nl.yaml or pt-br.yaml"
        return None, (Problem(str(path), 1, 1, "", "is no language", hint),)
    source, problems = read_plain_file(path)
    if source is None or problems:
        return None, problems
    if not isinstance(source.data, dict | None):
        hint = "such as front: {title: Your exercises}"
        return None, (problem_at(source, (), "must be a block of keys", hint),)
    wrong = first(_problems(source, source.data or {}, path.stem), source)
    return (None if wrong else Read(source.data or {}, source)), wrong


def _problems(source: Source, own: Table, language: str) -> Iterator[Problem]:
    whole = not is_shipped(language)
    known = pages_of(shipped_words() if whole else shipped_words(language))
    told = OF_TERMINAL if whole else (*OF_TERMINAL, SIGNATURE)
    for key in told:
        if key in own:
            message = "is said by the program, in its own words"
            yield problem_at_key(source, (key,), message, "take it out")
    checked = {key: text for key, text in own.items() if key not in told}
    if whole:
        yield from _lacking(source, (), own, known)
        yield from _units(source, checked.pop(UNITS, None))
    yield from word_problems(source, (), checked, known)


def is_shipped(language: str) -> bool:
    """Whether rehab has the words of this language itself."""
    return (builtin("templates") / WORDS / f"{language}.yaml").is_file()


def shipped_in(folder: Path) -> tuple[Path, ...]:
    """The files of a clinic's own that say otherwise what rehab has words for."""
    return tuple(p for p in sorted(folder.glob("*.yaml")) if is_shipped(p.stem))


def pages_of(table: Table) -> dict[str, Any]:
    """The words that may stand on a page."""
    return {key: text for key, text in table.items() if key not in OF_TERMINAL}


def _lacking(source: Source, at: Place, own: Table, known: Table) -> Iterator[Problem]:
    """Every sentence that another language does not have, those of a block together."""
    if gone := [key for key in known if key not in own]:
        more = f" and {len(gone) - MAX_LIST} more" if len(gone) > MAX_LIST else ""
        message = f"has no words for {', '.join(gone[:MAX_LIST])}{more}"
        english = builtin("templates") / WORDS / "en.yaml"
        hint = f"write them in this language, no page is half in English; see {english}"
        yield problem_at_key(source, at, message, hint)
    for key, text in known.items():
        inner = own.get(key)
        if isinstance(text, Mapping) and isinstance(inner, Mapping) and key != UNITS:
            yield from _lacking(source, (*at, key), inner, text)


def _units(source: Source, units: object) -> Iterator[Problem]:
    """In another language: its words for a week and weeks, and those instead."""
    hint = (
        "such as day: {week: day, weeks: days} and days: {week: sheet, weeks: sheets}"
    )
    for key in ("day", "days") if units is not None else ():
        of_key = units.get(key) if isinstance(units, Mapping) else units
        texts = of_key.values() if isinstance(of_key, Mapping) else ()
        if not texts or not all(isinstance(text, str) and text for text in texts):
            message = f"needs a block {key} of words and others, got {got(of_key)}"
            yield problem_at(source, (UNITS, key), message, hint)


def misplaced(library: Path) -> tuple[Problem, ...]:
    """Words files of a library where nothing reads them."""
    places = (library / WORDS, library / "templates")
    files = [path for one in places for path in sorted(one.glob("*.yaml"))]
    return tuple(
        Problem(
            *(str(path), 1, 1, ""),
            "is not read here",
            f"move it to {library / 'templates' / WORDS / path.name}",
        )
        for path in files
        if re.match(LANGUAGE, path.stem)
    )


def own_language_problems(
    read: Read[Table], blocked: tuple[str, ...], lacking: Lacking
) -> Iterator[Problem]:
    """Words that no client may read, and letters that no font has."""
    texts = tuple(every_text(read.source.data))
    yield from blocked_in(read.source, texts, blocked)
    yield from letter_problems(read.source, texts, lacking)
