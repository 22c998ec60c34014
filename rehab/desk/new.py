"""A new client: the interview as a form, into the file that a person would write."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from rehab.app.papers import Stopped, library_folders
from rehab.app.words import words
from rehab.desk import drafts
from rehab.desk.new_check import beside_fields, not_answered, of_no_exercise
from rehab.desk.new_text import (
    CLINIC,
    GOALS,
    NUMBERS,
    OF_TRIES,
    TEXTS,
    TRIES,
    answers_of,
    given,
)
from rehab.desk.site import Form, Site, desk_words
from rehab.disk.write import Changed, write_over
from rehab.entry.new_client import (
    client_text,
    client_text_problems,
    next_reference,
)
from rehab.entry.schema_line import schema_line
from rehab.model.carriers import weights_of
from rehab.model.client import WEEKDAYS
from rehab.model.plan import Plan
from rehab.model.programme import Library
from rehab.model.region import Region
from rehab.model.triage import Triage, TriageAnswers, Triaged
from rehab.reader.client_files import USUAL, clash_with
from rehab.reader.clinic import clinic_file
from rehab.reader.triage import read_triage
from rehab.report.triage import stop_line
from rehab.triage import of_region, regions, triage

OF_ANSWERS = "screening › answers: "  # of all of them at once
SEVERE = 3  # the most a trigger can be


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """Something to tick, with the picture of an exercise that needs it."""

    key: str
    name: str
    picture: str
    weighs: bool  # its pieces have kilograms
    plates: bool  # a bar, whose own weight is asked too


@dataclass(kw_only=True, slots=True)
class Answer:
    """What the page says beside what was typed."""

    errors: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    triaged: Triaged | None = None


def new(site: Site, request: Request) -> Response:
    """The form, empty or with what was typed and not saved."""
    del request
    draft = drafts.read(drafts.of_new(site.practice.folder))
    known = [one.reference for one in site.practice.found()]
    typed = {
        "reference": next_reference(known),
        "screened_on": str(site.practice.today()),
        **draft,
    }
    return _page(site, typed, Answer(), draft=bool(draft))


def save_new(site: Site, request: Request, form: Form) -> Response:
    """The file, or the form again with what is wrong at each field."""
    del request
    typed, library = form.typed(), site.practice.shelf()
    if isinstance(library, Stopped):
        return _page(site, typed, Answer())
    drafts.keep(drafts.of_new(site.practice.folder), typed)  # until it is written
    if form.get("do") == "suggest":
        return _page(site, typed, Answer(triaged=_triaged(site, library, form)))
    if form.get("do") == "screen":
        return _page(site, {**typed, **_from_screen(site, library, form)}, Answer())
    if form.get("do") == "region":
        return _page(site, _of_region(library, typed), Answer())
    practice = site.practice
    region = _region(site, library, form.typed())
    own = _own_clinic(site)
    answers = answers_of(form, library, region, own_clinic=own)
    text = client_text(answers, region.signs)
    there = practice.folder / "new" / "client.yaml"  # as deep as it will be
    problems = client_text_problems(
        there, text, library, practice.library, practice.today()
    )
    errors, lines = beside_fields(problems, form, _fields(library, region))
    errors |= (unasked := not_answered(form, region))
    if unasked:  # told at each of them
        lines = tuple(line for line in lines if not line.startswith(OF_ANSWERS))
    errors |= of_no_exercise(form) | _taken(site, form)
    file = practice.folder / form.get("reference") / USUAL
    if not (errors or lines):
        errors = _written(file, schema_line(file, "client") + text)
    if errors or lines:
        return _page(site, typed, Answer(errors=errors, lines=lines))
    drafts.drop(drafts.of_new(practice.folder))
    return site.to("client", practice.place(file).key)


def _taken(site: Site, form: Form) -> dict[str, str]:
    """A reference that a client of this folder has already, or a folder."""
    reference, found = form.get("reference"), site.practice.found()
    there = site.practice.folder / reference
    names = {one.path.parent.name for one in found}
    if (reference and there.exists()) or reference in names:
        return _is_taken()
    return _is_taken() if clash_with(found, there / USUAL, reference) else {}


def _written(file: Path, text: str) -> dict[str, str]:
    """Never over a file that came in this moment."""
    try:
        write_over(file, None, text.encode())
    except Changed:
        return _is_taken()
    return {}


def _is_taken() -> dict[str, str]:
    return {"reference": desk_words().say("new.taken")}


def _own_clinic(site: Site) -> bool:
    """Whether the file has to say whose sheets they are."""
    there = site.practice.folder / "new" / "client.yaml"
    return clinic_file(there, site.practice.library) is None


def _triaged(site: Site, library: Library, form: Form) -> Triaged | None:
    questions = _questions(site, library)
    if questions is None:
        return None
    region = _region(site, library, form.typed())
    questions = of_region(questions, region.id, library)
    answers = TriageAnswers.model_validate(
        {
            "region": region.id,
            "by": "-",  # the file says it
            "on": site.practice.today(),
            "signs": _answers(form, "sign", region.signs),
            "resolved": given(form, "resolved", region.signs),
            "questions": _answers(form, "question", questions.questions),
        }
    )
    return triage(questions, region, answers)


def _questions(site: Site, library: Library) -> Triage | None:
    plans = library_folders(site.practice.library).plans
    return read_triage(plans, library.plans, library.regions)[0]


def _region(site: Site, library: Library, typed: Mapping[str, str]) -> Region:
    """The region of the plan that was picked; before that, the one that was."""
    if picked := library.plans.get(typed.get("plan", "").strip()):
        return library.region(picked)
    known = _regions(library, _questions(site, library))
    asked = typed.get("region", "")
    return library.regions[asked if asked in known else known[0]]


def _of_region(library: Library, typed: dict[str, str]) -> dict[str, str]:
    """What was typed, without a plan for another part of the body than the picked."""
    picked = library.plans.get(typed.get("plan", ""))
    if picked is None or picked.region == typed.get("region"):
        return typed
    return {**typed, "plan": "", "entry_phase": ""}


def _regions(library: Library, questions: Triage | None) -> tuple[str, ...]:
    return regions(questions, library) if questions else tuple(library.regions)


def _answers(form: Form, kind: str, known: Mapping[str, object]) -> dict[str, str]:
    return {key: form.get(f"{kind}-{key}") or "not asked" for key in known}


def _from_screen(site: Site, library: Library, form: Form) -> dict[str, str]:
    """Each movement as severe as the worst move of the screen that asks for it."""
    found: dict[str, int] = {}
    region = _region(site, library, form.typed())
    for key, move in region.movement_screen.items():
        score = form.get(f"move-{key}")
        if score.isdecimal() and 0 < int(score) <= SEVERE:
            for tag in move.tags:
                found[tag] = max(found.get(tag, 0), int(score))
    severities = {f"triggers-{tag}": str(found.get(tag, "")) for tag in _tags(library)}
    return {**severities, "triggers_known": "yes"}


def _tags(library: Library) -> tuple[str, ...]:
    return tuple(library.catalogue.tags)


def _fields(library: Library, region: Region) -> frozenset[str]:
    """The names of everything that can be typed or ticked."""
    catalogue = library.catalogue
    names = [
        *(*TEXTS, *NUMBERS, "sex", "entry_phase", "days", "goals", "triggers"),
        *("trigger_activities", "flags", "clinic", "equipment", "weights_kg", "bands"),
        *("baseline", "screened_by", "screened_on"),
        *(f"clinic-{key}" for key in CLINIC),
        *(f"goals-{n}" for n in range(1, GOALS + 1)),
        *(f"triggers-{tag}" for tag in catalogue.tags),
        *(f"weights_kg-{kit}" for kit in catalogue.equipment),
        *(f"sign-{sign}" for sign in region.signs),
        *(f"resolved-{sign}" for sign in region.signs),
    ]
    parts = ("exercise", "tries", *OF_TRIES)
    names += [f"baseline-{n}-{part}" for n in range(TRIES) for part in parts]
    return frozenset(names)


def _page(
    site: Site, typed: Mapping[str, str], answer: Answer, *, draft: bool = False
) -> Response:
    library = site.practice.shelf()
    if isinstance(library, Stopped):
        lines = tuple(map(str, library.problems))
        return site.page("new.html.j2", 409, library=None, lines=lines)
    questions = _questions(site, library)
    region = _region(site, library, typed)
    if questions:
        questions = of_region(questions, region.id, library)
    found = answer.triaged
    status = 422 if answer.errors or answer.lines else 200
    return site.page(
        "new.html.j2",
        status,
        library=library,
        typed=typed,
        draft=draft,
        errors=answer.errors,
        lines=answer.lines,
        groups=groups_of(region),
        region=region,
        regions=_named(library, questions),
        questions=questions.questions if questions else {},
        triaged=found is not None,
        stops=[stop_line(stop, words()) for stop in found.stops] if found else (),
        suggestions=_suggested(library, found) if found else (),
        things=tuple(_things(library)),
        own_clinic=_own_clinic(site),
        clinic_keys=CLINIC,
        weekdays=tuple(zip(WEEKDAYS, words().many("weekdays"), strict=True)),
        exercises=sorted(library.exercises.values(), key=lambda one: one.name),
        rows=range(TRIES),
        goals=range(1, GOALS + 1),
    )


def _named(
    library: Library, questions: Triage | None
) -> list[tuple[Region, list[Plan]]]:
    """Each part of the body that can be picked, with the plans for it."""
    return [
        (
            library.regions[name],
            [plan for plan in library.plans.values() if plan.region == name],
        )
        for name in _regions(library, questions)
    ]


def _suggested(library: Library, found: Triaged) -> list[tuple[str, str, str]]:
    """Each plan that fits: its id, its name and why."""
    return [(s.plan, library.plans[s.plan].name, s.says) for s in found.suggestions]


def groups_of(region: Region) -> dict[str, list[tuple[str, object]]]:
    """The stop signs by their group, in the order they are asked."""
    groups: dict[str, list[tuple[str, object]]] = {}
    for key, sign in region.signs.items():
        groups.setdefault(sign.group, []).append((key, sign))
    return groups


def _things(library: Library) -> Iterator[Thing]:
    """What a client may have at home, and is not in every home anyway."""
    heavy = weights_of(library)
    for key, thing in library.catalogue.equipment.items():
        if not thing.always and not thing.any_of:
            yield Thing(
                key=key,
                name=thing.name,
                picture=_picture(library, key),
                weighs=key in heavy,
                plates=thing.plates,
            )


def _picture(library: Library, kit: str) -> str:
    """The first exercise with a drawing that needs this thing, or what it serves as."""
    serves = {
        key for key, one in library.catalogue.equipment.items() if kit in one.any_of
    }
    for wanted in ({kit}, serves):
        for exercise in library.exercises.values():
            figure = exercise.figure
            drawn = figure is not None and figure.none is None
            if drawn and wanted & set(exercise.equipment):
                return f"{exercise.id}-thumb"
    return ""
