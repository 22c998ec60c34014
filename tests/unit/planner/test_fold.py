"""What one week does to the next, where a case history would be too long."""

import dataclasses

from rehab.model.policy import Table
from rehab.model.programme import Library
from tests.support.cases import (
    build,
    client,
    diary_of,
    doses,
    in_week,
    library,
    phase_fields,
    plan,
    small_plan,
)

GREEN = dict.fromkeys(range(1, 10), "green")


def shelf_with(ladders: dict[str, tuple[str, ...]]) -> Library:
    """Return the shipped shelf with other ladders."""
    catalogue = library().catalogue.model_copy(update={"ladders": ladders})
    return dataclasses.replace(library(), catalogue=catalogue)


FIVE = {"kind": "staircase", "rise_percent": 5.0, "steady_weeks": 1}


def test_five_per_cent_a_week_reads_as_the_manual_says() -> None:
    exact = small_plan({"policy": FIVE}, steps={"near_enough_percent": 0.0})
    found = doses(build(client(entry_phase=None), exact), "hinge_wall")
    assert found[:12] == [
        *("2×8", "2×8", "2×8"),
        *("2×9", "2×9"),
        *("2×10", "2×10"),
        *("2×11", "2×11"),
        *("2×12", "2×12"),
        "3×9",
    ]


def test_a_repetition_that_misses_the_room_by_a_fortieth_is_taken() -> None:
    """Two weeks of 5 % from 16 are 17.64, and 18 is within 2.5 % of that."""
    found = doses(
        build(client(entry_phase=None), small_plan({"policy": FIVE})), "hinge_wall"
    )
    assert found[:12] == [
        *("2×8", "2×8"),
        *("2×9", "2×9"),
        *("2×10", "2×10"),
        *("2×11", "2×11"),
        *("2×12", "2×12"),
        *("3×9", "3×9"),
    ]


def test_two_places_never_step_onto_the_same_exercise() -> None:
    """Two ladders that meet: both are due for the shared rung in the same week."""
    ladders: dict[str, tuple[str, ...]] = {
        "one": ("hinge_wall", "squat_bw"),
        "two": ("bridge_small", "squat_bw"),
    }
    made = small_plan(
        {
            "policy": {"kind": "staircase", "rise_percent": 20.0, "steady_weeks": 1},
            "entry_level": 1,
            "places": [{"ladder": "one"}, {"ladder": "two"}],
        }
    )
    programme = build(client(entry_phase=None), made, shelf=shelf_with(ladders))
    for week in programme.weeks:
        names = [p.exercise.id for p in week.prescriptions]
        assert len(names) == len(set(names)), (week.number, names)


def test_signing_a_phase_off_leaves_the_weeks_before_as_they_were() -> None:
    """Four weeks of holding came back; then the physio signs the phase off."""
    diary = diary_of(dict.fromkeys(range(1, 5), "green"))
    before = build(client(entry_phase="hold"), diary=diary)
    after = build(client(entry_phase="hold", signed={"hold": 4}), diary=diary)
    assert [week.phase.id for week in after.weeks[:4]] == ["hold"] * 4
    assert after.weeks[3].prescriptions == before.weeks[3].prescriptions
    assert after.weeks[4].phase.id == "slow_build"


def test_signed_phase_stays_left_when_more_weeks_come_back() -> None:
    """The phase was signed off after week 4; weeks 5 and 6 were done in the next."""
    person = client(entry_phase="hold", signed={"hold": 4})
    four = diary_of(dict.fromkeys(range(1, 5), "green"))
    six = diary_of(dict.fromkeys(range(1, 7), "green"))
    assert build(person, diary=four).weeks[4].phase.id == "slow_build"
    later = build(person, diary=six)
    assert [week.phase.id for week in later.weeks[4:7]] == ["slow_build"] * 3


def test_rise_of_exactly_the_plans_percent_does_not_wait_twice() -> None:
    made = small_plan(
        {
            "policy": {"kind": "staircase", "rise_percent": 10.0, "steady_weeks": 1},
            "places": [{"exercise": "chest_supported_row"}],
        }
    )
    for light, heavy in ((2.0, 2.2), (5.0, 5.5), (10.0, 11.0), (3.0, 3.3)):
        dose = {"sets": 3, "repetitions": 15, "load_kg": light * 2}
        person = client(
            entry_phase=None,
            weight_kg=100.0,
            weights_kg={"dumbbells": [light, heavy]},
            doses={"chest_supported_row": dose},
        )
        week = in_week(build(person, made), 2)["chest_supported_row"]
        assert week.reason.rule == "step.load", (light, heavy)


