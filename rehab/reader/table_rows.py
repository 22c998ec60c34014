"""Tables of a plan, row by row: a row is what its author wrote, or a problem.

Nothing is cut to fit. What is found here stands at the number that is wrong, with what
to write instead.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.numbers import WEEK
from rehab.model.phase import Phase, Place
from rehab.model.policy import Table, TableRow
from rehab.reader.part_faults import Fault
from rehab.reader.places import Path
from rehab.reader.row_faults import Limits, row_faults
from rehab.reader.row_order import row_order
from rehab.reader.table_days import table_days


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
        sessions = phase.sessions_per_week[1]
        yield from row_order((*path, "policy"), phase.policy, phase, sessions)
    for one in tabled(path, phase):
        if isinstance(one.place.policy, Table):
            sessions = one.place.sessions_per_week or phase.sessions_per_week[1]
            yield from row_order(one.path, one.place.policy, phase, sessions)
        yield from _again(one)
        yield from table_days(one.path, one.rows, one.place, phase)
        for name in one.place.choices(ladders):
            exercise = exercises.get(name)
            if exercise is None or exercise.level > one.level_max():
                continue
            for at, row in one.row_paths():
                dose = (*at, "dose")
                yield from row_faults(dose, row.dose, exercise, one.limits, bands)
            yield from _loads(one, exercise)
            yield from _sessions(one, exercise)


def _loads(one: Tabled, exercise: Exercise) -> Iterator[Fault]:
    """A load in every row, or in none: then it is the one the exercise comes with."""
    name = exercise.dose.load_key
    if name is None:
        return
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
    for path, asked in _asked(one):
        if asked > most:
            message = (
                f"is more than {exercise.id} is done in a week: {most}, got {asked}"
            )
            hint = (
                f"write {most} or fewer, "
                f"or raise sessions_per_week in {exercise.id}.yaml"
            )
            yield Fault(path, message, hint)


def _asked(one: Tabled) -> Iterator[tuple[Path, int]]:
    """Every number of sessions that is asked for, with its path."""
    key, place = "sessions_per_week", one.place
    rows = [(at, row.asked) for at, row in one.row_paths()]
    for at, row in one.row_paths():
        if row.asked:
            yield (*at, "days" if row.days else key), row.asked
    if place.sessions_per_week:
        yield (*one.at, key), place.sessions_per_week
    elif place.days:
        yield (*one.at, "days"), len(set(place.days))
    elif place.every_days:
        yield (*one.at, "every_days"), -(-WEEK // place.every_days)
    elif not one.phase.daily and not rows[0][1]:
        yield (*one.path[:2], key), one.phase.sessions_per_week[0]  # daily: shared out


def _times_a_day(one: Tabled, exercise: Exercise) -> Iterator[Fault]:
    asked, here = one.phase.times_per_day, exercise.id
    if one.phase.daily or asked == 1 or one.place.once_a_day:  # daily: shared out
        return
    if exercise.sessions_per_week[1] >= asked * WEEK:
        return
    message = f"is more often than {here} is done in a day, got {asked}"
    hint = (
        f"write 1, once_a_day: true in its place, "
        f"or {asked * WEEK} for the most sessions_per_week in {here}.yaml"
    )
    yield Fault((*one.phase_path, "times_per_day"), message, hint)
