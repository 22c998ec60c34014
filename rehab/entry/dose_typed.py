"""A dose as it was typed, and how one of an exercise is typed.

>>> typed_dose("2×8 @ 12,5 kg") == Dose(sets=2, repetitions=8, load_kg=12.5)
True
"""

from pydantic import ValidationError

from rehab.model.dose import Dose
from rehab.model.exercise import DoseRange, Exercise


def typed_dose(text: str) -> Dose | None:
    """The dose of a session; None when it cannot be understood."""
    try:
        return Dose.model_validate(text)
    except ValidationError:
        return None


def dose_typed_for(exercise: Exercise, text: str) -> Dose | None:
    """The dose with the exercise's own rest; None when it cannot be understood."""
    found = typed_dose(text)
    rest = exercise.dose.start.rest_seconds
    return found.but(rest_seconds=rest) if found else None


def example_of(span: DoseRange) -> str:
    """How a dose of this kind is typed: the one the exercise begins with.

    >>> one = DoseRange(kind="hold", start=Dose(sets=2, hold_seconds=30),
    ...                 cap=Dose(sets=3, hold_seconds=60))
    >>> example_of(one)
    '2x30s'
    """
    dose = span.start
    held = f"x{dose.hold_seconds}s" if dose.hold_seconds else ""
    if dose.parts:
        text = _parts_example(dose)
    elif dose.scheme:
        text = f"{'-'.join(map(str, dose.scheme))}{held}"
    elif dose.repetitions:
        text = f"{dose.sets}x{dose.repetitions}{held}"
    else:
        units = {"hold_seconds": "s", "minutes": "min", "metres": "m"}
        name = next(name for name in units if getattr(dose, name))
        text = f"{dose.sets}x{getattr(dose, name)}{units[name]}"
    if span.load is None:
        return text
    return (
        f"{text} band {span.load.start}" if span.load.kind == "band" else f"{text}@10kg"
    )


def _parts_example(dose: Dose) -> str:
    """How such a dose is typed."""
    parts = " + ".join(f"{part.do} {part.seconds}s" for part in dose.parts or ())
    return f"{dose.sets}x({parts})" if dose.sets > 1 else parts
