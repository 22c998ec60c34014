"""What is new on a sheet since the one before it, in a word or two."""

from rehab.model.dose import Dose
from rehab.model.programme import Prescription, Programme, Week
from rehab.render.language import Words
from rehab.render.words import weight_words

INSIDE = ("repetitions", "hold_seconds", "minutes", "metres")
UNITS = {
    "repetitions": "repetitions",
    "hold_seconds": "seconds",
    "minutes": "minutes",
    "metres": "metres",
}


def what_is_new(
    words: Words, programme: Programme, week: Week, given: Prescription
) -> str:
    """Such as new, or was 9; empty where nothing is."""
    here = week.every(given.exercise.id)
    if earlier := here[: here.index(given)]:  # on an earlier day of this sheet
        return _changed(words, earlier[-1].dose, given.dose, given.pieces)
    before = programme.week(week.number - 1)
    if before is None:
        return ""
    *_, old = (None, *before.every(given.exercise.id))
    if old is None:
        return words.say("new.exercise")
    return _changed(words, old.dose, given.dose, given.pieces)


def _changed(words: Words, old: Dose, new: Dose, pieces: int) -> str:
    if (new.load_kg or 0) != (old.load_kg or 0):
        was = weight_words(words, (old.load_kg or 0) / pieces)
        return words.say("new.was", was=was)
    if new.band != old.band:
        return words.say("new.band")
    if new.parts or old.parts:
        return _parts(words, old, new)
    if new.sets != old.sets and not new.scheme:
        return words.say("new.was", was=words.count("sets", old.sets))
    for name in INSIDE:
        one, other = getattr(old, name), getattr(new, name)
        if one and other and one != other:
            was = words.count(f"was.{UNITS[name]}", one)
            return words.say("new.was", was=was)
    return words.say("new.changed") if old.volume != new.volume else ""


def _parts(words: Words, old: Dose, new: Dose) -> str:
    """How many repeats it was, where the parts are the same."""
    if new.but(sets=old.sets) != old:
        return words.say("new.changed")
    times = words.count("dose.set_times", old.sets)
    return "" if new == old else words.say("new.was", was=times)
