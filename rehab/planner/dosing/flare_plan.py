"""The easier doses of the flare-up plan, worked out for this client."""

from rehab.model.dose import Dose
from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.programme import Prescription, Reason
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import Loads, loads
from rehab.planner.dosing.share import WHOLE, share
from rehab.planner.dosing.start import with_load
from rehab.planner.selection.places import HARDEST


def flare_dose(dose: Dose, found: Loads, plan: Plan) -> Dose:
    """The dose of the first stage that keeps the exercise, lighter where it can be."""
    stages = [s for s in plan.flare.stages if s.load_percent > 0] or plan.flare.stages
    return lighter(dose, found, stages[0].percent, stages[0].load_percent)


def lighter(dose: Dose, found: Loads, percent: float, load_percent: float) -> Dose:
    """So much of the volume, with so much of the load where it can be had.

    Where nothing lighter is at hand the volume is cut by the load's share too.
    """
    if not dose.load_kg or load_percent >= WHOLE:
        return share(dose, percent)
    most = dose.load_kg * load_percent / 100
    at_hand = [*found.lighter, *found.steps]
    fitting = [kg for kg in at_hand if isinstance(kg, float) and kg <= most]
    if not fitting:
        return share(dose, percent * load_percent / 100)
    return share(dose, percent).but(load_kg=max(fitting))


def rescue_moves(case: Case) -> tuple[str, ...]:
    """The moves of the rescue card this client may do; none before triggers are known.

    The catalogue's order is theirs: one that is ruled out ends the list, for each is
    a further step of the one before.
    """
    phase = case.plan.phases[0]
    found: list[str] = []
    for name in (
        case.library.catalogue.rescue if case.client.triggers is not None else ()
    ):
        exercise = case.library.exercises[name]
        if case.why_not(exercise, phase, level_max=HARDEST):
            break
        found.append(name)
    return tuple(found)


def flare_menu(case: Case, phase: Phase) -> tuple[Prescription, ...]:
    """The gentle moves of the first days that this client may do, most wanted first."""
    percent = case.plan.flare.stages[0].percent
    found = []
    for name in case.library.catalogue.flare_menu:
        exercise = case.library.exercises[name]
        kit = loads(exercise, case.client, case.library.catalogue)
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
                flare_dose=dose,
            )
        )
    return tuple(found[: case.plan.flare.exercises])
