"""An exercise that nobody has written yet, as it would be read beside the others."""

from dataclasses import replace
from pathlib import Path

from rehab.disk.paths import Where
from rehab.letters.at_hand import lacking
from rehab.model.exercise import Exercise
from rehab.model.problem import Problem
from rehab.reader.drawings import read_drawing
from rehab.reader.names import Names
from rehab.reader.places import Read
from rehab.reader.plain import read_plain
from rehab.reader.references import shelf_problems
from rehab.reader.shelf import Raw, checked, read_shelf


def read_exercise(
    path: Path, raw: bytes, names: Names
) -> tuple[Read[Exercise] | None, tuple[Problem, ...]]:
    """Read these bytes as the exercise that would be at this path, by itself."""
    source, problems = read_plain(raw, str(path))
    return checked(Exercise, Raw(path, source, problems), names, id=path.stem)


def beside_others(
    read: Read[Exercise], exercises: Where, plans: Where
) -> tuple[Problem, ...]:
    """What is wrong with it in the library of these folders; only what is its own."""
    shelf, _ = read_shelf(exercises, plans)
    name, file = read.value.id, read.source.file
    with_it = replace(
        shelf,
        exercises={**shelf.exercises, name: read},
        exercise_ids=shelf.exercise_ids | {name},
    )
    found = (*shelf_problems(with_it, lacking), *read_drawing(read)[1])
    return tuple(sorted({one for one in found if one.file == file}))
