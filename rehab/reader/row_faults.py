"""One row of a table against one exercise: kind, amounts, loads and how it is done."""

from collections.abc import Iterator
from typing import NamedTuple

from rehab.model.dose import NUMBERS, Dose
from rehab.model.exercise import (
    KIND_FIELDS,
    BandRange,
    EffortLoad,
    Exercise,
    HelpRange,
    KilogramRange,
    in_a_set,
)
from rehab.model.units import kilograms, weight, weight_alone
from rehab.reader.how_faults import how_faults
from rehab.reader.part_faults import Fault, part_faults
from rehab.reader.places import Path


class Limits(NamedTuple):
    """What a plan allows less of than the exercise does."""

    cap: Dose | None = None  # of the place
    sets_max: int | None = None  # of the phase
    shared: bool = False  # the table is of the phase, not of one place


def row_faults(
    path: Path, dose: Dose, exercise: Exercise, limits: Limits, bands: tuple[str, ...]
) -> Iterator[Fault]:
    """Yield why the exercise cannot be given the dose at ``path`` as it is written."""
    for where, part in dose.by_side():
        yield from _of_side((*path, *where), part, exercise, limits, bands)
    yield from how_faults(path, dose, exercise)


def _of_side(
    path: Path, dose: Dose, exercise: Exercise, limits: Limits, bands: tuple[str, ...]
) -> Iterator[Fault]:
    if fault := _kind(path, dose, exercise, limits):
        yield fault
    else:
        yield from _amounts(path, dose, exercise, limits)
        yield from _scheme(path, dose, exercise)
        yield from part_faults((*path, "parts"), dose, exercise, limits.cap)
    yield from _weight(path, dose, exercise)
    yield from _band(path, dose, exercise, bands)


def _kind(path: Path, dose: Dose, exercise: Exercise, limits: Limits) -> Fault | None:
    needed = KIND_FIELDS[exercise.dose.kind]
    used = in_a_set(dose)
    if used == needed or exercise.dose.is_listed(dose):
        return None
    message = (
        f"is of the wrong kind: {exercise.id} needs sets and {_names(needed)}, "
        f"got {_names(used)}"
    )
    hint = f"write {_names(needed)}"
    if limits.shared:
        hint += f", or give the place of {exercise.id} a policy of its own"
    return Fault(path, message, hint)


def _names(fields: set[str]) -> str:
    return " and ".join(sorted(fields))


def _amounts(
    path: Path, dose: Dose, exercise: Exercise, limits: Limits
) -> Iterator[Fault]:
    for name in NUMBERS:
        asked = getattr(dose, name)
        if asked is None or (name == "sets" and (dose.scheme or dose.parts)):
            continue
        found = _most(name, exercise, limits)
        if found and asked > found[0]:
            most, whose, cure = found
            message = f"is above {whose}: {most}, got {asked}"
            yield Fault((*path, name), message, f"write {most} or less, or {cure}")


def _most(name: str, exercise: Exercise, limits: Limits) -> tuple[int, str, str] | None:
    """The least that is allowed, what says so, and how it could be more."""
    here = exercise.id
    own = getattr(exercise.dose.cap, name)
    found = [(own, f"the cap of {here}", f"raise the cap in {here}.yaml")]
    if limits.cap is not None and exercise.dose.is_of_kind(limits.cap):
        placed = getattr(limits.cap, name)
        found.append((placed, f"the cap of the place of {here}", "raise it there"))
    if name == "sets":
        found.append((limits.sets_max, "sets_max of the phase", "raise it there"))
    known = [one for one in found if one[0] is not None]
    return min(known, key=lambda one: one[0]) if known else None


