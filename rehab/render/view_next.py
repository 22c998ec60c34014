"""What the next week will be: a line for each kind of week; the first that fits."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from rehab.model.policy import Quota
from rehab.model.programme import Week
from rehab.render.language import Words
from rehab.render.sheet_words import said, sheet_name
from rehab.render.view_grid import session_days
from rehab.render.view_material import Material

Line: TypeAlias = tuple[str, str]  # the week as it was, and what to do


@dataclass(frozen=True, slots=True)
class NextView:
    """The lines under their title."""

    title: str
    lead: str
    lines: tuple[Line, ...]
    after: str  # what holds with the numbers of another page; or empty
    stays: str  # which exercises the next page calls otherwise; or empty
    example: str  # of a week that is done again; or empty


def next_view(
    material: Material, week: Week, *, equal: bool = False, same: bool = False
) -> NextView:
    """What follows a week; ``equal`` where weeks that are equal share its page.

    ``same``: the next page has the same numbers too.
    """
    words = material.words
    following = week.days[-1] + datetime.timedelta(days=1)
    weekday = words.many("weekdays_long")[following.weekday()]
    last = week is material.printed[-1]
    if isinstance(week.phase.policy, Quota):
        lead, lines = "", _numbers_done(material, last=last)
    else:
        boxed = not (last or equal or week.phase.daily)
        lead = said(words, week, "next.lead_boxes" if boxed else "next.lead")
        lines = _by_colour(material, week, last=last, equal=equal, same=same)
    flares = material.programme.flare_from and not week.phase.daily
    key = "next.title_flare" if flares else "next.title"
    title = said(words, week, key, weekday=weekday)
    shown = tuple(lines)
    moves = lead and not ((last and not equal) or week.phase.daily)
    after = _after(material, week, equal=equal) if moves else ""
    if equal or not moves:
        return NextView(title, lead, shown, after, stays="", example="")
    stays, example = _stays(material, week), _example(material, week)
    return NextView(title, lead, shown, after, stays, example)


def _after(material: Material, week: Week, *, equal: bool) -> str:
    """What is red from the last session on counts for the next."""
    words, following = material.words, material.programme.week(week.number + 1)
    weekdays, sessions = words.many("weekdays_long"), session_days(week)
    if not sessions:
        return ""
    coming = session_days(following) if following else ()
    last, first = sessions[-1], (coming or sessions)[0]
    slots = {"last": weekdays[last.weekday()], "first": weekdays[first.weekday()]}
    return words.say("next.after_pair" if equal else "next.after", **slots)


def _stays(material: Material, week: Week) -> str:
    """Of a week that is done again: what the boxes of the next page call otherwise."""
    words, following = material.words, material.programme.week(week.number + 1)
    if following is None:
        return ""
    pairs = zip(week.once, following.exercises, strict=False)
    other = [
        (number, given.exercise.name)
        for number, (given, name) in enumerate(pairs, 1)
        if given.exercise.id != name
    ]
    if len(other) == 1:
        ((number, name),) = other
        return words.say("next.stays", number=number, name=name)
    return words.say("next.stay") if other else ""


def _example(material: Material, week: Week) -> str:
    """One red day, where that means the same week again on the page after this one."""
    if week.next_week.repeat_red != 1:
        return ""
    return material.words.say("next.example", **_names(material, week))


def _names(material: Material, week: Week) -> dict[str, str]:
    """What this sheet and the one after it are called."""
    words, programme = material.words, material.programme
    following = programme.week(week.number + 1) or week
    names = {"sheet": week, "following": following}
    return {slot: sheet_name(words, programme, one) for slot, one in names.items()}


def _numbers_done(material: Material, *, last: bool) -> Iterator[Line]:
    words = material.words
    done = _review(material) if last else words.say("next.quota_next")
    yield words.say("next.quota_done"), done
    yield words.say("next.quota_missed"), words.say("next.quota_catch_up")


def _by_colour(
    material: Material, week: Week, *, last: bool, equal: bool, same: bool
) -> Iterator[Line]:
    words, found = material.words, week.next_week
    ends = last and not equal  # the review, whatever the week was
    bad = [_counted(words, week, "red", found.red_from)]
    if not (ends or week.phase.daily):
        bad.append(words.say("next.nothing"))
    key = "red_last" if ends else "red_do_pair" if equal else "red_do"
    yield _either(words, tuple(bad)), _after_red(material, week, key)
    if last:
        key = "others_all" if equal or week.phase.daily else "others_last"
        yield (
            said(words, week, f"next.{key}"),
            _to_the_review(material, week, equal=equal),
        )
        return
    if same:
        yield words.say("next.others_all"), words.say("next.same_do")
        return
    names = _names(material, week)
    if repeats := tuple(_repeats(words, week)):
        again = "next.again_pair" if equal else "next.again_do"
        what = _either(words, repeats)
        yield (
            said(words, week, "next.repeats", what=what),
            said(words, week, again, **names),
        )
    go_on = "next.carry_on" if equal else "next.go_on_do"
    yield words.say("next.others"), said(words, week, go_on, **names)


def _after_red(material: Material, week: Week, key: str) -> str:
    """Less; on sheets for days as the phase says, which may go back a part."""
    if week.phase.daily:
        return week.phase.step_back
    return material.words.say(f"next.{key}", **_names(material, week))


def _to_the_review(material: Material, week: Week, *, equal: bool) -> str:
    """Where the last week leads; equal weeks share a page, so one is before it."""
    if not equal:
        return _review(material)
    return material.words.say("next.carry_on_last", week=week.number)


def _review(material: Material) -> str:
    words = material.words
    return words.say("next.review", date=words.day(material.review_date))


def _repeats(words: Words, week: Week) -> Iterator[str]:
    """What makes the client do a week's numbers again."""
    found = week.next_week
    if found.repeat_red:
        just = found.repeat_red == found.red_from - 1  # one more is a line above
        yield _counted(
            words, week, "red_just" if just else "some_red", found.repeat_red
        )
    if found.repeat_amber_from:
        yield _counted(words, week, "some_amber", found.repeat_amber_from)
    if not week.phase.daily:
        yield _counted(words, week, "some_missed", found.missed_more_than + 1)


def _either(words: Words, parts: tuple[str, ...]) -> str:
    """One, two, or three."""
    *some, last = parts
    head = words.say("list.comma").join(some)
    return words.say("next.either", head=head, last=last) if some else last


def _counted(words: Words, week: Week, key: str, n: int) -> str:
    return said(words, week, f"next.{key}.{'one' if n == 1 else 'many'}", n=n)
