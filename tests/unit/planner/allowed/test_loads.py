from typing import Any

import pytest

from rehab.model.programme import Reason
from rehab.planner.allowed.equipment import missing
from rehab.planner.allowed.loads import Help, Loads, Wanted, loads
from tests.support.cases import client, library


def found(exercise: str, follows: Wanted | None = None, **changes: Any) -> object:
    """Return the loads of the exercise for somebody of 80 kg; 25 % is near enough."""
    one, catalogue = library().exercises[exercise], library().catalogue
    return loads(one, client(**changes), catalogue, 25, follows)


def steps(exercise: str, **changes: Any) -> tuple[float | str | Help, ...]:
    """Return the loads, light to heavy."""
    return kit(exercise, **changes).steps


def kit(exercise: str, **changes: Any) -> Loads:
    """Return the loads of an exercise that there are some for."""
    at_hand = found(exercise, **changes)
    assert isinstance(at_hand, Loads), at_hand
    return at_hand


def test_two_dumbbells_weigh_twice_one() -> None:
    # chest-supported row: 10 to 30 % of 80 kg is 8 to 24 kg, in two hands 4 to 12 each
    owned = {"dumbbells": [2.0, 4.0, 10.0, 12.0, 14.0]}
    assert steps("chest_supported_row", weights_kg=owned) == (8.0, 20.0, 24.0)


def test_one_of_a_pair_of_dumbbells_weighs_once() -> None:
    # one-arm row: 5 to 20 % of 80 kg is 4 to 16 kg in one hand
    owned = {"dumbbells": [2.0, 4.0, 10.0, 18.0]}
    assert steps("one_arm_row", weights_kg=owned) == (4.0, 10.0)


@pytest.mark.parametrize(
    ("dumbbells", "first"),
    [
        ([1.0, 3.0, 6.0], 6.0),  # 2, 6 and 12 kg; 10 % of 80 kg is 8 kg
        ([2.0, 4.5], 9.0),  # 1 kg above is nearer than 4 kg below
        ([3.0, 5.0], 6.0),  # 2 kg off on either side: the lighter
    ],
)
def test_first_weight_is_the_one_nearest_to_the_exercises_start(
    dumbbells: list[float], first: float
) -> None:
    assert steps("chest_supported_row", weights_kg={"dumbbells": dumbbells})[0] == first


@pytest.mark.parametrize(("each", "heavy"), [(5.0, False), (5.5, True), (10.0, True)])
def test_only_weight_is_still_tried_and_heavy_from_a_quarter_above_the_start(
    *, each: float, heavy: bool
) -> None:
    # 8 kg and a quarter is 10 kg
    at_hand = kit("chest_supported_row", weights_kg={"dumbbells": [each]})
    assert at_hand == Loads(
        (2 * each,), pieces=2, heavy_start=heavy, most_kg=at_hand.most_kg
    )


def test_weight_above_the_cap_is_too_heavy() -> None:
    # 30 % of 80 kg is 24 kg, and a tenth more still counts: 26.4 kg
    reason = found("chest_supported_row", weights_kg={"dumbbells": [13.5]})
    assert reason == Reason(
        "ruled_out.too_heavy", {"lightest_kg": 27.0, "start_kg": 8.0}
    )
    near = kit("chest_supported_row", weights_kg={"dumbbells": [13.0]})
    assert near == Loads((26.0,), pieces=2, heavy_start=True, most_kg=near.most_kg)


VFX: dict[str, Any] = {"flags": ["osteoporosis_vfx"]}  # 20 % of 80 kg is 16 kg
BELLS: dict[str, Any] = {"dumbbells": [4.0, 6.0, 8.0, 10.0, 12.0]}


def test_a_flag_with_a_limit_bounds_the_weight_of_every_exercise() -> None:
    free = steps("chest_supported_row", weights_kg=BELLS)
    bound = steps("chest_supported_row", weights_kg=BELLS, **VFX)
    assert (free[-1], bound) == (24.0, (8.0, 12.0, 16.0))
    tried = {"goblet_squat": {"tries": [12], "pain": 0, "load_kg": 24.0}}
    bell = {"weights_kg": {"kettlebell": [8.0, 16.0, 24.0]}, "baseline": tried}
    assert steps("goblet_squat", **bell) == (24.0,)
    assert steps("goblet_squat", **bell, **VFX) == (16.0,)
    only = found("deadlift_raised", weights_kg={"kettlebell": [20.0]}, **VFX)
    assert isinstance(only, Reason)