def _scheme(path: Path, dose: Dose, exercise: Exercise) -> Iterator[Fault]:
    """A number for each set of the exercise, none of them above its cap."""
    cap, at = exercise.dose.most_of_each(dose), (*path, "scheme")
    if dose.scheme is None or not cap:
        return
    if exercise.dose.is_listed(dose) and len(dose.scheme) > len(cap):
        most, got = len(cap), len(dose.scheme)
        message = f"is above the cap of {exercise.id}: {most} sets, got {got} numbers"
        hint = f"write {most} or fewer, or raise the cap in {exercise.id}.yaml"
        yield Fault(at, message, hint)
        return
    if len(dose.scheme) != len(cap):
        message = f"{exercise.id} has {len(cap)} sets, got {len(dose.scheme)} numbers"
        yield Fault(at, message, f"write {len(cap)} numbers, one for each set")
        return
    for number, (asked, most) in enumerate(zip(dose.scheme, cap, strict=True)):
        if asked > most:
            message = f"is above the cap of {exercise.id}: {most}, got {asked}"
            hint = f"write {most} or less, or raise the cap in {exercise.id}.yaml"
            yield Fault((*at, number), message, hint)


def _weight(path: Path, dose: Dose, exercise: Exercise) -> Iterator[Fault]:
    load, at, here = exercise.dose.load, (*path, "load_kg"), exercise.id
    yield from _help(path, dose, exercise)
    if dose.by_effort and (load is None or isinstance(load, BandRange | HelpRange)):
        hint = f"delete load, or give {here}.yaml load: {{kind: effort}}"
        yield Fault((*path, "load"), f"{here} takes no weight", hint)
    if dose.load_kg is None:
        return
    if isinstance(load, HelpRange):
        yield Fault(at, f"{here} has a weight that helps", "write help_kg")
    elif isinstance(load, EffortLoad):
        hint = "write load: {rm: 12}, or {effort: 7}"
        yield Fault(at, f"{here} has a weight that the client finds", hint)
    elif load is None or isinstance(load, BandRange):
        hint = f"delete load_kg, or give {here}.yaml a load in kilograms"
        yield Fault(at, f"{here} takes no weight", hint)
    elif isinstance(load, KilogramRange) and dose.load_kg > load.cap:
        most, asked = weight_alone(load.cap), weight_alone(dose.load_kg)
        message = f"is above the cap of {here}: {weight(load.cap)}, got {asked}"
        yield Fault(at, message, f"write {most} or less, or raise it in {here}.yaml")


def _band(
    path: Path, dose: Dose, exercise: Exercise, bands: tuple[str, ...]
) -> Iterator[Fault]:
    load, at, here = exercise.dose.load, (*path, "band"), exercise.id
    if dose.band is None or dose.band not in bands:  # an unknown one is told elsewhere
        return
    if not isinstance(load, BandRange):
        hint = f"delete band, or give {here}.yaml a band as its load"
        yield Fault(at, f"{here} takes no band", hint)
    elif load.cap in bands and bands.index(dose.band) > bands.index(load.cap):
        message = f"is above the cap of {here}: {load.cap}, got {dose.band}"
        hint = f"write {load.cap} or a lighter one, or raise it in {here}.yaml"
        yield Fault(at, message, hint)


def _help(path: Path, dose: Dose, exercise: Exercise) -> Iterator[Fault]:
    load, at, here = exercise.dose.load, (*path, "help_kg"), exercise.id
    if dose.help_kg is None:
        if isinstance(load, HelpRange) and load.least and dose.load == "none":
            hint = f"write help_kg: {kilograms(load.least)} or more"
            yield Fault(path, f"has less help than {here} ever has", hint)
    elif not isinstance(load, HelpRange):
        hint = f"delete help_kg, or give {here}.yaml a load of kind help"
        yield Fault(at, f"{here} takes no help", hint)
    elif dose.help_kg < load.least:
        least, asked = kilograms(load.least), kilograms(dose.help_kg)
        message = f"is less help than {here} ever has: {least} kg, got {asked}"
        yield Fault(at, message, f"write {least} or more")
