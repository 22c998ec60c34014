"""The client.yaml that a person would write, from what was typed into the form.

What was typed stands in it as it was typed: `rehab check` reads it, and says what is
wrong in its own words.
"""

import re
from collections.abc import Iterator

from rehab.desk.site import Form, desk_words
from rehab.entry.emit import text
from rehab.model.client import WEEKDAYS
from rehab.model.programme import Library

_BARE = re.compile(r"-?\d{1,9}(?:\.\d{1,4})?|\d{4}-\d\d-\d\d")
_BETWEEN = re.compile(r"[,;]?\s+|;")
TRIES = 5  # rows of baseline tries
OF_TRIES = ("pain", "load_kg", "more")
GOALS = 3
CLINIC = ("name", "phone", "emergency_number", "emergency_department")


def client_text(form: Form, library: Library, *, own_clinic: bool) -> str:
    """The whole file; ``own_clinic`` where no clinic.yaml tells whose they are."""
    parts = (
        _who(form),
        _clinic(form) if own_clinic else iter(()),
        _plan(form),
        _back(form, library),
        _kit(form, library),
        _tries(form),
        _screening(form, library),
    )
    lines = [line for part in parts for line in part]
    return "\n".join((f"# {_say('head')}", "", *lines, ""))


def plain(typed: str) -> str:
    """A number or a date as it is, other words as a text.

    >>> plain("12"), plain("2026-01-31"), plain("two"), plain("no")
    ('12', '2026-01-31', 'two', '"no"')
    """
    return typed if _BARE.fullmatch(typed) else text(typed)


def several(typed: str) -> str:
    """Several numbers in brackets. A comma alone parts nothing: 2,5 is not two.

    >>> several("14, 13 14"), several("2,5")
    ('[14, 13, 14]', '["2,5"]')
    """
    return f"[{', '.join(map(plain, filter(None, _BETWEEN.split(typed))))}]"


def _say(key: str) -> str:
    return desk_words().say(f"new.comments.{key}")


def _line(key: str, value: str, comment: str = "") -> str:
    return f"{key}: {value}{f' # {_say(comment)}' if comment else ''}"


def _head(key: str) -> str:
    """A key with a block below it."""
    return f"{key}: # {_say(key)}"


def _given(form: Form, key: str, comment: str = "") -> Iterator[str]:
    if typed := form.get(key):
        yield _line(key, plain(typed), comment)


def _as_text(form: Form, key: str) -> Iterator[str]:
    if typed := form.get(key):
        yield _line(key, text(typed))


def _who(form: Form) -> Iterator[str]:
    for key in ("reference", "name"):
        yield from _as_text(form, key)
    for key in ("birth_year", "sex", "weight_kg"):
        yield from _given(form, key)
    yield from _as_text(form, "physio")


def _clinic(form: Form) -> Iterator[str]:
    yield "clinic:"
    for key in CLINIC:
        if typed := form.get(f"clinic-{key}"):
            yield f"  {key}: {_quoted(typed)}"


def _quoted(typed: str) -> str:
    """A text also where it looks like a number, as telephone numbers do."""
    return f'"{typed}"' if _BARE.fullmatch(typed) else text(typed)


def _plan(form: Form) -> Iterator[str]:
    for key in ("plan", "start"):
        yield from _given(form, key)
    phase = form.get("entry_phase").partition(":")
    if phase[2] and phase[0] == form.get("plan"):
        yield _line("entry_phase", text(phase[2]))
    days = [day for day in WEEKDAYS if form.get(f"days-{day}")]
    yield _line("days", f"[{', '.join(days)}]")
    yield _head("goals")
    goals = [form.get(f"goals-{n}") for n in range(1, GOALS + 1)]
    yield from (f"  - {text(goal)}" for goal in goals if goal)
    yield from _as_text(form, "when")


def _back(form: Form, library: Library) -> Iterator[str]:
    yield from _given(form, "usual_pain", "usual_pain")
    yield from _given(form, "spasm_free_days", "spasm_free_days")
    if form.get("triggers_known") == "yes":
        found = [(tag, form.get(f"triggers-{tag}")) for tag in library.catalogue.tags]
        pairs = ", ".join(f"{tag}: {plain(said)}" for tag, said in found if said)
        yield _line("triggers", f"{{{pairs}}}", "triggers")
    acts = [part.strip() for part in form.get("trigger_activities").split(",")]
    if any(acts):
        listed = ", ".join(text(act) for act in acts if act)
        yield _line("trigger_activities", f"[{listed}]")
    flags = [flag for flag in library.catalogue.flags if form.get(f"flags-{flag}")]
    if flags:
        yield _line("flags", f"[{', '.join(flags)}]")
    if form.get("easily_irritated"):
        yield _line("easily_irritated", "true", "easily_irritated")


def _kit(form: Form, library: Library) -> Iterator[str]:
    catalogue = library.catalogue
    things = [kit for kit in catalogue.equipment if form.get(f"equipment-{kit}")]
    yield _line("equipment", f"[{', '.join(things)}]")
    weights = [(kit, form.get(f"weights_kg-{kit}")) for kit in catalogue.equipment]
    if any(typed for _, typed in weights):
        yield _head("weights_kg")
        yield from (f"  {kit}: {several(typed)}" for kit, typed in weights if typed)
    bands = [band for band in catalogue.bands if form.get(f"bands-{band}")]
    if bands:
        yield _line("bands", f"[{', '.join(map(text, bands))}]")
    if form.get("bed"):
        yield _line("bed", "true", "bed")


def _tries(form: Form) -> Iterator[str]:
    rows = [(n, form.get(f"baseline-{n}-exercise")) for n in range(TRIES)]
    if not any(exercise for _, exercise in rows):
        return
    yield _head("baseline")
    for n, exercise in rows:
        if not exercise:
            continue
        given = [(key, form.get(f"baseline-{n}-{key}")) for key in OF_TRIES]
        rest = [f", {key}: {plain(typed)}" for key, typed in given if typed]
        inner = f"tries: {several(form.get(f'baseline-{n}-tries'))}{''.join(rest)}"
        yield f"  {exercise}: {{{inner}}}"


def _screening(form: Form, library: Library) -> Iterator[str]:
    yield _head("screening")
    yield f"  by: {text(form.get('screened_by') or form.get('physio'))}"
    yield f"  on: {plain(form.get('screened_on'))}"
    yield "  answers:"
    for sign in library.safety.signs:
        if said := form.get(f"sign-{sign}"):
            yield f"    {sign}: {said if said in ('yes', 'no') else text(said)}"
    told = [(sign, form.get(f"resolved-{sign}")) for sign in library.safety.signs]
    resolved = [(sign, how) for sign, how in told if how]
    if resolved:
        yield "  resolved:"
        yield from (f"    {sign}: {text(how)}" for sign, how in resolved)