def test_a_flag_with_a_limit_needs_a_body_weight() -> None:
    reason = found("deadlift_raised", weights_kg=BELLS, weight_kg=None, **VFX)
    assert reason == Reason("ruled_out.no_body_weight")


def test_weight_that_was_tried_is_the_first() -> None:
    tried = {"chest_supported_row": {"tries": [12], "pain": 0, "load_kg": 12.0}}
    assert steps("chest_supported_row", baseline=tried)[0] == 12.0


def test_weight_the_physio_gave_goes_before_one_that_was_tried() -> None:
    tried = {"chest_supported_row": {"tries": [12], "pain": 0, "load_kg": 12.0}}
    given = {"chest_supported_row": {"sets": 2, "repetitions": 8, "load_kg": 16.0}}
    assert steps("chest_supported_row", baseline=tried, doses=given)[0] == 16.0


def test_of_several_things_the_one_with_the_nearest_weight_carries_it() -> None:
    # raised deadlift: 12 % of 80 kg is 9.6 kg
    owned = {"kettlebell": [16.0], "backpack": [9.0, 12.0]}
    assert steps("deadlift_raised", weights_kg=owned) == (9.0, 12.0)


def test_weights_for_the_hand_are_one_row() -> None:
    owned = {"kettlebell": [8.0, 16.0], "dumbbell": [9.0, 12.0], "backpack": [20.0]}
    assert steps("deadlift_raised", weights_kg=owned) == (9.0, 12.0, 16.0)


def test_of_two_as_near_the_one_that_goes_further_carries_it() -> None:
    owned = {"kettlebell": [10.0], "backpack": [10.0, 14.0]}
    assert steps("deadlift_raised", weights_kg=owned) == (10.0, 14.0)


def test_no_weights_at_all() -> None:
    reason = found("chest_supported_row", weights_kg={"kettlebell": [4.0]})
    assert reason == Reason("ruled_out.no_weights")


def test_one_weight_is_any_that_can_be_held() -> None:
    # goblet squat: 10 to 35 % of 80 kg and a tenth more; a bell, a dumbbell or a pack
    for thing in ("kettlebell", "dumbbells", "dumbbell", "backpack"):
        at_hand = kit("goblet_squat", weights_kg={thing: [6.0, 8.0, 31.0]})
        assert at_hand == Loads((8.0,), lighter=(6.0,), most_kg=at_hand.most_kg), thing


def test_share_of_body_weight_needs_a_body_weight() -> None:
    assert found("chest_supported_row", weight_kg=None) == Reason(
        "ruled_out.no_body_weight"
    )


@pytest.mark.parametrize(("kg", "first"), [(60.0, 8.0), (80.0, 10.0), (100.0, 12.0)])
def test_share_of_body_weight_follows_the_body(kg: float, first: float) -> None:
    # raised deadlift: 12 % of the body weight is 7.2, 9.6 or 12 kg to begin with
    assert steps("deadlift_raised", weight_kg=kg)[0] == first


def test_next_rung_begins_with_the_weight_nearest_to_the_one_it_follows() -> None:
    follows = found("deadlift_raised", Wanted(19.0, 15.2, 22.8))
    assert isinstance(follows, Loads)
    assert follows.steps == (20.0, 24.0)
    assert follows.lighter[-1] == 16.0


def test_next_rung_has_no_weight_where_none_is_near_the_one_it_follows() -> None:
    owned = {"kettlebell": [8.0, 24.0]}
    reason = found("deadlift_raised", Wanted(16.0, 12.8, 19.2), weights_kg=owned)
    assert reason == Reason(
        "ruled_out.too_heavy", {"lightest_kg": 8.0, "start_kg": 16.0}
    )


def test_bands_are_in_the_catalogues_order_whatever_the_clients() -> None:
    assert steps("band_row", bands=["heavy", "light"]) == ("light", "heavy")


def test_first_band_is_the_lightest_at_hand() -> None:
    assert steps("band_row", bands=["heavy", "medium"]) == ("medium", "heavy")


def test_no_band_at_all() -> None:
    assert found("band_row", bands=[]) == Reason(
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
