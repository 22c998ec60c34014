"""Which loads an exercise has for this client: the weights and bands at hand.

The first is the one nearest to what is wanted, the lighter of two that are as near.
Where the lightest at hand is heavier than that, it is still tried, with few
repetitions, as long as the exercise is ever given so much.
"""

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from rehab.model.carriers import among, carriers, owned_kg
from rehab.model.client import Client
from rehab.model.exercise import (
    BandRange,
    BodyWeightRange,
    Catalogue,
    EffortLoad,
    Exercise,
    HelpRange,
    KilogramRange,
)
from rehab.model.numbers import ROUNDING, WHOLE
from rehab.model.programme import Reason

CAP_PERCENT = 10  # so much above the cap still is the cap; whole pieces are rare


class Help(NamedTuple):
    """Kilograms that help; 0 is none of them."""

    kg: float


Load: TypeAlias = float | str | Help


def as_fields(load: Load) -> dict[str, float | str | None]:
    """A load as the fields of a dose."""
    if isinstance(load, Help):
        return {"help_kg": load.kg or None}
    return {"band": load} if isinstance(load, str) else {"load_kg": load}


@dataclass(frozen=True, slots=True)
class Loads:
    """The loads at hand for one exercise, light to heavy, the first one first."""

    steps: tuple[Load, ...] = ()  # kilograms of both hands, band names, or help
    pieces: int = 1  # 2: the kilograms are two equal pieces
    lighter: tuple[float, ...] = ()  # kilograms below the first, light to heavy
    heavy_start: bool = False  # the first is heavier than the exercise's start
    more_help: tuple[float, ...] = ()  # kilograms, more than the first, less to more
    most_kg: float = math.inf  # that the exercise is given at all, at hand or not

    @property
    def help_kg(self) -> tuple[float, ...]:
        """All help at hand, less to more."""
        down = [one.kg for one in self.steps if isinstance(one, Help) and one.kg]
        return (*reversed(down), *self.more_help)

    @property
    def kilograms(self) -> tuple[float, ...]:
        """All weights at hand, light to heavy, those below the first one too."""
        return (*self.lighter, *(kg for kg in self.steps if isinstance(kg, float)))


class Wanted(NamedTuple):
    """The weight to begin with, and from which to which it may be. Kilograms."""

    kg: float
    least: float = 0.0
    most: float = float("inf")


def loads(  # noqa: PLR0913 - what the weights at hand hang on
    exercise: Exercise,
    client: Client,
    catalogue: Catalogue,
    near_percent: float,
    follows: Wanted | None = None,
    *,
    lower: bool = False,
    painful_from: float = math.inf,
) -> Loads | Reason:
    """The loads from the exercise's first to its cap that the client owns.

    ``near_percent``: a weight up to so much above the start is near enough.
    ``follows`` is the load of the rung below, which the first must keep; ``lower`` is
    for women and older clients, where the exercise has a start for them. A try with
    pain ``painful_from`` or more, and more than usual, is for no more than the start.
    Returns a Reason when there is none to start with: no weight light enough, or no
    body weight in the client file to take a percentage of.
    """
    span = exercise.dose.load
    if span is None or isinstance(span, EffortLoad):
        return Loads()
    if isinstance(span, BandRange):
        return _bands(span, client, catalogue)
    if isinstance(span, HelpRange):
        return _helps(span, exercise, client, catalogue)
    lowest = span.lower_start if lower and span.lower_start else span.start
    start, cap, most = lowest, span.cap, catalogue.heaviest_percent(client.flags)
    limit = math.inf
    if span.kind == "percent_body_weight" or most is not None:
        if client.weight_kg is None:
            return Reason("ruled_out.no_body_weight")
        start, cap = _in_kilograms(span, client.weight_kg, start)
        limit = math.inf if most is None else client.weight_kg * most / WHOLE
    wanted = Wanted(start)
    if exercise.id in client.doses:  # theirs to answer for
        wanted = Wanted(client.doses[exercise.id].load_kg or start)
    elif follows:  # a try of long ago says no more than the rung that was climbed
        wanted = follows
    elif (tried := client.baseline.get(exercise.id)) and tried.load_kg:
        painful = tried.pain >= painful_from and tried.pain > client.usual_pain
        wanted = Wanted(min(tried.load_kg, start) if painful else tried.load_kg)
    return _weights(
        exercise,
        client,
        catalogue,
        wanted,
        cap,
        near_percent,
        follows=follows is not None,
        limit=limit,
    )


def _in_kilograms(
    span: BodyWeightRange | KilogramRange, body: float, start: float
) -> tuple[float, float]:
    """The start and the cap for a body."""
    factor = body / WHOLE if span.kind == "percent_body_weight" else 1.0
    return start * factor, span.cap * factor


def _bands(span: BandRange, client: Client, catalogue: Catalogue) -> Loads | Reason:
    names = catalogue.bands
    wanted = names[names.index(span.start) : names.index(span.cap) + 1]
    owned = tuple(band for band in wanted if band in client.bands)
    if not owned:
        return Reason("ruled_out.no_light_band", {"band": span.start})
    return Loads(owned, heavy_start=owned[0] != span.start)


