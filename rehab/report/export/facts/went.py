"""How it went: what came back, what was changed, and what did harm."""

from collections.abc import Iterator

from rehab.report.export.facts.told import Told
from rehab.standing.counters import follow_up


def as_planned(told: Told) -> Iterator[str]:
    """What came back, and how much of it was done."""
    programme = told.made.programme
    back = programme.chosen({record.week for record in programme.diary.weeks})
    if not back:
        return
    count = follow_up(programme, told.made.library).counters
    done, planned = count.sessions_done, count.sessions_planned
    weeks = told.weeks(len(back))
    yield told.say("as_planned", weeks=weeks, done=done, planned=planned)
    colours = [week.colour for week in back]
    each = [
        told.say("of_colour", n=colours.count(colour), colour=colour)
        for colour in dict.fromkeys(colours)
    ]
    yield told.say("colours", each=", ".join(each))


def changed(told: Told) -> Iterator[str]:
    """What the physiotherapist decided otherwise than the rules, and when."""
    every = told.made.programme.record.decisions
    other = [one for one in every if one.option != "go_on"]
    if not other:
        yield told.say("as_the_rules")
    for one in other:
        slots = {"week": one.after_week, "option": one.option}
        yield told.say("decided", **slots, reason=one.reason or "-")


def harm(told: Told) -> Iterator[str]:
    """What is counted of it in the diary."""
    diary = told.made.programme.diary
    yield told.say("signs_asked")
    if diary.weeks:
        rows = [session for week in diary.weeks for session in week.sessions]
        yield told.say(
            "harm",
            weeks=told.weeks(len(diary.weeks)),
            flares=sum(week.flare for week in told.made.programme.weeks),
            bouts=sum(row.spasm for row in rows),
            stops=sum(row.stop_sign for row in rows),
        )
