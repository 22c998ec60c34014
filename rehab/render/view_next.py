"""What the next week will be: boxes, worst first; the first that fits counts."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from rehab.model.policy import Quota
from rehab.model.programme import Week
from rehab.render.sheet_words import said
from rehab.render.view_material import Material


@dataclass(frozen=True, slots=True)
class NextView:
    """The boxes, each when and what."""

    title: str
    lead: str
    boxes: tuple[tuple[str, str], ...]
    missed: str  # after a whole week off


def next_view(material: Material, week: Week, *, equal: bool = False) -> NextView:
    """The boxes of a week; ``equal`` where the next one is the same anyway."""
    words = material.words
    following = week.days[-1] + datetime.timedelta(days=1)
    weekday = words.many("weekdays_long")[following.weekday()]
    quota = isinstance(week.phase.policy, Quota)
    lead = "" if quota else said(words, week, "next.lead")
    return NextView(
        title=said(words, week, "next.title", weekday=weekday),
        lead=lead,
        boxes=tuple(_boxes(material, week, equal=equal)),
        missed="" if quota or week.phase.daily else words.say("next.whole_week"),
    )


def _boxes(material: Material, week: Week, *, equal: bool) -> Iterator[tuple[str, str]]:
    words, last = material.words, week is material.printed[-1]
    date = words.day(material.review_date)
    review = words.say("next.review", date=date)
    if isinstance(week.phase.policy, Quota):
        done = review if last else words.say("next.quota_next")
        yield words.say("next.quota_done"), done
        yield words.say("next.quota_missed"), words.say("next.quota_catch_up")
        return
    found = week.next_week
    amber = found.repeat_amber_from
    slots = {
        "red": found.red_from,
        "few_red": found.red_from - 1,
        "amber": amber,
        "few_amber": (amber or 1) - 1,
        "missed": found.missed_more_than,
    }
    yield said(words, week, "next.red", **slots), _red(material, week, last=last)
    few = "next.not_red" if found.red_from > 1 else "next.no_red"
    others = said(words, week, few, **slots)
    if last and equal:
        on = words.say("next.carry_on_last", week=week.number, date=date)
        yield others, on
    elif last:
        yield others, review
    elif equal:
        yield others, words.say("next.carry_on")
    else:
        key = "next.again" if found.missed_more_than else "next.again_any"
        key = key if amber else "next.again_red"
        key = key if found.red_from > 1 else "next.again_amber"
        yield said(words, week, key, **slots), said(words, week, "next.again_do")
        yield (
            said(words, week, "next.good" if amber else "next.no_red", **slots),
            said(words, week, "next.good_do"),
        )


def _red(material: Material, week: Week, *, last: bool) -> str:
    """Less; on sheets for days as the phase says, which may go back a part."""
    if week.phase.daily:
        return week.phase.step_back
    date = material.words.day(material.review_date)
    key = "next.red_last" if last else "next.red_do"
    return material.words.say(key, date=date)
