from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from rehab.model.client import Client
from rehab.model.programme import Library, Reason
from rehab.planner.allowed.exercise_filter import ruled_out
from tests.support.cases import ROOT, client, library, plan

FILTER = yaml.safe_load(
    Path(ROOT / "tests" / "data" / "vectors.yaml").read_text(encoding="utf-8")
)["trigger_filter"]


def rule(exercise: str, person: Client, level_max: int = 6) -> str | None:
    """Return the rule that forbids the exercise, or None."""
    found = reason(exercise, person, level_max)
    return found.rule if found else None


def reason(exercise: str, person: Client, level_max: int = 6) -> Reason | None:
    """Return the reason that forbids the exercise, or None."""
    pain = plan().pain_rules["strict"]
    one = library().exercises[exercise]
    return ruled_out(one, person, library(), level_max=level_max, pain=pain)


@pytest.mark.parametrize(("severity", "intensity", "allowed"), FILTER)
def test_trigger_allows_three_minus_its_severity(
    severity: int, intensity: int, *, allowed: bool
) -> None:
    one = library().exercises["bridge_small"]
    tags = {"flexion": intensity} if intensity else {}
    tagged = one.model_copy(update={"tags": tags})
    person = client(triggers={"flexion": severity})
    pain = plan().pain_rules["strict"]
    found = ruled_out(tagged, person, library(), level_max=6, pain=pain)
    assert (found is None) == allowed


def test_triggers_not_known_and_none_found_rule_out_nothing() -> None:
    assert rule("pull_through", client(triggers=None)) is None
    assert rule("pull_through", client(triggers={})) is None


def test_flag_of_the_client_rules_out_what_carries_it() -> None:
    assert rule("squat_bw", client(flags=["knee_limit"])) == "ruled_out.flag"
    assert rule("squat_bw", client(flags=["wrist_limit"])) is None


def with_implied(imply: dict[str, tuple[str, ...]]) -> Library:
    """Return the library with other flags that follow from flags."""
    words = library().catalogue.model_copy(update={"flags_imply": imply})
    return replace(library(), catalogue=words)


def test_flag_brings_those_that_follow_from_it() -> None:
    imply = {"wrist_limit": ("head_down",), "head_down": ("knee_limit", "wrist_limit")}
    one, pain = library().exercises["squat_bw"], plan().pain_rules["strict"]
    books, person = with_implied(imply), client(flags=["wrist_limit"])
    found = ruled_out(one, person, books, level_max=6, pain=pain)
    assert found
    assert found.facts["flag"] == "knee_limit"


def test_broken_vertebra_means_thin_bones_too() -> None:
    imply = library().catalogue.flags_imply
    assert imply["osteoporosis_vfx"] == ("osteoporosis_check",)


@pytest.mark.parametrize(
    "exercise",
    [
        "bent_over_row_light",
        "bent_over_hold",
        "good_morning_bw",
        "single_leg_hinge",
        "reverse_fly",
    ],
)
def test_broken_vertebra_never_bends_forward_moderately(exercise: str) -> None:
    assert rule(exercise, client(equipment=["chair"])) is None
    vfx = client(flags=["osteoporosis_vfx"], equipment=["chair"])
    assert rule(exercise, vfx) == "ruled_out.flag"


@pytest.mark.parametrize("exercise", ["deadlift", "deadlift_blocks"])
def test_who_must_not_hold_the_breath_lifts_nothing_that_asks_for_it(
    exercise: str,
) -> None:
    kit = {"equipment": ["blocks"], "weights_kg": {"barbell": [20.0]}}
    shown = {"supervised": [exercise], **kit}
    assert rule(exercise, client(**shown)) is None
    held = client(flags=["breath_hold_risk"], **shown)
    assert rule(exercise, held) == "ruled_out.flag"


