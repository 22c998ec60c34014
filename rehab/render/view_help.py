"""The page for a bad day: stop signs, a spasm, the whole flare-up plan."""

from dataclasses import dataclass

from rehab.model.programme import Prescription
from rehab.render.view_limits import contact
from rehab.render.view_material import Material, dose_of, sentence
from rehab.render.view_picture import Picture


@dataclass(frozen=True, slots=True)
class StopsView:
    """The stop signs: what to do, when, and what not to do."""

    action: str
    signs: tuple[str, ...]
    last: str


@dataclass(frozen=True, slots=True)
class RescueMove:
    """One move for a spasm that has struck."""

    number: str
    says: str
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class RescueView:
    """The card for a spasm that has struck."""

    title: str
    text: tuple[str, ...]
    moves: tuple[RescueMove, ...]
    drawn: bool  # one of the moves has a picture
    then: tuple[str, ...]
    try_this: str  # empty when there is none


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the flare-up plan."""

    days: str
    says: str


@dataclass(frozen=True, slots=True)
class GentleMove:
    """One move for the first days of a flare-up."""

    name: str
    dose: str
    cues: tuple[str, ...]
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class HelpView:
    """The pages for a bad day."""

    stops: StopsView
    today: tuple[str, ...]
    this_week: tuple[str, ...]
    rescue: RescueView
    stages: tuple[Stage, ...]
    gentle: tuple[GentleMove, ...]
    flare_call: tuple[str, ...]
    contact: str


def _stops(material: Material) -> StopsView:
    """The file's first line is what to do and its last what not to do."""
    action, *signs = material.texts(material.library.safety.emergency) or ("",)
    return StopsView(action, tuple(signs[:-1]), signs[-1] if signs else "")


def _rescue(material: Material) -> RescueView:
    card = material.library.education.rescue
    moves = tuple(
        _rescue_move(material, number, name)
        for number, name in enumerate(material.programme.rescue, 1)
    )
    tried = material.texts((card.try_this,)) if card.try_this else ("",)
    return RescueView(
        title=card.title,
        text=material.texts(card.text),
        moves=moves,
        drawn=any(move.picture for move in moves),
        then=material.texts(card.then),
        try_this=tried[0],
    )


def _rescue_move(material: Material, number: int, name: str) -> RescueMove:
    library = material.library
    return RescueMove(
        number=material.words.say("picture.number", number=number),
        says=material.texts((library.education.rescue.moves[name],))[0],
        picture=material.picture(library.exercises[name]),
    )


def _gentle(material: Material, given: Prescription) -> GentleMove:
    exercise, dose = given.exercise, sentence(dose_of(material.words, given))
    return GentleMove(exercise.name, dose, exercise.cues, material.picture(exercise))


def help_view(material: Material) -> HelpView:
    """If it gets worse."""
    safety, flare = material.library.safety, material.programme.plan.flare
    menu = material.printed[0].flare_menu
    return HelpView(
        stops=_stops(material),
        today=material.texts(safety.today),
        this_week=material.texts(safety.this_week),
        rescue=_rescue(material),
        stages=tuple(Stage(stage.days, stage.says) for stage in flare.stages),
        gentle=tuple(_gentle(material, given) for given in menu),
        flare_call=material.texts(flare.call_if),
        contact=contact(material),
    )
