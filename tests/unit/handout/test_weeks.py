from typing import Any

import pytest

from rehab.handout.weeks import next_block
from rehab.model.programme import Programme, Refusal
from rehab.planner.programme import build_programme
from tests.support.cases import build, client, diary_of, edited, library, plan
from tests.support.signing import code, is_reviewed

WEEKS = (1, 2, 3, 4)


def mark(person: Any = None, of: Any = None, shelf: Any = None) -> str:
    """Return the fingerprint of the first four weeks."""
    return code(build(person or client(), of, shelf=shelf), WEEKS, shelf)


def test_mark_is_twelve_characters_and_does_not_change_by_itself() -> None:
    assert mark() == mark()
    assert len(mark()) == 12


@pytest.mark.parametrize(
    "changes",
    [
        {"days": ["mon", "wed", "thu"]},
        {"start": "2026-11-30"},
        {"doses": {"deadlift_raised": {"sets": 2, "repetitions": 9}}},
        {
            "doses": {
                "chest_supported_row": {"sets": 2, "repetitions": 8, "load_kg": 6.0}
            }
        },
        {"exclude": ["deadlift_raised"]},
        {"bands": []},
        {"entry_phase": "hold"},
        {"reference": "somebody-else"},
        {"name": "Alexandra"},
        {"goals": ["Sleep through the night."]},
        {"when": "before tea"},
    ],
    ids=str,
)
def test_mark_changes_with_anything_the_page_says_of_the_client(
    changes: dict[str, Any],
) -> None:
    assert mark(client(**changes)) != mark()


@pytest.mark.parametrize(
    "changes",
    [
        {"large_print": True},
        {"paper": "letter"},
        {"trigger_activities": ["digging"]},
    ],
    ids=str,
)
def test_mark_does_not_change_with_words(changes: dict[str, Any]) -> None:
    assert mark(client(**changes)) == mark()


def test_mark_does_not_change_with_the_words_of_plan_and_exercises() -> None:
    assert mark(of=edited(plan(), about="Other words.", name="Another")) == mark()
    exercises = {
        name: one.model_copy(update={"note": "said otherwise"})
        for name, one in library().exercises.items()
    }
    shelf = library().__class__(
        catalogue=library().catalogue,
        exercises=exercises,
        plans=library().plans,
        regions=library().regions,
        safety=library().safety,
        measures=library().measures,
    )
    assert mark(shelf=shelf) == mark()


def test_mark_changes_with_the_version_of_the_plan() -> None:
    assert mark(of=plan(version="0.2")) != mark()


def test_mark_is_of_these_weeks_only() -> None:
    held = code(build(client()), (5, 6, 7, 8))
    assert held != mark()
    phases = [dict(phase) for phase in plan().model_dump()["phases"]]
    phases[1]["weeks"]["typical"] = 5
    longer = edited(plan(), phases=phases)
    assert code(build(client(), longer), (5, 6, 7, 8)) != held


def signed(programme: Programme, weeks: tuple[int, ...]) -> Programme:
    """Return the programme of a client whose physio signed these weeks."""
    review = {
        "by": "Robin Hale",
        "on": "2026-11-21",
        "weeks": f"{weeks[0]}-{weeks[-1]}",
        "fingerprint": code(programme, weeks),
    }
    return build(client(review=review))


def test_review_covers_its_own_weeks_and_no_others() -> None:
    programme = signed(build(client()), WEEKS)
    assert is_reviewed(programme, WEEKS)
    assert not is_reviewed(programme, (1, 2, 3))
    assert not is_reviewed(programme, (5, 6, 7, 8))
    assert not is_reviewed(build(client()), WEEKS)


def test_block_runs_from_the_first_open_week_to_the_next_review() -> None:
    assert next_block(build(client())) == (1, 2, 3, 4)
    diary = diary_of({1: "green", 2: "green"})
    assert next_block(build(client(), diary=diary)) == (3, 4, 5, 6)


def test_block_stays_in_the_first_phase_until_the_triggers_are_known() -> None:
    person = client(entry_phase=None, triggers=None)
    assert next_block(build(person)) == (1,)


def test_no_programme_follows_a_stop_sign() -> None:
    diary = diary_of({1: "stop"})
    person = client()
    result = build_programme(person, plan(), library(), diary)
    assert isinstance(result, Refusal)
    assert [reason.rule for reason in result.reasons] == ["refused.stop_sign"]
