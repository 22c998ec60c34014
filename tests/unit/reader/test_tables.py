"""Rows of a table that an exercise, or a client, cannot be given as written."""

from pathlib import Path
from typing import Any

import pytest

from rehab.checking.check import check
from rehab.reader.library import read_client, read_library
from tests.support.tables import write_client, write_library, write_plan

PULL = {"sets": 2, "repetitions": 5, "hold_seconds": 5}
BLOCKS = ("dose", "tempo")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a library and a client, whose plan is still to be written."""
    write_library(tmp_path / "library")
    return tmp_path / "library"


def rows(*doses: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a table with a row for each of the first weeks."""
    return [{"from_week": n, "dose": dose} for n, dose in enumerate(doses, start=1)]


def of_plan(folder: Path) -> list[str]:
    """Return what is wrong with the plan, and the cure."""
    found = read_library(folder / "exercises", folder / "plans")[1]
    assert all(one.file.endswith("edge.yaml") for one in found)
    return [f"{one.message}; {one.hint}" for one in found]


def of_client(folder: Path, **changes: Any) -> list[str]:
    """Return what is wrong for the client: each at a line of the plan."""
    library, wrong = read_library(folder / "exercises", folder / "plans")
    assert library, wrong
    file = write_client(folder, **changes)
    found = read_client(file, library, folder=folder)[1]
    text = (folder / "plans" / "edge.yaml").read_text("utf-8").splitlines()
    for one in found:
        assert one.file == str(folder / "plans" / "edge.yaml")
        key = one.where.split(" › ")[-1]
        begins = text[one.line - 1 - (key in BLOCKS)]  # a block, below its key
        assert begins.strip().startswith(f"{key}:")
    return [f"{one.message}; {one.hint}" for one in found]


def test_a_scheme_has_a_number_for_each_set(folder: Path) -> None:
    dose = {"hold_seconds": 5}
    write_plan(folder, {"big_three": rows({**dose, "scheme": [6, 4]})})
    assert of_plan(folder) == [
        "big_three has 3 sets, got 2 numbers; write 3 numbers, one for each set"
    ]
    write_plan(folder, {"big_three": rows({**dose, "scheme": [10, 9, 6]})})
    assert of_plan(folder) == [
        (
            "is above the cap of big_three: 8, got 9; "
            "write 8 or less, or raise the cap in big_three.yaml"
        )
    ]
    write_plan(folder, {"big_three": rows({"hold_seconds": 11, "scheme": [10, 8, 6]})})
    assert of_plan(folder) == [
        (
            "is above the cap of big_three: 10, got 11; "
            "write 10 or less, or raise the cap in big_three.yaml"
        )
    ]


@pytest.mark.parametrize(
    ("name", "dose", "field"),
    [
        ("plank", {"sets": 1, "hold_seconds": 91}, "90, got 91"),
        ("walk", {"sets": 1, "minutes": 41}, "40, got 41"),
        ("carry", {"sets": 1, "metres": 61}, "60, got 61"),
        ("runs", {"sets": 9, "minutes": 1}, "8, got 9"),
        ("press", {"repetitions": 1, "load_kg": 60.125}, "60 kg, got 60.125"),
    ],
)
def test_a_row_above_the_cap_is_refused(folder: Path, name, dose, field) -> None:
    write_plan(folder, {name: rows(dose)})
    (said,) = of_plan(folder)
    assert said.startswith(f"is above the cap of {name}: {field}; write ")


def test_sheets_of_days_are_counted_as_sheets(folder: Path) -> None:
    table = [{"from_week": n, "dose": {"sets": 1, "minutes": 5}} for n in (2, 7)]
    write_plan(folder, {"walk": table}, sheet_days=1)
    assert of_plan(folder) == [
        (
            "the first row begins with sheet 2: nothing is said before it; "
            "write a row with from_week: 1"
        ),
        (
            "comes too late: the phase has 6 sheets at most; "
            "write 7 or more for weeks › max, or delete the row"
        ),
    ]


