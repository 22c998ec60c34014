"""What a ladder leads to, by person and by the weights at hand."""

from typing import Any

import pytest

from rehab.model.dose import Dose
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import Loads
from rehab.planner.dosing.mark import is_near_enough, mark_dose, mark_of
from tests.support.cases import client, library
from tests.support.slots import case_of


@pytest.mark.parametrize(
    ("ladder", "person", "percent"),
    [
        ("row", {}, 25),
        ("row", {"sex": "male"}, 25),
        ("row", {"sex": "female"}, 20),
        ("row", {"triggers": {"flexion": 2}}, 20),
        ("row", {"triggers": {"flexion": 1}}, 25),
        ("row", {"birth_year": 1961}, 20),  # 65 in the year of the start
        ("row", {"birth_year": 1962}, 25),
        ("row", {"birth_year": 1961, "sex": "female"}, 15),
        ("row", {"birth_year": 1951}, 12),  # 75
        ("row", {"birth_year": 1951, "sex": "female"}, 10),
        ("row", {"triggers": {"axial_load": 2}}, 20),
        ("row", {"birth_year": 1951, "flags": ["osteoporosis_vfx"]}, 12),
        ("hinge", {}, 50),
        ("hinge", {"birth_year": 1961}, 40),
        ("hinge", {"birth_year": 1961, "sex": "female"}, 35),
        ("hinge", {"birth_year": 1951}, 10),
        ("hinge", {"flags": ["osteoporosis_check"]}, 35),
        ("hinge", {"triggers": {"flexion": 2}}, 12.5),  # a start; the rest another year
        ("hinge", {"triggers": {"flexion": 1}}, 50),
        ("hinge", {"triggers": {"axial_load": 2}}, None),  # bands
        ("hinge", {"flags": ["flexion_intolerant"]}, 40),  # no lower lift, so raised
        ("hinge", {"flags": ["flexion_intolerant", "leg_symptoms"]}, None),  # bands
        ("hinge", {"flags": ["osteoporosis_vfx"]}, 20),  # from a raised place, or bands
    ],
)
def test_the_first_mark_of_a_ladder_that_is_for_the_client_counts(
    ladder: str, person: dict[str, Any], percent: float | None
) -> None:
    mark = mark_of(case_of(client(**person)), ladder)
    assert mark is not None
    assert mark.percent_body_weight == percent


@pytest.mark.parametrize("ladder", ["row", "hinge"])
@pytest.mark.parametrize("born", [1986, 1961, 1951])
@pytest.mark.parametrize("sex", ["female", "male"])
@pytest.mark.parametrize("flag", ["osteoporosis_check", "osteoporosis_vfx"])
def test_thin_bones_never_make_a_mark_heavier(
    ladder: str, born: int, sex: str, flag: str
) -> None:
    person: dict[str, Any] = {"birth_year": born, "sex": sex}
    free = mark_of(case_of(client(**person)), ladder)
    bound = mark_of(case_of(client(**person, flags=[flag])), ladder)
    assert free
    assert bound
    assert (bound.percent_body_weight or 0) <= (free.percent_body_weight or 0)


@pytest.mark.parametrize("born", [1940])
def test_thin_bones_lift_from_a_raised_place_from_75_on(born: int) -> None:
    thin: dict[str, Any] = {"birth_year": born, "flags": ["osteoporosis_check"]}
    mark = mark_of(case_of(client(**thin)), "hinge")
    assert mark
    assert set(mark.exercises) == {"deadlift_raised", "deadlift_backpack"}
    bare = mark_of(case_of(client(**thin, equipment=[])), "hinge")
    assert bare
    assert bare.percent_body_weight == mark.percent_body_weight


def test_a_ladder_that_leads_nowhere_has_no_mark() -> None:
    assert mark_of(case_of(), "gait") is None
    assert mark_of(case_of(), None) is None


def test_a_trigger_that_came_down_still_counts_as_it_was_at_the_entry() -> None:
    before = case_of(client(triggers={"flexion": 2}))
    mark = mark_of(before.with_triggers({"flexion": 1}), "row")
    assert mark is not None
    assert mark.percent_body_weight == 20


@pytest.mark.parametrize(
    ("owned", "load", "repetitions"),
    [
        ((20.0, 30.0, 40.0), 40.0, 8),  # half of 80 kg
        ((20.0, 34.0), 34.0, 8),  # 15 % below is near enough
        ((20.0, 38.0, 44.0), 38.0, 8),  # 2 kg below is nearer than 4 above
        ((20.0, 33.5), 33.5, 8),  # too light; the lift is capped at 8
    ],
)
def test_the_nearest_weight_that_is_near_enough_stands_for_the_mark(
    owned: tuple[float, ...], load: float, repetitions: int
) -> None:
    found, deadlift = Loads(owned), library().exercises["deadlift"]
    assert mark_dose(case_of(), "hinge", deadlift, found) == Dose(
        sets=3, repetitions=repetitions, load_kg=load
    )
    enough = is_near_enough(case_of(), "hinge", deadlift, found)
    assert enough is (load >= 34.0)


