"""Programmes built by hand from the shipped files, to print in tests."""

import datetime
from collections.abc import Collection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from rehab.model.client import Client, Review, Screening
from rehab.model.clinic import Clinic
from rehab.model.diary import Diary
from rehab.model.dose import Dose
from rehab.model.exercise import Catalogue, Exercise
from rehab.model.figure import Stand
from rehab.model.measure import Measures
from rehab.model.plan import Plan
from rehab.model.programme import (
    Aim,
    Library,
    Prescription,
    Programme,
    Reason,
    Unfilled,
    Week,
)
from rehab.model.region import Region
from rehab.model.safety import Safety
from rehab.planner.dosing.share import share
from rehab.planner.outcome.by_counts import by_counts
from rehab.planner.outcome.pain_grid import pain_grid
from rehab.render.language import Words
from rehab.render.view import SheetsView, build_view

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "templates"
START = datetime.date(2026, 1, 5)
REASON = Reason("test_rule", {"dose": Dose(sets=2, repetitions=8), "value": 12.5})


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def words() -> Words:
    """The English words, with a sentence for the tests' one rule."""
    table = _read(TEMPLATES / "words" / "en.yaml")
    table["reasons"] = {"test_rule": "{dose} fits under {value}"}
    return Words(table)


def library() -> Library:
    """All shipped exercises, plans and texts."""
    files = sorted((ROOT / "exercises").glob("[a-z]*.yaml"))
    plans = sorted((ROOT / "plans").glob("[a-z]*.yaml"))
    regions = sorted((ROOT / "plans" / "regions").glob("*.yaml"))
    return Library(
        catalogue=Catalogue(**_read(ROOT / "exercises" / "_catalogue.yaml")),
        exercises={p.stem: Exercise(id=p.stem, **_read(p)) for p in files},
        plans={p.stem: Plan(id=p.stem, **_read(p)) for p in plans},
        regions={p.stem: Region(id=p.stem, **_read(p)) for p in regions},
        safety=Safety(**_read(ROOT / "plans" / "_safety.yaml")),
        measures=Measures(**_read(ROOT / "plans" / "_measures.yaml")),
    )


def client(**changes: Any) -> Client:
    """A made-up person."""
    fields: dict[str, Any] = {
        "reference": "ex-01",
        "name": "Alex Example",
        "birth_year": 1980,
        "physio": "Pat Physio",
        "clinic": Clinic(
            name="Example Clinic",
            phone="555 0100",
            emergency_number="112",
            emergency_department="the nearest emergency department",
        ),
        "plan": "recurrent-spasm",
        "start": START,
        "days": ("mon", "wed", "fri"),
        "goals": ("to lift my daughter without fear",),
        "usual_pain": 2,
        "spasm_free_days": 10,
        "screening": Screening(by="Pat Physio", on=START, answers={}),
        "review": Review(by="Pat Physio", on=START, weeks="1-4", fingerprint="x"),
    }
    return Client(**(fields | changes))


def _dose(exercise: Exercise) -> Dose:
    load = exercise.dose.load
    if load is None:
        return exercise.dose.start
    if load.kind == "band":
        return exercise.dose.start.but(band=load.start)
    return exercise.dose.start.but(load_kg=8.0)


def _given(shelf: Library, name: str, days: tuple[datetime.date, ...]) -> Prescription:
    exercise, dose = shelf.exercises[name], _dose(shelf.exercises[name])
    return Prescription(
        exercise=exercise,
        dose=dose,
        days=days,
        chosen=REASON,
        reason=REASON,
        envelope=dose.volume * 3,
        ladder="hinge",
        easier=shelf.exercises["bridge_small"],
        lower=share(dose, 70),
        back=tuple(share(dose, percent) for percent in BACK),
        pieces=2 if dose.load_kg else 1,
    )


def week(shelf: Library, number: int, names: tuple[str, ...], phase: int = 1) -> Week:
    """One week of these exercises on Monday, Wednesday and Friday."""
    start = START + datetime.timedelta(weeks=number - 1)
    days = tuple(start + datetime.timedelta(days=n) for n in (0, 2, 4))
    plan = shelf.plans["recurrent-spasm"]
    return Week(
        number=number,
        start=start,
        phase=plan.phases[phase],
        week_in_phase=number,
        prescriptions=tuple(_given(shelf, name, days) for name in names),
        ruled_out=(("deadlift", REASON), ("superman", REASON)),
        gaps=(Unfilled(place="hinge", tried=(("deadlift", REASON),)),),
        phase_reason=REASON,
        flare_menu=tuple(
            _given(shelf, name, days)
            for name in ("breath_crook", "legs_on_chair", "walk_short")
        ),
        pain_grid=pain_grid(plan.pain_rules["strict"], 2),
        next_week=by_counts(plan.week_rule, 3),
        card=plan.cards[(number - 1) % len(plan.cards)],
        easy=number % 4 == 0,
        projected=number > 4,
    )


BACK = (50, 75)  # percent, the stages after the first days of a flare-up
AIMS = {"row": "bent_over_row", "hinge": "deadlift", "extension": "superman"}
FOUR = ("bridge", "bird_dog", "hinge_stick", "walk_build")


def programme(
    shelf: Library, *, names: tuple[str, ...] = FOUR, weeks: int = 4, **changes: Any
) -> Programme:
    """Some weeks of the same exercises."""
    return Programme(
        aims=tuple(
            Aim(
                ladder=ladder,
                exercise=shelf.exercises[name],
                dose=_dose(shelf.exercises[name]),
            )
            for ladder, name in AIMS.items()
        ),
        client=client(**changes),
        plan=shelf.plans["recurrent-spasm"],
        diary=Diary(),
        screen=tuple(shelf.regions["back"].movement_screen),
        weeks=tuple(week(shelf, n, names) for n in range(1, weeks + 1)),
        warnings=(REASON,),
    )


def handout(
    made: Programme,
    shelf: Library,
    *,
    copy: Any = "client",
    draft: bool = False,
    drawn: Collection[str] = (),
) -> SheetsView:
    """The view of all weeks."""
    numbers = [week.number for week in made.weeks]
    return build_view(
        made,
        shelf,
        words(),
        weeks=numbers,
        copy=copy,
        draft=draft,
        fingerprint="abc123",
        drawn=dict.fromkeys(drawn, Stand("one")),
    )


@pytest.fixture(scope="session")
def shelf() -> Library:
    return library()


@pytest.fixture(scope="session")
def made() -> SimpleNamespace:
    return SimpleNamespace(
        programme=programme,
        handout=handout,
        words=words,
        given=_given,
        templates=TEMPLATES,
        start=START,
    )