def _helps(
    span: HelpRange, exercise: Exercise, client: Client, catalogue: Catalogue
) -> Loads | Reason:
    """From the least help that is no less than the first, down to none or the least."""
    most = 0.0
    for thing, pieces in carriers(exercise, catalogue):
        owned = owned_kg(client, thing, pieces)
        wanted = client.doses[exercise.id].help_kg if exercise.id in client.doses else 0
        enough = [kg for kg in owned if kg >= (wanted or span.start) - ROUNDING]
        if not enough:
            most = max([most, *owned])
            continue
        first = enough[0]
        down = [kg for kg in reversed(owned) if span.least <= kg <= first]
        end = () if span.least else (Help(0.0),)
        more = tuple(kg for kg in owned if kg > first)
        steps = (*(Help(kg) for kg in down), *end)
        return Loads(steps, more_help=more)
    if not most:
        return Reason("ruled_out.no_weights")
    facts = {"most_kg": most, "start_kg": span.start}
    return Reason("ruled_out.too_little_help", facts)


def _weights(  # noqa: PLR0913, PLR0917 - what a choice of weights hangs on
    exercise: Exercise,
    client: Client,
    catalogue: Catalogue,
    wanted: Wanted,
    cap: float,
    near_percent: float,
    *,
    follows: bool,
    limit: float,
) -> Loads | Reason:
    """Of all things that may carry it, the one with the nearest weight.

    Weights for the hand are one thing: dumbbells stand between the bells.
    The ``limit`` of a flag is a sharp line, as the cap of an exercise is not.
    """
    lightest: list[float] = []
    found: list[tuple[float, float, int, Loads]] = []
    for number, (pieces, every) in enumerate(_owned(exercise, client, catalogue)):
        lightest += every[:1]
        owned = [kg for kg in every if kg <= limit + ROUNDING]
        top = _top(owned, cap)
        fits = [
            kg
            for kg in owned
            if wanted.least - ROUNDING <= kg <= min(wanted.most, top) + ROUNDING
        ]
        if not fits:
            continue
        first = min(fits, key=lambda kg: (abs(kg - wanted.kg), kg))
        heavy = first > wanted.kg * (1 + near_percent / WHOLE) + ROUNDING
        steps = tuple(float(kg) for kg in owned if first <= kg <= top + ROUNDING)
        lighter = tuple(float(kg) for kg in owned if kg < first)
        off, room = abs(first - wanted.kg), -steps[-1]
        rank = (room, off) if follows else (off, room)  # a next rung must lead on
        here = Loads(
            steps,
            pieces,
            lighter,
            heavy,
            most_kg=min(limit, max(_near(cap), steps[-1])),
        )
        found.append((*rank, number, here))
    if found:
        return min(found, key=lambda one: one[:3])[3]
    if not lightest:
        return Reason("ruled_out.no_weights")
    facts = {"lightest_kg": min(lightest), "start_kg": round(wanted.kg, 1)}
    return Reason("ruled_out.too_heavy", facts)


def _owned(
    exercise: Exercise, client: Client, catalogue: Catalogue
) -> Iterator[tuple[int, list[float]]]:
    """The kilograms of each thing, and how many are lifted; those for the hand once."""
    rows: dict[tuple[str, int], set[float]] = {}
    for thing, pieces in carriers(exercise, catalogue):
        row = "" if catalogue.equipment[thing].in_hand else thing
        kilograms = rows.setdefault((row, pieces), set())
        kilograms.update(owned_kg(client, thing, pieces))
    for (_, pieces), kilograms in rows.items():
        yield pieces, sorted(kilograms)


def _top(owned: list[float], cap: float) -> float:
    """The heaviest to be used: the one nearest to the cap, not far above it.

    A share of body weight is no sharp line: 20 kg are not ruled out by 19.75.
    """
    near = [kg for kg in owned if kg <= _near(cap) + ROUNDING]
    return min(near, key=lambda kg: (abs(kg - cap), kg), default=cap)


def _near(cap: float) -> float:
    """What still counts as the cap."""
    return cap * (1 + CAP_PERCENT / WHOLE)


def loads_of_rows(
    exercise: Exercise, client: Client, catalogue: Catalogue, rows: Collection[float]
) -> Loads | None:
    """The weights of the first thing that has all of these, a table's; else None."""
    if isinstance(exercise.dose.load, HelpRange):
        return None
    for thing, pieces in carriers(exercise, catalogue):
        owned = owned_kg(client, thing, pieces)
        if rows and all(among(kg, owned) for kg in rows):
            first = min(rows) - ROUNDING
            steps = tuple(float(kg) for kg in owned if kg >= first)
            lighter = tuple(float(k) for k in owned if k < first)
            return Loads(steps, pieces, lighter, most_kg=steps[-1])
    return None
