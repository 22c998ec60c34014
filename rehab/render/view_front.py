"""The front page: who, what for, where on the way, and what is needed."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rehab.model.criterion import OF_TIME
from rehab.model.phase import Phase
from rehab.render.language import Words
from rehab.render.sheet_words import sheet_name
from rehab.render.signed import SIGNED
from rehab.render.view_colours import flare_sign, good_week
from rehab.render.view_less import less_view
from rehab.render.view_material import Material, sentence, small
from rehab.render.view_needs import needs_of
from rehab.render.view_summary import summary

LOWEST_MM, HIGHEST_MM = 9.0, 34.0  # the stairs
TIGHT_RISE, FLAT_RISE = 0.4, 0.1  # of it, where there is little room, and least
BOTH_MM = 180.0  # things and words side by side
ROWS_MM = (89.0, 80.0, 72.0, 66.0, 60.0)  # the things, in rows
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

    def lowered(self, share: float) -> "Step":
        """The same on stairs that rise by so much of it."""
        rise = (self.height_mm - LOWEST_MM) * share
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
        """The same on less paper: lower stairs; then things in rows, ever narrower.

        At last, stairs that hardly rise.
        """
        low, flat = (
            replace(self, steps=tuple(one.lowered(share) for one in self.steps))
            for share in (TIGHT_RISE, FLAT_RISE)
        )
        rows = [replace(one, needs_mm=mm) for one in (low, flat) for mm in ROWS_MM]
        return low, *rows


def front_view(material: Material) -> FrontView:
    """The front page."""
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
        about=words.say("front.about", dates=dates, checked=SIGNED),
        steps=tuple(_steps(material)),
        up_title=words.say("front.up") if ahead else "",
        up=_up(material) if ahead else "",
        needs=tuple(needs_of(material)),
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


def _terms(material: Material) -> Iterator[tuple[str, str]]:
    """The words that every page uses, with this client's numbers."""
    words, client = material.words, material.programme.client
    parts = [part for one in material.every_given for part in one.dose.sides]
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
