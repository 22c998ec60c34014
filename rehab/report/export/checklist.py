"""A checklist of reporting, filled in from a programme, as a table in Markdown.

Which items there are, and which facts answer each, stands in the words file under
``checklists``, with the paper that they are from.
"""

from typing import Literal, TypeAlias

from rehab.app.planned import Planned
from rehab.report.export.facts import FACTS
from rehab.report.export.facts.told import Told, told_of

Checklist: TypeAlias = Literal["cert", "tidier"]


def checklist_text(made: Planned, checklist: Checklist) -> str:
    """The table: an item a row, what it asks, and what is known of it."""
    told, key = told_of(made), f"checklists.{checklist}"
    words, plan = told.words, made.programme.plan
    items = words.section(f"{key}.items")
    rows = [
        (item, asks, _answer(told, facts))
        for (item, asks), facts in zip(
            items.items(), words.section(f"{key}.facts").values(), strict=True
        )
    ]
    said = words.say("checklists.head", plan=plan.name, version=plan.version)
    head = [f"# {words.say(f'{key}.title')}", said, words.say(f"{key}.source")]
    table = [words.many("checklists.columns"), ("---",) * 3, *rows]
    lines = ("| " + " | ".join(map(_cell, row)) + " |" for row in table)
    return "\n\n".join(head) + "\n\n" + "\n".join(lines) + "\n"


def _answer(told: Told, facts: str) -> str:
    """A line a fact; that nothing is known is said, never left empty."""
    lines = [line for fact in facts.split() for line in FACTS[fact](told)]
    return "\n".join(lines) or told.words.say("checklists.nothing")


def _cell(text: str) -> str:
    r"""Text that is no Markdown, in one cell.

    >>> _cell("a | b\n<c>")
    'a \\| b<br>&lt;c>'
    """
    safe = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    for sign in "*_`[":
        safe = safe.replace(sign, f"\\{sign}")
    return safe.replace("\n", "<br>")
