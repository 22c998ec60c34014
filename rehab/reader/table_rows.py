"""Tables of a plan, row by row: a row is what its author wrote, or a problem.

Nothing is cut to fit. What is found here stands at the number that is wrong, with what
to write instead.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.phase import Phase, Place
from rehab.model.policy import Table, TableRow
from rehab.reader.how_faults import how_faults
from rehab.reader.places import Path
from rehab.reader.row_faults import Fault, Limits, row_faults

WEEK = 7  # days


@dataclass(frozen=True, slots=True)
class Tabled:
    """A place whose doses a table sets: its own one, or its phase's."""

    path: Path  # of the policy
    rows: tuple[TableRow, ...]
    at: Path  # of the place
    place: Place
    phase: Phase

    @property
    def phase_path(self) -> Path:
        """Of the phase it is in."""
        return self.at[:2] if self.at[2:] else self.at

    @property
    def limits(self) -> Limits:
        """What the plan allows in it, besides the exercise's own most."""
        shared = self.place.policy is None
        return Limits(self.place.cap, self.phase.sets_max, shared=shared)

    def row_paths(self) -> Iterator[tuple[Path, TableRow]]:
        """Each row with its path in the file."""
        for number, row in enumerate(self.rows):
            yield (*self.path, "rows", number), row

    def dose_paths(self) -> Iterator[tuple[Path, Dose]]:
        """The dose of each row with its path, of each side where they differ."""
        for at, row in self.row_paths():
            for where, part in row.dose.by_side():
                yield (*at, "dose", *where), part

    def names(self, ladders: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Every exercise that may come to stand in it, by whatever level."""
        if self.place.ladder:
            return ladders.get(self.place.ladder, ())
        return (self.place.exercise,) if self.place.exercise else self.place.menu

    def level_max(self) -> int:
        """The hardest level that it may have."""
        own = self.place.level_max
        return self.phase.level_max if own is None else own


def tabled(path: Path, phase: Phase) -> Iterator[Tabled]:
    """Every place of a phase that has its doses from a table."""
    for number, place in enumerate(phase.places):
        at: Path = (*path, "places", number)
        policy, of = place.policy or phase.policy, at if place.policy else path
        if isinstance(policy, Table):
            yield Tabled((*of, "policy"), policy.rows, at, place, phase)


def table_faults(
    path: Path,
    phase: Phase,
    exercises: Mapping[str, Exercise],
    ladders: Mapping[str, tuple[str, ...]],
    bands: tuple[str, ...],
) -> Iterator[Fault]:
    """Yield what no exercise of a phase can be given as its tables say."""
    if isinstance(phase.policy, Table):
        yield from _in_order((*path, "policy"), phase.policy.rows, phase)
    for one in tabled(path, phase):
        if one.place.policy:
            yield from _in_order(one.path, one.rows, phase)
        yield from _again(one)
        for name in one.names(ladders):
            exercise = exercises.get(name)
            if exercise is None or exercise.level > one.level_max():
                continue
            for at, row in one.row_paths():
                dose = (*at, "dose")
                yield from row_faults(dose, row.dose, exercise, one.limits, bands)
                yield from how_faults(dose, row.dose, exercise)
            yield from _loads(one, exercise)
            yield from _sessions(one, exercise)


def _in_order(path: Path, rows: tuple[TableRow, ...], phase: Phase) -> Iterator[Fault]:
    """Rows from the first week on, each later than the one before, all of them met."""
    at: Path = (*path, "rows")
    unit = "sheet" if phase.daily else "week"
    first = rows[0].from_week
    if first == min(row.from_week for row in rows) > 1:
        message = f"the first row begins with {unit} {first}: nothing is said before it"
        yield Fault((*at, 0, "from_week"), message, "write a row with from_week: 1")
    for number, (one, two) in enumerate(pairwise(rows), start=1):
        here: Path = (*at, number, "from_week")
        before = [row.from_week for row in rows[:number]]
        if two.from_week in before:
            message = f"{unit} {two.from_week} has a row already"
            yield Fault(here, message, "write one row for it, and delete the other")
        elif two.from_week < one.from_week:
            message = f"{unit} {two.from_week} comes after {unit} {one.from_week}"
            yield Fault(here, message, f"put the rows in the order of their {unit}s")
    yield from _too_late(at, rows, phase, unit)


def _too_late(
    at: Path, rows: tuple[TableRow, ...], phase: Phase, unit: str
) -> Iterator[Fault]:
    most = phase.weeks.max
    for number, row in enumerate(rows):
        if row.from_week > most:
            message = (
                f"comes too late: the phase has {most} {unit}{'s' * (most > 1)} at most"
            )
            hint = f"write {row.from_week} or more for weeks › max, or delete the row"
            yield Fault((*at, number, "from_week"), message, hint)


def _loads(one: Tabled, exercise: Exercise) -> Iterator[Fault]:
    """A load in every row, or in none: then it is the one the exercise comes with."""
    load = exercise.dose.load
    if load is None:
        return
    names = {"band": "band", "effort": "load"}
    name = names.get(load.kind, "load_kg")
    every = list(one.dose_paths())
    without = [path for path, part in every if not part.is_loaded]
    if len(without) == len(every):
        return
    for path in without:
        message = f"has no {name} for {exercise.id}, and another row has one"
        hint = f"write {name} in every row, or in none; load: none is no load"
        yield Fault(path, message, hint)


def _again(one: Tabled) -> Iterator[Fault]:
    """A second place of an exercise is never filled: its rows would be lost."""
    name = one.place.exercise or one.place.ladder
    number = int(one.at[-1])
    always = [p for p in one.phase.places[:number] if not (p.when or p.ready)]
    if name and any(name in {p.exercise, p.ladder} for p in always):
        key = "exercise" if one.place.exercise else "ladder"
        message = f"{name} has a place in this phase already: these rows are not given"
        yield Fault((*one.at, key), message, "write all of them into one table")


def _sessions(one: Tabled, exercise: Exercise) -> Iterator[Fault]:
    """No more sessions a week, or a day, than the exercise allows."""
    yield from _times_a_day(one, exercise)
    most = max(1, exercise.sessions_per_week[1])
    own, path = one.place.sessions_per_week, one.at
    asked = own
    if own is None and not one.phase.daily:  # daily sheets share them out
        asked, path = one.phase.sessions_per_week[0], one.path[:2]
    if asked is not None and asked > most:
        message = f"is more than {exercise.id} is done in a week: {most}, got {asked}"
        hint = (
            f"write {most} or fewer, or raise sessions_per_week in {exercise.id}.yaml"
        )
        yield Fault((*path, "sessions_per_week"), message, hint)


def _times_a_day(one: Tabled, exercise: Exercise) -> Iterator[Fault]:
    asked, here = one.phase.times_per_day, exercise.id
    if one.phase.daily or asked == 1:  # daily sheets share them out
        return
    if exercise.sessions_per_week[1] >= asked * WEEK:
        return
    message = f"is more often than {here} is done in a day, got {asked}"
    hint = f"write 1, or {asked * WEEK} for the most sessions_per_week in {here}.yaml"
    yield Fault((*one.phase_path, "times_per_day"), message, hint)
