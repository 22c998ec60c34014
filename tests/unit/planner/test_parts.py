"""Parts of a session in seconds: exact on the page, cut by whole repeats."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.app.words import words
from rehab.entry.dose_typed import example_of, typed_dose
from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.programme import Programme
from rehab.planner.dosing.share import share
from rehab.reader.row_faults import Limits, row_faults
from rehab.reader.shelf import read_file
from rehab.render.view_material import day_minutes, seconds
from rehab.render.view_summary import rest_words
from rehab.render.words import dose_less, dose_short, dose_words
from tests.support.cases import (
    ROOT,
    build,
    client,
    diary_of,
    library,
    phase_fields,
    plan,
)
from tests.support.examples import many

RUN, WALK = {"do": "run", "seconds": 60}, {"do": "walk", "seconds": 90}
BY_ONE = {"hard_cap_percent": 60.0}
BRISK = [{"do": "walk", "seconds": 300}]
WHOLE = {"warm_up": BRISK, "sets": 8, "parts": [RUN, WALK], "cool_down": BRISK}


def exercise() -> Exercise:
    file = ROOT / "exercises" / "run_walk.yaml"
    read, problems = read_file(Exercise, file, id="run_walk")
    assert read, problems
    return read.value


def laid_out(policy: dict[str, Any], diary=None, **changes) -> Programme:
    """Lay out ten weeks of running by this policy."""
    shelf = library()
    shelf = replace(shelf, exercises={**shelf.exercises, "run_walk": exercise()})
    phase = phase_fields(places=[{"exercise": "run_walk", "policy": policy}])
    changed = plan(phases=[phase], last_phase_weeks_shown=5)
    return build(client(entry_phase=None, **changes), changed, diary, shelf)


def table(*doses: dict[str, Any]) -> dict[str, Any]:
    rows = [{"from_week": n, "dose": dose} for n, dose in enumerate(doses, start=1)]
    return {"kind": "table", "rows": rows}


def first(of: Programme, week: int = 1):
    return of.weeks[week - 1].prescriptions[0]


def test_a_dose_of_parts_reads_as_a_coach_says_it() -> None:
    run = exercise()
    dose = Dose.model_validate(WHOLE)
    assert dose_words(words(), run, dose) == (
        "first walk 5 minutes; then 8 times: run 1 minute, walk 1½ minutes; "
        "at the end walk 5 minutes"
    )
    odd = Dose.model_validate({"parts": [{"do": "run", "seconds": 75}, WALK]})
    assert dose_words(words(), run, odd) == ("run 1 minute 15 seconds, walk 1½ minutes")
    short = dose_short(words(), dose)
    assert short == "walk 5 min, 8×(run 1 min + walk 1½ min), walk 5 min"


def test_the_time_is_that_of_all_its_parts() -> None:
    found = laid_out(table(WHOLE))
    given = first(found)
    assert seconds(given, found.plan.pace) == 300 + 8 * 150 + 300
    assert day_minutes(found.weeks[0], given.days[0], found.plan.pace) == 30
    assert rest_words(words(), found.weeks[0], found.plan.pace) == ""


parts = st.lists(
    st.builds(
        lambda do, n: {"do": do, "seconds": n},
        st.sampled_from(["run", "walk"]),
        st.integers(1, 200),
    ),
    min_size=1,
    max_size=5,
)


def test_every_row_of_parts_is_given_as_it_is_written() -> None:
    doses = [
        WHOLE,
        {"sets": 3, "parts": [{"do": "run", "seconds": 61}]},
        {"sets": 1, "parts": [WALK, RUN, {"do": "walk", "seconds": 7}, RUN]},
        {"sets": 2, "parts": [RUN], "cool_down": [{"do": "stretch", "seconds": 15}]},
    ]
    found = laid_out(table(*doses))
    given = [first(found, week).dose for week in range(1, len(doses) + 1)]
    assert [
        json.loads(one.model_dump_json(exclude_none=True)) for one in given
    ] == doses


@many(0.5)
@given(parts, st.integers(1, 12), st.floats(1, 99), st.floats(1, 99))
def test_a_share_is_whole_repeats_or_the_first_parts(some, sets, one, two) -> None:
    dose = Dose.model_validate({"sets": sets, "parts": some})
    low, high = (share(dose, percent) for percent in sorted((one, two)))
    assert low.volume <= high.volume <= dose.volume
    for cut in (low, high):
        if cut.sets > 1:
            assert cut.parts == dose.parts
        else:
            kept = zip(cut.parts, dose.parts, strict=False)
            assert all(a.do == b.do and a.seconds <= b.seconds for a, b in kept)


def test_lower_numbers_are_whole_repeats() -> None:
    given = first(laid_out(table(WHOLE)))
    assert given.lower.sets == 5  # 70 % of 8, rounded down
    assert [dose.sets for dose in given.back] == sorted(d.sets for d in given.back)
    assert dose_less(words(), given, given.lower) == (
        "5 times: run 1 minute, walk 1½ minutes"
    )
    red = laid_out(table(WHOLE), diary_of({1: "red"}))
    assert first(red, 2).dose == given.lower


@pytest.mark.parametrize(
    ("policy", "sets"),
    [
        (
            {"kind": "staircase", "rise_percent": 50.0, "steady_weeks": 1, **BY_ONE},
            [4, 5, 6],
        ),
        ({"kind": "steady"}, [4, 4, 4]),
        ({"kind": "share", "percent": 50.0}, [2, 2, 2]),
    ],
)
def test_the_other_policies_count_repeats(policy, sets) -> None:
    found = laid_out(policy)
    assert [first(found, week).dose.sets for week in (1, 2, 3)] == sets


def test_the_staircase_ends_with_the_most_of_each_part() -> None:
    policy = {"kind": "staircase", "rise_percent": 100.0, "steady_weeks": 1}
    start = {"sets": 18, "parts": [RUN, WALK]}
    found = laid_out({**policy, "hard_cap_percent": 100.0}, doses={"run_walk": start})
    # 20 x 90 seconds are the 1800 of walking that the exercise has at most.
    weeks = [first(found, week).dose.sets for week in range(1, 6)]
    assert weeks == [18, 19, 20, 20, 20]


def test_a_quota_and_a_try_count_repeats_too() -> None:
    target = {"dose": {"sets": 8, "parts": [RUN, WALK]}}
    found = laid_out(
        {"kind": "quota", "weeks": 4},
        baseline={"run_walk": {"tries": [5], "pain": 0}},
        targets={"run_walk": target},
    )
    assert [first(found, week).dose.sets for week in range(1, 6)] == [4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("dose", "says"),
    [
        ({"parts": [{"do": "jog", "seconds": 60}]}, 'run_walk has no part "jog"'),
        (
            {"sets": 2, "parts": [{"do": "run", "seconds": 1201}]},
            "is above the cap of run_walk: run 2400 seconds in all, got 2402",
        ),
        ({"minutes": 20}, "is of the wrong kind: run_walk needs sets and parts"),
    ],
)
def test_parts_that_cannot_be_given_are_refused(dose, says) -> None:
    asked = Dose.model_validate(dose)
    (fault,) = row_faults(("dose",), asked, exercise(), Limits(), ())
    assert fault.message.startswith(says)
    assert fault.hint


def test_what_was_done_is_typed_as_it_is_printed() -> None:
    dose = Dose.model_validate({"sets": 6, "parts": [RUN, WALK]})
    assert typed_dose(dose_short(words(), dose)) == dose
    assert typed_dose("6x(run 60s + walk 90s)") == dose
    assert typed_dose("run 20 min") == Dose.model_validate(
        {"parts": [{"do": "run", "seconds": 1200}]}
    )
    assert typed_dose(example_of(exercise().dose)) == exercise().dose.start


# Couch to 5 km, week 2: five times the same, then a shorter walk.
AGAIN = [{"do": "run", "seconds": 90}, {"do": "walk", "seconds": 120}]
LAST = [{"do": "run", "seconds": 90}, {"do": "walk", "seconds": 60}]


def test_what_comes_again_and_again_is_said_once_and_typed_so() -> None:
    given = first(laid_out(table({"parts": [*AGAIN * 5, *LAST]})))
    long, short = (
        "5 times: run 1½ minutes, walk 2 minutes; then run 1½ minutes, walk 1 minute",
        "5×(run 1½ min + walk 2 min) + run 1½ min + walk 1 min",
    )
    assert dose_words(words(), exercise(), given.dose) == long
    assert dose_less(words(), given, given.dose) == long
    assert dose_short(words(), given.dose) == short
    assert typed_dose(long) == typed_dose(short) == given.dose
    whole = Dose.model_validate({"parts": AGAIN * 4})
    assert dose_short(words(), whole) == "4×(run 1½ min + walk 2 min)"


def test_what_comes_twice_or_later_is_said_in_full() -> None:
    for parts in (AGAIN * 2, [*LAST, *AGAIN * 3]):
        dose = Dose.model_validate({"parts": parts})
        assert "×" not in dose_short(words(), dose)
        assert typed_dose(dose_short(words(), dose)) == dose


@pytest.mark.parametrize(
    "text",
    [
        "5x(run 90s + walk 120s) + skip",
        "5x(run) + walk 60s",
        "9x(run 90s + walk 120s + run 90s + walk 60s) + run 90s",  # 37 parts
        "5x(run 90s + 2x(walk 60s))",
    ],
)
def test_a_list_that_is_not_understood_whole_is_no_dose(text) -> None:
    assert typed_dose(text) is None