def test_every_exercise_that_may_come_is_asked(folder: Path) -> None:
    table = {"kind": "table", "rows": rows({"sets": 1, "minutes": 5})}
    place = {"menu": ["walk", "plank"], "policy": table}
    write_plan(folder, {}, places=[place])
    assert of_plan(folder) == [
        (
            "is of the wrong kind: plank needs sets and hold_seconds, got minutes; "
            "write hold_seconds"
        )
    ]
    write_plan(folder, {}, places=[{"exercise": "plank"}], policy=table)
    assert of_plan(folder) == [
        (
            "is of the wrong kind: plank needs sets and hold_seconds, got minutes; "
            "write hold_seconds, or give the place of plank a policy of its own"
        )
    ]


def test_the_rows_of_a_second_place_would_be_lost(folder: Path) -> None:
    tables = [{"kind": "table", "rows": rows({"minutes": n})} for n in (5, 6)]
    places = [{"exercise": "walk", "policy": policy} for policy in tables]
    write_plan(folder, {}, places=places)
    assert of_plan(folder) == [
        (
            "walk has a place in this phase already: these rows are not given; "
            "write all of them into one table"
        )
    ]
    write_plan(folder, {}, places=[{**places[0], "when": [{"age": 60}]}, places[1]])
    assert of_plan(folder) == []


def test_a_load_that_the_client_does_not_own_is_refused(folder: Path) -> None:
    curl = {"sets": 1, "repetitions": 5}
    table = rows({**curl, "load_kg": 2.5}, {**curl, "load_kg": 13.75})
    write_plan(folder, {"curl": table, "pull": rows({**PULL, "band": "heavy"})})
    assert of_client(folder) == []
    kit = {"barbell": [20], "dumbbells": [1.25, 6.5]}
    assert of_client(folder, weights_kg=kit, bands=["light"]) == [
        (
            "the client has no 13.75 kg for curl; "
            "they have 2.5, 13 kg in weights_kg; write one of these"
        ),
        "the client has no heavy band for pull; they have light; write one of these",
    ]
    assert of_client(folder, weights_kg={}, bands=[]) == [
        f"the client has no {kg} kg for curl; "
        "write what they own into weights_kg of the client file"
        for kg in ("2.5", "13.75")
    ] + [
        (
            "the client has no heavy band for pull; "
            "write their bands into bands of the client file"
        )
    ]


def test_the_weights_of_a_table_are_of_one_thing(folder: Path) -> None:
    file = folder / "exercises" / "_catalogue.yaml"
    text = file.read_text("utf-8")
    assert text.count("name: barbell") == 1
    either = text.replace("name: barbell", "name: barbell\n    any_of: [dumbbells]")
    file.write_text(either, "utf-8")
    press = {"sets": 1, "repetitions": 5}
    said = (
        "the weights for press are not all of the same thing; "
        "write weights that one of their things has"
    )
    for kg, wrong in ((21.25, []), (13.75, [said, said])):
        weights = ({**press, "load_kg": one} for one in (20, kg))
        write_plan(folder, {"press": rows(*weights)})
        assert of_client(folder) == wrong


def test_a_share_of_body_weight_is_the_clients_cap(folder: Path) -> None:
    dose = {"sets": 1, "repetitions": 5, "load_kg": 24.25}
    write_plan(folder, {"curl": rows(dose)})
    assert of_client(folder, weight_kg=48.5) == []
    assert of_client(folder, weight_kg=48) == [
        "is above the cap of curl: 50 % of 48 kg are 24 kg, got 24.25; write 24 or less"
    ]


