"""Ids in whose place a file may have the name of the thing."""

import re
from typing import Annotated, Literal, Protocol, TypeAlias

from pydantic import BeforeValidator, ValidationInfo

from rehab.model.units import Id

Thing: TypeAlias = Literal["exercise", "movement", "plan", "kit", "flag"]


def tidy(text: str) -> str:
    """Small letters and digits only.

    >>> tidy("Worst pain (0-10)")
    'worstpain010'
    """
    return "".join(re.findall(r"\w", text.lower())).replace("_", "")


class KnowsNames(Protocol):
    """Whoever checks a file gives it along, when it knows what things are called."""

    def find(self, kind: Thing, text: str) -> str:
        """The id that is meant; the text where none is, and it could be an id."""


def named(kind: Thing) -> BeforeValidator:
    """A name in the place of an id of this kind becomes the id."""

    def find(value: object, info: ValidationInfo) -> object:
        names: KnowsNames | None = info.context
        return names.find(kind, value) if names and isinstance(value, str) else value

    return BeforeValidator(find)


ExerciseId: TypeAlias = Annotated[Id, named("exercise")]
MovementId: TypeAlias = Annotated[Id, named("movement")]  # a tag, or a trigger
PlanId: TypeAlias = Annotated[Id, named("plan")]
KitId: TypeAlias = Annotated[Id, named("kit")]
FlagId: TypeAlias = Annotated[Id, named("flag")]
