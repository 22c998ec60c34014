"""The safety page: stop signs, what may strike, a flare-up, whom to call."""

from collections.abc import Iterator
from dataclasses import dataclass

from rehab.model.exercise import Exercise
from rehab.model.policy import Quota
from rehab.model.programme import Prescription
from rehab.model.slots import CALM, LESS
from rehab.render.language import fill
from rehab.render.view_colours import flare_sign, lowest
from rehab.render.view_material import Material, dose_of, sentence
from rehab.render.view_picture import Picture


@dataclass(frozen=True, slots=True)
class Help:
    """A move with its picture."""

    name: str
    says: str
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Stage:
    """One step back to the week page."""

    when: str
    says: str
    go_on: str


@dataclass(frozen=True, slots=True)
class SafetyView:
    """The safety page."""

    signs: tuple[str, ...]
    action: str
    last: str
    bout: tuple[str, ...]  # what may strike; empty where nothing does
    rescue: tuple[Help, ...]
    then: tuple[str, ...]
    ends: tuple[tuple[str, str], ...]
    flare: str  # what a flare-up is; empty where the plan has none
    back: str  # of the days back, with numbers of their own; empty where none
    gentle: tuple[Help, ...]
    stages: tuple[Stage, ...]
    call: str
    hours: str
    closed: str  # whom to call then; empty: a line to write it on
    today: tuple[str, ...]
    this_week: tuple[str, ...]


def safety_view(material: Material) -> SafetyView:
    """The safety page; every number on it is this client's."""
    words, region = material.words, material.region
    bout = region.bout
    plan, client = material.programme.plan, material.programme.client
    action, *signs = material.texts(region.emergency)
    last = signs.pop() if len(signs) > 1 else ""
    sign = flare_sign(material)
    return SafetyView(
        signs=tuple(signs),
        action=action,
        last=last,
        bout=material.texts(bout.text) if bout else (),
        rescue=tuple(_rescue(material)),
        then=material.texts(bout.then) if bout else (),
        ends=tuple(_ends(material)) if sign and bout else (),
        flare=sign,
        back=_back(material),
        gentle=tuple(_gentle(material, one) for one in material.first.flare_menu),
        stages=tuple(_stages(material)),
        call=words.say("safety.call", phone=client.clinic.phone),
        hours=client.clinic.hours or "",
        closed=client.clinic.out_of_hours or "",
        today=(
            *_bad_morning(material),
            *material.texts(plan.flare.call_today),
            *material.texts(region.today),
        ),
        this_week=(
            *material.texts(plan.flare.call_if),
            *material.texts(region.this_week),
        ),
    )


def _back(material: Material) -> str:
    """Where the numbers of the days back are."""
    if not any(one.is_part for one in material.programme.plan.flare.stages):
        return ""
    return material.say_here("safety.back")


def _bad_morning(material: Material) -> Iterator[str]:
    """From which pain in the morning on the week page says to call."""
    bad = lowest(material.first, "morning", "stop_today")
    quota = isinstance(material.first.phase.policy, Quota)
    if bad is not None and not quota:
        yield material.words.say("safety.bad_morning", n=bad)


def _rescue(material: Material) -> Iterator[Help]:
    bout, exercises = material.region.bout, material.library.exercises
    how = {**bout.rest, **bout.moves} if bout else {}
    for name in material.programme.rescue:
        exercise = exercises[name]
        says = material.texts((how[name],))[0]
        yield Help(exercise.name, says, _small(material, exercise))


def _gentle(material: Material, given: Prescription) -> Help:
    exercise = given.exercise
    dose = sentence(dose_of(material.words, given))
    says = " ".join((f"{dose}.", *exercise.cues))
    return Help(exercise.name, says, _small(material, exercise))


def _ends(material: Material) -> Iterator[tuple[str, str]]:
    words = material.words
    for key in ("passes", "stops_you"):
        yield words.say(f"safety.{key}"), words.say(f"safety.{key}_do")


def _stages(material: Material) -> Iterator[Stage]:
    plan, client = material.programme.plan, material.programme.client
    less = material.words.say("labels.less")
    slots = {CALM: client.usual_pain + 1, LESS: less}
    for stage in plan.flare.stages:
        yield Stage(
            stage.days,
            fill(stage.says, slots),
            fill(stage.go_on or "", slots),
        )


def _small(material: Material, exercise: Exercise) -> Picture | None:
    """Its last pose, small."""
    found = material.pictures(exercise)
    return found.move if found else None
