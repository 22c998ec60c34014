"""What is new on a sheet since the one before it, in a word or two."""

from collections.abc import Iterator

from rehab.model.dose import Dose
from rehab.model.programme import Prescription, Programme, Week
from rehab.render.language import Words
from rehab.render.words import times_words, weight_words

INSIDE = ("repetitions", "hold_seconds", "minutes", "metres")
UNITS = {
    "repetitions": "repetitions",
    "hold_seconds": "seconds",
    "minutes": "minutes",
    "metres": "metres",
}


def what_is_new(
    words: Words,
    programme: Programme,
    week: Week,
    given: Prescription,
    *,
    brief: bool = False,
) -> str:
    """Such as new, or was 9 a set, ``brief`` was 9; empty where nothing is."""
    here = week.every(given.exercise.id)
    if earlier := here[: here.index(given)]:  # on an earlier day of this sheet
        return _changed(words, earlier[-1].dose, given, brief=brief)
    before = programme.week(week.number - 1)
    if before is None:
        return ""
    *_, old = (None, *before.every(given.exercise.id))
    if old is None:
        return words.say("new.exercise")
    return _changed(words, old.dose, given, brief=brief)


def _changed(words: Words, old: Dose, given: Prescription, *, brief: bool) -> str:
    new = given.dose
    if old == new:
        return ""
    if old.left or new.left or old.side != new.side:
        return words.say("new.changed")
    return next(_differences(words, old, given, brief=brief), "")


def _differences(
    words: Words, old: Dose, given: Prescription, *, brief: bool
) -> Iterator[str]:
    """What differs, the most telling first."""
    new = given.dose
    yield from _other_load(words, old, new, given.pieces)
    if new.parts or old.parts:
        yield _parts(words, old, new)
        return
    listed = bool(new.scheme or old.scheme)
    if new.sets != old.sets and not listed:
        yield words.say("new.was", was=words.count("sets", old.sets))
    if old.repetitions_from or new.repetitions_from:
        one, other = times_words(words, old, "dose"), times_words(words, new, "dose")
        if one != other and not listed:
            yield words.say("new.was", was=one)
    for name in INSIDE:
        was_so_much, is_so_much = getattr(old, name), getattr(new, name)
        if was_so_much and is_so_much and was_so_much != is_so_much:
            in_sets = name == "repetitions" and old.sets > 1
            if in_sets and brief:
                yield words.say("new.was", was=was_so_much)
                continue
            unit = "a_set" if in_sets else UNITS[name]
            yield words.say("new.was", was=words.count(f"was.{unit}", was_so_much))
    if new.tempo != old.tempo:
        yield words.say("new.tempo")
    if old.volume != new.volume or old.scheme != new.scheme:
        yield words.say("new.changed")


def _other_load(words: Words, old: Dose, new: Dose, pieces: int) -> Iterator[str]:
    if new.help_kg != old.help_kg:
        was = weight_words(words, old.help_kg) if old.help_kg else ""
        yield words.say("new.help" if was else "new.no_help", was=was)
    if new.load != old.load:
        yield words.say("new.load")
    if (new.load_kg or 0) != (old.load_kg or 0):
        was = weight_words(words, (old.load_kg or 0) / pieces)
        yield words.say("new.was", was=was)
    if new.band != old.band:
        yield words.say("new.band")


def _parts(words: Words, old: Dose, new: Dose) -> str:
    """How many repeats it was, where the parts are the same."""
    if new.but(sets=old.sets) != old:
        return words.say("new.changed")
    times = words.count("dose.set_times", old.sets)
    return "" if new == old else words.say("new.was", was=times)
