"""What has to be done next for a client, in words and as a command to type."""

import shlex
from collections.abc import Iterator

from rehab.app.next_step import NextStep
from rehab.handout.weeks import runs, span
from rehab.render.words import Words, reason_words, span_words

COMMANDS = {  # what does it, behind the client's file
    "type_in": ("diary", "add"),
    "decide": ("review",),
    "stop_sign": ("review",),
    "sign": ("sign",),
    "screen": ("check",),  # or what AGAIN says
    "hand_out": ("pdf",),
    "withdrawn": ("pdf",),
    "mend": ("check",),
    "refused": ("check",),
}
AGAIN = {  # what mends the first reason of these
    **dict.fromkeys(("sign.old_screen", "sign.stop_since"), ("screen",)),
    **dict.fromkeys(("refused.old_screen", "refused.not_asked"), ("screen",)),
    "refused.triggers_unknown": ("triggers",),
}


def step_words(step: NextStep, words: Words) -> str:
    """The step in a few words."""
    weeks = ", ".join(span_words(words, one) for one in map(span, runs(step.weeks)))
    on = words.day(step.on) if step.on else ""
    return words.say(f"to_do.{step.kind}", weeks=weeks, on=on)


def command_of(step: NextStep, file: str) -> tuple[str, ...]:
    """The command that does it; empty where there is nothing to do."""
    if step.kind not in COMMANDS:
        return ()
    again = (AGAIN[one.rule] for one in step.reasons if one.rule in AGAIN)
    head = (*next(again, COMMANDS[step.kind]), file)
    return (*head, "--week", str(step.weeks[0])) if step.kind == "type_in" else head


def step_lines(step: NextStep, file: str, words: Words) -> Iterator[str]:
    """What to do, why, and what to type."""
    yield words.say("to_do.now", what=step_words(step, words))
    for reason in step.reasons:
        yield f"  {reason_words(words, reason)}"
    for problem in step.stopped.problems if step.stopped else ():
        yield f"  {problem}"
    if step.kind == "sign":  # first what is to be looked at
        proof = shlex.join(("pdf", file))
        yield words.say("to_do.type", command=proof, more="").rstrip()
    if command := command_of(step, file):
        more = words.say(f"to_do.how.{step.kind}")
        yield words.say("to_do.type", command=shlex.join(command), more=more).rstrip()
