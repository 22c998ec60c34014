"""What a sheet is called: a week, or so many days; its words follow."""

from rehab.model.plan import Plan
from rehab.model.programme import Programme, Week
from rehab.render.language import Words


def said(words: Words, week: Week, key: str, **slots: object) -> str:
    """The sentence, in its form for days on a daily sheet."""
    return words.say(f"daily.{key}" if week.phase.daily else key, **slots)


def of_week(words: Words, week: Week) -> Words:
    """The words in which a sheet is as long as this one: a week, a day or a sheet."""
    return words.of_sheets(week.phase.sheet_days)


def of_numbers(words: Words, plan: Plan) -> Words:
    """The words for the numbers of the plan's sheets: weeks, unless some are days."""
    return words.of_sheets(None) if is_mixed(plan) else words


def is_mixed(plan: Plan) -> bool:
    """Whether some of the plan's sheets are for days."""
    return any(phase.daily for phase in plan.phases)


def of_plan(words: Words, plan: Plan, key: str, **slots: object) -> str:
    """The sentence, in its form for a plan whose sheets differ in length."""
    return words.say(f"daily.{key}" if is_mixed(plan) else key, **slots)


def sheet_name(words: Words, programme: Programme, week: Week) -> str:
    """Week 5; where sheets differ in length Day 3, Days 5 to 7 or Sheet 8."""
    first = (week.start - programme.client.start).days + 1
    last = first + week.phase.sheet_days - 1
    slots = {"number": week.number, "first": first, "last": last}
    if not week.phase.daily:
        return of_plan(words, programme.plan, "week.sheet", **slots)
    key = "day" if first == last else "days"
    return words.say(f"daily.week.{key}", **slots)
