"""What a dose, a step and a share come to, worked out apart from the planner."""

from rehab.model.client import Client
from rehab.model.dose import Dose
from rehab.model.exercise import (
    BandRange,
    BodyWeightRange,
    Exercise,
    KilogramRange,
)
from rehab.model.programme import Prescription
from tests.support.cases import library

ROUNDING = 1e-6
INSIDE = ("repetitions", "minutes", "metres", "hold_seconds")
UP_AND_DOWN = 3  # seconds of a held repetition
STRENGTH = {"light": 1.0, "medium": 1.5, "heavy": 2.0}


def bare(dose: Dose) -> Dose:
    """Return the dose without the rest between its sets."""
    return dose.but(rest_seconds=None)


def inside(dose: Dose) -> str:
    """Return the field that says how much is in one set."""
    return next(name for name in INSIDE if getattr(dose, name) is not None)


def is_one_more(before: Dose, after: Dose) -> bool:
    """Return whether the second has one more in a set, and is the same but for that.

    One more of a scheme is a second of each of its holds.
    """
    if before.parts or (before.scheme and not before.hold_seconds):
        return False
    field = "hold_seconds" if before.scheme else inside(before)
    more = bare(before).but(**{field: getattr(before, field) + 1})
    return more == bare(after)


def pieces(dose: Dose) -> float:
    """Return repetitions, seconds, minutes or metres in all sets together."""
    if dose.scheme:
        return float(sum(dose.scheme))
    return float(dose.sets * getattr(dose, inside(dose)))


def work(dose: Dose) -> float:
    """Return the work of a session: seconds held, kilograms and bands counted."""
    if dose.left and dose.right:
        return (work(dose.left) + work(dose.right)) / 2
    held = dose.hold_seconds if dose.repetitions or dose.scheme else None
    each = held + UP_AND_DOWN if held else 1
    return pieces(dose) * each * (dose.load_kg or 1) * STRENGTH.get(dose.band or "", 1)


def weekly(given: Prescription) -> float:
    """Return the work of the week."""
    return work(given.dose) * len(given.days)


def changed(one: Dose, two: Dose) -> set[str]:
    """Return the names of what differs, rests left out."""
    pair = bare(one), bare(two)
    return {name for name, value in pair[0] if value != getattr(pair[1], name)}


def smallest(dose: Dose) -> Dose:
    """Return the smallest dose of its kind, its hold and load kept."""
    if dose.scheme:
        return dose.but(scheme=(1,) * len(dose.scheme))
    return dose.but(sets=1, **{inside(dose): 1})


def mark(amount: float) -> int:
    """Return the seconds between two holds that are printed: 5 above 10 seconds."""
    return 5 if amount > 10 else 1


def one_less(dose: Dose) -> float:
    """Return the work of one in each set, or of one set; of a long hold, one mark."""
    if dose.scheme:
        return work(dose) / sum(dose.scheme) * len(dose.scheme)
    amount = getattr(dose, inside(dose))
    if inside(dose) == "hold_seconds" and amount > 10:
        return dose.sets * mark(amount)
    return work(dose) / max(dose.sets, amount)


def heavier(one: Dose, two: Dose) -> bool:
    """Whether the first has more kilograms, a stronger band or less help, on a side."""
    if one.by_effort or two.by_effort:
        return False
    pairs = [
        (getattr(one, side) or one, getattr(two, side) or two)
        for side in ("left", "right")
    ]
    return any(_load(a) > _load(b) or _help(a) < _help(b) for a, b in pairs)


def _load(dose: Dose) -> tuple[float, int]:
    bands = library().catalogue.bands
    return dose.load_kg or 0, bands.index(dose.band) if dose.band else -1


def _help(dose: Dose) -> float:
    return dose.help_kg or 0


