"""How to do each exercise, once for all the weeks of a handout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rehab.model.exercise import Exercise
from rehab.model.programme import Prescription, Week
from rehab.model.video import video_address
from rehab.render.code import code_file
from rehab.render.language import Words
from rehab.render.sheet_words import sheet_name
from rehab.render.view_belief import BeliefView, belief_view
from rehab.render.view_colours import easier_when
from rehab.render.view_material import Material, number_in, sentence, small
from rehab.render.view_picture import Picture
from rehab.render.words import dose_words

A_SIDE = 4  # exercises
A_SIDE_LARGE = 2
A_SIDE_CODED = 3  # where each has a code to see it


@dataclass(frozen=True, slots=True)
class EasierView:
    """The move to do instead."""

    name: str
    dose: str
    how: str
    shape: str  # how its pictures stand
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class MoveView:
    """One exercise."""

    number: int | None  # on all week pages; None where it is not the same on all
    name: str
    position: str
    since: str  # the week it begins in, where that is not the first
    icon: Picture | None
    shape: str  # how its pictures stand: none, one, narrow, wide, flat
    shots: tuple[tuple[str, Picture], ...]  # each with its label
    cues: tuple[str, ...]
    easier: EasierView | None
    video: str  # the address; empty where there is none
    code: Picture | None  # of the address


@dataclass(frozen=True, slots=True)
class HowToView:
    """One side."""

    title: str
    easier_when: str  # from which pain on; empty where nothing is easier
    moves: tuple[MoveView, ...]
    belief: BeliefView | None = None


def howto_views(material: Material) -> tuple[HowToView, ...]:
    """The sides, the exercises spread evenly over them."""
    moves = [_move(material, *one) for one in _first_of_each(material)]
    coded = any(move.video for move in moves)
    most = A_SIDE_CODED if coded else A_SIDE
    most = A_SIDE_LARGE if material.programme.client.large_print else most
    sides = -(-len(moves) // most)
    parts = list(_even(moves, sides))
    return tuple(
        _side(material, some, last=n == len(parts)) for n, some in enumerate(parts, 1)
    )


def _side(material: Material, moves: Sequence[MoveView], *, last: bool) -> HowToView:
    words = material.words
    easier = any(move.easier for move in moves)
    when = easier_when(words, material.first) if easier else ""
    room = last and len(moves) < A_SIDE
    card = belief_view(material, material.first) if room else None
    return HowToView(words.say("howto.title"), when, tuple(moves), card)


def _even(moves: Sequence[MoveView], sides: int) -> Iterator[Sequence[MoveView]]:
    each = -(-len(moves) // sides) if sides else 1
    for at in range(0, len(moves), each):
        yield moves[at : at + each]


def _first_of_each(material: Material) -> Iterator[tuple[Prescription, Week]]:
    """Each exercise as its first week has it, from lying to walking."""
    first: dict[str, tuple[Prescription, Week]] = {}
    for week in material.printed:
        for given in week.prescriptions:
            first.setdefault(given.exercise.id, (given, week))
    return (first[one.id] for one in material.exercises)


def _move(material: Material, given: Prescription, week: Week) -> MoveView:
    words, exercise = material.words, given.exercise
    drawn = material.pictures(exercise)
    video = video_address(exercise, material.programme.client.clinic) or ""
    since = ""
    if week is not material.first:
        sheet = sheet_name(words, material.programme, week)
        since = words.say("howto.since", sheet=small(sheet))
    return MoveView(
        number=_number(material, exercise),
        name=exercise.name,
        position=words.say(f"howto.positions.{exercise.placed}"),
        since=since,
        icon=drawn.icon if drawn else None,
        shape=drawn.shape if drawn else "none",
        shots=tuple(_labelled(words, drawn.poses)) if drawn else (),
        cues=exercise.cues,
        easier=_easier(material, given),
        video=video,
        code=_code(words, exercise, video) if video else None,
    )


def _number(material: Material, exercise: Exercise) -> int | None:
    """The number that all week pages give it."""
    numbers = {
        number_in(week, exercise.id)
        for week in material.printed
        if any(one.exercise.id == exercise.id for one in week.prescriptions)
    }
    return numbers.pop() if len(numbers) == 1 else None


def _code(words: Words, exercise: Exercise, video: str) -> Picture:
    return Picture(code_file(exercise.id), words.say("howto.code", address=video))


def _easier(material: Material, given: Prescription) -> EasierView | None:
    words, easier = material.words, given.easier
    if easier is None or given.easier_dose is None:
        return None
    dose = dose_words(words, easier, given.easier_dose, given.easier_pieces)
    drawn = material.pictures(easier)
    return EasierView(
        name=easier.name,
        dose=sentence(dose),
        how=" ".join(easier.cues),
        shape=drawn.shape if drawn else "none",
        pictures=(*drawn.small[:1], *drawn.small[1:][-1:]) if drawn else (),
    )


def _labelled(words: Words, poses: Sequence[Picture]) -> Iterator[tuple[str, Picture]]:
    for n, pose in enumerate(poses, 1):
        kind = "one" if not poses[1:] else "start" if n == 1 else "middle"
        last = bool(poses[1:]) and n == len(poses)
        yield words.say(f"howto.{'finish' if last else kind}"), pose
