"""One week of the programme, from the state of its slots."""

import datetime
from dataclasses import dataclass

from rehab.model.client import Client
from rehab.model.dose import Dose
from rehab.model.plan import Phase, Plan
from rehab.model.programme import Library, Prescription, Reason, Week
from rehab.planner.allow import ruled_out
from rehab.planner.days import dates, days_of
from rehab.planner.kit import Loads, loads
from rehab.planner.ladders import easier_rung
from rehab.planner.phases import is_easy
from rehab.planner.select import Selection
from rehab.planner.share import share
from rehab.planner.slot import Slot
from rehab.planner.start import with_load


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """Everything fixed about the week besides its slots."""

    client: Client
    plan: Plan
    library: Library
    phase: Phase
    selection: Selection
    number: int
    week_in_phase: int
    phase_reason: Reason
    projected: bool


def make_week(scene: Scene, slots: tuple[Slot, ...]) -> Week:
    """The week with its doses, days, easier versions and flare-up doses."""
    start = scene.client.start + datetime.timedelta(weeks=scene.number - 1)
    cards = scene.plan.cards
    return Week(
        number=scene.number,
        start=start,
        phase=scene.phase,
        week_in_phase=scene.week_in_phase,
        prescriptions=tuple(_prescribe(slot, start, scene) for slot in slots),
        ruled_out=scene.selection.passed,
        gaps=scene.selection.gaps,
        phase_reason=scene.phase_reason,
        flare_menu=flare_menu(scene),
        card=cards[(scene.number - 1) % len(cards)] if cards else "",
        easy=is_easy(scene.phase, scene.week_in_phase),
        projected=scene.projected,
    )


def _prescribe(slot: Slot, start: datetime.date, scene: Scene) -> Prescription:
    dose, reason = slot.dose, slot.reason
    easy = scene.phase.easy_weeks
    if easy and is_easy(scene.phase, scene.week_in_phase):
        reason = Reason("dose.easy", {"percent": easy.percent, "was": dose})
        dose = share(dose, easy.percent)
    week_days = days_of(
        slot.exercise, scene.client, scene.phase, slot.place, scene.plan
    )
    ladder = slot.place.ladder
    return Prescription(
        exercise=slot.exercise,
        dose=dose,
        days=dates(start, week_days),
        chosen=slot.chosen,
        reason=reason,
        envelope=round(max(slot.envelope, slot.dose.volume * slot.sessions), 2),
        ladder=ladder,
        easier=easier_rung(
            slot.exercise, ladder, scene.client, scene.plan, scene.phase, scene.library
        ),
        flare_dose=_flare_dose(dose, slot.loads, scene.plan),
        load_words=_load_words(dose, slot.loads),
    )


def _load_words(dose: Dose, found: Loads) -> str:
    if not dose.load_kg or found.pieces == 1:
        return ""
    return f"{found.pieces} × {dose.load_kg / found.pieces:g} kg"


def _flare_dose(dose: Dose, found: Loads, plan: Plan) -> Dose:
    """The first stage on the way back that keeps the exercise, worked out."""
    stages = [s for s in plan.flare.stages if s.load_percent > 0] or plan.flare.stages
    stage = stages[0]
    cut = share(dose, stage.percent)
    if not dose.load_kg:
        return cut
    most = dose.load_kg * stage.load_percent / 100
    lighter = [kg for kg in found.steps if isinstance(kg, float) and kg <= most]
    return cut.but(load_kg=max(lighter)) if lighter else cut


def flare_menu(scene: Scene) -> tuple[Prescription, ...]:
    """The gentle moves of the first days of a flare-up that this client may do."""
    pain = scene.plan.pain_rules[scene.phase.pain_rule]
    percent = scene.plan.flare.stages[0].percent
    found = []
    for name in scene.library.catalogue.flare_menu:
        exercise = scene.library.exercises[name]
        kit = loads(exercise, scene.client, scene.library.catalogue)
        out = ruled_out(exercise, scene.client, scene.library, level_max=0, pain=pain)
        if out or isinstance(kit, Reason):
            continue
        dose = share(with_load(exercise.dose.start, kit), percent)
        found.append(
            Prescription(
                exercise=exercise,
                dose=dose,
                days=(),
                chosen=Reason("chosen.flare"),
                reason=Reason("dose.flare", {"percent": percent}),
                envelope=dose.volume,
                flare_dose=dose,
            )
        )
    return tuple(found[: scene.plan.flare.exercises])
