"""Parts of a row in seconds against the exercise: its names, and the most of each."""

from collections.abc import Iterator
from typing import NamedTuple

from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.reader.hints import did_you_mean
from rehab.reader.places import Path


class Fault(NamedTuple):
    """What is wrong with the value at a path, and the cure."""

    path: Path
    message: str
    hint: str


def part_faults(
    path: Path, dose: Dose, exercise: Exercise, cap: Dose | None = None
) -> Iterator[Fault]:
    """Yield parts that the exercise does not have, or not for so long in all."""
    most, here = exercise.dose.cap.in_all, exercise.id
    for number, part in enumerate(dose.parts or ()):
        if part.do not in most:
            hint = did_you_mean(part.do, most, f"the parts of {here}")
            message = f'{here} has no part "{part.do}"'
            yield Fault((*path, number, "do"), message, hint)
    placed = cap.in_all if cap and cap.parts else most
    for do, seconds in dose.in_all.items():
        if do not in most:
            continue
        least = min(most[do], placed.get(do, most[do]))
        if seconds > least:
            whose = f"the cap of {here}" + (" in this place" * (least < most[do]))
            message = f"is above {whose}: {do} {least} seconds in all, got {seconds}"
            hint = f"write fewer sets or seconds, or raise the cap in {here}.yaml"
            yield Fault(path, message, hint)