def is_share(cut: Dose, of: Dose, percent: float) -> bool:
    """Whether the dose is so much of the other one, rounded down to whole numbers.

    The load may be lighter.
    """
    same = cut.but(load_kg=of.load_kg)
    allowed = {"sets", "scheme", inside(of) if not of.scheme else "hold_seconds"}
    if changed(same, of) - allowed:
        return False
    most = work(of) * percent / 100
    step = max(one_less(of), work(smallest(of)))
    enough = work(same) > most - step - ROUNDING
    if not of.scheme and getattr(of, inside(of)) * percent < 100:
        enough = work(same) > most - work(of) / pieces(of) - ROUNDING
    least = not changed(same, smallest(of))
    return enough and (least or work(same) <= most + ROUNDING)


def new_thing(old: Prescription | None, new: Prescription) -> bool:
    """Return whether it is another exercise, weight or band, or has more sets."""
    if old is None or old.exercise.id != new.exercise.id:
        return True
    if new.exercise.dose.kind == "intervals":
        return False
    full = old.reason.facts.get("was") if old.reason.rule == "dose.easy" else old.dose
    assert isinstance(full, Dose)
    return bool(changed(full, new.dose) & {"load_kg", "band", "sets", "scheme"})


def flags_of(person: Client) -> set[str]:
    """Return the flags of the client and those that follow from them."""
    found = set(person.flags)
    imply = library().catalogue.flags_imply
    while more := {b for a in found for b in imply.get(a, ())} - found:
        found |= more
    return found


def why_not(exercise: Exercise, person: Client) -> str:
    """Return what triggers, flags, things at home or the physio say against it."""
    for tag, severity in (person.triggers or {}).items():
        if exercise.tags.get(tag, 0) > 3 - severity:
            return f"trigger {tag}"
    barred = carried_flags(exercise, person) & flags_of(person)
    if barred:
        return f"flags {barred}"
    if exercise.id in person.exclude:
        return "excluded"
    words = library().catalogue
    asked = set(exercise.flags) & set(words.always_ask)
    asked |= {
        f for f in flags_of(person) if exercise.id in words.shown_first.get(f, ())
    }
    if asked and exercise.id not in person.supervised:
        return "not shown yet"
    return missing(exercise, person)


def carried_flags(exercise: Exercise, person: Client) -> set[str]:
    """Return the flags of an exercise, those that follow from its tags included."""
    found = set(exercise.flags)
    for flag, by in library().catalogue.tags_imply.items():
        hard = any(exercise.tags.get(tag, 0) >= n for tag, n in by.tags.items())
        if hard and not (person.bed and exercise.id in by.on_bed):
            found.add(flag)
    return found


def missing(exercise: Exercise, person: Client) -> str:
    """Return the first thing that is not at home, nor another that serves for it."""
    kit = library().catalogue.equipment
    owned = {*person.equipment, *person.weights_kg, *(["band"] if person.bands else [])}
    for needed in exercise.equipment:
        serving = {needed}
        while more := {b for a in serving for b in kit[a].any_of} - serving:
            serving |= more
        if not (owned & serving or any(kit[a].always for a in serving)):
            return f"needs {needed}"
    return ""


def above_cap(dose: Dose, exercise: Exercise, person: Client) -> str:
    """Return what is above the exercise's cap, below one, or not at home."""
    cap, load = exercise.dose.cap, exercise.dose.load
    for name in ("sets", *INSIDE):
        value = getattr(dose, name)
        if value is not None and not 1 <= value <= (getattr(cap, name) or 0):
            return f"{name} {value}"
    if dose.scheme:
        pairs = zip(dose.scheme, cap.scheme or (), strict=True)
        if not all(1 <= value <= most for value, most in pairs):
            return "scheme"
    if dose.load_kg:
        assert isinstance(load, KilogramRange | BodyWeightRange)
        body = (person.weight_kg or 0) / 100 if load.kind != "kg" else 1
        each = {kg for kgs in person.weights_kg.values() for kg in kgs}
        if dose.load_kg > load.cap * body * 1.1 + ROUNDING:  # pieces are whole
            return f"{dose.load_kg} kg"
        if dose.load_kg not in {kg * n for kg in each for n in (1, 2)}:
            return f"{dose.load_kg} kg not at home"
    bands = library().catalogue.bands
    if dose.band:
        assert isinstance(load, BandRange)
        most = bands.index(load.cap)
        if dose.band not in person.bands or bands.index(dose.band) > most:
            return f"band {dose.band}"
    return ""