def test_what_comes_instead_must_take_the_row_too(folder: Path) -> None:
    write_plan(folder, {"walk": rows({"sets": 1, "minutes": 5})})
    assert of_client(folder, swaps={"walk": "plank"}) == [
        (
            "is of the wrong kind: plank needs sets and hold_seconds, got minutes; "
            "plank is there by swaps in the client file for walk; take another one"
        )
    ]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"swaps": {"nordic": "plain"}}, "by swaps in the client file for nordic"),
        ({"pins": ["plain"]}, "by pins"),
    ],
)
def test_what_comes_instead_is_done_as_the_row_says(
    folder: Path, given: dict[str, Any], why: str
) -> None:
    text = (folder / "exercises" / "nordic.yaml").read_text("utf-8")
    (folder / "exercises" / "plain.yaml").write_text(
        text.replace("ways:\n- down\n- up\n", "").replace("Nordic", "Plain"), "utf-8"
    )
    hint = f"plain is there {why}; take another one"
    table = {"kind": "table", "rows": rows({"repetitions": 5, "tempo": [3, 0, 3]})}
    write_plan(folder, {}, policy=table, places=[{"exercise": "nordic"}])
    assert of_client(folder, **given) == [
        f"plain does not say which way a repetition goes first; {hint}"
    ]
    table["rows"] = rows({"repetitions": 5, "side": "left"})
    file = folder / "exercises" / "nordic.yaml"
    file.write_text(text.replace("per_side: false", "per_side: true"), "utf-8")
    write_plan(folder, {}, policy=table, places=[{"exercise": "nordic"}])
    assert of_client(folder, **given) == [
        f"plain is not done one side at a time; {hint}"
    ]


def test_an_unknown_band_of_one_side_is_told(folder: Path) -> None:
    file = folder / "exercises" / "pull.yaml"
    text = file.read_text("utf-8").replace("per_side: false", "per_side: true")
    file.write_text(text, "utf-8")
    sides = {"left": {**PULL, "band": "hevy"}, "right": {**PULL, "band": "light"}}
    write_plan(folder, {"pull": rows(sides)})
    assert of_plan(folder) == ['unknown band "hevy"; did you mean "heavy"?']


def test_rows_that_are_not_for_the_client_are_not_held_against_them(
    folder: Path,
) -> None:
    dose = {"sets": 1, "repetitions": 5, "load_kg": 2.5}
    table = {"kind": "table", "rows": rows(dose)}
    place = {"exercise": "curl", "policy": table}
    others = {"places": [{**place, "when": [{"age": 60}]}, {"exercise": "walk"}]}
    write_plan(folder, {}, **others)
    assert of_client(folder, weights_kg={}) == []
    assert of_client(folder, weights_kg={}, birth_year=1950) != []
    write_plan(folder, {}, places=[place, {"exercise": "walk"}])
    assert of_client(folder, weights_kg={}, exclude=["curl"]) == []


def test_check_tells_of_the_plan_and_the_client_at_once(folder: Path) -> None:
    dose = {"sets": 5, "repetitions": 5, "load_kg": 2.25}
    write_plan(folder, {"curl": rows(dose)})
    said = [one.message for one in check([folder]).problems]
    assert said == [
        "is above the cap of curl: 4, got 5",
        "the client has no 2.25 kg for curl",
    ]


SIDED = {"left": {"sets": 1, "hold_seconds": 20}, "right": {"hold_seconds": 30}}