def test_dose_that_is_back_says_that_it_came_back() -> None:
    """The last step of the way back is one, not a wait for the next step."""
    policy = {"kind": "staircase", "rise_percent": 10.0, "steady_weeks": 1}
    person = client(
        entry_phase=None, doses={"hinge_wall": {"sets": 1, "repetitions": 4}}
    )
    programme = build(person, small_plan({"policy": policy}), diary_of({1: "red"}))
    # 70 % of 4 is 2, then 3, then 4 again
    assert doses(programme, "hinge_wall")[:5] == ["1×4", "1×2", "1×3", "1×4", "1×4"]
    rules = [w.prescriptions[0].reason.rule for w in programme.weeks[1:4]]
    assert rules == ["dose.red", "dose.red_way", "dose.red_way"]


def test_phase_is_left_at_its_least_length_when_everything_was_met() -> None:
    first = phase_fields(
        id="first",
        weeks={"min": 3, "typical": 5, "max": 9},
        advance=[
            {"measure": "green_weeks", "at_least": 2, "says": "-", "source": "-"},
        ],
    )
    made = small_plan(first, {"id": "second"})
    person = client(entry_phase=None)
    programme = build(person, made, diary_of(GREEN))
    assert [w.phase.id for w in programme.weeks[:5]] == [
        *["first"] * 3,
        *["second"] * 2,
    ]
    assert programme.weeks[3].phase_reason.rule == "phase.criteria_met"


def test_phase_that_nothing_came_back_from_is_not_left() -> None:
    first = phase_fields(
        id="first",
        weeks={"min": 1, "typical": 2, "max": 9},
        advance=[
            {"measure": "weeks_without_red", "at_least": 1, "says": "-", "source": "-"},
        ],
    )
    made = small_plan(first, {"id": "second"})
    words = {1: "none", 2: "none", 3: "none", 4: "red"}
    programme = build(client(entry_phase=None), made, diary_of(words))
    assert [week.phase.id for week in programme.weeks[:5]] == ["first"] * 5


def test_projection_uses_typical_lengths_and_says_so() -> None:
    programme = build(client())
    assert [week.phase.id for week in programme.weeks[:13]] == [
        *["light_load"] * 4,
        *["hold"] * 8,
        "slow_build",
    ]
    assert programme.weeks[4].phase_reason.rule == "phase.typical"
    assert [week.projected for week in programme.weeks[:3]] == [False, True, True]


def test_cards_come_in_turn_and_then_over_again() -> None:
    cards = plan().cards
    found = [week.card for week in build(client()).weeks]
    assert found == [cards[i % len(cards)] for i in range(len(found))]


def test_nobody_moves_on_to_a_higher_table_from_amber_weeks() -> None:
    """Four weeks that were never green: the next phase of the table must wait."""
    person = client(plan="endurance-to-strength", entry_phase=None)
    diary = diary_of({1: "red", 2: "amber", 3: "amber", 4: "amber"})
    weeks = build(person, diary=diary).weeks
    assert weeks[4].phase.id == "endurance"
    volumes = [week.prescriptions[0].weekly_volume for week in weeks[:5]]
    assert volumes[1:5] == sorted(volumes[1:5], reverse=True)


def test_a_table_that_begins_later_stands_on_its_first_row_until_then() -> None:
    """The only row names week 3; week 2 of the phase is reached before it."""
    base = plan("endurance-to-strength")
    written = base.phases[0].policy
    assert isinstance(written, Table)
    row = written.rows[0].model_copy(update={"from_week": 3})
    table = written.model_copy(update={"rows": (row,)})
    first = base.phases[0].model_copy(update={"policy": table})
    made = base.model_copy(update={"phases": (first, *base.phases[1:])})
    person = client(plan="endurance-to-strength", entry_phase=None)
    weeks = build(person, of=made).weeks
    assert weeks[0].prescriptions[0].dose == weeks[1].prescriptions[0].dose


def test_a_step_that_waits_for_the_physio_is_not_asked_for_after_a_bad_week() -> None:
    """From four repetitions one more is a quarter; after a red week it is no matter."""
    policy = {"kind": "staircase", "rise_percent": 10.0, "steady_weeks": 1}
    person = client(
        entry_phase=None, doses={"hinge_wall": {"sets": 1, "repetitions": 4}}
    )
    diary = diary_of({1: "green", 2: "red"})
    found = build(person, small_plan({"policy": policy}), diary)
    asked = [in_week(found, number)["hinge_wall"].asks_physio for number in (1, 2, 3)]
    assert asked[0] is None
    assert asked[1] is not None
    assert (asked[1].dose.repetitions, asked[1].rise_percent) == (5, 25)
    assert asked[2] is None
