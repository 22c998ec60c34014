"""What a text names in braces exists, and a size is one."""

import pytest

from tests.support.mutated import faults

PLAN = "plans/recurrent-spasm"
TEXTS = {
    "a card": ("education", ("cards", "guarding_cycle", "text", 0), "clinic_phone"),
    "the safety file": ("safety", ("emergency", 0), "clinic_phone"),
    "a plan": (PLAN, ("flare", "call_if", 0), "clinic_phone"),
    "a stage": (PLAN, ("flare", "stages", 0, "says"), "slots here: calm"),
    "a goal": (PLAN, ("phases", 0, "goal"), "this text has no slots"),
    "a cue": ("exercises/bridge", ("cues", 0), "this text has no slots"),
}


@pytest.mark.parametrize("where", TEXTS)
def test_a_slot_that_does_not_exist_is_told_with_those_that_do(where):
    name, place, known = TEXTS[where]
    (told,) = faults(name, [(place, ("new", "Call {clinic_fone}.", 1))])
    assert 'there is no slot "{clinic_fone}"' in told
    assert known in told


def test_a_brace_by_itself_is_told():
    (told,) = faults("safety", [(("today", 0), ("new", "Call {clinic phone}", 1))])
    assert "has a brace that is no slot; slots here: emergency_number" in told


def test_a_slot_that_exists_is_filled_in():
    text = "Call {clinic_phone}, {name}."
    assert faults("safety", [(("today", 0), ("new", text, 1))]) == []


def test_a_size_that_is_none_is_told():
    place = ("steps", "sizes", "minutes")
    (told,) = faults(PLAN, [(place, ("new", [], 1))])
    assert "needs at least 1" in told


def test_a_pain_rule_that_a_phase_names_is_there():
    told = faults(PLAN, [(("pain_rules",), ("new", {}, 1))])
    assert told
    assert all("unknown pain rule" in one for one in told)


@pytest.mark.parametrize("number", [10**29, int("9" * 400)])
def test_a_number_of_any_length_is_told(number):
    told = faults(PLAN, [(("week_rule", "red_sessions"), ("new", number, 1))])
    assert len(told) == 1
    assert len(told[0]) < 300
