"""No page says the opposite of another: cards, cues, safety texts, plans and words.

Each pair is advice that is easily opposed. Whatever says the one side is listed beside
whatever says the other, and one of the two has to give way.
"""

import re
from collections.abc import Iterable
from typing import Any

import pytest

from rehab.app.words import words
from rehab.reader.client_text import CLIENT_TEXT
from rehab.reader.library import read_library
from tests.support.cases import ROOT

LIBRARY = read_library(ROOT / "exercises", ROOT / "plans")[0]
assert LIBRARY is not None
BACK = LIBRARY.regions["back"]
NOT = r"(?:do not|don't|never|no need to|not need to|stop)"
# To the client on paper; the rest of the words is for the physio or the terminal.
SECTIONS = (
    "labels",
    "front",
    "terms",
    "safety",
    "howto",
    "week",
    "new",
    "colours",
    "less",
    "next",
    "log",
    "trigger_log",
)

PAIRS = {
    "brace / do not brace": (
        r"(?<!need to )(?<!do not )(?<!don't )\bbrace\b|make (?:your body|it) firm",
        rf"{NOT} (?:brace|tighten|tense)\b|need to brace",
    ),
    "brace / let go in the same movement": (
        r"\bbrace\b|make your body firm",
        r"(?:soft|let go)[^.]*\b(?:when|while|time) you (?:bend|lift)",
    ),
    "hold your breath / breathe": (
        r"(?<!not )(?<!never )\bhold your breath",
        r"\bbreathe?\b|\bbreathing\b",
    ),
    "put the stop signs away / read them": (
        r"put [^.]*away|throw [^.]*away|read [^.]*\bonce\b",
        r"(?:read|see|fits)[^.]*stop signs?|stop signs?[^.]*first",
    ),
    "bend / do not bend": (
        r"(?:learn to|you can|free to|go on and|it is fine to) bend|^bend, turn",
        rf"{NOT} bend\b|avoid bending",
    ),
    "rest in bed / keep moving": (
        r"(?:rest|stay|lie|go) (?:in|to) bed(?! or)|bed rest",
        r"keep moving|move (?:often|a little|in small)|change how you lie",
    ),
    "push on through pain / stop": (
        r"(?:(?:push|work) through|ignore) (?:the |your |any )?pain",
        r"stop[^.]*(?:pain|hurts|spasm)|spasm[^.]*stop\b",
    ),
    "do what you avoid / leave it out": (
        r"stay away from[^.]*do (?:it|a small part)",
        r"leave it out|not yet|^the job that set it off",
    ),
    "lift something / no weights": (
        r"^lift (?:one|a|some) [^.]*\b(?:things?|weights?)|lift [^.]*\btoday\b",
        r"no weights|do not lift",
    ),
    "do more / keep to the numbers": (
        r"as (?:many|much|far) as you can|do (?:some|a few) more|add a bit each",
        r"not go past|no more and no less|not more",
    ),
    "one right posture / none": (
        r"sit up straight|stand up straight all|correct posture|good posture",
        r"no one right way to sit",
    ),
    "get a scan / none needed": (
        r"(?:get|ask for|need) (?:a|an) (?:scan|x-ray|mri)",
        r"do not need one",
    ),
    "move as you like / keep to the sheet": (
        r"move in (?:one|any) way you like|do whatever you like",
        r"not go past|within what your sheet says|leave it out",
    ),
    "wait and see / get help now": (
        r"wait and see|wait (?:a|some|two|2) (?:day|week)s? (?:before|and)",
        r"do not wait|get help now",
    ),
}
OF_ONE_EXERCISE = {  # within its own cues
    "round / flat": (r"\bround your back", r"back (?:flat|long|straight)|flat back"),
    "locked / soft knees": (
        r"straight (?:knees|legs)|lock your knees",
        r"soft knees|knees soft",
    ),
    "breath": PAIRS["hold your breath / breathe"],
}
# What the client reads as an emergency is nowhere a matter for a call to the clinic.
LIMB, LOSS = r"\b(?:legs?|foot|feet)\b", r"(?:strength|weak|foot drop)"
STRENGTH = rf"{LOSS}[^.]*{LIMB}|{LIMB}[^.]*{LOSS}"
EMERGENCIES = {
    "strength of a leg or foot": STRENGTH,
    "both legs": r"both legs",
    "bladder or bowel": r"\b(?:pee|poo|urine|bladder|bowel|stream)\b",
    "saddle": r"between (?:your|the) legs|back passage",
    "chest": r"\bchest (?:hurts|pain)|pain in (?:your|the) chest",
    "faint": r"\bfaint",
}


