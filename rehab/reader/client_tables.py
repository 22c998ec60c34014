"""The tables of a client's plan: rows that this client cannot be given as written."""

from collections.abc import Iterator

from rehab.disk.paths import Where, folders
from rehab.model.carriers import among, carriers, owned_kg
from rehab.model.client import Client
from rehab.model.exercise import BodyWeightRange, Exercise
from rehab.model.numbers import WHOLE
from rehab.model.phase import Phase, Place
from rehab.model.plan import Plan
from rehab.model.policy import Table
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.model.units import kilograms, weight, weight_alone, weights
from rehab.reader.part_faults import Fault
from rehab.reader.places import Path, problem_at
from rehab.reader.plain import read_plain_file
from rehab.reader.row_faults import row_faults
from rehab.reader.table_rows import Tabled, tabled


def client_table_problems(
    client: Client, library: Library, plans: Where
) -> tuple[Problem, ...]:
    """The problems of rows, each at its line of the plan among ``plans``."""
    plan = library.plans.get(client.plan)
    faults = list(_faults(client, plan, library)) if plan else []
    if not faults:
        return ()
    file = folders(plans).file(f"{client.plan}.yaml")
    source, _ = read_plain_file(file)
    if source is None:
        return tuple(Problem(str(file), 1, 1, "", *fault[1:]) for fault in faults)
    return tuple(problem_at(source, *fault) for fault in faults)


def _faults(client: Client, plan: Plan, library: Library) -> Iterator[Fault]:
    for number, phase in _to_come(client, plan):
        path: Path = ("phases", number)
        for one in (*tabled(path, phase), *_pinned(client, path, phase)):
            if not _is_for(one.place, client):
                continue
            for name in one.place.choices(library.catalogue.ladders):
                yield from _of_one(client, library, one, name)


def _is_for(place: Place, client: Client) -> bool:
    """Whether the place is for somebody like this client."""
    asked = (client.age, client.flags, client.goals)
    return not place.when or any(when.suits(*asked) for when in place.when)


def _to_come(client: Client, plan: Plan) -> Iterator[tuple[int, Phase]]:
    """The phases that the client begins with, comes to, or may go back to."""
    ids = [phase.id for phase in plan.phases]
    first = ids.index(client.entry_phase) if client.entry_phase in ids else 0
    back = [rule.to for phase in plan.phases[first:] for rule in phase.back]
    first = min([first, *(ids.index(name) for name in back if name in ids)])
    yield from list(enumerate(plan.phases))[first:]


def _pinned(client: Client, path: Path, phase: Phase) -> Iterator[Tabled]:
    """Exercises that the client has in every phase; its table is theirs too."""
    if isinstance(phase.policy, Table):
        for name in client.pins:
            place = Place(exercise=name)
            yield Tabled((*path, "policy"), phase.policy.rows, path, place, phase)


def _of_one(
    client: Client, library: Library, one: Tabled, name: str
) -> Iterator[Fault]:
    """The rows for this exercise, or for what the client does instead of it."""
    wanted = client.swaps.get(name, name)
    exercise = library.exercises.get(wanted)
    if exercise is None or wanted in client.exclude:
        return
    pinned = name in client.pins
    if wanted == name and not pinned and exercise.level > one.level_max():
        return
    bands = library.catalogue.bands
    if wanted != name or pinned:
        why = f"by swaps in the client file for {name}" if wanted != name else "by pins"
        for at, row in one.row_paths():
            dose = (*at, "dose")
            for fault in row_faults(dose, row.dose, exercise, one.limits, bands):
                yield fault._replace(hint=f"{wanted} is there {why}; take another one")
    if _is_out(client, library, one, exercise):
        return
    yield from _kilograms(client, library, one, exercise)
    yield from _bands(client, one, exercise)
    yield from _days(client, one, exercise)


def _days(client: Client, one: Tabled, exercise: Exercise) -> Iterator[Fault]:
    """As many days as a row, or its place, has sessions in a week."""
    own = client.days_for.get(exercise.id)
    if own is None and (one.place.any_day or one.place.by_the_calendar):
        return
    days, key = len(set(own or client.days)), "sessions_per_week"
    asked = [((*at, key), row.sessions_per_week) for at, row in one.row_paths()]
    for path, sessions in (*asked, ((*one.at, key), one.place.sessions_per_week)):
        if sessions and sessions > days and not one.phase.daily:
            message = f"the client has {days} days for {exercise.id}, got {sessions}"
            hint = "give the client more days, or the place any_day: true"
            yield Fault(path, message, hint)


def _is_out(client: Client, library: Library, one: Tabled, exercise: Exercise) -> bool:
    """Whether a place of several has other exercises than this one for the client."""
    load = exercise.dose.load
    if load is None or one.place.exercise:
        return load is None
    if load.kind == "band":
        return not client.bands
    if load.kind == "effort":
        return False
    things = carriers(exercise, library.catalogue)
    return not any(owned_kg(client, thing, pieces) for thing, pieces in things)


def _kilograms(
    client: Client, library: Library, one: Tabled, exercise: Exercise
) -> Iterator[Fault]:
    """Each weight must be one they own, and all of them of the same thing."""
    load, key = exercise.dose.load, exercise.dose.load_key
    if key not in ("load_kg", "help_kg"):
        return
    sets = [owned_kg(client, *each) for each in carriers(exercise, library.catalogue)]
    every = sorted({kg for owned in sets for kg in owned})
    rows = [(at, getattr(part, key)) for at, part in one.dose_paths()]
    asked = [kg for _, kg in rows if kg is not None]
    together = any(all(among(kg, owned) for kg in asked) for owned in sets)
    for at, kg in rows:
        path = (*at, key)
        if kg is None:
            continue
        if not among(kg, every):
            message = f"the client has no {weight(kg)} for {exercise.id}"
            yield Fault(path, message, _instead(every))
        elif not together and all(among(one_kg, every) for one_kg in asked):
            message = f"the weights for {exercise.id} are not all of the same thing"
            yield Fault(path, message, "write weights that one of their things has")
        if isinstance(load, BodyWeightRange) and client.weight_kg is not None:
            most = load.cap * client.weight_kg / WHOLE
            if kg > most:
                shown, asked_kg = kilograms(round(most, 2)), weight_alone(kg)
                message = (
                    f"is above the cap of {exercise.id}: {kilograms(load.cap)} % of "
                    f"{weight(client.weight_kg)} are {shown} kg, got {asked_kg}"
                )
                yield Fault(path, message, f"write {shown} or less")


def _instead(every: list[float]) -> str:
    """What there is, or how it is written down."""
    if not every:
        return "write what they own into weights_kg of the client file"
    return f"they have {weights(every)} in weights_kg; write one of these"


def _bands(client: Client, one: Tabled, exercise: Exercise) -> Iterator[Fault]:
    for at, part in one.dose_paths():
        band = part.band
        if band is not None and band not in client.bands:
            message = f"the client has no {band} band for {exercise.id}"
            hint = "write their bands into bands of the client file"
            if client.bands:
                hint = f"they have {', '.join(client.bands)}; write one of these"
            yield Fault((*at, "band"), message, hint)