def test_a_weight_that_is_too_light_shows_it_with_more_repetitions() -> None:
    """A quarter of 80 kg, 15 % less, is 17 kg."""
    row, case = library().exercises["bent_over_row"], with_pairs_up_to(8.0)
    dose = mark_dose(case, "row", row, Loads((16.0,)))
    assert dose == Dose(sets=3, repetitions=15, load_kg=16.0)
    assert not is_near_enough(case, "row", row, Loads((16.0,)))


def test_repetitions_stand_for_weight_only_with_the_heaviest_of_all() -> None:
    """One dumbbell of 12 kg shows nothing where two of them can be lifted."""
    shelf, case = library().exercises, with_pairs_up_to(12.0)
    one, two = shelf["deadlift_kettlebell"], shelf["deadlift_dumbbells"]
    assert mark_dose(case, "hinge", one, Loads((12.0,))) is None
    dose = mark_dose(case, "hinge", two, Loads((24.0,)))
    assert dose == Dose(sets=3, repetitions=12, load_kg=24.0)  # the cap


def with_pairs_up_to(kg: float) -> Case:
    """Return somebody of 80 kg with two dumbbells of 4 kg, and two of so much."""
    return case_of(client(equipment=["chair"], weights_kg={"dumbbells": [4.0, kg]}))


@pytest.mark.parametrize(
    ("ladder", "kit", "exercise"),
    [
        ("row", {"weights_kg": {}, "equipment": []}, "band_row"),
        ("row", {"weights_kg": {}, "equipment": ["backpack"]}, "band_row"),
        ("row", {"weights_kg": {"backpack": [4.0]}, "equipment": []}, "row_backpack"),
        ("hinge", {"weights_kg": {}, "equipment": []}, "band_deadlift"),
        ("extension", {"triggers": {"extension": 1}}, "prone_chest_lift"),
        ("extension", {"triggers": {"extension": 2}}, "prone_leg_lift"),
        ("extension", {"triggers": {"extension": 3}}, None),
    ],
)
def test_a_mark_that_body_or_kit_put_out_of_reach_is_none(
    ladder: str, kit: dict[str, Any], exercise: str | None
) -> None:
    mark = mark_of(case_of(client(bands=["light", "medium", "heavy"], **kit)), ladder)
    assert (mark is None) == (exercise is None)
    assert mark is None or exercise in mark.exercises


@pytest.mark.parametrize(("pain", "band"), [(6, "heavy"), (5, None)])
def test_weights_that_hurt_in_the_try_are_no_mark(pain: int, band: str | None) -> None:
    """From 6 on no phase has them; 5 is only too much for the light ones."""
    hurt = {"tries": [6, 5], "load_kg": 4, "pain": pain}
    rows = {"chest_supported_row": hurt, "one_arm_row": hurt}
    mark = mark_of(case_of(client(baseline=rows, equipment=["chair", "bench"])), "row")
    assert mark is not None
    assert mark.band == band


def test_the_strongest_band_at_hand_stands_for_a_heavier_one() -> None:
    """Twelve of a set with the heavy one are fifteen with the medium one."""
    kit = client(bands=["light", "medium"], weights_kg={}, equipment=[])
    hips, case = library().exercises["band_deadlift"], case_of(kit)
    found = case.loads(hips)
    assert isinstance(found, Loads)
    dose = mark_dose(case, "hinge", hips, found)
    assert dose == Dose(sets=3, repetitions=15, band="medium")


def test_weights_lighter_than_the_first_count_too() -> None:
    found = Loads((45.0,), lighter=(40.0,))
    dose = mark_dose(case_of(), "hinge", library().exercises["deadlift"], found)
    assert dose is not None
    assert dose.load_kg == 40


def test_an_exercise_that_the_mark_does_not_name_shows_nothing() -> None:
    row = library().exercises["chest_supported_row"]
    assert mark_dose(case_of(), "row", row, Loads((20.0,))) is None


def test_the_superman_is_held_five_seconds() -> None:
    dose = mark_dose(case_of(), "extension", library().exercises["superman"], Loads())
    assert dose == Dose(sets=3, repetitions=10, hold_seconds=5)


@pytest.mark.parametrize(
    ("bands", "repetitions", "band"),
    [
        (["light", "medium", "heavy"], 12, "medium"),
        (["light", "heavy"], 12, "heavy"),  # stronger is no weaker
        (["heavy"], 12, "heavy"),
        (["light"], 15, "light"),
    ],
)
def test_a_band_stronger_than_the_marks_is_not_too_light(
    bands: list[str], repetitions: int, band: str
) -> None:
    case = case_of(client(birth_year=1950, weights_kg={}, bands=bands))
    row = library().exercises["band_row"]
    found = case.loads(row)
    assert isinstance(found, Loads)
    mark = mark_dose(case, "row", row, found)
    assert mark == Dose(sets=3, repetitions=repetitions, band=band)
