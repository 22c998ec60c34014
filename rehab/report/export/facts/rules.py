"""By which rules: where doses start, how they rise, and how they are made to fit."""

from collections.abc import Iterator

from rehab.model.policy import Policy, Quota, Share, Staircase, Table
from rehab.render.language import number
from rehab.render.words import reason_words
from rehab.report.export.facts.told import Told


def start(told: Told) -> Iterator[str]:
    """Where on a ladder, and at what dose."""
    programme = told.made.programme
    rule, first = programme.plan.start, programme.weeks[0].phase
    slots = {"level": first.entry_level, "percent": number(first.start_percent)}
    if not isinstance(first.policy, Table):  # which names its doses
        yield told.say("entry", phase=first.name, **slots)
        yield told.say("start", percent=number(rule.try_percent), source=rule.source)
    for one in programme.weeks[0].once:
        why = reason_words(told.words, one.reason)
        yield told.say("start_of", name=one.exercise.name, reason=why)


def progression(told: Told) -> Iterator[str]:
    """The rule of each phase, when it is left, and what a bad week does."""
    plan = told.made.programme.plan
    for phase in told.phases:
        yield told.say("phase", phase=phase.name, rule=_policy(told, phase.policy))
    steps = plan.steps
    if any(isinstance(phase.policy, Staircase) for phase in told.phases):
        yield told.say("steps", order=", ".join(steps.order), source=steps.source)
    red = plan.red_week
    percents = ", ".join(number(percent) for percent in red.percents)
    yield told.say("red", percents=percents, source=red.source)


def _policy(told: Told, policy: Policy) -> str:
    slots: dict[str, object] = {}
    if isinstance(policy, Staircase):
        weeks = told.weeks(policy.steady_weeks)
        slots = {"rise": number(policy.rise_percent), "weeks": weeks}
    elif isinstance(policy, Quota):
        slots = {"weeks": told.weeks(policy.weeks)}
    elif isinstance(policy, Share):
        slots = {"percent": number(policy.percent)}
    return told.say(f"policies.{policy.kind}", **slots)


def moving_on(told: Told) -> Iterator[str]:
    """What has to be true before each phase is left, in the plan's own words."""
    for phase in told.phases:
        for one in phase.advance:
            slots = {"phase": phase.name, "says": one.says, "source": one.source}
            yield told.say("advance", **slots)


def tailored(told: Told) -> Iterator[str]:
    """That it is for one person."""
    yield told.say("tailored")


def tailoring(told: Told) -> Iterator[str]:
    """By what exercises and doses are made to fit."""
    programme, catalogue = told.made.programme, told.made.library.catalogue
    client = programme.client
    if client.triggers:
        named = [f"{catalogue.tags[k]} ({n})" for k, n in client.triggers.items()]
        yield told.say("triggers", names="; ".join(named))
    if client.flags:
        named = [catalogue.flags[name] for name in client.flags]
        yield told.say("flags", names="; ".join(named))
    ruled = {name for week in programme.weeks for name, _ in week.ruled_out}
    yield told.say("ruled_out", n=len(ruled))


def adherence(told: Told) -> Iterator[str]:
    """What is ticked and written, and what counts as done."""
    rule = told.made.programme.plan.week_rule
    yield told.say("adherence")
    done = round(rule.green_done_min * 100)
    thin = round(rule.thin_done_below * 100)
    yield told.say("enough", done=done, thin=thin, source=rule.source)


def fidelity(told: Told) -> Iterator[str]:
    """How it is known whether it was done as planned."""
    every = told.made.programme.plan.review_every_weeks
    yield told.say("fidelity", weeks=told.weeks(every))
