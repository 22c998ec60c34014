"""The drawing of an exercise as a page shows it: its address, and its words.

A page names a drawing by its address and never holds it, so that forty weeks of
the same exercise are still one drawing. The words are for those who do not see it.
"""

from dataclasses import dataclass

from rehab.model.exercise import Exercise
from rehab.render.language import Words

CUES_TOLD = 2  # the start, and the movement


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing on a page."""

    address: str  # beside the style sheet
    alt: str


def address(exercise_id: str) -> str:
    """Where a page asks for the drawing of this exercise.

    >>> address("bird_dog")
    'figures/bird_dog.svg'
    """
    return f"figures/{exercise_id}.svg"


def picture_of(words: Words, exercise: Exercise) -> Picture:
    """The drawing of this exercise, which has one."""
    cues = " ".join(exercise.cues[:CUES_TOLD])
    alt = words.say("picture.card", name=exercise.name, cues=cues)
    return Picture(address(exercise.id), alt)


@dataclass(frozen=True, slots=True)
class Shot:
    """One pose on a page, and what it is called."""

    address: str
    alt: str
    label: str


def shots_of(words: Words, exercise: Exercise) -> tuple[str, tuple[Shot, ...]]:
    return "one", (Shot(address(exercise.id), exercise.name, words.say("howto.one")),)


def small_shots_of(words: Words, exercise: Exercise) -> tuple[Shot, ...]:
    return (Shot(address(exercise.id), exercise.name, ""),)


def thumb_of(words: Words, exercise: Exercise) -> Picture:
    return Picture(address(exercise.id), exercise.name)