def inside(data, steps):
    """Every text at these steps of a value, * being any item."""
    if not steps:
        if isinstance(data, str):
            yield data
        return
    step, *rest = steps
    chosen: Iterable[Any]
    if isinstance(data, dict):
        chosen = data.values() if step == "*" else [data.get(step)]
    else:
        chosen = data if isinstance(data, list | tuple) and step == "*" else []
    for inner in chosen:
        yield from inside(inner, rest)


def leaves(node):
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list | tuple):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from leaves(inner)


def texts():
    """Where it stands and what it says, sentence by sentence."""
    values = [*LIBRARY.exercises.items(), *LIBRARY.plans.items()]
    values += LIBRARY.regions.items()
    for name, value in values:
        data = value.model_dump()
        for steps in CLIENT_TEXT[type(value)]:
            for text in inside(data, steps.split("/")):
                yield from sentences(f"{name} {steps}", text)
    table = words().table
    for section in SECTIONS:
        for text in leaves(table[section]):
            yield from sentences(f"words {section}", text)


def sentences(where, text):
    for one in re.split(r"(?<=[.?!])\s+", text):
        yield where, one


def opposed(pair, told):
    """What says the one side, and what says the other, where both are said."""
    sides = [re.compile(side, re.IGNORECASE) for side in pair]
    found = [[one for one in told if side.search(one[1])] for side in sides]
    return found if all(found) else []


ALL = list(texts())


@pytest.mark.parametrize("name", PAIRS)
def test_no_page_says_the_opposite_of_another(name):
    assert opposed(PAIRS[name], ALL) == []


@pytest.mark.parametrize("name", OF_ONE_EXERCISE)
def test_no_exercise_says_the_opposite_of_itself(name):
    for key, exercise in LIBRARY.exercises.items():
        own = [(key, cue) for cue in exercise.cues]
        assert opposed(OF_ONE_EXERCISE[name], own) == []


def to_the_clinic():
    """Everything that sends the client to the clinic or to a doctor in office hours."""
    for region in LIBRARY.regions.values():
        for text in (*region.today, *region.this_week):
            yield region.id, text
    for plan in LIBRARY.plans.values():
        for text in plan.flare.call_if:
            yield f"{plan.id} call_if", text
    for where, text in ALL:
        if re.search(r"\b(?:call|tell|see) us\b", text, re.IGNORECASE):
            yield where, text


@pytest.mark.parametrize("sign", EMERGENCIES)
def test_an_emergency_is_never_a_call_to_the_clinic(sign):
    pattern = re.compile(EMERGENCIES[sign], re.IGNORECASE)
    assert [one for one in to_the_clinic() if pattern.search(one[1])] == []


def test_a_stop_sign_is_no_reason_to_call_the_clinic():
    assert [one for one in to_the_clinic() if "stop sign" in one[1].lower()] == []


@pytest.mark.parametrize("sign", EMERGENCIES)
def test_each_emergency_is_among_the_stop_signs(sign):
    pattern = re.compile(EMERGENCIES[sign], re.IGNORECASE)
    assert any(pattern.search(text) for text in BACK.emergency)


def test_the_early_signs_are_named_to_the_client_and_asked_of_them():
    read = " ".join(BACK.emergency)
    for said in (
        "strain",
        "stream",
        "do not feel it",
        "back passage",
        "Sex",
        "Both legs",
    ):
        assert said in read
    asked = BACK.signs["ces_bladder"].whole
    for said in ("strain", "stream", "feel", "leaking"):
        assert said in asked
    assert any("calf" in text and "hot" in text for text in BACK.today)


def test_new_loss_of_strength_is_an_emergency_in_the_screen_too():
    signs = BACK.signs
    assert "weakness in one leg or foot" in signs["ces_legs"].ask
    assert signs["ces_legs"].action == "emergency"
    assert "an emergency" in signs["neuro"].ask


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("brace / do not brace", "Brace gently.", "You do not need to brace."),
        (
            "brace / let go in the same movement",
            "Brace your belly.",
            "Let your belly go soft the next time you bend.",
        ),
        (
            "put the stop signs away / read them",
            "Read the stop signs once, then put the page away.",
            "Read the stop signs first.",
        ),
        ("hold your breath / breathe", "Hold your breath.", "Breathe out."),
        ("rest in bed / keep moving", "Rest in bed.", "Keep moving gently."),
        ("bend / do not bend", "Bend, turn and reach.", "Do not bend."),
        (
            "do what you avoid / leave it out",
            "Pick one thing you stay away from and do a small part of it.",
            "Leave it out and tell us.",
        ),
        ("lift something / no weights", "Lift one light thing today.", "No weights."),
    ],
)
def test_opposites_are_known_as_such(name, one, other):
    assert opposed(PAIRS[name], [("a", one), ("b", other)])


def test_the_same_advice_is_not_opposed_to_itself():
    told = [("a", "Do not hold your breath."), ("b", "Hold and breathe, then lower.")]
    assert opposed(PAIRS["hold your breath / breathe"], told) == []
