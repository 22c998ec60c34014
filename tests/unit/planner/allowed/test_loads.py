import pytest

from rehab.model.programme import Reason
from rehab.planner.allowed.equipment import missing
from rehab.planner.allowed.loads import Loads, loads
from tests.support.cases import client, library


def found(exercise: str, most_kg: float = float("inf"), **changes: object) -> object:
    """Return the loads of the exercise for somebody of 80 kg."""
    one, catalogue = library().exercises[exercise], library().catalogue
    return loads(one, client(**changes), catalogue, most_kg)


def steps(exercise: str, **changes: object) -> tuple[float | str, ...]:
    """Return the loads, light to heavy."""
    at_hand = found(exercise, **changes)
    assert isinstance(at_hand, Loads), at_hand
    return at_hand.steps


def test_two_dumbbells_weigh_twice_one() -> None:
    # chest-supported row: 10 to 30 % of 80 kg is 8 to 24 kg, in two hands 4 to 12 each
    owned = {"dumbbells": [2.0, 4.0, 10.0, 12.0, 14.0]}
    assert steps("chest_supported_row", weights_kg=owned) == (8.0, 20.0, 24.0)


def test_one_of_a_pair_of_dumbbells_weighs_once() -> None:
    # one-arm row: 5 to 20 % of 80 kg is 4 to 16 kg in one hand
    owned = {"dumbbells": [2.0, 4.0, 10.0, 18.0]}
    assert steps("one_arm_row", weights_kg=owned) == (4.0, 10.0)


def test_start_is_the_heaviest_weight_not_above_the_exercises_own() -> None:
    owned = {"dumbbells": [1.0, 3.0, 6.0]}
    assert steps("chest_supported_row", weights_kg=owned) == (6.0, 12.0)


def test_no_weight_is_light_enough() -> None:
    reason = found("chest_supported_row", weights_kg={"dumbbells": [10.0]})
    assert reason == Reason(
        "ruled_out.too_heavy", {"lightest_kg": 20.0, "start_kg": 8.0}
    )


def test_no_weights_at_all() -> None:
    reason = found("chest_supported_row", weights_kg={"kettlebell": [4.0]})
    assert reason == Reason("ruled_out.no_weights")


def test_one_weight_is_any_that_can_be_held() -> None:
    # goblet squat: 10 to 35 % of 80 kg, one bell, one dumbbell of a pair or a pack
    for thing in ("kettlebell", "dumbbells", "dumbbell", "backpack"):
        at_hand = found("goblet_squat", weights_kg={thing: [6.0, 8.0, 30.0]})
        assert at_hand == Loads((8.0,), lighter=(6.0,)), thing


def test_share_of_body_weight_needs_a_body_weight() -> None:
    assert found("chest_supported_row", weight_kg=None) == Reason(
        "ruled_out.no_body_weight"
    )


@pytest.mark.parametrize(("kg", "first"), [(60.0, 6.0), (80.0, 8.0), (100.0, 12.0)])
def test_share_of_body_weight_follows_the_body(kg: float, first: float) -> None:
    # raised deadlift: 12 % of the body weight to begin with
    assert steps("deadlift_raised", weight_kg=kg)[0] == first


def test_first_load_may_be_bounded_by_the_load_before() -> None:
    bounded = found("deadlift_raised", most_kg=6.5)
    assert isinstance(bounded, Loads)
    assert bounded.steps[0] == 6.0


def test_bands_are_in_the_catalogues_order_whatever_the_clients() -> None:
    assert steps("band_row", bands=["heavy", "light"]) == ("light", "heavy")


def test_strong_band_does_not_stand_in_for_a_light_one() -> None:
    assert found("band_row", bands=["heavy"]) == Reason(
        "ruled_out.no_light_band", {"band": "light"}
    )


def test_exercise_without_a_load_has_none() -> None:
    assert steps("squat_bw") == ()


def test_kit_that_every_home_has_is_never_missing() -> None:
    bare = client(equipment=[], weights_kg={}, bands=[])
    catalogue = library().catalogue
    assert missing(library().exercises["hinge_stick"], bare, catalogue) is None
    assert missing(library().exercises["bridge"], bare, catalogue) is None
    row = library().exercises["chest_supported_row"]
    assert missing(row, bare, catalogue) == catalogue.equipment["bench"].name


def test_listing_weights_or_bands_is_owning_them() -> None:
    person = client(
        equipment=["bench"], weights_kg={"dumbbells": [2.0]}, bands=["light"]
    )
    for name in ("chest_supported_row", "one_arm_row", "band_row"):
        assert missing(library().exercises[name], person, library().catalogue) is None
