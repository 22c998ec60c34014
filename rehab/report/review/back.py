"""What came back, in words: the weeks, and what was done of each exercise."""

from collections import Counter
from collections.abc import Iterator, Mapping

from rehab.model.diary import WeekRecord
from rehab.model.proposal import ExerciseSeen, Proposal, WeekSeen
from rehab.render.words import Words, dose_short, number


def back_lines(found: Proposal, words: Words) -> Iterator[str]:
    """The weeks of the last block, then the exercises."""
    if not found.weeks:
        return
    yield ""
    yield words.say("review.back")
    names = {seen.exercise.id: seen.exercise.name for seen in found.exercises}
    for seen in found.weeks:
        yield from _week(seen, names, words)
    if found.exercises:
        yield ""
        yield words.say("review.exercises")
    wide = max((len(e.exercise.name) for e in found.exercises), default=0)
    for exercise in found.exercises:
        yield from _exercise(exercise, wide, words)


def _week(seen: WeekSeen, names: Mapping[str, str], words: Words) -> Iterator[str]:
    scores = {
        name: words.say("review.no_score") if value is None else number(value)
        for name in ("before", "during", "next_morning")
        for value in (getattr(seen, name),)
    }
    yield words.say(
        "review.week",
        week=seen.week.number,
        phase=seen.week.phase.name,
        colour=words.say(f"review.colours.{seen.week.colour}"),
        done=seen.done,
        sessions=seen.sessions,
        pain=words.say("review.pain", **scores) if seen.done else "",
    ).rstrip()
    for extra in extras(seen, names, words):
        yield words.say("review.extra", extras=extra)


def extras(seen: WeekSeen, names: Mapping[str, str], words: Words) -> Iterator[str]:
    """What else the week's sheet says: first in short, then each text on its line."""
    record = seen.record
    if record is None:
        return
    short = [*_up_to(seen, words), *_in_short(record, words, flare=seen.week.flare)]
    if short:
        yield words.say("list.comma").join(short)
    if hurt := _hurt(record, names, words):
        yield hurt
    notes = [*(session.note for session in record.sessions), record.note]
    told = [("symptoms", record.new_symptoms), ("medicine", record.new_medicine)]
    for key, what in (*told, *(("note", note) for note in notes)):
        if what:
            yield words.say(f"review.{key}", what=what)


def _up_to(seen: WeekSeen, words: Words) -> Iterator[str]:
    """The worst score of the week, where the usual ones of it hide that."""
    rows = seen.record.sessions if seen.record else ()
    given = [one for row in rows for one in (row.during, row.next_morning)]
    worst = max((one for one in given if one is not None), default=0)
    if worst > max(seen.during or 0, seen.next_morning or 0):
        yield words.say("review.up_to", pain=worst)


def _in_short(record: WeekRecord, words: Words, *, flare: bool) -> list[str]:
    """What the week's sheet says in a word or a number."""
    short = [words.say("review.flare")] if flare else []
    if aches := sum(session.ache for session in record.sessions):
        short.append(words.say("review.ache", sessions=aches))
    if spasms := sum(session.spasm for session in record.sessions):
        short.append(words.say("review.spasm", sessions=spasms))
    if record.effort:
        felt = record.effort.replace("_", " ")
        short.append(words.say("review.effort", effort=felt))
    if record.away:
        short.append(words.say("review.away", away=record.away))
    if record.confidence is not None:
        short.append(words.say("review.confidence", confidence=record.confidence))
    return short


def _hurt(record: WeekRecord, names: Mapping[str, str], words: Words) -> str:
    """Which exercises hurt, each with its sessions."""
    counts = Counter(session.sore for session in record.sessions if session.sore)
    items = (
        words.say("review.sore_item", name=names.get(name, name), sessions=count)
        for name, count in counts.items()
    )
    text = words.say("list.comma").join(items)
    return words.say("review.sore", names=text) if text else ""


def _exercise(seen: ExerciseSeen, wide: int, words: Words) -> Iterator[str]:
    yield words.say(
        "review.exercise",
        name=seen.exercise.name.ljust(wide),
        done=seen.done,
        sessions=seen.sessions,
        habit=words.say(f"review.habits.{seen.habit}"),
    )
    for week, dose in seen.actual:
        short = dose_short(words, dose, per_side=seen.exercise.dose.per_side)
        yield words.say("review.actual", week=week, dose=short)