@pytest.mark.parametrize(
    "exercise", ["bridge", "prone_rest", "side_bridge", "bird_dog", "technical_stand"]
)
def test_who_cannot_get_to_the_floor_is_not_sent_there(exercise: str) -> None:
    assert rule(exercise, client(flags=["floor_transfer_hard"])) == "ruled_out.flag"
    assert rule(exercise, client(flags=["floor_transfer_hard"], bed=True)) == (
        "ruled_out.flag"
    )


def test_bed_lifts_the_floor_from_what_can_be_done_there() -> None:
    flags = ["floor_transfer_hard"]
    assert rule("bridge_small", client(flags=flags)) == "ruled_out.flag"
    assert rule("bridge_small", client(flags=flags, bed=True)) is None
    late = client(flags=[*flags, "pregnancy_late"], bed=True)
    assert rule("bridge_small", late) == "ruled_out.flag"


def test_leaning_on_a_sloped_bench_is_not_the_floor() -> None:
    person = client(flags=["floor_transfer_hard"])
    assert reason("chest_supported_row", person) == reason(
        "chest_supported_row", client()
    )


def test_first_time_in_the_clinic_holds_for_everybody_until_it_is_ticked() -> None:
    assert rule("superman", client()) == "ruled_out.ask_first"
    assert rule("superman", client(supervised=["superman"])) is None


def test_being_shown_does_not_lift_a_flag() -> None:
    person = client(supervised=["superman"], flags=["osteoporosis_check"])
    assert rule("superman", person) == "ruled_out.flag"


def test_level_is_the_last_thing_that_is_asked() -> None:
    assert rule("goblet_squat", client(), level_max=2) == "ruled_out.level"
    assert rule("goblet_squat", client(exclude=["goblet_squat"]), level_max=2) == (
        "ruled_out.excluded"
    )


def test_pain_at_the_baseline_try_counts_against_the_usual_pain() -> None:
    def tried(pain: int) -> Client:
        return client(baseline={"squat_bw": {"tries": [8], "pain": pain}})

    assert rule("squat_bw", tried(3)) is None
    assert rule("squat_bw", tried(4)) == "ruled_out.baseline_pain"  # 2 + 2


def test_what_is_harder_than_a_painful_try_is_ruled_out_too() -> None:
    hurt = {"sit_to_stand": {"tries": [8], "pain": 6}}

    def tried(**more: object) -> Client:
        return client(**{"baseline": hurt, **more})

    out = "ruled_out.easier_hurt"
    assert rule("sit_to_stand", tried()) == "ruled_out.baseline_pain"
    assert rule("sit_to_stand_weight", tried()) == out
    assert rule("squat_bw", tried()) == out
    assert rule("hinge_wall", tried()) is None  # of another ladder
    found = reason("squat_bw", tried())
    assert found
    assert found.facts == {"exercise": "Sit to stand", "pain": 6}

    fine = {"sit_to_stand_weight": {"tries": [8], "pain": 2, "load_kg": 4}}
    assert rule("sit_to_stand_weight", tried(baseline=hurt | fine)) is None
    assert rule("squat_bw", tried(baseline=hurt | fine)) is None  # the nearest speaks
    asked = (
        {"pins": ["squat_bw"]},
        {"doses": {"squat_bw": {"sets": 1, "repetitions": 5}}},
        {"entry_rungs": {"squat": "squat_bw"}},
        {"swaps": {"goblet_squat": "squat_bw"}},
    )
    assert [rule("squat_bw", tried(**one)) for one in asked] == [None] * 4


def test_what_is_easier_than_a_painful_try_stays() -> None:
    person = client(baseline={"squat_bw": {"tries": [8], "pain": 6}})
    assert rule("sit_to_stand", person) is None


def test_reason_is_the_same_whatever_the_order_of_the_triggers() -> None:
    one = reason("romanian_deadlift", client(triggers={"flexion": 2, "grip": 3}))
    other = reason("romanian_deadlift", client(triggers={"grip": 3, "flexion": 2}))
    assert one == other
