"""What was typed into the interview, as the answers that a client file is made of.

It stands in them as it was typed: the reader of ``rehab check`` says what is wrong.
"""

import re
from collections.abc import Iterable

from rehab.desk.site import Form
from rehab.entry.new_client import other_language
from rehab.model.client import WEEKDAYS
from rehab.model.programme import Library
from rehab.model.region import Region

_WHOLE = re.compile(r"-?\d{1,9}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,9}\.\d{1,4}", re.ASCII)
_BETWEEN = re.compile(r"[,;]?\s+|;")
TRIES = 5  # rows of baseline tries
OF_TRIES = ("pain", "load_kg", "more")
GOALS = 3
CLINIC = ("name", "phone", "emergency_number", "emergency_department")
TEXTS = ("reference", "name", "physio", "plan", "start", "when")
NUMBERS = ("birth_year", "weight_kg", "bar_kg", "usual_pain", "spasm_free_days")


def plain(typed: str) -> int | float | str:
    """A number where it is one; other words as they are.

    >>> plain("12"), plain("2.5"), plain("2,5"), plain("two")
    (12, 2.5, '2,5', 'two')
    """
    if _WHOLE.fullmatch(typed):
        return int(typed)
    return float(typed) if _NUMBER.fullmatch(typed) else typed


def several(typed: str) -> list[int | float | str]:
    """Several numbers. A comma alone parts nothing: 2,5 is not two.

    >>> several("14, 13 14"), several("2,5")
    ([14, 13, 14], ['2,5'])
    """
    return [plain(part) for part in _BETWEEN.split(typed) if part]


def answers_of(
    form: Form, library: Library, region: Region, *, own_clinic: bool
) -> dict[str, object]:
    """The keys of a client file, with plain values; empty ones are left out of it."""
    catalogue = library.catalogue
    goals = (form.get(f"goals-{n}") for n in range(1, GOALS + 1))
    activities = (part.strip() for part in form.get("trigger_activities").split(","))
    answers: dict[str, object] = {key: form.get(key) for key in TEXTS}
    answers |= {key: plain(form.get(key)) for key in NUMBERS}
    return answers | {
        "sex": form.get("sex"),
        "language": other_language(library.plans.get(form.get("plan"))),
        "clinic": given(form, "clinic", CLINIC) if own_clinic else {},
        "entry_phase": _phase(form),
        "days": [day for day in WEEKDAYS if form.get(f"days-{day}")],
        "goals": [goal for goal in goals if goal],
        "triggers": triggers(form, library),
        "trigger_activities": [act for act in activities if act],
        "equipment": _ticked(form, "equipment", catalogue.equipment),
        "weights_kg": {
            kit: several(typed)
            for kit, typed in given(form, "weights_kg", catalogue.equipment).items()
        },
        "bands": _ticked(form, "bands", catalogue.bands),
        "bed": bool(form.get("bed")) or None,
        "flags": _ticked(form, "flags", catalogue.flags),
        "easily_irritated": bool(form.get("easily_irritated")) or None,
        "baseline": _tries(form),
        "screening": {
            "by": form.get("screened_by") or form.get("physio"),
            "on": form.get("screened_on"),
            "answers": given(form, "sign", region.signs),
            "resolved": given(form, "resolved", region.signs),
        },
    }


def given(form: Form, kind: str, names: Iterable[str]) -> dict[str, str]:
    """What was typed into the fields of a kind."""
    return {name: typed for name in names if (typed := form.get(f"{kind}-{name}"))}


def _ticked(form: Form, kind: str, names: Iterable[str]) -> list[str]:
    return list(given(form, kind, names))


def _phase(form: Form) -> str:
    """The phase to begin with, where it is one of the plan that was picked."""
    plan, _, phase = form.get("entry_phase").partition(":")
    return phase if plan == form.get("plan") else ""


def triggers(form: Form, library: Library) -> dict[str, object] | None:
    """None while nobody has looked; {} where nothing was found."""
    if form.get("triggers_known") != "yes":
        return None
    found = given(form, "triggers", library.catalogue.tags)
    return {tag: plain(said) for tag, said in found.items()}


def _tries(form: Form) -> dict[str, object]:
    tried: dict[str, object] = {}
    for n in range(TRIES):
        if exercise := form.get(f"baseline-{n}-exercise"):
            typed = given(form, f"baseline-{n}", OF_TRIES)
            rest = {key: plain(text) for key, text in typed.items()}
            tried[exercise] = {
                "tries": several(form.get(f"baseline-{n}-tries")),
                **rest,
            }
    return tried
