"""A word in one file that should stand in another, and does not."""

from collections.abc import Collection, Iterable, Iterator

from rehab.model.problem import Problem
from rehab.reader.hints import did_you_mean
from rehab.reader.places import Path, Source, problem_at, problem_at_key


def unknown_word(
    source: Source, what: str, path: Path, word: str | None, known: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem if the word at ``path`` is given and not known."""
    if word is not None and word not in known:
        yield problem_at(source, path, *_words(what, word, known))


def unknown_items(
    source: Source, what: str, path: Path, words: Iterable[str], known: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem for each item of the list at ``path`` that is not known."""
    for number, word in enumerate(words):
        yield from unknown_word(source, what, (*path, number), word, known)


def unknown_keys(
    source: Source, what: str, path: Path, words: Iterable[str], known: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem for each key of the block at ``path`` that is not known."""
    for word in words:
        if word not in known:
            words_of_it = _words(what, word, known)
            yield problem_at_key(source, (*path, word), *words_of_it)


def _words(what: str, word: str, known: Collection[str]) -> tuple[str, str]:
    hint = did_you_mean(word, known, "known")
    return f'unknown {what} "{word}"', hint
