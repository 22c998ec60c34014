"""Hypothesis strategies: any client, any diary, any edit of the plan."""

import datetime
from typing import Any

from hypothesis import strategies as st

from rehab.model.client import WEEKDAYS, Client
from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.model.dose import Dose
from rehab.model.plan import Plan
from rehab.model.programme import Programme
from rehab.model.record import (
    Decision,
    Issued,
    IssuedDose,
    IssuedWeek,
    Option,
    Record,
)
from tests.support.cases import client, edited, library, plan, region

LADDERS = (
    *(
        "row",
        "hinge",
        "extension",
        "gait",
        "bridge",
        "anti_side_bend",
        "squat",
        "balance",
    ),
)
RUNGS = sorted({rung for name in LADDERS for rung in library().catalogue.ladders[name]})
TAGS = sorted(library().catalogue.tags)
FLAGS = sorted(library().catalogue.flags)
PHASES = ("light_load", "hold", "slow_build", "benchmark", "maintain")
BELLS = [1.0, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0, 10.0, 12.0, 16.0, 20.0]
BARS = [10.0, 15.0, 17.5, 20.0, 25.0, 30.0, 32.5, 40.0]
OPTIONS: tuple[Option, ...] = (
    *("go_on", "repeat", "step_back"),
    *("swap", "swap", "set_dose", "rung_down"),
)
WORDS = ("green", "amber", "red", "spasm", "flare", "thin", "unknown", "none")


def some(items: list[Any] | tuple[Any, ...], most: int) -> st.SearchStrategy[list[Any]]:
    """Return up to so many of the items, none twice."""
    return st.lists(st.sampled_from(items), max_size=most, unique=True)


RUNG = st.sampled_from(RUNGS)


@st.composite
def like(draw: st.DrawFn, name: str) -> Dose:
    """Return any dose of the exercise's own kind, without a weight."""
    start, cap = (getattr(library().exercises[name].dose, k) for k in ("start", "cap"))
    if start.scheme:
        scheme = tuple(draw(st.integers(1, n)) for n in cap.scheme)
        return start.but(scheme=scheme, rest_seconds=None)
    changes = {
        field: draw(st.integers(1, getattr(cap, field)))
        for field in ("sets", "repetitions", "hold_seconds", "minutes", "metres")
        if getattr(start, field) is not None
    }
    return start.but(**changes, rest_seconds=None)


