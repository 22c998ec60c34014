"""How a dose is to be done, against one exercise: its tempo, and its sides."""

from collections.abc import Iterator

from rehab.model.dose import Dose, Tempo
from rehab.model.exercise import KIND_FIELDS, Exercise
from rehab.reader.part_faults import Fault
from rehab.reader.places import Path


def tempo_faults(
    path: Path, tempo: Tempo | None, exercise: Exercise
) -> Iterator[Fault]:
    """Yield why the exercise cannot be done at the tempo at ``path``."""
    if tempo is None:
        return
    here = exercise.id
    if not {"repetitions", "scheme"} & KIND_FIELDS[exercise.dose.kind]:
        message = f"{here} has no repetitions, so it has no tempo"
        yield Fault(path, message, "delete tempo")
    elif exercise.ways is None:
        message = f"{here} does not say which way a repetition goes first"
        yield Fault(path, message, f"write ways: [down, up], or so, in {here}.yaml")


def how_faults(path: Path, dose: Dose, exercise: Exercise) -> Iterator[Fault]:
    """Yield why the exercise cannot be done as the dose at ``path`` says."""
    for where, part in dose.by_side():
        yield from tempo_faults((*path, *where, "tempo"), part.tempo, exercise)
    if not exercise.dose.has_side(dose):
        here, key = exercise.id, "side" if dose.side else "left"
        message = f"{here} is not done one side at a time"
        hint = f"delete {key}, or write per_side: true in {here}.yaml"
        if key == "left":
            hint = f"write one dose, or per_side: true in {here}.yaml"
        yield Fault((*path, key), message, hint)
