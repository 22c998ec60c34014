"""A region of the body: all that a plan's pages, screen and questions say of it."""

from typing import Annotated

from pydantic import AfterValidator

from rehab.model.as_written import told
from rehab.model.card import Card
from rehab.model.names import ExerciseId
from rehab.model.safety import ScreenMove, StopSign
from rehab.model.units import ENGLISH, Id, Language, Text, Value

LEAST = 3  # whom to call, a stop sign, what not to do


def _asked(signs: dict[str, StopSign]) -> dict[str, StopSign]:
    if not signs:
        raise told("asks nothing", "list the stop signs that the physio asks")
    return signs


def _said(lines: tuple[str, ...]) -> tuple[str, ...]:
    if not lines:
        raise told("says nothing to the client", "write when to call, a line for each")
    return lines


def _read(lines: tuple[str, ...]) -> tuple[str, ...]:
    hint = "write whom to call, each stop sign, and what not to do"
    if not lines:
        raise told("says nothing to the client", hint)
    if len(lines) < LEAST:
        raise told("holds no stop sign", hint)
    return lines


class Bout(Value):
    """What may strike in this region, its names, and what the client does then."""

    name: Text  # spasm
    named: Text  # a spasm
    plural: Text  # spasms
    letter: Text  # what the client writes for it
    says: Text  # what it is
    text: tuple[Text, ...]
    moves: dict[ExerciseId, Text] = {}  # exercises in the order they are done: how
    rest: dict[ExerciseId, Text] = {}  # where one is ruled out: the first that fits
    then: tuple[Text, ...] = ()
    source: Text


class Region(Value):
    """One region, as its file says it; ``signs`` go before those of every region."""

    id: Id  # the file's name without .yaml; never written in the file
    name: Text
    language: Language = ENGLISH
    signs: Annotated[dict[Id, StopSign], AfterValidator(_asked)]
    emergency: Annotated[tuple[Text, ...], AfterValidator(_read)]  # to the client
    today: Annotated[tuple[Text, ...], AfterValidator(_said)]
    this_week: Annotated[tuple[Text, ...], AfterValidator(_said)]
    movement_screen: dict[Id, ScreenMove] = {}  # in the order they are tried
    cards: dict[Id, Card] = {}
    bout: Bout | None = None  # None: nothing strikes here
    flare_menu: tuple[ExerciseId, ...] = ()  # gentle moves of the first days
    sites: dict[Id, Text] = {}  # where it is felt
    measures: tuple[Id, ...]  # of the measures file
    words: dict[Id, object] = {}  # sentences said otherwise here, by key
    source: Text
