"""All files of a library as they were read, before they are held together."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rehab.model.education import Education
from rehab.model.exercise import Catalogue, Exercise
from rehab.model.measure import Measures
from rehab.model.plan import Plan
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.model.safety import Safety
from rehab.model.units import Value
from rehab.reader.check import check
from rehab.reader.drawings import read_drawing
from rehab.reader.files import read_bytes, yaml_files
from rehab.reader.places import Read
from rehab.reader.source import read_source

V = TypeVar("V", bound=Value)

CATALOGUE, SAFETY, EDUCATION = "_catalogue.yaml", "_safety.yaml", "_education.yaml"
PUBLISHED = "published"  # a folder of programmes, each as its paper has it
MEASURES, TRIAGE = "_measures.yaml", "_triage.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """What could be read; ids also name the files that could not."""

    catalogue: Read[Catalogue] | None
    exercises: Mapping[str, Read[Exercise]]
    exercise_ids: frozenset[str]
    drawings: Mapping[str, str]  # a clinic's own, by exercise
    plans: Mapping[str, Read[Plan]]
    education: Read[Education] | None
    safety: Read[Safety] | None
    measures: Read[Measures] | None


def read_file(
    model: type[V], path: Path, **given: object
) -> tuple[Read[V] | None, tuple[Problem, ...]]:
    """Read one file as one model; ``given`` are fields not in the file."""
    raw, problems = read_bytes(path)
    if raw is None:
        return None, problems
    source, problems = read_source(raw, str(path))
    if source is None:
        return None, problems
    value, more = check(model, source, **given)
    if value is None or problems:
        return None, problems + more
    return Read(value, source), ()


def read_shelf(exercises: Path, plans: Path) -> tuple[Shelf, tuple[Problem, ...]]:
    """Read every file of the two folders."""
    catalogue, p1 = read_file(Catalogue, exercises / CATALOGUE)
    education, p2 = read_file(Education, plans / EDUCATION)
    safety, p3 = read_file(Safety, plans / SAFETY)
    measures, p7 = read_file(Measures, plans / MEASURES)
    found, ids, p4 = _read_folder(Exercise, exercises, CATALOGUE)
    read_plans, p5 = _read_plans(plans)
    drawings, p6 = _read_drawings(found)
    shelf = Shelf(
        catalogue=catalogue,
        exercises=found,
        exercise_ids=ids,
        drawings=drawings,
        plans=read_plans,
        education=education,
        safety=safety,
        measures=measures,
    )
    return shelf, p1 + p2 + p3 + p4 + p5 + p6 + p7


def plan_file(plans: Path, name: str) -> Path:
    """Where a plan stands: in the folder, or among the published ones."""
    published = plans / PUBLISHED / f"{name}.yaml"
    return published if published.is_file() else plans / f"{name}.yaml"


def _read_plans(plans: Path) -> tuple[dict[str, Read[Plan]], tuple[Problem, ...]]:
    """The plans of the folder, and the published programmes in a folder of it."""
    found, ids, problems = _read_folder(
        Plan, plans, SAFETY, EDUCATION, MEASURES, TRIAGE
    )
    folder = plans / PUBLISHED
    if not folder.is_dir():
        return found, problems
    more, own, wrong = _read_folder(Plan, folder)
    twice = tuple(
        Problem(
            str(folder / f"{name}.yaml"),
            1,
            1,
            "",
            f"there is a plan {name} already",
            "give it another name",
        )
        for name in sorted(ids & own)
    )
    return {**more, **found}, (*problems, *wrong, *twice)


def _read_folder(
    model: type[V], folder: Path, *shared: str
) -> tuple[dict[str, Read[V]], frozenset[str], tuple[Problem, ...]]:
    paths, problems = yaml_files(folder, shared)
    values = {}
    for path in paths:
        value, more = read_file(model, path, id=path.stem)
        problems += more
        if value:
            values[path.stem] = value
    return values, frozenset(path.stem for path in paths), problems


def _read_drawings(
    exercises: Mapping[str, Read[Exercise]],
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    found: dict[str, str] = {}
    problems: tuple[Problem, ...] = ()
    for name, read in exercises.items():
        svg, more = read_drawing(read)
        problems += more
        if svg:
            found[name] = svg
    return found, problems


def as_library(shelf: Shelf) -> Library | None:
    """Return the library if its shared files could be read."""
    if not (shelf.catalogue and shelf.education and shelf.safety and shelf.measures):
        return None
    return Library(
        catalogue=shelf.catalogue.value,
        exercises={name: read.value for name, read in shelf.exercises.items()},
        plans={name: read.value for name, read in shelf.plans.items()},
        education=shelf.education.value,
        safety=shelf.safety.value,
        measures=shelf.measures.value,
        drawings=shelf.drawings,
    )
