"""What every view is made of: the programme, the library, the words, the dates."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from rehab.model.carriers import among, carriers
from rehab.model.dose import Dose
from rehab.model.exercise import POSITIONS, DoseRange, Exercise
from rehab.model.figure import Stand
from rehab.model.numbers import ROUNDING
from rehab.model.part import whole
from rehab.model.printed import Printed, first_of
from rehab.model.programme import Library, Prescription, Programme, Week
from rehab.model.region import Region
from rehab.model.rules import Pace
from rehab.model.slots import filled_for
from rehab.model.units import kilograms
from rehab.render.language import Words, fill
from rehab.render.sheet_words import sheet_name
from rehab.render.view_picture import Picture, Pictures, pictures_of
from rehab.render.words import PLAIN, Lifted, dose_words

# Engineering defaults for "about N minutes": change them with a stopwatch in hand.
ROUND_MINUTES = 5


@dataclass(frozen=True)
class Material:
    """The sources of all strings on the sheets."""

    programme: Programme
    library: Library
    words: Words
    printed: tuple[Week, ...]
    drawn: Mapping[str, Stand]  # how the pictures of each drawn exercise stand

    @property
    def slots(self) -> Mapping[str, str]:
        """What the safety and education texts may name in braces."""
        return filled_for(self.programme.client, self.programme.plan.name)

    @property
    def region(self) -> Region:
        """The region of the body that the plan is for."""
        return self.library.region(self.programme.plan)

    @property
    def pace(self) -> Pace:
        """How long things take."""
        return self.programme.plan.pace

    def pictures(self, exercise: Exercise) -> Pictures | None:
        """The drawings of this exercise, or none."""
        stand = self.drawn.get(exercise.id)
        return pictures_of(self.words, exercise, stand) if stand else None

    def thumb(self, given: Prescription) -> Picture | None:
        """The one small picture by which it is known, with what is lifted in it."""
        stand = self.drawn.get(given.exercise.id)
        if stand is None:
            return None
        client, catalogue = self.programme.client, self.library.catalogue
        name = first_of(given).drawing(client, catalogue)
        own = replace(stand, name=name)
        return pictures_of(self.words, given.exercise, own).thumb

    def lifted(self, exercise: Exercise, dose: Dose, pieces: int) -> Lifted:
        """How its weight is told: as one of two, or by the name of the thing."""
        client, catalogue = self.programme.client, self.library.catalogue
        thing = Printed(exercise, dose, pieces).thing(client, catalogue)
        if thing is None or pieces > 1:
            return PLAIN
        kit = catalogue.equipment[thing]
        if (kit.pieces or 1) > pieces:
            return Lifted(one_of=True)
        ends = self.ends_kg(thing, dose.load_kg or 0)
        every = {name for name, _ in carriers(exercise, catalogue)}
        several = len(every & set(client.weights_kg)) > 1
        return Lifted(name=kit.called if several else "", ends_kg=ends)

    def ends_kg(self, thing: str, kg: float) -> float | None:
        """The plates on each end of a bar of so much; None where they are not known."""
        bar, kit = self.programme.client.bar_kg, self.library.catalogue.equipment[thing]
        if not kit.plates or bar is None or kg + ROUNDING < bar:
            return None
        return 0 if among(kg, [bar]) else (kg - bar) / 2

    def here(self, key: str) -> str:
        """The key for week pages; or for logs, where all or some of them are."""
        logged = {week.phase.logged for week in self.printed}
        if len(logged) > 1:
            return f"{key}_mixed"
        return f"{key}_log" if all(logged) else key

    def say_here(self, key: str) -> str:
        """The sentence for what is printed: week pages, logs or both."""
        return self.words.say(self.here(key))

    def texts(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """Sentences from the files, their braces filled."""
        return tuple(fill(text, self.slots) for text in texts)

    @property
    def review_date(self) -> datetime.date:
        """The day after the last printed week, or sooner when the plan asks for it."""
        block = datetime.timedelta(weeks=self.programme.plan.review_every_weeks)
        after = self.printed[-1].days[-1] + datetime.timedelta(days=1)
        return min(after, self.printed[0].start + block)

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """Every exercise of these pages once, from lying to walking."""
        every = {
            given.exercise.id: given.exercise
            for week in self.printed
            for given in week.prescriptions
        }
        order = POSITIONS.index
        return tuple(sorted(every.values(), key=lambda e: order(e.placed)))

    @property
    def every_given(self) -> Iterator[Prescription]:
        """All that these pages prescribe, the gentle moves of a flare-up too."""
        for week in self.printed:
            yield from week.prescriptions
            yield from week.flare_menu

    @property
    def first(self) -> Week:
        """The first printed week."""
        return self.printed[0]

    def goals(self) -> str:
        """The goals in the client's own words."""
        return self.words.listed(self.programme.client.goals)


