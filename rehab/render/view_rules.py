"""What the results of an exercise lead to, told to the client who writes them down."""

from collections.abc import Iterator

from rehab.model.programme import Prescription, Week
from rehab.model.result_rule import ResultRule
from rehab.render.language import Words, number


def rule_lines(words: Words, week: Week) -> tuple[str, ...]:
    """A line for each rule of the sheet; one that is everybody's only once."""
    once = week.once
    same = len({(one.on_results, one.well) for one in once}) == 1
    if same and len(once) > 1:
        return tuple(_lines(words, once[0], words.say("rules.every")))
    return tuple(line for one in once for line in _lines(words, one, one.exercise.name))


def _lines(words: Words, given: Prescription, name: str) -> Iterator[str]:
    if any(rule.result == "less" for rule in given.on_results):
        yield words.say("rules.less", name=name)
    if given.well and any(rule.well is not None for rule in given.on_results):
        yield words.say("rules.well", name=name, well=given.well)
    for rule in given.on_results:
        yield _line(words, name, rule)


def asks_well(week: Week) -> bool:
    """Whether the sheet has a row for what was done well."""
    return any(r.well is not None for p in week.prescriptions for r in p.on_results)


def asks_effort(week: Week) -> bool:
    """Whether the sheet has a row for the effort of each session."""
    rules = [rule for given in week.prescriptions for rule in given.on_results]
    return any(rule.effort_at_most is not None for rule in rules)


def _line(words: Words, name: str, rule: ResultRule) -> str:
    return words.say(
        f"rules.{rule.then}",
        name=name,
        what=words.listed(tuple(_asked(words, rule))),
        times=words.count("running", rule.sessions),
        percent=number(rule.load_percent or 0),
    )


def _asked(words: Words, rule: ResultRule) -> Iterator[str]:
    if rule.result:
        yield words.say(f"rules.result.{rule.result}")
    if rule.pain_at_most is not None:
        key = "rules.pain" if rule.pain_at_most else "rules.no_pain"
        yield words.say(key, n=rule.pain_at_most)
    if rule.effort_at_most is not None:
        yield words.say("rules.effort", n=rule.effort_at_most)
    if rule.well is not None:
        yield words.say("rules.done_well" if rule.well else "rules.not_well")
    if rule.red is not None:
        yield words.say("rules.red" if rule.red else "rules.not_red")
