"""The mark that says what weeks hold."""

import hashlib
import json
from collections.abc import Sequence

from rehab.model.programme import Prescription, Programme, Week


def fingerprint(programme: Programme, numbers: Sequence[int]) -> str:
    """Twelve characters that change with anything of these weeks the client acts on.

    That is every dose, day, cue, drawing, easier version, dose for worse days and
    limit, the goals and the usual pain that the colours hang on, the cards and the
    stop signs, and who the sheets are for and from.
    """
    plan, client = programme.plan, programme.client
    whole = {
        "client": [client.reference, client.name, client.physio, dict(client.clinic)],
        "theirs": [client.goals, client.when, client.usual_pain],
        "texts": programme.texts,
        "plan": [plan.id, plan.version, plan.flare.model_dump()],
        "weeks": [_week(week, programme) for week in programme.chosen(numbers)],
        "pages": [programme.rescue, programme.screen],
        "aims": [[aim.exercise.id, aim.dose.model_dump()] for aim in programme.aims],
    }
    text = json.dumps(whole, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _week(week: Week, programme: Programme) -> list[object]:
    phase = week.phase
    limits = programme.plan.pain_rules[phase.pain_rule].model_dump()
    return [
        week.number,
        week.start.isoformat(),
        week.after_gap,
        [phase.id, phase.goal, phase.stay, phase.step_back, phase.effort_max, limits],
        *([week.practise, phase.not_yet] if week.practise or phase.not_yet else []),
        [_given(given) for given in week.prescriptions],
        [_given(given) for given in week.flare_menu],
    ]


def _given(given: Prescription) -> list[object]:
    figure = given.exercise.figure
    return [
        [given.exercise.id, given.exercise.name, given.exercise.cues],
        figure.model_dump(exclude_defaults=True) if figure else "",
        [given.dose.model_dump(), given.flare_dose.model_dump(), given.pieces],
        [day.isoformat() for day in given.days],
        given.easier.id if given.easier else "",
        [dose.model_dump() for dose in (given.lower, *given.back)],
        [given.easier_dose and given.easier_dose.model_dump(), given.easier_pieces],
    ]
