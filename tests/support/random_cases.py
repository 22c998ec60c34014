"""Hypothesis strategies: any client, any diary, any edit of the plan."""

from typing import Any

from hypothesis import strategies as st

from rehab.model.client import WEEKDAYS, Client
from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.model.plan import Plan
from tests.support.cases import client, edited, library, plan

LADDERS = ("row", "hinge", "extension", "gait", "bridge", "anti_side_bend")
RUNGS = sorted({rung for name in LADDERS for rung in library().catalogue.ladders[name]})
TAGS = sorted(library().catalogue.tags)
FLAGS = sorted(library().catalogue.flags)
PHASES = ("light_load", "hold", "slow_build", "benchmark", "maintain")
BELLS = [1.0, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0, 10.0, 12.0, 16.0, 20.0]
BARS = [10.0, 15.0, 17.5, 20.0, 25.0, 30.0, 32.5, 40.0]
WORDS = ("green", "amber", "red", "spasm", "flare", "thin", "unknown", "none")


def some(items: list[Any] | tuple[Any, ...], most: int) -> st.SearchStrategy[list[Any]]:
    """Return up to so many of the items, none twice."""
    return st.lists(st.sampled_from(items), max_size=most, unique=True)


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
    triggers = {tag: draw(st.integers(1, 3)) for tag in draw(some(TAGS, 3))}
    everything = ["chair", "bench", "step", "blocks", "exercise_ball"]
    return client(
        entry_phase=draw(st.sampled_from(phases)),
        weight_kg=draw(st.sampled_from([None, 45.0, 60.0, 80.0, 112.5])),
        days=draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=7)),
        usual_pain=draw(st.integers(0, 5)),
        triggers=triggers,
        flags=draw(some(FLAGS, 2)),
        equipment=draw(st.sampled_from([everything, ["chair", "bench"], []])),
        weights_kg={name: sorted(kg) for name, kg in weights.items() if kg},
        bands=draw(some(("light", "medium", "heavy"), 3)),
        baseline=baseline,
        pins=draw(some(RUNGS, 2)),
        exclude=draw(some(RUNGS, 3)),
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
        "exercises_stepping_max": draw(st.integers(1, 4)),
        "hard_cap_percent": draw(st.sampled_from([15.0, 20.0, 35.0])),
    }
    return edited(plan(), phases=whole["phases"], steps=steps)


def scores() -> st.SearchStrategy[int | None]:
    """Return a pain score, low more often than high, or none."""
    return st.one_of(st.none(), st.integers(0, 3), st.integers(0, 10))


def sessions() -> st.SearchStrategy[SessionRecord]:
    """Return any session without a stop sign."""
    return st.builds(
        SessionRecord,
        before=scores(),
        during=scores(),
        next_morning=scores(),
        effort=st.none() | st.integers(0, 10),
        spasm=st.sampled_from([False] * 9 + [True]),
    )


def records(number: int) -> st.SearchStrategy[WeekRecord | None]:
    """Return any week, or none that came back."""
    week = st.builds(
        WeekRecord,
        week=st.just(number),
        sessions=st.lists(sessions(), max_size=7).map(tuple),
        flare=st.sampled_from([False] * 9 + [True]),
        confidence=st.none() | st.integers(0, 10),
    )
    return st.none() | week


def diaries(most: int = 8) -> st.SearchStrategy[Diary]:
    """Return up to so many weeks, some of them missing."""
    weeks = st.tuples(*(records(number) for number in range(1, most + 1)))
    return weeks.map(lambda found: Diary(weeks=tuple(w for w in found if w)))


def word_diaries(most: int = 10) -> st.SearchStrategy[dict[int, str]]:
    """Return one word a week: mostly green."""
    word = st.sampled_from([*["green"] * 6, *WORDS])
    found = st.lists(word, max_size=most)
    return found.map(lambda words: dict(enumerate(words, start=1)))