@st.composite
def clients(draw: st.DrawFn, *, phases: tuple[str, ...] = PHASES) -> Client:
    """Return somebody with triggers, flags, things at home and wishes of the physio."""
    weights = {
        "dumbbells": draw(some(BELLS, 6)),
        "kettlebell": draw(some(BELLS, 4)),
        "barbell": draw(some(BARS, 4)),
    }
    tries = st.lists(st.integers(1, 25), min_size=1, max_size=3)
    baseline = {
        name: {"tries": draw(tries), "pain": draw(st.integers(0, 5))}
        for name in draw(some(RUNGS, 3))
    }
    for name, tried in baseline.items():
        if library().exercises[name].dose.load and draw(st.booleans()):
            tried["load_kg"] = draw(st.sampled_from(BELLS))
    triggers = {tag: draw(st.integers(1, 3)) for tag in draw(some(TAGS, 3))}
    everything = ["chair", "bench", "step", "blocks", "exercise_ball"]
    return client(
        entry_phase=draw(st.sampled_from(phases)),
        birth_year=draw(st.sampled_from([1990, 1980, 1959, 1948])),
        sex=draw(st.sampled_from([None, "female", "male"])),
        goals=draw(st.sampled_from([["Garden all day."], ["Run again."]])),
        weight_kg=draw(st.sampled_from([None, 45.0, 60.0, 80.0, 112.5])),
        days=draw(
            st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=7, unique=True)
        ),
        usual_pain=draw(st.integers(0, 5)),
        triggers=triggers,
        flags=draw(some(FLAGS, 2)),
        equipment=draw(st.sampled_from([everything, ["chair", "bench"], []])),
        weights_kg={name: sorted(kg) for name, kg in weights.items() if kg},
        bands=draw(some(("light", "medium", "heavy"), 3)),
        baseline=baseline,
        pins=draw(some(RUNGS, 2)),
        exclude=draw(some(RUNGS, 3)),
        swaps=dict(draw(st.lists(st.tuples(RUNG, RUNG), max_size=2))),
        doses={name: draw(like(name)) for name in draw(some(RUNGS, 1))},
        supervised=draw(st.sampled_from([[], RUNGS])),
        size_reason="asked for by the client",
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Return the long plan with other rises, lengths and easy weeks, made shorter."""
    whole = plan().model_dump()
    for phase in whole["phases"]:
        typical = draw(st.integers(1, 5))
        least = draw(st.integers(1, typical))
        phase["weeks"] = {"min": least, "typical": typical, "max": typical + 4}
        rise = draw(st.sampled_from([2.0, 5.0, 10.0, 20.0]))
        steady = draw(st.integers(1, 3))
        for rule in (phase["policy"], *(p["policy"] or {} for p in phase["places"])):
            if rule.get("kind") == "staircase":
                rule.update(rise_percent=rise, steady_weeks=steady)
        if phase["easy_weeks"]:
            phase["easy_weeks"]["every_weeks"] = draw(st.integers(3, 5))
    steps = {
        **whole["steps"],
        "new_things_max": draw(st.integers(1, 4)),
        "hard_cap_percent": draw(st.sampled_from([15.0, 20.0, 35.0])),
        "one_more_percent": draw(st.sampled_from([None, 35.0, 50.0])),
        "near_enough_percent": draw(st.sampled_from([0.0, 2.5])),
        "store_percent": draw(st.sampled_from([0.0, 20.0])),
    }
    return edited(plan(), phases=whole["phases"], steps=steps)


def scores() -> st.SearchStrategy[int | None]:
    """Return a pain score, low more often than high, or none."""
    return st.one_of(st.none(), st.integers(0, 3), st.integers(0, 10))


@st.composite
def other_doses(draw: st.DrawFn) -> dict[str, Dose]:
    """Return what was done of some exercises, whatever the sheet said."""
    return {name: draw(like(name)) for name in draw(some(RUNGS, 3))}


def sessions(*, doses: bool = True) -> st.SearchStrategy[SessionRecord]:
    """Return any session without a stop sign."""
    most = len(RUNGS)
    did = st.lists(RUNG, min_size=most // 2, max_size=most, unique=True).map(tuple)
    return st.builds(
        SessionRecord,
        did=st.sampled_from([True] * 3 + [False]).flatmap(
            lambda all_of_it: st.none() if all_of_it else did | st.just(())
        ),
        doses=st.sampled_from([True] * 4 + [False]).flatmap(
            lambda none: st.just({}) if none or not doses else other_doses()
        ),
        before=scores(),
        during=scores(),
        next_morning=scores(),
        effort=st.none() | st.integers(0, 10),
        spasm=st.sampled_from([False] * 9 + [True]),
        sore=st.none() | RUNG,
    )


def records(number: int, *, doses: bool = True) -> st.SearchStrategy[WeekRecord | None]:
    """Return any week, an empty one, a calm one, or none that came back."""
    week = st.builds(
        WeekRecord,
        week=st.just(number),
        sessions=st.lists(sessions(doses=doses), max_size=7).map(tuple),
        flare=st.sampled_from([False] * 9 + [True]),
        confidence=st.none() | st.integers(0, 10),
        effort=st.none() | st.sampled_from(["very_easy", "easy", "medium", "hard"]),
        away=st.sampled_from([None, None, None, "holiday"]),
    )
    return st.one_of(st.none(), week, st.just(calm(number)), st.just(calm(number)))


def calm(number: int) -> WeekRecord:
    """Return a week in which everything was done with no pain at all."""
    row = SessionRecord(before=0, during=0, next_morning=0, effort=2)
    return WeekRecord(week=number, sessions=(row,) * 7, confidence=8)


def diaries(most: int = 8, *, doses: bool = True) -> st.SearchStrategy[Diary]:
    """Return up to so many weeks, some of them missing."""
    weeks = st.tuples(*(records(n, doses=doses) for n in range(1, most + 1)))
    return weeks.map(lambda found: Diary(weeks=tuple(w for w in found if w)))


@st.composite
def other_plans(draw: st.DrawFn) -> tuple[Client, Plan]:
    """Return a client at the beginning of one of the other plans."""
    name = draw(st.sampled_from(sorted(set(library().plans) - {plan().id})))
    person, of = draw(clients()), library().plans[name]
    exercises = library().exercises
    ends = {one: {"dose": exercises[one].dose.cap} for one in draw(some(RUNGS, 20))}
    changes = {"plan": name, "entry_phase": None, "targets": ends}
    return Client(**{**dict(person), **changes}), of


@st.composite
def decisions(draw: st.DrawFn, of: Programme, most: int = 8) -> Record:
    """Return what a physio decided after some weeks, sensible or not."""
    found = []
    for _ in range(draw(st.integers(1, 4))):
        week = draw(st.sampled_from(of.weeks[:most]))
        names = [p.exercise.id for p in week.prescriptions]
        exercise = draw(st.sampled_from(names) if names else RUNG)
        option = draw(st.sampled_from(OPTIONS))
        found.append(
            Decision(
                after_week=week.number,
                option=option,
                by="Robin",
                on=datetime.date(2026, 12, 1),
                reason=draw(st.sampled_from([None, "seen in the clinic"])),
                exercise=exercise,
                instead=draw(RUNG),
                trigger=draw(st.sampled_from(TAGS)),
                dose=draw(like(exercise)) if option == "set_dose" else None,
            )
        )
    found.sort(key=lambda one: one.after_week)
    return Record(decisions=tuple(found))


@st.composite
def sheets(draw: st.DrawFn, of: Programme, most: int = 6) -> Record:
    """Return sheets that were handed out, some of their doses not as the rules say."""
    given = []
    for week in of.weeks[: draw(st.integers(1, most))]:
        doses = {}
        for p in week.prescriptions:
            keeps = draw(st.sampled_from([True, True, False]))
            own = p.dose if keeps else draw(like(p.exercise.id))
            dose = own.but(load_kg=p.dose.load_kg, band=p.dose.band)
            doses[p.exercise.id] = IssuedDose(dose=dose, sessions=max(1, len(p.days)))
        given.append(
            IssuedWeek(
                week=week.number,
                start=week.start,
                phase=week.phase.id,
                days=max(1, week.sessions),
                doses=doses,
            )
        )
    out = Issued(
        on=of.client.start,
        by="Robin",
        weeks=f"1-{len(given)}",
        plan=of.plan.id,
        version="1",
        fingerprint="0",
        sheets=tuple(given),
    )
    return Record(issued=(out,))


def word_diaries(most: int = 10) -> st.SearchStrategy[dict[int, str]]:
    """Return one word a week: mostly green."""
    word = st.sampled_from([*["green"] * 6, *WORDS])
    found = st.lists(word, max_size=most)
    return found.map(lambda words: dict(enumerate(words, start=1)))


@st.composite
def anybody(draw: st.DrawFn) -> Client:
    """Return somebody in any phase: swaps, more flags, triggers known or not."""
    phases = ("find_triggers", *PHASES)
    person = draw(clients(phases=phases))
    out = draw(some(RUNGS, 3))
    swaps = {name: draw(st.sampled_from(sorted(library().exercises))) for name in out}
    bout = region().bout
    named = sorted({*region().flare_menu, *(bout.moves if bout else ())})
    changes: dict[str, Any] = {
        "swaps": swaps,
        "flags": tuple(draw(some(FLAGS, 4))),
        "exclude": (*person.exclude, *draw(some(named, 2))),
    }
    if person.entry_phase == "find_triggers" and draw(st.booleans()):
        changes["triggers"] = None
    return person.model_copy(update=changes)
