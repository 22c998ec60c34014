"""The front page: who, what for, where on the way, and what is needed."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rehab.model.carriers import serving
from rehab.model.criterion import OF_TIME
from rehab.model.dose import Dose
from rehab.model.exercise import Catalogue, Exercise
from rehab.model.phase import Phase
from rehab.model.programme import Prescription
from rehab.render.language import Words
from rehab.render.sheet_words import sheet_name
from rehab.render.view_colours import flare_sign, good_week
from rehab.render.view_less import less_view
from rehab.render.view_material import Material, sentence, small
from rehab.render.view_summary import summary
from rehab.render.words import weight_words, weights_words

PAIR = 2
LOWEST_MM, HIGHEST_MM = 9.0, 34.0  # the stairs
TIGHT_RISE = 0.4  # of it, where there is little room
BOTH_MM, ROWS_MM = 180.0, (89.0, 72.0, 60.0)  # things and words side by side; things
MONTH = 365.25 / 12  # days
SHORT_DAYS = 70  # from here on a length is told in months


@dataclass(frozen=True, slots=True)
class Step:
    """One phase, as a stair."""

    name: str
    length: str
    label: str  # where the client is; empty on the others
    here: bool
    height_mm: float

    @property
    def lowered(self) -> "Step":
        """The same on lower stairs."""
        rise = (self.height_mm - LOWEST_MM) * TIGHT_RISE
        return replace(self, height_mm=round(LOWEST_MM + rise, 1))


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front page."""

    title: str
    made_for: str
    todo: tuple[str, ...]
    stop: str
    goal: str
    about: str
    steps: tuple[Step, ...]
    up_title: str  # empty in the last phase
    up: str
    needs: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]
    review: str
    needs_mm: float | None = None  # the panel of things, where these stand in rows

    @property
    def words_mm(self) -> float:
        """The panel beside it, then."""
        return BOTH_MM - (self.needs_mm or 0)

    @property
    def shorter(self) -> tuple["FrontView", ...]:
        """The same on less paper: lower stairs; then things in rows, ever narrower."""
        low = replace(self, steps=tuple(one.lowered for one in self.steps))
        return low, *(replace(low, needs_mm=one) for one in ROWS_MM)


def front_view(material: Material, *, checked: str) -> FrontView:
    """The front page; ``checked`` says who signed it, or that nobody did."""
    words, client = material.words, material.programme.client
    first, last = material.printed[0], material.printed[-1]
    dates = words.dates(first.start, last.days[-1])
    names = {"name": client.name, "physio": client.physio}
    ahead = first.phase.id != material.programme.plan.phases[-1].id
    return FrontView(
        title=words.say("front.title"),
        made_for=words.say("front.made_for", **names),
        todo=(
            *summary(material, material.printed),
            material.say_here("front.write"),
            *_after_red(material),
        ),
        stop=words.say("front.stop", **material.slots),
        goal=sentence(material.goals()),
        about=words.say("front.about", dates=dates, checked=checked),
        steps=tuple(_steps(material)),
        up_title=words.say("front.up") if ahead else "",
        up=_up(material) if ahead else "",
        needs=tuple(_needs(material)),
        terms=tuple(_terms(material)),
        review=words.say("front.review", date=words.day(material.review_date)),
    )


def _up(material: Material) -> str:
    """When the phase may be left: not before its day, and with what is agreed."""
    words, week = material.words, material.first
    up, opens = words.say("front.up_when", stay=week.phase.stay), week.not_before
    timed = [one for one in week.phase.advance if one.measure in OF_TIME]
    if opens and opens > week.start:
        says = " ".join(one.says for one in timed)
        slots = {"stay": week.phase.stay, "date": words.day(opens)}
        up = words.say("front.up_gate", **slots, says=says)
    for one in week.phase.advance:
        if one.measure == "agreed":
            up = words.say("front.up_agrees", up=up, says=one.says)
    return up


def _after_red(material: Material) -> Iterator[str]:
    """What follows a red day, where pain moves the numbers."""
    if less_view(material, material.first):
        yield material.say_here("front.after_red")


def _steps(material: Material) -> Iterator[Step]:
    words, phases = material.words, material.programme.plan.phases
    starts = {week.phase.id: week for week in reversed(material.printed)}
    rise = (HIGHEST_MM - LOWEST_MM) / max(1, len(phases) - 1)
    for n, phase in enumerate(phases):
        week = starts.get(phase.id)
        label = ""
        if week is not None:
            here = week is material.first
            key = "front.here" if here else "front.here_from"
            sheet = small(sheet_name(words, material.programme, week))
            label = words.say(key, sheet=sheet)
        yield Step(
            name=phase.name,
            length=_length(words, phase, last=n + 1 == len(phases)),
            label=label,
            here=week is not None,
            height_mm=round(LOWEST_MM + n * rise, 1),
        )


def _length(words: Words, phase: Phase, *, last: bool) -> str:
    """About how long: the phase's own typical length, rounded."""
    days = phase.weeks.typical * phase.sheet_days
    if last and phase.last:
        return words.say("front.for_good")
    if days < 7:  # noqa: PLR2004
        return words.say("front.about_long", length=words.count("days", days))
    if days < SHORT_DAYS:
        weeks = math.ceil(days / 7)
        return words.say("front.about_long", length=words.count("weeks", weeks))
    months = words.count("months", round(days / MONTH))
    return words.say("front.about_long", length=months)


