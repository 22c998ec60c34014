"""The mark that says what weeks hold: of the finished page, not of a list of fields."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass

from pydantic import BaseModel

from rehab.handout.sheet import as_planned
from rehab.model.exercise import Exercise
from rehab.model.programme import Library, Programme, Week
from rehab.model.video import video_address


def fingerprint(
    programme: Programme, library: Library, numbers: Sequence[int], page: object
) -> str:
    """Twelve characters that change with anything of these weeks the client acts on.

    ``page`` is all that the finished page says, as values. Beside it stand what a page
    shows without saying it (drawings, videos, a clinic's own parts), what the record
    will keep of the sheets, the texts that the physio's copy alone prints, and the
    screen and the stop signs that the signature rests on.
    """
    client, plan = programme.client, programme.plan
    weeks = programme.chosen(numbers)
    whole = {
        "page": page,
        "who": [client.reference, client.physio, client.sex],
        "plan": [plan.id, plan.version, plan.review_every_weeks],
        "shown": [
            _shown(one, programme, library)
            for one in _exercises(programme, library, weeks)
        ],
        "sheets": [[week.number, week.start, as_planned(week)] for week in weeks],
        "own": client.clinic.templates.files if client.clinic.templates else None,
        "texts": [programme.texts, programme.screen],
        "screened": [client.screening.on, client.screening.by],
        "stops": [week.number for week in programme.weeks if week.colour == "stop"],
    }
    text = json.dumps(whole, default=_plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _exercises(
    programme: Programme, library: Library, weeks: Sequence[Week]
) -> Iterable[Exercise]:
    """Every exercise of these pages once: asked for, easier, or for a bad day."""
    rescue = (library.exercises.get(name) for name in programme.rescue)
    found = {one.id: one for one in rescue if one}
    for week in weeks:
        for given in (*week.prescriptions, *week.flare_menu):
            found |= {one.id: one for one in (given.exercise, given.easier) if one}
    return found.values()


def _shown(
    exercise: Exercise, programme: Programme, library: Library
) -> tuple[object, ...]:
    """What is drawn of it, the clinic's own drawing, and where a video of it is."""
    video = video_address(exercise, programme.client.clinic)
    return exercise.id, exercise.figure, library.drawings.get(exercise.id), video


def _plain(value: object) -> object:
    """What JSON does not know, one level down; nothing of it is left out.

    Raises:
        TypeError: It is no value.
    """
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value))
