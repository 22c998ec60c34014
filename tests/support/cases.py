"""Builders that the planner's tests share: the shelf, a client, a plan, a diary."""

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rehab.model.client import Client
from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.model.dose import Dose
from rehab.model.plan import Plan
from rehab.model.programme import Library, Prescription, Programme, Refusal, Week
from rehab.model.units import weight
from rehab.planner.programme import build_programme
from rehab.reader.library import read_client, read_diary, read_library

ROOT = Path(__file__).parents[2]
SESSIONS = 5  # a full week of the diary words below


@functools.cache
def library() -> Library:
    """Return the shipped exercises and plans, read once."""
    found, problems = read_library(ROOT / "exercises", ROOT / "plans")
    assert found is not None, problems
    return found


def client(**changes: Any) -> Client:
    """Return somebody who may do nearly everything, with some fields changed."""
    return Client(**{**client_fields(), **changes})


def client_fields() -> dict[str, Any]:
    """Return the fields of somebody of 80 kg with a well-filled cupboard."""
    answers = dict.fromkeys(library().safety.signs, "no")
    return {
        "reference": "example-test",
        "name": "Alex",
        "birth_year": 1980,
        "weight_kg": 80.0,
        "physio": "Robin Hale",
        "clinic": {
            "name": "Harbour Lane Physio",
            "phone": "0123 456 789",
            "emergency_number": "112",
            "emergency_department": "the emergency department",
        },
        "plan": "recurrent-spasm",
        "start": "2026-11-23",  # a Monday
        "entry_phase": "light_load",
        "days": ["mon", "wed", "fri"],
        "goals": ["Work a full day in the garden."],
        "usual_pain": 2,
        "spasm_free_days": 60,
        "triggers": {},
        "equipment": ["chair", "bench", "step", "blocks"],
        "weights_kg": {
            "dumbbells": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0],
            "kettlebell": [6.0, 8.0, 10.0, 12.0, 16.0, 20.0, 24.0],
            "barbell": [15.0, 17.5, 20.0, 22.5, 25.0, 27.5, 30.0, 35.0, 40.0],
        },
        "bands": ["light", "medium", "heavy"],
        "screening": {"by": "Robin Hale", "on": "2026-11-20", "answers": answers},
    }


def screened(person: Client, **changes: Any) -> Client:
    """Return the client with single lines of the screen changed."""
    screening = person.screening.model_dump()
    answers = {**screening["answers"], **changes.pop("answers", {})}
    return Client(
        **{**dict(person), "screening": {**screening, **changes, "answers": answers}}
    )


def plan(name: str = "recurrent-spasm", **changes: Any) -> Plan:
    """Return a shipped plan with some of its rules changed."""
    return edited(library().plans[name], **changes)


def edited(base: Plan, **changes: Any) -> Plan:
    """Return the plan with a rule's lines changed: a mapping changes single lines."""
    fields = base.model_dump()
    for name, value in changes.items():
        merge = isinstance(value, Mapping) and isinstance(fields[name], dict)
        fields[name] = {**fields[name], **value} if merge else value
    return Plan(**fields)


def phase_fields(**changes: Any) -> dict[str, Any]:
    """Return a phase of a small plan: ten weeks of a single exercise."""
    base = {
        "id": "only",
        "name": "Only",
        "goal": "Climb.",
        "weeks": {"min": 1, "typical": 10, "max": 20},
        "policy": {"kind": "steady"},
        "pain_rule": "strict",
        "effort_max": 4,
        "sessions_per_week": [1, 3],
        "exercises": [1, 4],
        "entry_level": 2,
        "level_max": 4,
        "start_percent": 70.0,
        "places": [{"exercise": "hinge_wall"}],
        "stay": "Stay.",
        "step_back": "Do less.",
        "source": "made up",
    }
    return {**base, **changes}


def small_plan(*phases: Mapping[str, Any], **changes: Any) -> Plan:
    """Return the shipped rules over these phases; the last one shows twenty weeks."""
    made = [phase_fields(**phase) for phase in phases]
    made[-1] = {**made[-1], "last": True}
    return plan(**{"phases": made, "last_phase_weeks_shown": 20, **changes})


