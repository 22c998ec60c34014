"""A clinic's own parts of the page, filled in by a process that has limits.

A template is a program: it can loop for ever or ask for all memory. The sandbox keeps
it from everything else; a process of its own keeps it from that.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rehab.model.clinic import OwnPages
from rehab.model.problem import Problem
from rehab.render.child import TooMuch, ask

SECONDS = 5
_ADDRESS = re.compile(r"""(?:(?:src|href)\s*=\s*|url\()["']?([^"'{}()\s]+)""")


class BadPart(Exception):
    """A part of the page that cannot be filled in."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Task:
    """What a child is to do: fill in a page, or without one look at every part."""

    own: OwnPages
    templates: Path  # the built-in ones
    page: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    seconds: int = SECONDS  # of processor time


def filled_in(task: Task) -> str:
    """The page as HTML text.

    Raises:
        BadPart: With the line of the clinic's own part that fails.
    """
    html, problems = _ask(task)
    if problems:
        raise BadPart(problems)
    return html


def unsound(own: OwnPages, templates: Path) -> tuple[Problem, ...]:
    """What is wrong with the parts by themselves, before any sheet needs them."""
    return _ask(Task(own, templates))[1]


def _ask(task: Task) -> tuple[str, tuple[Problem, ...]]:
    """The child's answer. It is read as data: what fills in templates may be fooled."""
    try:
        said = ask(task)
    except TooMuch as why:
        return "", (_whole(task, str(why)),)
    answer: dict[str, Any] = json.loads(said)
    problems = (Problem(**problem) for problem in answer["problems"])
    return answer["html"], tuple(problems)


def blamed(own: OwnPages, message: str) -> Problem:
    """What the PDF could not be made of, at the line of a part that names it."""
    hint = "a page has its drawings, clinic/logo and codes, and no other files"
    for name, text in own.files.items():
        for number, line in enumerate(text.splitlines(), start=1):
            named = (one.lstrip("./") for one in _ADDRESS.findall(line))
            if any(bare and bare in message for bare in named):
                return Problem(f"{own.path}/{name}", number, 1, "", message, hint)
    return Problem(own.path, 1, 1, "", message, "look at what these parts add")


def _whole(task: Task, message: str) -> Problem:
    hint = "make their loops and numbers smaller"
    return Problem(task.own.path, 1, 1, "", f"these parts {message}", hint)
