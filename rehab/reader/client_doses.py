"""Doses that a client's file sets: of the exercise's kind, and within its cap."""

from collections.abc import Iterator

from rehab.model.client import Client
from rehab.model.dose import Dose
from rehab.model.exercise import (
    KIND_FIELDS,
    BandRange,
    EffortLoad,
    Exercise,
    HelpRange,
    KilogramRange,
    in_a_set,
)
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.model.units import weight, weight_alone
from rehab.reader.how_faults import how_faults
from rehab.reader.part_faults import part_faults
from rehab.reader.places import Path, Source, problem_at
from rehab.reader.unknown import unknown_word


def dose_problems(
    source: Source, client: Client, library: Library
) -> Iterator[Problem]:
    """Yield what is wrong with the client's own starting doses and targets."""
    places: list[tuple[Path, str, Dose]] = []
    places += [(("doses", k), k, dose) for k, dose in client.doses.items()]
    targets = client.targets.items()
    places += [(("targets", k, "dose"), k, target.dose) for k, target in targets]
    for path, name, dose in places:
        if exercise := library.exercises.get(name):
            for fault in how_faults(path, dose, exercise):
                yield problem_at(source, *fault)
            if dose.left and name in client.targets:
                message = "a dose with a target is the same for both sides"
                yield problem_at(source, path, message, "write one dose")
            for where, part in dose.by_side():
                at = (*path, *where)
                yield from _range(source, at, part, client, name)
                yield from _of_side(source, at, part, exercise, client, library)


def _of_side(  # noqa: PLR0913, PLR0917
    source: Source,
    path: Path,
    dose: Dose,
    exercise: Exercise,
    client: Client,
    library: Library,
) -> Iterator[Problem]:
    yield from _kind(source, path, dose, exercise)
    most = _heaviest(exercise, client, library)
    yield from _weight(source, path, dose, exercise, most)
    if path[0] == "doses" and exercise.dose.load:
        yield from _owned(source, path, dose, client)
    bands = library.catalogue.bands
    yield from _band(source, path, dose, exercise, bands)


def _range(
    source: Source, path: Path, dose: Dose, client: Client, name: str
) -> Iterator[Problem]:
    """A line to a target goes from one number to another."""
    if dose.repetitions_from is not None and name in client.targets:
        at = (*path, "repetitions")
        message = "a dose with a target has one number, not a range"
        hint = f"write {dose.repetitions_from} or {dose.repetitions}"
        yield problem_at(source, at, message, hint)


def _kind(
    source: Source, path: Path, dose: Dose, exercise: Exercise
) -> Iterator[Problem]:
    kind, cap = exercise.dose.kind, exercise.dose.cap
    used = in_a_set(dose)
    if used != KIND_FIELDS[kind]:
        wanted = ", ".join(sorted(KIND_FIELDS[kind]))
        message = f"is of the wrong kind: {exercise.id} needs sets and {wanted}"
        yield problem_at(source, path, message)
        return
    if dose.scheme and cap.scheme and len(dose.scheme) != len(cap.scheme):
        message = f"needs {len(cap.scheme)} numbers, got {len(dose.scheme)}"
        yield problem_at(source, (*path, "scheme"), message)
        return
    if dose.parts:
        for fault in part_faults((*path, "parts"), dose, exercise):
            yield problem_at(source, *fault)
        return
    for name in ("sets", *sorted(used)):
        asked, most = getattr(dose, name), getattr(cap, name)
        if _above(asked, most):
            message = f"is above the cap of {exercise.id}: {_say(most)}"
            yield problem_at(source, (*path, name), f"{message}, got {_say(asked)}")


def _above(asked: int | tuple[int, ...], most: int | tuple[int, ...]) -> bool:
    if isinstance(asked, tuple) and isinstance(most, tuple):
        return sum(asked) > sum(most) or max(asked) > max(most)
    return bool(asked > most)  # type: ignore[operator]


def _say(amount: int | tuple[int, ...]) -> str:
    return "-".join(map(str, amount)) if isinstance(amount, tuple) else str(amount)


def _weight(
    source: Source,
    path: Path,
    dose: Dose,
    exercise: Exercise,
    most: float | None,
) -> Iterator[Problem]:
    load = exercise.dose.load
    takes_none = load is None or isinstance(load, BandRange | HelpRange)
    if dose.help_kg is not None and not isinstance(load, HelpRange):
        at = (*path, "help_kg")
        yield problem_at(source, at, f"{exercise.id} takes no help", "delete help_kg")
    if dose.by_effort and takes_none:
        yield problem_at(source, (*path, "load"), f"{exercise.id} takes no weight")
    if dose.load_kg is None:
        return
    at = (*path, "load_kg")
    if takes_none:
        yield problem_at(source, at, f"{exercise.id} takes no weight")
    elif isinstance(exercise.dose.load, EffortLoad):
        message = f"{exercise.id} has a weight that the client finds"
        yield problem_at(source, at, message, "write load: {rm: 12}, or {effort: 7}")
    elif most is not None and dose.load_kg > most:
        message = f"is above the cap of {exercise.id}: {weight(most)}"
        yield problem_at(source, at, f"{message}, got {weight_alone(dose.load_kg)}")


def _owned(source: Source, path: Path, dose: Dose, client: Client) -> Iterator[Problem]:
    """The load must be one the client has: of one piece, or of two together."""
    pieces = [kg for owned in client.weights_kg.values() for kg in owned]
    if dose.load_kg is not None and dose.load_kg not in {
        *pieces,
        *(2 * k for k in pieces),
    }:
        message = f"{weight(dose.load_kg)} is not among the weights in weights_kg"
        yield problem_at(source, (*path, "load_kg"), message)
    if dose.help_kg is not None and dose.help_kg not in pieces:
        message = (
            f"{weight(dose.help_kg)} of help is not among the weights in weights_kg"
        )
        yield problem_at(source, (*path, "help_kg"), message)
    if dose.band is not None and dose.band not in client.bands:
        message = f'the "{dose.band}" band is not among the bands'
        yield problem_at(source, (*path, "band"), message)


def _heaviest(exercise: Exercise, client: Client, library: Library) -> float | None:
    """The exercise's cap, or less where a flag of the client has a limit."""
    most, body = _cap(exercise, client.weight_kg), client.weight_kg
    percent = library.catalogue.heaviest_percent(client.flags)
    if most is None or body is None or percent is None:
        return most
    return min(most, body * percent / 100)


def _cap(exercise: Exercise, body_kg: float | None) -> float | None:
    weight = exercise.dose.load
    if weight is None or isinstance(weight, BandRange | EffortLoad | HelpRange):
        return None
    if isinstance(weight, KilogramRange):
        return weight.cap
    return weight.cap * body_kg / 100 if body_kg is not None else None


def _band(
    source: Source, path: Path, dose: Dose, exercise: Exercise, bands: tuple[str, ...]
) -> Iterator[Problem]:
    at, most = (*path, "band"), exercise.dose.load
    yield from unknown_word(source, "band", at, dose.band, bands)
    if dose.band is None or dose.band not in bands:
        return
    if not isinstance(most, BandRange):
        yield problem_at(source, at, f"{exercise.id} takes no band")
    elif bands.index(dose.band) > bands.index(most.cap):
        yield problem_at(source, at, f"is above the cap of {exercise.id}: {most.cap}")
