"""All files of a library as they were read, before they are held together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

from rehab.disk.paths import PUBLISHED, Folders, Where, builtin, folders
from rehab.model.exercise import Catalogue, Exercise
from rehab.model.measure import Measures
from rehab.model.plan import Plan
from rehab.model.problem import Problem
from rehab.model.region import Region
from rehab.model.safety import Safety
from rehab.model.units import Value
from rehab.model.unused import Unused
from rehab.reader.added import added_to
from rehab.reader.check import check
from rehab.reader.drawings import read_drawing
from rehab.reader.files import yaml_files
from rehab.reader.named import given_twice, with_ids
from rehab.reader.names import Names, Naming
from rehab.reader.own_languages import Table, read_own_languages
from rehab.reader.places import Read, Source
from rehab.reader.plain import read_plain_file
from rehab.reader.unused_rules import filled, with_cures

V = TypeVar("V", bound=Value)

CATALOGUE, SAFETY, REGIONS = "_catalogue.yaml", "_safety.yaml", "regions"
MEASURES, TRIAGE, RULES = "_measures.yaml", "_triage.yaml", "_rules.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """What could be read; ids also name the files that could not."""

    catalogue: Read[Catalogue] | None
    exercises: Mapping[str, Read[Exercise]]
    exercise_ids: frozenset[str]
    drawings: Mapping[str, str]  # a clinic's own, by exercise
    plans: Mapping[str, Read[Plan]]
    regions: Mapping[str, Read[Region]]
    region_ids: frozenset[str]
    safety: Read[Safety] | None
    measures: Read[Measures] | None
    words: Mapping[str, Read[Table]] = field(default_factory=dict)  # own, by language
    shipped: frozenset[Path] = frozenset()  # files below a clinic's own folders
    shipped_lists: frozenset[Path] = frozenset()  # as these, which list exercises
    left_out: frozenset[str] = frozenset()  # shipped, and not fit for the clinic's own


class Raw(NamedTuple):
    """One file as plain values, before it is held against a model."""

    path: Path
    source: Source | None
    problems: tuple[Problem, ...]


def read_raw(path: Path) -> Raw:
    """Read one file as plain values."""
    return Raw(path, *read_plain_file(path))


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
            source = added_to(source, other.source, whole=name in (SAFETY, RULES))
    return own._replace(source=source)


def read_shelf(
    exercises: Where, plans: Where, words: Folders | None = None
) -> tuple[Shelf, tuple[Problem, ...]]:
    """Read every file of them, each one folder or several together."""
    own, p1 = _raws(exercises, CATALOGUE)
    own_plans, p2 = _raws(plans, SAFETY, MEASURES, TRIAGE, RULES)
    catalogue_raw = _shared(exercises, CATALOGUE)
    names = _names(catalogue_raw, own, own_plans)
    catalogue, p3 = checked(Catalogue, catalogue_raw, names)
    raw_regions, p4 = _raws(folders(plans) / REGIONS)
    safety, p5 = read_shared(Safety, plans, SAFETY, names)
    measures, p6 = read_shared(Measures, plans, MEASURES, names)
    found, p7 = _all(Exercise, own, names)
    rules, p12 = read_rules(plans)
    read_plans, p8 = _all(Plan, [with_rules(one, rules) for one in own_plans], names)
    regions, p10 = _all(Region, raw_regions, names)
    drawings, p9 = _read_drawings(found)
    own_words, p11 = read_own_languages(words)
    shelf = Shelf(
        catalogue=catalogue,
        exercises=found,
        exercise_ids=frozenset(raw.path.stem for raw in own),
        drawings=drawings,
        plans=read_plans,
        regions=regions,
        region_ids=frozenset(raw.path.stem for raw in raw_regions),
        safety=safety,
        measures=measures,
        words=own_words,
        shipped=_shipped((exercises, _paths(own)), (plans, _paths(own_plans))),
        shipped_lists=_shipped(
            (exercises, folders(exercises).files(CATALOGUE)),
            (plans, _paths(raw_regions)),
        ),
    )
    return shelf, p1 + p2 + p3 + p4 + p5 + p6 + p7 + p8 + p9 + p10 + p11 + p12


def read_rules(plans: Where) -> tuple[Source | None, tuple[Problem, ...]]:
    """What holds where a plan leaves a rule out, of a clinic before the shipped.

    Where a clinic's own cannot be read it is the shipped: other plans are not wrong.
    """
    shipped = Folders((builtin("plans"),))
    every = Folders((*folders(plans).all, *shipped.all))
    read, problems = checked(Unused, _shared(every, RULES))
    if read is None:
        read, _ = checked(Unused, _shared(shipped, RULES))
    return (read.source if read else None), problems


def with_rules(plan: Raw, rules: Source | None) -> Raw:
    """The plan with the rules that it leaves out."""
    if plan.source is None or rules is None:
        return plan
    return plan._replace(source=filled(plan.source, rules))


def _raws(where: Where, *shared: str) -> tuple[list[Raw], tuple[Problem, ...]]:
    """Each file of the folders; of one name, the first."""
    found: dict[str, Path] = {}
    problems: tuple[Problem, ...] = ()
    for folder in folders(where).read:
        paths, more = yaml_files(folder, shared)
        problems += (*more, *_twice(paths, found))
        found = {path.name: path for path in paths} | found
    return [read_raw(found[name]) for name in sorted(found)], problems


def _twice(paths: Sequence[Path], found: Mapping[str, Path]) -> Iterator[Problem]:
    """Published programmes that have the name of a plan beside their folder."""
    for path in paths:
        beside = path.parents[1] / path.name
        if path.parent.name == PUBLISHED and found.get(path.name) == beside:
            message = f"there is a plan {path.stem} already"
            yield Problem(str(path), 1, 1, "", message, "give it another name")


def _paths(raws: Iterable[Raw]) -> Iterator[Path]:
    return (raw.path for raw in raws)


def _shipped(*read: tuple[Where, Iterable[Path]]) -> frozenset[Path]:
    """The files that are not a clinic's own, where it has some of either kind."""
    if all(len(folders(where).all) == 1 for where, _ in read):
        return frozenset()
    pairs = [(folders(where).all[-1], path) for where, paths in read for path in paths]
    return frozenset(path for last, path in pairs if last in path.parents)


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
        problems += with_cures(more) if model is Plan else more
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
