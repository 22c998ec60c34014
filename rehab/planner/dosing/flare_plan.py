"""The easier doses of the flare-up plan, worked out for this client."""

from functools import lru_cache
from itertools import accumulate

from rehab.model.dose import Dose
from rehab.model.numbers import ROUNDING, WHOLE
from rehab.model.phase import Phase
from rehab.model.programme import Prescription, Reason
from rehab.model.rules import FlareStage
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import Loads
from rehab.planner.dosing.share import share
from rehab.planner.dosing.start import with_load
from rehab.planner.dosing.work import work
from rehab.planner.selection.ladders import standing_there


@lru_cache(maxsize=1024)
def stage_doses(
    dose: Dose, found: Loads, stages: tuple[FlareStage, ...], bands: tuple[str, ...]
) -> tuple[Dose, ...]:
    """The dose of each stage of the way back that keeps the exercise, low to high."""
    kept = [stage for stage in stages if stage.load_percent]
    floor = min((stage.percent for stage in kept), default=0)
    doses = [_of_stage(dose, found, stage, floor) for stage in kept]
    return tuple(
        accumulate(doses, lambda a, b: max(a, b, key=lambda d: work(d, bands)))
    )


def _of_stage(dose: Dose, found: Loads, stage: FlareStage, floor: float) -> Dose:
    """Never less in the sets than the ``floor``, the percentage of the lowest stage."""
    percent = max(floor, _left(dose, found, stage))
    return lighter(dose, found, percent, stage.load_percent, stage.near_percent)


def _left(dose: Dose, found: Loads, stage: FlareStage) -> float:
    """What is left of what is in the sets, in percent.

    Where the lightest load at hand is above the stage's share, so much fewer of it.
    """
    if dose.by_effort or not dose.load_kg:
        return stage.percent
    least = dose.load_kg * min(stage.load_percent, WHOLE) / WHOLE
    given = _lightest(dose.load_kg, found, least, stage.near_percent)
    return round(stage.percent * least / given, 1)


def lighter(
    dose: Dose,
    found: Loads,
    percent: float,
    load_percent: float,
    near_percent: float = 0,
) -> Dose:
    """So much of what is in the sets, with the lightest weight at hand of so much.

    Never a lighter one than that, or than ``near_percent`` below it; where there is
    none below it, the load stays.
    """
    if dose.left:
        return dose.each(
            lambda one: lighter(one, found, percent, load_percent, near_percent)
        )
    if dose.by_effort:  # a weight that nobody knows stays: so much fewer of it
        return share(dose, percent * min(load_percent, WHOLE) / WHOLE)
    if found.help_kg and load_percent < WHOLE:
        return _with_more_help(dose, found, percent, load_percent)
    if not dose.load_kg or load_percent >= WHOLE:
        return share(dose, percent)
    least = dose.load_kg * load_percent / WHOLE
    load = _lightest(dose.load_kg, found, least, near_percent)
    return share(dose, percent).but(load_kg=load)


def _lightest(
    load_kg: float, found: Loads, least_kg: float, near_percent: float
) -> float:
    """The lightest weight at hand that is near enough, else the one it has."""
    enough = least_kg * (WHOLE - near_percent) / WHOLE - ROUNDING
    fitting = (kg for kg in found.kilograms if enough <= kg <= load_kg)
    return min(fitting, default=load_kg)


def _with_more_help(
    dose: Dose, found: Loads, percent: float, load_percent: float
) -> Dose:
    """So much of what is in the sets, with more help: of 20 kg at 80 % 25.

    The least help at hand that is enough; where none is, the most, and fewer of it. Who
    has come to do without begins with the least again.
    """
    if dose.help_kg is None:
        return share(dose, percent).but(load=None, help_kg=found.help_kg[0])
    wanted = dose.help_kg * WHOLE / max(load_percent, 1)
    enough = [kg for kg in found.help_kg if kg >= wanted - ROUNDING]
    if enough:
        return share(dose, percent).but(help_kg=enough[0])
    fewer = share(dose, percent * load_percent / WHOLE)
    return fewer.but(help_kg=max(*found.help_kg, dose.help_kg))


def flare_menu(case: Case, phase: Phase) -> tuple[Prescription, ...]:
    """The gentle moves of the first days that this client may do, most wanted first."""
    percent = case.plan.flare.menu_percent
    found: list[Prescription] = []
    for exercise in standing_there(case, case.region.flare_menu):
        if any(exercise.id == given.exercise.id for given in found):
            continue
        kit = case.loads(exercise)
        if isinstance(kit, Reason) or case.why_not(exercise, phase, level_max=0):
            continue
        dose = share(with_load(exercise.dose.start, kit), percent)
        reason = Reason("dose.flare", {"percent": percent})
        found.append(
            Prescription(
                exercise=exercise,
                dose=dose,
                days=(),
                chosen=Reason("chosen.flare"),
                reason=reason,
                envelope=dose.volume,
                lower=dose,
            )
        )
    return tuple(found[: case.plan.flare.exercises])