def number_in(week: Week, exercise: str) -> int:
    """The number of an exercise on the sheet, which the diary asks for too."""
    return week.exercises.index(exercise) + 1


def heading(material: Material, week: Week) -> str:
    """The heading of a week's page or log: the sheet and its phase."""
    sheet = sheet_name(material.words, material.programme, week)
    phase = small(week.phase.name)
    return material.words.say("week.heading", sheet=sheet, phase=phase)


def sentence(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text with its first letter small, unless it stands alone: T-bar row."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def dose_of(words: Words, given: Prescription, how: Lifted = PLAIN) -> str:
    """The dose of a prescription in words, and how many times a day, if not once."""
    return dose_at_a_time(words, given, how) + times_a_day(words, given.times_a_day)


def dose_at_a_time(words: Words, given: Prescription, how: Lifted = PLAIN) -> str:
    """The dose of a prescription in words, as it is done each time."""
    exercise, pieces = given.exercise, given.pieces
    dose = dose_words(words, exercise, given.dose, pieces, how)
    return dose + _used(words, given)


def _used(words: Words, given: Prescription) -> str:
    """The kilograms that were used last, where the client finds the weight."""
    if given.used_kg is None or not given.asks_kg:
        return ""
    return words.say("dose.used", n=kilograms(given.used_kg))


def times_a_day(words: Words, times: int) -> str:
    """Such as twice a day; empty where it is once."""
    if times == 1:
        return ""
    return words.say("dose.a_day", times=words.count("a_day", times))


def seconds(given: Prescription, pace: Pace) -> float:
    """How long one session of this exercise takes.

    A repetition takes the seconds of its tempo, else the plan's, and its hold; a hold
    alone its seconds.
    """
    dose, usual = given.dose, given.exercise.dose
    if dose.left or dose.side:
        one_side = (_seconds(part, usual, pace) for part in dose.sides)
        return sum(one_side)
    return _seconds(dose, usual, pace, sides=2 if usual.per_side else 1)


def _seconds(dose: Dose, usual: DoseRange, pace: Pace, sides: int = 1) -> float:
    sets = len(dose.scheme) if dose.scheme else dose.sets
    counted = sum(dose.scheme or ()) or dose.sets * (dose.repetitions or 0)
    one = dose.seconds_on_the_way or pace.seconds_a_repetition
    work = float(counted * (one + (dose.hold_seconds or 0)))
    if not counted:
        work = dose.sets * float(
            (dose.hold_seconds or 0)
            + 60 * (dose.minutes or 0)
            + pace.seconds_a_metre * (dose.metres or 0)
            + whole(dose.parts or ())
        )
    around = whole(dose.warm_up or ()) + whole(dose.cool_down or ())
    rest = pace.rest_seconds if dose.rest_seconds is None else dose.rest_seconds
    between = 60 * (usual.easy_minutes_between or 0) or rest
    if dose.parts:  # they hold their own rest
        between = dose.rest_seconds or 0
    return around + work * sides + between * (sets - 1)


def day_minutes(week: Week, day: datetime.date, pace: Pace) -> int:
    """What is done on this day in minutes, to the nearest five."""
    minutes = _day_seconds(week, day, pace) / 60
    return max(1, round(minutes / ROUND_MINUTES)) * ROUND_MINUTES


def _day_seconds(week: Week, day: datetime.date, pace: Pace) -> float:
    return sum(
        (seconds(p, pace) + pace.change_seconds) * p.days.count(day)
        for p in week.prescriptions
    )