def _every(material: Material) -> Iterator[Prescription]:
    for week in material.printed:
        yield from week.prescriptions
        yield from week.flare_menu


def _needs(material: Material) -> Iterator[str]:
    """Things, then weights and bands: all that the pages ask for."""
    words, catalogue = material.words, material.library.catalogue
    printed = [one for given in _every(material) for one in _printed(given)]
    asked = list({one.exercise.id: one.exercise for one in printed}.values())
    weights = _weights(material, printed)
    bands = {one.dose.band for one in printed if one.dose.band}
    for name in _things(material, asked):
        if name not in weights and not (bands and name == "band"):
            yield _thing(catalogue, name)
    for name, kg in weights.items():
        yield _listed(material, name, kg)
    order = [b for b in catalogue.bands if b in bands]
    if order:
        yield words.say("front.bands", bands=words.listed(tuple(order)))
    if any(one.placed == "walking" for one in asked):
        yield words.say("front.shoes")
    yield words.say("front.pen")


class Printed(NamedTuple):
    """A dose that stands on the pages, of one side."""

    exercise: Exercise
    dose: Dose
    pieces: int


def _printed(given: Prescription) -> Iterator[Printed]:
    """Every dose of it, and that of its easier version."""
    for dose in (given.dose, given.lower, *given.back):
        for part in dose.sides:
            yield Printed(given.exercise, part, given.pieces)
    if given.easier and given.easier_dose:
        for part in given.easier_dose.sides:
            yield Printed(given.easier, part, given.easier_pieces)


def _thing(catalogue: Catalogue, name: str) -> str:
    kit = catalogue.equipment.get(name)
    return sentence(kit.name if kit else name)


@dataclass(frozen=True, slots=True)
class Pieces:
    """Kilograms of a piece that the pages ask for."""

    all: set[float] = field(default_factory=set)  # of as many as there are
    single: set[float] = field(default_factory=set)  # of one of two


def _weights(material: Material, printed: Iterable[Printed]) -> dict[str, Pieces]:
    """The kilograms, by the thing of the client's that has them."""
    found, kit = defaultdict[str, Pieces](Pieces), material.library.catalogue.equipment
    for one in printed:
        thing = material.carrier(one.exercise, one.dose, one.pieces)
        if one.dose.load_kg and thing:
            few = one.pieces < (kit[thing].pieces or 1)
            where = found[thing].single if few else found[thing].all
            where.add(one.dose.load_kg / one.pieces)
    return dict(found)


def _listed(material: Material, name: str, kg: Pieces) -> str:
    """A thing with its weights; of a bar what goes on each end, if that is known."""
    words, catalogue = material.words, material.library.catalogue
    every, kit = sorted(kg.all), catalogue.equipment[name]
    single = weights_words(words, sorted(kg.single - kg.all), words.listed)
    if not every:
        return sentence(words.say("front.weights_one", thing=kit.name, kg=single))
    ends = {one: material.ends_kg(name, one) for one in every}
    if None not in ends.values():
        short, _, _ = sentence(kit.name).partition(",")
        bar = weight_words(words, material.programme.client.bar_kg or 0)
        loaded = tuple(_end(words, one, end) for one, end in ends.items() if end)
        key = "front.weights_bar" if loaded else "front.weights"
        slots = {"kg": bar, "bar": bar, "ends": words.listed(loaded)}
        return words.say(key, thing=short, **slots)
    listed = weights_words(words, every, words.listed)
    two = kit.pieces == PAIR and len(every) > 1
    key = "front.weights_each" if two else "front.weights"
    told = words.say(key, thing=_thing(catalogue, name), kg=listed)
    return words.say("front.weights_both", listed=told, kg=single) if single else told


def _end(words: Words, kg: float, end_kg: float) -> str:
    end, whole = (weight_words(words, one) for one in (end_kg, kg))
    return words.say("front.bar_end", end=end, kg=whole)


def _things(material: Material, asked: Iterable[Exercise]) -> Iterator[str]:
    """The client's own, each once; where several serve, one that is needed anyway."""
    client, catalogue = material.programme.client, material.library.catalogue
    owned = {*client.equipment, *client.weights_kg}
    wanted = dict.fromkeys(name for one in asked for name in one.equipment)
    may = {
        name: [s for s in serving(name, catalogue) if s in owned] or [name]
        for name in wanted
    }
    only = {some[0] for some in may.values() if len(some) == 1}
    chosen: dict[str, None] = {}
    for some in may.values():
        needed = (one for one in some if one in only or one in chosen)
        chosen[next(needed, some[0])] = None
    yield from chosen


def _terms(material: Material) -> Iterator[tuple[str, str]]:
    """The words that every page uses, with this client's numbers."""
    words, client = material.words, material.programme.client
    parts = [part for one in _every(material) for part in one.dose.sides]
    if any(part.sets > 1 and part.repetitions for part in parts):
        yield words.say("terms.set"), words.say("terms.set_is")
    usual = words.say("terms.usual_is", n=client.usual_pain)
    yield words.say("terms.usual"), usual
    yield words.say("terms.sore"), words.say("terms.sore_is")
    if less_view(material, material.first):
        yield words.say("terms.lower"), material.say_here("terms.lower_is")
    if bout := material.region.bout:
        yield words.say("terms.bout"), bout.says
    if sign := flare_sign(material):
        yield words.say("terms.flare"), sign
    if good := good_week(material):
        yield words.say("terms.good_week"), good
