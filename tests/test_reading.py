"""What the client reads is short and plain: school grade 6 at most.

What the pages of whole handouts come to is in ``test_matrix.py``.
"""

import re
from pathlib import Path

import pytest

from rehab.app.words import words as spoken
from rehab.reader.library import read_library
from tests.support.reading import grade

ROOT = Path(__file__).resolve().parent.parent
GRADE_MAX = 6.0
LIBRARY = read_library(ROOT / "exercises", ROOT / "plans")[0]
assert LIBRARY is not None


def texts():
    for name, exercise in LIBRARY.exercises.items():
        yield f"exercise {name}", " ".join(exercise.cues)
    for region in LIBRARY.regions.values():
        yield from of_region(region)
    for plan in LIBRARY.plans.values():
        for phase in plan.phases:
            boxes = " ".join([*(line.says for line in phase.practise), *phase.not_yet])
            words = f"{phase.goal} {boxes} {phase.stay} {phase.step_back}"
            yield f"{plan.id} {phase.id}", words
        stages = [stage.says for stage in plan.flare.stages]
        yield f"{plan.id} flare", " ".join([*stages, *plan.flare.call_if])


def of_region(region):
    for name, card in region.cards.items():
        yield f"{region.id} card {name}", " ".join(card.text)
    if bout := region.bout:
        moves = [*bout.moves.values(), *bout.rest.values()]
        yield f"{region.id} bout", " ".join([*bout.text, *moves, *bout.then])
    stops = " ".join([*region.emergency, *region.today, *region.this_week])
    yield f"{region.id} stop signs", re.sub(r"\{\w+\}", "us", stops)


@pytest.mark.parametrize(("name", "text"), list(texts()), ids=lambda v: v[:40])
def test_the_client_can_read_it(name, text):
    assert grade(text) <= GRADE_MAX, (name, round(grade(text), 1))


def test_the_measure_tells_plain_words_from_hard_ones():
    assert grade("Sit down slowly. Stand up tall.") < 3
    hard = "Degenerative lumbar pathology necessitates individualised rehabilitation."
    assert grade(hard) > 12


def test_no_sentence_of_the_sheets_uses_a_blocked_word():
    blocked = [word.lower() for word in LIBRARY.safety.blocked_words]
    table = spoken().table

    def leaves(node):
        if isinstance(node, str):
            yield node
        else:
            for inner in node.values() if isinstance(node, dict) else node:
                yield from leaves(inner)

    for key in set(table) - {"reasons", "cli", "physio"}:
        for sentence in leaves(table[key]):
            for word in blocked:
                assert not re.search(rf"\b{re.escape(word)}\b", sentence.lower())
