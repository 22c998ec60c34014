"""What the results of an exercise lead to, told to the client who writes them down."""

from collections.abc import Iterator

from rehab.model.programme import Prescription, Week
from rehab.model.result_rule import ResultRule
from rehab.render.language import Words, number


def rule_lines(words: Words, week: Week) -> Iterator[str]:
    """A line for each rule of each exercise on the sheet."""
    for given in filter(None, map(week.given, week.exercises)):
        asked = any(rule.result == "less" for rule in given.on_results)
        if asked:
            yield words.say("rules.less", name=given.exercise.name)
        if given.well and any(rule.well is not None for rule in given.on_results):
            yield words.say("rules.well", name=given.exercise.name, well=given.well)
        for rule in given.on_results:
            yield _line(words, given, rule)


def asks_well(week: Week) -> bool:
    """Whether the sheet has a row for what was done well."""
    return any(r.well is not None for p in week.prescriptions for r in p.on_results)


def asks_effort(week: Week) -> bool:
    """Whether the sheet has a row for the effort of each session."""
    rules = [rule for given in week.prescriptions for rule in given.on_results]
    return any(rule.effort_at_most is not None for rule in rules)


def _line(words: Words, given: Prescription, rule: ResultRule) -> str:
    return words.say(
        f"rules.{rule.then}",
        name=given.exercise.name,
        what=words.listed(tuple(_asked(words, rule))),
        times=words.count("running", rule.sessions),
        percent=number(rule.load_percent or 0),
    )


def _asked(words: Words, rule: ResultRule) -> Iterator[str]:
    if rule.result:
        yield words.say(f"rules.result.{rule.result}")
    if rule.pain_at_most is not None:
        yield words.say("rules.pain", n=rule.pain_at_most)
    if rule.effort_at_most is not None:
        yield words.say("rules.effort", n=rule.effort_at_most)
    if rule.well is not None:
        yield words.say("rules.done_well" if rule.well else "rules.not_well")
    if rule.red is not None:
        yield words.say("rules.red" if rule.red else "rules.not_red")
