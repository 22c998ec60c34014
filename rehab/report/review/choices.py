"""What a physio can decide, and what the next week may change, in words."""

import shlex
from collections.abc import Iterator

from rehab.model.programme import Reason
from rehab.model.proposal import Change, Choice, Proposal, WhatIf
from rehab.render.words import Words, dose_short, reason_words


def choice_lines(found: Proposal, file: str, words: Words) -> Iterator[str]:
    """Each option, what follows from it, and how it is written down."""
    yield ""
    yield words.say("review.choices")
    going = found.choices[0]
    for choice in found.choices:
        what = choice_words(choice, words)
        yield words.say("review.choice", what=what)
        for text in consequence(choice, going, words):
            yield words.say("review.follows", text=text)
    yield words.say("review.how", file=shlex.quote(file))
    yield words.say("review.how_dose", file=shlex.quote(file))
    yield words.say("review.how_overrule")


def choice_words(choice: Choice, words: Words) -> str:
    """The option with the names it is about."""
    names: dict[str, object] = {"trigger": choice.trigger or ""}
    for key, exercise in (("exercise", choice.exercise), ("instead", choice.instead)):
        names[key] = exercise.name if exercise else ""
        names[f"{key}_id"] = exercise.id if exercise else ""
    names["movement"] = choice.trigger or ""
    return words.say(f"review.options.{choice.option}", **names)


def consequence(choice: Choice, going: Choice, words: Words) -> Iterator[str]:
    """What differs from going on, and when the next phase begins."""
    if choice.week is None:
        for reason in choice.refused:
            yield words.say("review.refused", reason=reason_words(words, reason))
        return
    if choice.needs_reason:
        yield words.say("review.needs_reason")
    other = going.week and choice.week.phase.id != going.week.phase.id
    if other:
        yield words.say("review.other_phase", phase=choice.week.phase.name)
    if choice is not going:
        yield _doses(choice, going, words)
    if choice.next_phase:
        yield words.say(
            "review.next_phase",
            phase=choice.next_phase.phase.name,
            week=choice.next_phase.number,
            date=words.date(choice.next_phase.start),
            later=_later(choice.weeks_later, words),
        )


def _later(weeks: int, words: Words) -> str:
    if not weeks:
        return ""
    key = "later" if weeks > 0 else "sooner"
    return words.say(f"review.{key}", weeks=words.count("weeks", abs(weeks)))


def _doses(choice: Choice, going: Choice, words: Words) -> str:
    usual = {(change.exercise.id, change.next) for change in going.changes}
    other = [c for c in choice.changes if (c.exercise.id, c.next) not in usual]
    if not other:
        return words.say("review.as_going_on")
    moves = words.say("list.comma").join(_dose(change, words) for change in other)
    return words.say("review.only_doses", moves=moves)


def _dose(change: Change, words: Words) -> str:
    name, side = change.exercise.name, change.exercise.dose.per_side
    if change.next is None:
        return words.say("review.dose_leaves", name=name)
    dose = dose_short(words, change.next, per_side=side, pieces=change.pieces)
    return words.say("review.dose", name=name, dose=dose)


def what_if_lines(found: Proposal, words: Words) -> Iterator[str]:
    """The next week by its colour, and what the week after would be."""
    if not found.what_ifs or found.week is None:
        return
    yield ""
    yield words.say("review.what_ifs", week=found.week.number)
    for colour, text in what_if_words(found, words):
        yield words.say("review.what_if", colour=colour, text=text)


def what_if_words(found: Proposal, words: Words) -> Iterator[tuple[str, str]]:
    """Each colour that the next week may have, and what it would change."""
    for what_if in found.what_ifs if found.week else ():
        text = words.say("list.comma").join(_changes(what_if, found, words))
        yield words.say(f"review.what_if_is.{what_if.colour}"), text


def _changes(what_if: WhatIf, found: Proposal, words: Words) -> Iterator[str]:
    if what_if.week is None:
        yield words.say("review.no_sheet")
        return
    for key, count in (("more", what_if.up), ("less", what_if.down)):
        if count:
            some = words.count("exercises", count)
            yield words.say(f"review.{key}", exercises=some)
    if not what_if.up and not what_if.down:
        yield words.say("review.no_change")
    if found.week and what_if.week.phase.id != found.week.phase.id:
        yield words.say("review.to_phase", phase=what_if.week.phase.name)
    for reason in what_if.asks:
        yield _look(reason, words)


def _look(reason: Reason, words: Words) -> str:
    text = reason_words(words, reason).rstrip(".")
    return words.say("review.look", reason=text)
