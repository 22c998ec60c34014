"""Whether a client may do an exercise, and what rules it out if not.

Every page goes through here: whatever asks a movement of the body, an exercise or
only a line of a card, is held against the same triggers and flags.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from rehab.model.client import Baseline, Client
from rehab.model.exercise import Catalogue, Exercise
from rehab.model.programme import Facts, Library, Reason
from rehab.model.rules import PainRule
from rehab.planner.allowed.equipment import missing
from rehab.planner.allowed.loads import loads

SEVEREST = 3  # severity and intensity both run 1-3: severity 3 allows intensity 0


class Asks(Protocol):
    """What asks something of the body: an exercise, a move of the screen, a card."""

    @property
    def id(self) -> str:
        """Its name in the files."""

    @property
    def tags(self) -> Mapping[str, int]:
        """What it asks, and how much of it."""

    @property
    def flags(self) -> tuple[str, ...]:
        """Conditions that rule it out."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The same for what has no file of its own."""

    id: str
    tags: Mapping[str, int] = field(default_factory=dict)
    flags: tuple[str, ...] = ()


def ruled_out(
    exercise: Exercise,
    client: Client,
    library: Library,
    *,
    level_max: int,
    pain: PainRule,
) -> Reason | None:
    """The first rule that forbids the exercise, or None if it may be done."""
    return (
        forbidden(exercise, client, library)
        or unshown(exercise, client, library)
        or _by_kit(exercise, client, library)
        or hurt_in_try(exercise, client, library, pain)
        or _by_level(exercise, level_max)
    )


def only_by_kit(
    exercise: Exercise, client: Client, library: Library, pain: PainRule
) -> bool:
    """Whether what is at home rules it out, and nothing else would."""
    other = (
        forbidden(exercise, client, library)
        or unshown(exercise, client, library)
        or hurt_in_try(exercise, client, library, pain)
    )
    return other is None and _by_kit(exercise, client, library) is not None


def unfit(exercise: Exercise, client: Client, library: Library) -> Reason | None:
    """What forbids it for good, or the thing that is not at home."""
    return forbidden(exercise, client, library) or _by_kit(exercise, client, library)


def forbidden(exercise: Asks, client: Client, library: Library) -> Reason | None:
    """What the physio's exclusions, the triggers or the flags say against it."""
    if exercise.id in client.exclude:
        return Reason("ruled_out.excluded")
    if isinstance(exercise, Exercise) and exercise.language != client.language:
        return Reason("ruled_out.language", {"language": exercise.language})
    return _by_trigger(exercise, client, library) or _by_flag(exercise, client, library)


def _by_level(exercise: Exercise, level_max: int) -> Reason | None:
    if exercise.level <= level_max:
        return None
    return Reason("ruled_out.level", {"level": exercise.level, "most": level_max})


def _by_trigger(exercise: Asks, client: Client, library: Library) -> Reason | None:
    for tag, severity in sorted((client.triggers or {}).items()):
        intensity = exercise.tags.get(tag, 0)
        if intensity > SEVEREST - severity:
            facts: Facts = {
                "tag": tag,
                "movement": library.catalogue.tags[tag],
                "intensity": intensity,
                "severity": severity,
                "most": SEVEREST - severity,
            }
            return Reason("ruled_out.trigger", facts)
    return None


def _by_flag(exercise: Asks, client: Client, library: Library) -> Reason | None:
    words = library.catalogue
    has = words.all_flags(client.flags)
    for flag in (*exercise.flags, *_by_tags(exercise, client, words)):
        if flag in has:
            return Reason("ruled_out.flag", {"flag": flag, "means": words.flags[flag]})
    return None


def _by_tags(exercise: Asks, client: Client, words: Catalogue) -> tuple[str, ...]:
    """The flags that what the exercise asks of the body gives it."""
    return tuple(
        flag
        for flag, by in words.tags_imply.items()
        if any(exercise.tags.get(tag, 0) >= least for tag, least in by.tags.items())
        and not (client.bed and exercise.id in by.on_bed)
    )


def unshown(exercise: Exercise, client: Client, library: Library) -> Reason | None:
    """What has to be shown in the clinic first, and was not."""
    words, meanings = library.catalogue, library.catalogue.flags
    asked = set(exercise.flags) & set(words.always_ask)
    has = words.all_flags(client.flags)
    asked |= {
        flag
        for flag, names in words.shown_first.items()
        if flag in has and exercise.id in names
    }
    if asked and exercise.id not in client.supervised:
        flag = min(asked)
        return Reason("ruled_out.ask_first", {"flag": flag, "means": meanings[flag]})
    return None


def _by_kit(exercise: Exercise, client: Client, library: Library) -> Reason | None:
    thing = missing(exercise, client, library.catalogue)
    if thing:
        return Reason("ruled_out.equipment", {"thing": thing})
    found = loads(exercise, client, library.catalogue, near_percent=0)
    return found if isinstance(found, Reason) else None


def hurt_in_try(
    exercise: Exercise, client: Client, library: Library, pain: PainRule
) -> Reason | None:
    """What a try says against it: its own, else the one of the nearest easier rung."""
    tried = client.baseline
    if exercise.id in tried:
        own = tried[exercise.id]
        red = _is_red(own, client, pain)
        return Reason("ruled_out.baseline_pain", {"pain": own.pain}) if red else None
    if exercise.id in _named(client):
        return None
    for rungs in library.catalogue.ladders.values():
        below = rungs[: rungs.index(exercise.id)] if exercise.id in rungs else ()
        nearest = next((name for name in reversed(below) if name in tried), None)
        if nearest and _is_red(tried[nearest], client, pain):
            easier, score = library.exercises[nearest].name, tried[nearest].pain
            return Reason("ruled_out.easier_hurt", {"exercise": easier, "pain": score})
    return None


def _is_red(tried: Baseline, client: Client, pain: PainRule) -> bool:
    rise, most = tried.pain - client.usual_pain, pain.during_rise_red
    return tried.pain >= pain.during_red or (most is not None and rise >= most)


def _named(client: Client) -> set[str]:
    """The exercises that the physio asks for, whatever an easier one was like."""
    chosen = (client.entry_rungs.values(), client.swaps.values())
    return {*client.pins, *client.doses}.union(*chosen)