def build(
    person: Client,
    of: Plan | None = None,
    diary: Diary | None = None,
    shelf: Library | None = None,
) -> Programme:
    """Return the programme, which must not be refused."""
    found = maybe(person, of, diary, shelf)
    assert isinstance(found, Programme), found
    return found


def maybe(
    person: Client,
    of: Plan | None = None,
    diary: Diary | None = None,
    shelf: Library | None = None,
) -> Programme | Refusal:
    """Return the programme or the refusal."""
    shelf = shelf or library()
    return build_programme(person, of or shelf.plans[person.plan], shelf, diary)


def example(name: str) -> Programme | Refusal:
    """Return the programme of an example, with its diary."""
    folder = ROOT / "examples" / name
    person, problems = read_client(folder / "client.yaml", library())
    diary, more = read_diary(folder / "diary.yaml")
    assert person is not None, problems
    assert diary is not None, more
    return maybe(person, None, diary)


# --- Diaries in one word a week ---------------------------------------------------


def diary_of(words: Mapping[int, str], pain: int = 2) -> Diary:
    """Return a diary of one word a week; a week called ``none`` did not come back."""
    weeks = [week_of(n, word, pain) for n, word in words.items() if word != "none"]
    return Diary(weeks=tuple(weeks))


def week_of(number: int, word: str, pain: int = 2) -> WeekRecord:
    """Return five sessions at the usual pain, but for what the word says.

    ``green`` nothing else; ``amber`` two mornings 1 point up (2 of 5 is more than a
    third); ``red`` two mornings 2 points up; ``spasm`` one session ended in a spasm;
    ``flare`` the box is ticked; ``thin`` one session of five; ``unknown`` no morning
    scores; ``stop`` a stop sign.
    """
    calm = session(pain)
    others = {
        "amber": [session(pain, next_morning=pain + 1)] * 2,
        "red": [session(pain, next_morning=pain + 2)] * 2,
        "spasm": [session(pain, spasm=True)],
        "stop": [session(pain, stop_sign=True)],
        "unknown": [session(pain, next_morning=None)] * SESSIONS,
    }.get(word, [])
    count = 1 if word == "thin" else SESSIONS
    sessions = [*others, *[calm] * (count - len(others))]
    return WeekRecord(
        week=number, sessions=tuple(sessions), flare=word == "flare", confidence=8
    )


def session(pain: int, **changes: Any) -> SessionRecord:
    """Return a session with the same pain before, during and next morning."""
    scores = {"before": pain, "during": pain, "next_morning": pain, "effort": 3}
    return SessionRecord(**{**scores, **changes})


# --- Reading a programme ------------------------------------------------------------


def in_week(programme: Programme, number: int) -> dict[str, Prescription]:
    """Return what is prescribed in a week, by exercise."""
    week = week_numbered(programme, number)
    return {p.exercise.id: p for p in week.prescriptions}


def week_numbered(programme: Programme, number: int) -> Week:
    """Return the week of that number."""
    return next(week for week in programme.weeks if week.number == number)


def doses(programme: Programme, exercise: str) -> list[str]:
    """Return the exercise's dose of each week in short, an empty text without it."""
    return [
        next(
            (short(p.dose) for p in week.prescriptions if p.exercise.id == exercise), ""
        )
        for week in programme.weeks
    ]


def short(dose: Dose) -> str:
    """Return a dose as a physio jots it down.

    >>> short(Dose(sets=2, repetitions=8, load_kg=4))
    '2×8 4 kg'
    >>> short(Dose(scheme=(5, 3, 1), hold_seconds=8))
    '5-3-1 ×8 s'
    """
    sets = [f"{dose.sets}"] if dose.scheme is None else []
    parts = [*sets, *_inside(dose)]
    if dose.scheme:
        text = " ×".join(["-".join(map(str, dose.scheme)), *parts])
    else:
        text = "×".join(parts)
    load = [weight(dose.load_kg)] if dose.load_kg else []
    rest = [f"rest {dose.rest_seconds}"] if dose.rest_seconds is not None else []
    return " ".join([text, *load, *([dose.band] if dose.band else []), *rest])


def _inside(dose: Dose) -> Iterable[str]:
    units = {"repetitions": "", "hold_seconds": " s", "minutes": " min", "metres": " m"}
    for name, unit in units.items():
        if (value := getattr(dose, name)) is not None:
            yield f"{value}{unit}"
