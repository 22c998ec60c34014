"""All files of a library as they were read, before they are held together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from rehab.model.education import Education
from rehab.model.exercise import Catalogue, Exercise
from rehab.model.measure import Measures
from rehab.model.plan import Plan
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.model.safety import Safety
from rehab.model.units import Value
from rehab.paths import Where, builtin, folders, with_published
from rehab.reader.added import added_to
from rehab.reader.check import check
from rehab.reader.drawings import read_drawing
from rehab.reader.files import read_bytes, yaml_files
from rehab.reader.named import given_twice, with_ids
from rehab.reader.names import Names, Naming
from rehab.reader.places import Read, Source
from rehab.reader.plain import read_plain

V = TypeVar("V", bound=Value)

CATALOGUE, SAFETY, EDUCATION = "_catalogue.yaml", "_safety.yaml", "_education.yaml"
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
    shipped: frozenset[Path] = frozenset()  # files below a clinic's own folders
    left_out: frozenset[str] = frozenset()  # shipped, and not fit for the clinic's own


class Raw(NamedTuple):
    """One file as plain values, before it is held against a model."""

    path: Path
    source: Source | None
    problems: tuple[Problem, ...]


def read_raw(path: Path) -> Raw:
    """Read one file as plain values."""
    raw, problems = read_bytes(path)
    if raw is None:
        return Raw(path, None, problems)
    return Raw(path, *read_plain(raw, str(path)))


def checked(
    model: type[V], raw: Raw, names: Names | None = None, **given: object
) -> tuple[Read[V] | None, tuple[Problem, ...]]:
    """The file as one model; a name of ``names`` may stand in it for an id."""
    if raw.source is None:
        return None, raw.problems
    naming = Naming(names or Names())
    value, problems = check(model, raw.source, naming, **given)
    problems = (*raw.problems, *problems, *given_twice(raw.source, naming))
    if value is None or problems:
        return None, problems
    return Read(value, with_ids(raw.source, naming)), ()


def read_file(
    model: type[V], path: Path, names: Names | None = None, **given: object
) -> tuple[Read[V] | None, tuple[Problem, ...]]:
    """Read one file as one model; ``given`` are fields not in the file."""
    return checked(model, read_raw(path), names, **given)


def read_shared(
    model: type[V], where: Where, name: str, names: Names | None = None
) -> tuple[Read[V] | None, tuple[Problem, ...]]:
    """Read a file that a whole library shares: a clinic's own adds to the shipped."""
    return checked(model, _shared(where, name), names)


def _shared(where: Where, name: str) -> Raw:
    found = folders(where)
    own, *others = [read_raw(path) for path in found.files(name)] or [
        read_raw(found.file(name))
    ]
    source = own.source
    for other in others:
        if source and other.source:
            source = added_to(source, other.source, whole=name == SAFETY)
    return own._replace(source=source)


def read_shelf(exercises: Where, plans: Where) -> tuple[Shelf, tuple[Problem, ...]]:
    """Read every file of the two, each one folder or several together."""
    own, p1 = _raws(exercises, CATALOGUE)
    plans = with_published(plans)
    own_plans, p2 = _raws(plans, SAFETY, EDUCATION, MEASURES, TRIAGE)
    catalogue_raw = _shared(exercises, CATALOGUE)
    names = _names(catalogue_raw, own, own_plans)
    catalogue, p3 = checked(Catalogue, catalogue_raw, names)
    education, p4 = read_shared(Education, plans, EDUCATION, names)
    safety, p5 = read_shared(Safety, plans, SAFETY, names)
    measures, p6 = read_shared(Measures, plans, MEASURES, names)
    found, p7 = _all(Exercise, own, names)
    read_plans, p8 = _all(Plan, own_plans, names)
    drawings, p9 = _read_drawings(found)
    shelf = Shelf(
        catalogue=catalogue,
        exercises=found,
        exercise_ids=frozenset(raw.path.stem for raw in own),
        drawings=drawings,
        plans=read_plans,
        education=education,
        safety=safety,
        measures=measures,
        shipped=_shipped((exercises, own), (plans, own_plans)),
    )
    return shelf, p1 + p2 + p3 + p4 + p5 + p6 + p7 + p8 + p9


def _raws(where: Where, *shared: str) -> tuple[list[Raw], tuple[Problem, ...]]:
    """Each file of the folders; of one name, the first."""
    found: dict[str, Path] = {}
    problems: tuple[Problem, ...] = ()
    for folder in folders(where).all:
        paths, more = yaml_files(folder, shared)
        problems += (*more, *_twice(paths, found))
        found = {path.name: path for path in paths} | found
    return [read_raw(found[name]) for name in sorted(found)], problems


def _twice(paths: Sequence[Path], found: Mapping[str, Path]) -> Iterator[Problem]:
    """A published programme of the same library under the name of a plan."""
    for path in paths:
        if (first := found.get(path.name)) and path.parent.parent == first.parent:
            message = f"there is a plan {path.stem} already"
            yield Problem(str(path), 1, 1, "", message, "give it another name")


def _shipped(*read: tuple[Where, Sequence[Raw]]) -> frozenset[Path]:
    """The files that are not a clinic's own, where it has some of either kind."""
    roots = {*folders(builtin("exercises")).all, *with_published(builtin("plans")).all}
    if all(set(folders(where).all) <= roots for where, _ in read):
        return frozenset()
    raws = (raw for _, several in read for raw in several)
    return frozenset(raw.path for raw in raws if raw.path.parent in roots)


def _names(catalogue: Raw, exercises: Sequence[Raw], plans: Sequence[Raw]) -> Names:
    """What the files call their things, before any of them is checked."""
    words = catalogue.source.data if catalogue.source else None
    blocks = words if isinstance(words, dict) else {}
    return Names.of(
        exercise={
            raw.path.stem: _name(raw.source and raw.source.data) for raw in exercises
        },
        plan={raw.path.stem: _name(raw.source and raw.source.data) for raw in plans},
        kit=_block(blocks, "equipment"),
        movement=_block(blocks, "tags"),
        flag=_block(blocks, "flags"),
    )


def _name(data: object) -> str:
    name = data.get("name") if isinstance(data, dict) else data
    return name if isinstance(name, str) else ""


def _block(data: Mapping[str, object], key: str) -> dict[str, str]:
    block = data.get(key)
    return {k: _name(v) for k, v in block.items()} if isinstance(block, dict) else {}


def _all(
    model: type[V], raws: Sequence[Raw], names: Names
) -> tuple[dict[str, Read[V]], tuple[Problem, ...]]:
    values: dict[str, Read[V]] = {}
    problems: tuple[Problem, ...] = ()
    for raw in raws:
        value, more = checked(model, raw, names, id=raw.path.stem)
        problems += more
        if value:
            values[raw.path.stem] = value
    return values, problems


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
