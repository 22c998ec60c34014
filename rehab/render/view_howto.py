"""How to do each exercise, once for all the weeks of a handout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from rehab.model.exercise import Exercise
from rehab.model.figure import Stand
from rehab.model.programme import Prescription
from rehab.model.video import video_address
from rehab.render.code import code_file
from rehab.render.howto_room import Paper, side_has_room
from rehab.render.language import Words
from rehab.render.sheet_words import sheet_name
from rehab.render.view_belief import BeliefView, belief_view
from rehab.render.view_colours import easier_when
from rehab.render.view_example import ExampleView, example_view
from rehab.render.view_material import (
    Material,
    number_in,
    sentence,
    small,
)
from rehab.render.view_picture import Picture
from rehab.render.words import dose_words

A_SIDE = 4  # exercises
A_SIDE_LARGE = 2
A_SIDE_CODED = 3  # where each has a code to see it


class Size(NamedTuple):
    """Of a picture on paper."""

    wide_mm: float
    high_mm: float


# Of a picture of an easier version at most: with much room, usually, and with little.
EASIER_SIZES = (Size(42, 30), Size(30, 20), Size(22, 13))
SEEN_WELL = EASIER_SIZES[1]  # what is only good to have makes none smaller
SHOTS = ("one", "start", "middle", "finish")  # what a picture is called by
BETWEEN_MM, SPARE_MM = 1.0, 0.2


class Pictured:
    """What may have pictures beside its words."""

    __slots__ = ()
    stand: Stand | None  # how they stand; None: there are none

    @property
    def shape(self) -> str:
        """Of its pictures: none, one, narrow, wide, flat."""
        return self.stand.shape if self.stand else "none"


@dataclass(frozen=True, slots=True)
class EasierView(Pictured):
    """The move to do instead."""

    name: str
    dose: str
    how: str
    stand: Stand | None  # how its pictures stand; None: there are none
    pictures: tuple[Picture, ...]

    def picture_mm(self, most: Size) -> Size:
        """Width and height of one picture, as large as it may be."""
        if self.stand is None:
            return Size(0, 0)
        wide, high = self.stand.small_wide_mm, self.stand.small_high_mm
        grown = min(most.wide_mm / wide, most.high_mm / high)
        return Size(round(wide * grown, 1), round(high * grown, 1))

    def pictures_mm(self, most: Size) -> float:
        """The width of them all, beside each other."""
        each = self.picture_mm(most).wide_mm + BETWEEN_MM
        return len(self.pictures) * each + SPARE_MM if self.pictures else 0


@dataclass(frozen=True, slots=True)
class MoveView(Pictured):
    """One exercise."""

    number: int | None  # on all week pages; None where it is not the same on all
    name: str
    position: str
    weight: str  # one in each hand, or one of two; else empty
    weeks: str  # those that have it, where not all do
    icon: Picture | None
    stand: Stand | None  # how its pictures stand; None: there are none
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
    easier_short: str  # the same on one line, where there is little room
    moves: tuple[MoveView, ...]
    example: ExampleView | None = None
    belief: BeliefView | None = None
    tight: bool = False  # its drawings are small, so that all have room
    easier_mm: Size = EASIER_SIZES[-1]  # of a picture of an easier version, at most


def howto_views(material: Material, beside: int | None = None) -> tuple[HowToView, ...]:
    """The sides: as few as have room for all, the exercises spread evenly over them.

    ``beside``: so many other sides with which they fill whole sheets of paper; full
    sides are one more where the last would be blank. None: they need not.
    """
    moves = [_move(material, one) for one in _first_of_each(material)]
    fewest = -(-len(moves) // _most(material, moves))
    spare = beside is not None and (beside + fewest) % 2
    if spare and len(moves) == A_SIDE * fewest:
        fewest += 1
    for share in _shares(len(moves), fewest):
        if sides := _fitting(material, moves, share):
            return _with_card(material, _with_example(material, sides))
    return tuple(_side(material, [move]) for move in moves)


def howto_content(material: Material) -> tuple[HowToView, ...]:
    """All that the sides say, on one; and the example on a side of its own."""
    moves = [_move(material, one) for one in _first_of_each(material)]
    card, example = belief_view(material, material.first), example_view(material)
    side = replace(_side(material, moves), example=example, belief=card)
    return (side, _alone(material, example)) if example else (side,)


def _most(material: Material, moves: Sequence[MoveView]) -> int:
    """How many exercises a side has at most."""
    if material.programme.client.large_print:
        return A_SIDE_LARGE
    return A_SIDE_CODED if any(move.video for move in moves) else A_SIDE


def _shares(number: int, fewest: int) -> Iterator[tuple[int, ...]]:
    """How many exercises each side may have: few sides first, the full ones first.

    >>> list(_shares(5, 2))[:3]
    [(3, 2), (2, 3), (2, 2, 1)]
    """
    for sides in range(fewest, number + 1):
        each, more = divmod(number, sides)
        share = tuple(each + (n < more) for n in range(sides))
        yield from dict.fromkeys((share, share[::-1]))


def _fitting(
    material: Material, moves: Sequence[MoveView], share: tuple[int, ...]
) -> list[HowToView]:
    """So many exercises on each side, if need be in fewer words and drawn smaller.

    None of them where one has no room.
    """
    rest, found = iter(moves), list[HowToView]()
    for size in share:
        side = _side(material, list(islice(rest, size)))
        tried = _smaller(side)
        fits = next((one for one in tried if _has_room(material, one)), None)
        if fits is None:
            return []
        found.append(fits)
    return found


def _smaller(side: HowToView) -> Iterator[HowToView]:
    """The side, and then with ever less on it."""
    few = len(side.moves) < A_SIDE
    for size in EASIER_SIZES if few else EASIER_SIZES[1:]:
        yield replace(side, easier_mm=size)
    brief = replace(side, easier_when=side.easier_short)
    yield from (brief, replace(brief, tight=True))


def _has_room(material: Material, side: HowToView) -> bool:
    client = material.programme.client
    return side_has_room(side, Paper(client.paper, client.large_print))


def _side(material: Material, moves: Sequence[MoveView]) -> HowToView:
    words = material.words
    easier = any(move.easier for move in moves)
    when, short = easier_when(words, material.first) if easier else ("", "")
    return HowToView(words.say("howto.title"), when, short, tuple(moves))


def _with_example(material: Material, sides: list[HowToView]) -> list[HowToView]:
    """A week filled in, on the last side if it has room.

    In large print on the back of the last side, else beside small drawings.
    """
    *others, last = sides
    example = example_view(material)
    shown = replace(last, example=example)
    if fits := _pictured(material, shown):
        return [*others, fits]
    if example is None or not material.programme.client.large_print:
        return sides
    if len(sides) % 2:
        return [*sides, _alone(material, example)]
    return [*others, _pictured(material, replace(shown, tight=True)) or last]


def _alone(material: Material, example: ExampleView) -> HowToView:
    """The side that has nothing but the example."""
    return HowToView(material.words.say("example.side"), "", "", (), example)


def _with_card(material: Material, sides: list[HowToView]) -> tuple[HowToView, ...]:
    """The card of the first week on the last side of a few that has room for it."""
    card = belief_view(material, material.first)
    for n, side in reversed(list(enumerate(sides))):
        fits = _pictured(material, replace(side, belief=card))
        if len(side.moves) < A_SIDE and fits:
            return (*sides[:n], fits, *sides[n + 1 :])
    return tuple(sides)


def _pictured(material: Material, side: HowToView) -> HowToView | None:
    """The side if it has room, if need be with smaller pictures of easier versions."""
    sizes = [one for one in EASIER_SIZES if SEEN_WELL <= one <= side.easier_mm]
    tried = (replace(side, easier_mm=one) for one in sizes or [side.easier_mm])
    return next((one for one in tried if _has_room(material, one)), None)


def _first_of_each(material: Material) -> Iterator[Prescription]:
    """Each exercise as its first week has it, from lying to walking."""
    first: dict[str, Prescription] = {}
    for week in material.printed:
        for given in week.prescriptions:
            first.setdefault(given.exercise.id, given)
    return (first[one.id] for one in material.exercises)


def _move(material: Material, given: Prescription) -> MoveView:
    words, exercise = material.words, given.exercise
    drawn = material.pictures(exercise)
    video = video_address(exercise, material.programme.client.clinic) or ""
    return MoveView(
        number=_number(material, exercise),
        name=exercise.name,
        position=words.say(f"howto.positions.{exercise.placed}"),
        weight=_weight(material, given),
        weeks=_weeks(material, exercise),
        icon=drawn.icon if drawn else None,
        stand=drawn.stand if drawn else None,
        shots=tuple(_labelled(words, drawn.poses)) if drawn else (),
        cues=exercise.cues,
        easier=_easier(material, given),
        video=video,
        code=_code(words, exercise, video) if video else None,
    )


def _weeks(material: Material, exercise: Exercise) -> str:
    """From when and until when it is done, where that is not all the time."""
    words, printed = material.words, material.printed
    having = [week for week in printed if exercise.id in week.exercises]
    begins, ends = having[0] is not printed[0], having[-1] is not printed[-1]
    first, last = (
        small(sheet_name(words, material.programme, week))
        for week in (having[0], having[-1])
    )
    if begins and ends and first != last:
        return words.say("howto.between", first=first, last=last)
    if ends:
        return words.say(f"howto.{'only' if first == last else 'until'}", sheet=last)
    return words.say("howto.since", sheet=first) if begins else ""


def _weight(material: Material, given: Prescription) -> str:
    """How many weights are held."""
    words = material.words
    if not given.dose.load_kg:
        return ""
    if given.pieces > 1:
        return words.say("howto.each_hand")
    if material.lifted(given.exercise, given.dose, given.pieces).one_of:
        return words.say("howto.one_of_two")
    return ""


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
    easier_dose, pieces = given.easier_dose, given.easier_pieces
    how = material.lifted(easier, easier_dose, pieces)
    dose = dose_words(words, easier, easier_dose, pieces, how)
    drawn = material.pictures(easier)
    return EasierView(
        name=easier.name,
        dose=sentence(dose),
        how=" ".join(easier.cues),
        stand=drawn.stand if drawn else None,
        pictures=(*drawn.small[:1], *drawn.small[1:][-1:]) if drawn else (),
    )


def labels(words: Words) -> tuple[str, ...]:
    """All that can stand over the pictures of an exercise."""
    return tuple(words.say(f"howto.{kind}") for kind in SHOTS)


def _labelled(words: Words, poses: Sequence[Picture]) -> Iterator[tuple[str, Picture]]:
    for n, pose in enumerate(poses, 1):
        kind = "one" if not poses[1:] else "start" if n == 1 else "middle"
        last = bool(poses[1:]) and n == len(poses)
        yield words.say(f"howto.{'finish' if last else kind}"), pose
