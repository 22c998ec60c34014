"""What the ladders lead a client to, told from the first day."""

from typing import Any

from rehab.model.programme import Aim, Programme
from tests.support.cases import build, client, diary_of, in_week, short

SEEN = ["bent_over_row", "deadlift", "superman"]


def aims_of(programme: Programme) -> dict[str, Aim]:
    return {aim.ladder: aim for aim in programme.aims}


def told(**person: Any) -> dict[str, str]:
    found = aims_of(build(client(**person)))
    return {name: f"{a.exercise.id} {short(a.dose)}" for name, a in found.items()}


def test_the_three_lifts_lead_to_their_marks_of_the_body_weight() -> None:
    """A quarter and half of 80 kg."""
    assert told(supervised=SEEN) == {
        "row": "bent_over_row 3×15 20 kg",
        "hinge": "deadlift 3×8 40 kg",
        "extension": "superman 3×10×5 s",
    }


def test_women_row_a_fifth_and_lift_the_same() -> None:
    found = told(supervised=SEEN, sex="female")
    assert found["row"] == "bent_over_row 3×15 15 kg"  # of 16, near enough
    assert found["hinge"] == "deadlift 3×8 40 kg"


def test_a_mark_has_the_first_week_whose_sheet_reaches_it() -> None:
    programme = build(client(supervised=SEEN))
    for aim in programme.aims:
        assert aim.week is not None
        on_sheet = in_week(programme, aim.week)[aim.exercise.id]
        assert on_sheet.dose.at_least(aim.dose)
        before = in_week(programme, aim.week - 1).get(aim.exercise.id)
        assert before is None or not before.dose.at_least(aim.dose)


def test_a_mark_that_these_rules_do_not_reach_has_no_week() -> None:
    """Nobody was beside the superman yet; what it takes is told all the same."""
    aim = aims_of(build(client()))["extension"]
    assert (aim.exercise.id, aim.week) == ("superman", None)


def test_a_later_mark_follows_from_a_bad_week() -> None:
    person = client(supervised=SEEN)
    calm, sore = (
        aims_of(build(person, diary=diary_of({1: "green", 2: word})))["row"]
        for word in ("green", "red")
    )
    assert calm.week is not None
    assert sore.week is not None
    assert sore.week > calm.week
    assert sore.dose == calm.dose


def test_a_ladder_that_is_not_on_the_sheets_has_no_mark() -> None:
    found = told(
        supervised=SEEN,
        exclude=[
            "prone_chest_lift",
            "prone_leg_lift",
            "prone_glute_squeeze",
            "prone_rest",
            "superman",
            "superman_hold",
        ],
    )
    assert "extension" not in found


def test_a_mark_that_only_waits_to_be_shown_says_so() -> None:
    found = aims_of(build(client()))["extension"]
    assert (found.week, found.to_show, found.said_as) == (None, True, "mark_to_show")
    shown = aims_of(build(client(supervised=["superman"])))["extension"]
    assert (shown.to_show, shown.said_as) == (False, "mark")
    light = client(supervised=SEEN, days=["mon"], weights_kg={"dumbbells": [1.0]})
    assert not any(aim.to_show for aim in build(light).aims)
