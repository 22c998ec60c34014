"""The drawing of an exercise as a page shows it: its address, and its words.

A page names a drawing by its address and never holds it, so that forty weeks of
the same exercise are still one drawing. The words are for those who do not see it.

An exercise has a card of all its poses, ``figures/ID.svg``, and pictures of their own:
``figures/ID-1.svg`` and on for a how-to, ``figures/ID-small-1.svg`` and on where it is
the easier version, ``figures/ID-thumb.svg``, ``figures/ID-move.svg``,
``figures/ID-plain.svg`` and ``figures/ID-icon.svg``. ID ends in ``-with-THING`` where
the drawing has another thing in its hands than the file's own.
"""

from dataclasses import dataclass

from rehab.model.exercise import Exercise
from rehab.model.figure import Stand
from rehab.render.language import Words

CUES_TOLD = 2  # the start, and the movement


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing on a page."""

    address: str  # beside the style sheet
    alt: str


@dataclass(frozen=True, slots=True)
class Pictures:
    """Every picture of one exercise, each drawn for its size on the page."""

    stand: Stand  # one, narrow, wide or flat, and how high
    poses: tuple[Picture, ...]  # start, finish; up to 60 x 44 mm, flat ones 100 x 34
    small: tuple[Picture, ...]  # the same, up to 22 x 18 mm
    thumb: Picture  # the pose that tells the exercise, up to 21 x 12 mm
    move: Picture  # the same, up to 34 x 18 mm
    plain: Picture  # the same without arrows, up to 38 x 38 mm
    icon: Picture | None  # white, 10 x 10 mm; none for a clinic's own drawing


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


def pictures_of(words: Words, exercise: Exercise, stand: Stand) -> Pictures:
    """The pictures of this exercise, which has a drawing that stands so."""
    figure, name = exercise.figure, exercise.name
    number = len(figure.poses) if figure else 0

    def picture(part: str, alt: str) -> Picture:
        return Picture(address(f"{stand.name or exercise.id}-{part}"), alt)

    def poses(part: str) -> tuple[Picture, ...]:
        return tuple(
            picture(f"{part}{n}", _pose_alt(words, exercise, n, number))
            for n in range(1, max(1, number) + 1)
        )

    icon = picture("icon", words.say("picture.icon", name=name)) if number else None
    kinds = ("thumb", "move", "plain")
    pose = {
        kind: picture(kind, words.say("picture.thumb", name=name)) for kind in kinds
    }
    return Pictures(stand, poses(""), poses("small-"), icon=icon, **pose)


def _pose_alt(words: Words, exercise: Exercise, pose: int, last: int) -> str:
    """What a picture shows, told by the cue that belongs to it."""
    kind = "only" if last <= 1 else "start" if pose == 1 else "finish"
    kind = "between" if 1 < pose < last else kind
    cue = exercise.cues[min(pose, CUES_TOLD) - 1]
    return words.say(f"picture.{kind}", name=exercise.name, cue=cue)