@pytest.mark.parametrize(
    ("name", "dose", "said"),
    [
        (
            "nordic",
            {"sets": 2, "repetitions": 5, "side": "left"},
            (
                "nordic is not done one side at a time; "
                "delete side, or write per_side: true in nordic.yaml"
            ),
        ),
        (
            "nordic",
            {"left": {"repetitions": 5}, "right": {"repetitions": 6}},
            (
                "nordic is not done one side at a time; "
                "write one dose, or per_side: true in nordic.yaml"
            ),
        ),
        (
            "plank",
            {**SIDED, "right": {"hold_seconds": 91}},
            (
                "is above the cap of plank: 90, got 91; "
                "write 90 or less, or raise the cap in plank.yaml"
            ),
        ),
        (
            "plank",
            {"left": {"hold_seconds": 20}},
            (
                "has no dose for the right; give left and right, "
                "or write the dose with side: left or right"
            ),
        ),
        (
            "plank",
            {**SIDED, "sets": 3},
            "says more than left and right; write it in each of the two",
        ),
        (
            "plank",
            {"hold_seconds": 20, "tempo": [3, 0, 3]},
            "tempo is of repetitions; delete tempo, or give repetitions",
        ),
        (
            "pull",
            {**PULL, "tempo": [3, 1, 3]},
            (
                "the hold is given twice; "
                "write 0 in the middle of tempo; hold_seconds is the hold"
            ),
        ),
        (
            "nordic",
            {"repetitions": [12, 8]},
            (
                "a range of repetitions goes from fewer to more; "
                "write the smaller number first, such as [8, 12]"
            ),
        ),
        (
            "nordic",
            {"repetitions": [8, 13]},
            (
                "is above the cap of nordic: 12, got 13; "
                "write 12 or less, or raise the cap in nordic.yaml"
            ),
        ),
        (
            "nordic",
            {"scheme": [12, 10, 8, 6]},
            (
                "is above the cap of nordic: 3 sets, got 4 numbers; "
                "write 3 or fewer, or raise the cap in nordic.yaml"
            ),
        ),
    ],
)
def test_what_a_dose_cannot_say_is_refused_with_the_cure(
    folder: Path, name: str, dose: dict[str, Any], said: str
) -> None:
    write_plan(folder, {name: rows(dose)})
    assert of_plan(folder) == [said]


def test_a_tempo_needs_an_exercise_that_says_which_way_it_goes(folder: Path) -> None:
    file = folder / "exercises" / "nordic.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("ways:\n- down\n- up\n", ""), "utf-8")
    write_plan(folder, {"nordic": rows({"repetitions": 5, "tempo": [3, 0, 3]})})
    assert of_plan(folder) == [
        (
            "nordic does not say which way a repetition goes first; "
            "write ways: [down, up], or so, in nordic.yaml"
        )
    ]


def test_a_line_to_a_target_has_no_range_and_no_sides(folder: Path) -> None:
    write_plan(folder, {"nordic": rows({"repetitions": 5})})
    targets = {"nordic": {"dose": {"sets": 3, "repetitions": 10}}}
    targets["plank"] = {"dose": {"sets": 2, "hold_seconds": 60}}
    doses = {"nordic": {"sets": 2, "repetitions": [5, 8]}, "plank": SIDED}
    file = write_client(folder, doses=doses, targets=targets)
    library, wrong = read_library(folder / "exercises", folder / "plans")
    assert library, wrong
    found = read_client(file, library, folder=folder)[1]
    assert [f"{one.message}; {one.hint}" for one in found] == [
        "a dose with a target has one number, not a range; write 5 or 8",
        "a dose with a target is the same for both sides; write one dose",
    ]


def test_no_exercise_is_asked_for_more_often_a_day_than_it_is_done(
    folder: Path,
) -> None:
    write_plan(folder, {"nordic": rows({"repetitions": 5})}, times_per_day=2)
    assert of_plan(folder) == [
        (
            "is more often than nordic is done in a day, got 2; "
            "write 1, once_a_day: true in its place, "
            "or 14 for the most sessions_per_week in nordic.yaml"
        )
    ]
    place = {"exercise": "nordic", "once_a_day": True, "every_days": 3}
    place["policy"] = {"kind": "table", "rows": rows({"repetitions": 5})}
    write_plan(folder, {}, places=[place], times_per_day=2)
    assert of_plan(folder) == []
    write_plan(folder, {}, places=[place])
    assert of_plan(folder) == [
        "is for a place of a phase with times_per_day: 2; delete it"
    ]
    write_plan(folder, {"nordic": rows({"repetitions": 5})}, times_per_day=3)
    assert of_plan(folder) == [
        (
            "a week's sheet has room for twice a day; "
            "write 1 or 2, or sheet_days: 2 for sheets of two days"
        )
    ]
