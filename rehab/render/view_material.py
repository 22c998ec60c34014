"""What every view is made of: the programme, the library, the words, the dates."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rehab.model.exercise import POSITIONS, Exercise
from rehab.model.figure import Shape
from rehab.model.part import whole
from rehab.model.programme import Library, Prescription, Programme, Week
from rehab.model.rules import Pace
from rehab.render.language import Words, fill
from rehab.render.sheet_words import sheet_name
from rehab.render.view_picture import Picture, Pictures, pictures_of
from rehab.render.words import dose_words

# Engineering defaults for "about N minutes": change them with a stopwatch in hand.
ROUND_MINUTES = 5


@dataclass(frozen=True)
class Material:
    """The sources of all strings on the sheets."""

    programme: Programme
    library: Library
    words: Words
    printed: tuple[Week, ...]
    drawn: Mapping[str, Shape]  # how the pictures of each drawn exercise stand

    @property
    def slots(self) -> dict[str, str]:
        """What the safety and education texts may name in braces."""
        client, plan = self.programme.client, self.programme.plan
        return {
            "emergency_number": client.clinic.emergency_number,
            "emergency_department": client.clinic.emergency_department,
            "clinic_phone": client.clinic.phone,
            "clinic_name": client.clinic.name,
            "physio_name": client.physio,
            "name": client.name,
            "plan": plan.name,
        }

    @property
    def pace(self) -> Pace:
        """How long things take."""
        return self.programme.plan.pace

    def pictures(self, exercise: Exercise) -> Pictures | None:
        """The drawings of this exercise, or none."""
        shape = self.drawn.get(exercise.id)
        return pictures_of(self.words, exercise, shape) if shape else None

    def thumb(self, exercise: Exercise) -> Picture | None:
        """The one small picture by which it is known."""
        found = self.pictures(exercise)
        return found.thumb if found else None

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


def dose_of(words: Words, given: Prescription) -> str:
    """The dose of a prescription in words."""
    return dose_words(words, given.exercise, given.dose, given.pieces)


def seconds(given: Prescription, pace: Pace) -> float:
    """How long one session of this exercise takes.

    Repetitions take the plan's seconds each and their hold; a hold alone its seconds.
    """
    dose, usual = given.dose, given.exercise.dose
    sets = len(dose.scheme) if dose.scheme else dose.sets
    counted = sum(dose.scheme or ()) or dose.sets * (dose.repetitions or 0)
    work = float(counted * (pace.seconds_a_repetition + (dose.hold_seconds or 0)))
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
    return around + work * (2 if usual.per_side else 1) + between * (sets - 1)


def day_minutes(week: Week, day: datetime.date, pace: Pace) -> int:
    """What is done on this day in minutes, to the nearest five."""
    minutes = _day_seconds(week, day, pace) / 60
    return max(1, round(minutes / ROUND_MINUTES)) * ROUND_MINUTES


def _day_seconds(week: Week, day: datetime.date, pace: Pace) -> float:
    return sum(
        (seconds(p, pace) + pace.change_seconds) * p.days.count(day)
        for p in week.prescriptions
    )
