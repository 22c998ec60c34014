"""The week in short: what is done on which days, how long it takes, how to rest."""

import datetime
from collections.abc import Sequence

from rehab.model.programme import Prescription, Week
from rehab.model.rules import Pace
from rehab.render.language import Words
from rehab.render.sheet_words import said
from rehab.render.view_material import Material, day_minutes, small, times_a_day
from rehab.render.words import rest_time


def day_names(words: Words, days: tuple[datetime.date, ...]) -> str:
    """Such as Mon, Wed, Fri; Every day when it is all seven."""
    names = words.many("weekdays")
    unique = sorted(set(days))
    if len(unique) == len(names):
        return words.say("week.every_day")
    return words.say("list.comma").join(names[day.weekday()] for day in unique)


def _done_on(week: Week, day: datetime.date) -> tuple[Prescription, ...]:
    return tuple(p for p in week.prescriptions if day in p.days)


def _kind(week: Week, day: datetime.date) -> tuple[tuple[str, int], ...]:
    """What is done on the day, and how many times."""
    return tuple((p.exercise.id, p.days.count(day)) for p in _done_on(week, day))


def _asked(words: Words, week: Week) -> tuple[tuple[int, str], ...]:
    """What would be said of each of its weekdays."""
    days = [day for day in week.days if _done_on(week, day)]
    return tuple((day.weekday(), _what(words, week, day)) for day in days)


def _of_each_page(material: Material, weeks: Sequence[Week]) -> str:
    """Where the weeks differ: the days, if they are the same, and the minutes."""
    words, first = material.words, weeks[0]
    same = {tuple(day for day, _ in _asked(words, week)) for week in weeks}
    done = tuple(day for day in first.days if _done_on(first, day))
    days = day_names(words, done) if len(same) == 1 else words.say("week.your_days")
    minutes = _minutes_words(words, *_minutes(material, weeks, first.days))
    return words.say("week.summary_pages", days=days, minutes=minutes)


def _groups(week: Week) -> list[tuple[datetime.date, ...]]:
    """The days on which the same is done, the fullest first."""
    kinds: dict[tuple[tuple[str, int], ...], list[datetime.date]] = {}
    for day in week.days:
        if kind := _kind(week, day):
            kinds.setdefault(kind, []).append(day)
    return [tuple(kinds[kind]) for kind in sorted(kinds, key=len, reverse=True)]


def _what(words: Words, week: Week, day: datetime.date) -> str:
    """How many exercises, and how many times a day where that is not once."""
    todo = _done_on(week, day)
    if len(todo) == 1:
        name = small(todo[0].exercise.name)
        what = words.say("week.summary_one", name=name)
    else:
        what = words.count("exercises", len(todo))
    return what + times_a_day(words, _times(week, day))


def _times(week: Week, day: datetime.date) -> int:
    """How many times a day everything is done; 1 where that differs."""
    times = {given.times_a_day for given in _done_on(week, day)}
    return times.pop() if len(times) == 1 and not week.phase.daily else 1


def _minutes_words(words: Words, least: int, most: int) -> str:
    slots = {"least": least, "most": words.count("minutes", most)}
    return words.say("week.minutes_span" if least < most else "week.minutes", **slots)


def summary(material: Material, weeks: Sequence[Week]) -> tuple[str, ...]:
    """What these weeks ask for, kind of day by kind of day.

    It is what the first asks for; the minutes are those of all of them. Kinds of day of
    which the same would be said are one line. Where the weeks have other days than the
    first, their pages say which.
    """
    first, words = weeks[0], material.words
    if not first.phase.daily and len({_asked(words, week) for week in weeks}) > 1:
        return (_of_each_page(material, weeks),)
    told: dict[tuple[str, str, str], list[datetime.date]] = {}
    for days in _groups(first):
        minutes = _minutes_words(words, *_minutes(material, weeks, days))
        often = max(given.times_a_day for given in _done_on(first, days[0]))
        twice = often > 1 and not first.phase.daily  # a sheet for days says so anyway
        key = "week.summary_all" if twice else "week.summary_day"
        line = key, _what(words, first, days[0]), minutes
        told.setdefault(line, []).extend(days)
    return tuple(
        said(
            words,
            first,
            key,
            days=day_names(words, tuple(days)),
            what=what,
            minutes=minutes,
        )
        for (key, what, minutes), days in told.items()
    )


def _minutes(
    material: Material, weeks: Sequence[Week], days: tuple[datetime.date, ...]
) -> tuple[int, int]:
    """The fewest and the most on these weekdays."""
    weekdays, pace = {day.weekday() for day in days}, material.pace
    same = [
        (week, day)
        for week in weeks
        for day in week.days
        if _done_on(week, day)
        and (day in days if week.phase.daily else day.weekday() in weekdays)
    ]
    found = [day_minutes(week, day, pace) for week, day in same]
    return min(found), max(found)


def _rests(week: Week) -> set[int | None]:
    """The rests the doses with more than one set give; None is the usual one."""
    return {
        part.rest_seconds
        for p in week.prescriptions
        for part in p.dose.sides
        if (part.sets > 1 or part.scheme)
        and not (p.exercise.dose.easy_minutes_between or part.parts)
    }


def rest_words(words: Words, week: Week, pace: Pace) -> str:
    """How long to rest between sets; empty where each has one set."""
    rests = _rests(week)
    if not rests:
        return ""
    usual = next(iter(rests)) if len(rests) == 1 else None
    rest = rest_time(words, pace.rest_seconds if usual is None else usual)
    return words.say(
        "week.rest_how" if len(rests) == 1 else "week.rest_some", rest=rest
    )
