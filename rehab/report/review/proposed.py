"""The proposal in words: each dose, was and next, and why."""

from collections.abc import Iterable, Iterator

from rehab.model.programme import Reason
from rehab.model.proposal import Change, Proposal
from rehab.model.record import Decision
from rehab.render.words import Words, dose_short, reason_words, reasoned
from rehab.report.review.told import decision_words


def proposed_lines(found: Proposal, words: Words, spoken: Words) -> Iterator[str]:
    """The next week, what to look at first, and what is decided already.

    ``spoken`` are the words for a sheet as long as the next one, for its reasons.
    """
    yield ""
    if found.week is None:
        yield words.say("review.end")
        return
    phase = found.week.phase.name
    yield words.say("review.proposal", week=found.week.number, phase=phase)
    yield _why("phase_why", found.week.phase_reason, spoken)
    wide = max((len(c.exercise.name) for c in found.changes), default=0)
    for change in found.changes:
        yield from _change(change, wide, spoken)
    asks = (reason_words(spoken, reason) for reason in found.week.asks)
    yield from listed("asks", asks, words)
    for told in found.decided:
        yield ""
        yield decided_line(told, words)


def _why(key: str, reason: Reason, words: Words) -> str:
    return reasoned(words, f"review.{key}", reason)


def was_and_next(change: Change, words: Words) -> tuple[str, str]:
    """The dose that was and the one to come, or that it is new, or leaves."""
    side = change.exercise.dose.per_side
    was, following = (
        dose_short(words, dose, per_side=side, pieces=change.pieces) if dose else ""
        for dose in (change.was, change.next)
    )
    return was or words.say("review.new"), following or words.say("review.leaves")


def _change(change: Change, wide: int, words: Words) -> Iterator[str]:
    was, following = was_and_next(change, words)
    name = change.exercise.name.ljust(wide)
    yield words.say("review.move", name=name, was=was, next=following)
    for reason in change.reasons:
        yield _why("why", reason, words)


def decided_line(told: Decision, words: Words) -> str:
    """What was decided, by whom, when and why."""
    reason = words.say("review.because", reason=told.reason) if told.reason else ""
    return words.say(
        "review.decided",
        what=decision_words(told, words),
        by=told.by,
        date=words.date(told.on),
        reason=reason,
    )


def listed(head: str, items: Iterable[str], words: Words) -> Iterator[str]:
    """A heading and its items; nothing when there are none."""
    lines = [words.say("review.item", text=text) for text in items]
    if lines:
        yield ""
        yield words.say(f"review.{head}")
        yield from lines
