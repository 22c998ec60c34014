"""Answers to stop signs and questions as they are typed: a letter, a word, an option.

>>> some_answers("nny-n")
['no', 'no', 'yes', 'not asked', 'no']
>>> some_answers("No"), some_answers("n, yes"), some_answers("not asked")
(['no'], ['no', 'yes'], ['not asked'])
>>> some_answers("perhaps"), some_answers("")
([], [])
"""

import re
from collections.abc import Sequence

import click

from rehab.app.words import words
from rehab.model.region import Region
from rehab.model.units import Answer
from rehab.reader.hints import did_you_mean

ANSWERS: dict[str, Answer] = {
    **dict.fromkeys(("y", "yes"), "yes"),
    **dict.fromkeys(("n", "no"), "no"),
    **dict.fromkeys(("-", "not asked", "na"), "not asked"),
}
_BETWEEN = re.compile(r"[\s,;]+")


def some_answers(said: str) -> list[Answer]:
    """A letter or a word for each question; empty when one of them is neither."""
    if said.lower() in ANSWERS:
        return [ANSWERS[said.lower()]]
    typed = [word for word in _BETWEEN.split(said.lower()) if word]
    if not all(word in ANSWERS for word in typed):
        typed = list("".join(typed))
    known = [ANSWERS[one] for one in typed if one in ANSWERS]
    return known if len(known) == len(typed) else []


def typed_signs(region: Region, typed: Sequence[str]) -> dict[str, Answer]:
    """Answers typed as options, such as ces_bladder=no."""
    found: dict[str, Answer] = {}
    for one in typed:
        name, _, said = one.partition("=")
        answer = ANSWERS.get(said.strip().lower())
        if name not in region.signs or answer is None:
            known = answer is None and name in region.signs
            hint = "" if known else f"; {did_you_mean(name, region.signs, 'one of')}"
            raise click.UsageError(words().say("triage.typed", typed=one, hint=hint))
        if name in found:
            raise click.UsageError(words().say("triage.typed_twice", sign=name))
        found[name] = answer
    return found
