"""What is new on a sheet since the one before it, in a word or two."""

from rehab.model.dose import Dose
from rehab.model.programme import Prescription, Programme, Week
from rehab.render.language import Words

INSIDE = ("repetitions", "hold_seconds", "minutes", "metres")


def what_is_new(
    words: Words, programme: Programme, week: Week, given: Prescription
) -> str:
    """Such as new, heavier, 1 more; empty where nothing is."""
    before = programme.week(week.number - 1)
    if before is None:
        return ""
    old = before.given(given.exercise.id)
    if old is None:
        return words.say("new.exercise")
    return _changed(words, old.dose, given.dose)


def _changed(words: Words, old: Dose, new: Dose) -> str:
    if old == new:
        return ""
    if (new.load_kg or 0) != (old.load_kg or 0):
        heavier = (new.load_kg or 0) > (old.load_kg or 0)
        return words.say("new.heavier" if heavier else "new.lighter")
    if new.band != old.band:
        return words.say("new.band")
    if new.sets != old.sets and not new.scheme:
        return (
            words.say("new.sets", n=new.sets)
            if new.sets > 1
            else words.say("new.one_set")
        )
    for name in INSIDE:
        one, other = getattr(old, name), getattr(new, name)
        if one and other and one != other:
            way = "more" if other > one else "less"
            return words.say(f"new.{name}.{way}", n=abs(other - one))
    return words.say("new.changed") if old.volume != new.volume else ""
