"""The mark that says what weeks hold."""

import hashlib
import json
from collections.abc import Sequence

from rehab.model.clinic import Clinic
from rehab.model.programme import Prescription, Programme, Week
from rehab.model.video import video_address

CALLS = (
    *("name", "phone", "hours", "out_of_hours"),
    *("emergency_number", "emergency_department"),
)


def fingerprint(programme: Programme, numbers: Sequence[int]) -> str:
    """Twelve characters that change with anything of these weeks the client acts on.

    That is every dose, day, cue, drawing, easier version, dose for worse days and
    limit, the goals and the usual pain that the colours hang on, the cards and the
    stop signs, who the sheets are for and from, whom to call and when, where a video
    of it is, and a clinic's own parts of the page.
    """
    plan, client = programme.plan, programme.client
    whole = {
        "client": [client.reference, client.name, client.physio, _calls(client.clinic)],
        "theirs": [client.goals, client.when, client.usual_pain],
        "texts": programme.texts,
        "plan": [plan.id, plan.version, plan.flare.model_dump()],
        "weeks": [_week(week, programme) for week in programme.chosen(numbers)],
        "pages": [programme.rescue, programme.screen],
        "aims": [[aim.exercise.id, aim.dose.model_dump()] for aim in programme.aims],
    }
    if client.clinic.templates:
        whole["own"] = client.clinic.templates.files
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
        [_given(given, programme) for given in week.prescriptions],
        [_given(given, programme) for given in week.flare_menu],
    ]


def _calls(clinic: Clinic) -> dict[str, str]:
    """Whom the client calls; how the sheet looks is not in it."""
    found = {name: getattr(clinic, name) for name in CALLS}
    return {name: text for name, text in found.items() if text is not None}


def _given(given: Prescription, programme: Programme) -> list[object]:
    figure = given.exercise.figure
    video = video_address(given.exercise, programme.client.clinic)
    return [
        [given.exercise.id, given.exercise.name, given.exercise.cues],
        figure.model_dump(exclude_defaults=True) if figure else "",
        [given.dose.model_dump(), given.flare_dose.model_dump(), given.pieces],
        [day.isoformat() for day in given.days],
        given.easier.id if given.easier else "",
        [dose.model_dump() for dose in (given.lower, *given.back)],
        [given.easier_dose and given.easier_dose.model_dump(), given.easier_pieces],
        *([video] if video else []),
    ]
