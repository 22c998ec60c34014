"""A page with a clinic's own parts, and at which line of them it fails.

Only a process with limits runs this: :mod:`rehab.render.limited`.
"""

import re
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError

from rehab.model.clinic import OwnPages
from rehab.model.problem import Problem
from rehab.render.html import sandbox
from rehab.render.own_parts import Task

BUILTIN = "builtin/"  # before the name of a part that a clinic's own stands for
MOST_LETTERS = 20_000_000  # of a page
_ATTRIBUTE = re.compile(r"^'.* object' has no attribute ('\w+')$")
SMALLER = "make its loops and numbers smaller"


class Spent(Exception):
    """The time or the paper that a page may take is used up."""


class _Large(Spent):
    """The paper, that is."""


class _OwnFirst(BaseLoader):
    """A clinic's own part where there is one, else the built-in one."""

    def __init__(self, own: OwnPages, templates: Path) -> None:
        self._own, self._builtin = own, FileSystemLoader(templates)

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        if template in self._own.files:
            return self._own.files[template], _place(self._own, template), None
        plain = template.removeprefix(BUILTIN)
        return self._builtin.get_source(environment, plain)


def _place(own: OwnPages, name: str) -> str:
    return f"{own.path}/{name}"


def answer(task: Task) -> tuple[str, tuple[Problem, ...]]:
    """The page, or what is wrong with the clinic's own parts."""
    box = sandbox(_OwnFirst(task.own, task.templates))
    if problems := tuple(_unsound(box, task.own)):
        return "", problems
    if not task.page:
        return "", ()
    try:
        return "".join(_pieces(box, task)), ()
    except Exception as error:  # noqa: BLE001 - whatever a template does, it is told
        return "", (_problem(error, task.own),)


def _unsound(box: Environment, own: OwnPages) -> Iterator[Problem]:
    """Each part that cannot even be read."""
    for name in sorted(own.files):
        try:
            box.get_template(name)
        except Exception as error:  # noqa: BLE001 - the same
            yield _problem(error, own, name)


def _pieces(box: Environment, task: Task) -> Iterator[str]:
    letters = 0
    for piece in box.get_template(task.page).generate(**task.values):
        letters += len(piece)
        if letters > MOST_LETTERS:
            raise _Large
        yield piece


def _problem(error: Exception, own: OwnPages, name: str = "") -> Problem:
    """The fault at the line of the clinic's own part in which it came up."""
    message, hint = _told(error)
    mine = {_place(own, name) for name in own.files}
    if isinstance(error, TemplateSyntaxError) and error.filename in mine:
        return Problem(error.filename or "", error.lineno, 1, "", message, hint)
    frames = [
        f for f in traceback.extract_tb(error.__traceback__) if f.filename in mine
    ]
    if frames:
        last = frames[-1]
        return Problem(last.filename, last.lineno or 1, 1, "", message, hint)
    file = _place(own, name) if name else own.path
    return Problem(file, 1, 1, "", message, hint)


def _told(error: Exception) -> tuple[str, str]:
    """What is wrong, and what to do."""
    if isinstance(error, TemplateNotFound):
        hint = f'a part of your own begins with "_"; a built-in one with "{BUILTIN}"'
        return f'there is no part "{error.name}"', hint
    if isinstance(error, UndefinedError | SecurityError):
        hint = "use only what the built-in part of this name uses"
        return _ATTRIBUTE.sub(r"there is no \1", _line(error)), hint
    for kind, message, hint in _TELL:
        if isinstance(error, kind):
            return message, hint
    name = "" if isinstance(error, TemplateError) else f"{type(error).__name__}: "
    return f"cannot be filled in: {name}{_line(error)}", "mend this line"


_TELL: tuple[tuple[type[Exception], str, str], ...] = (
    (RecursionError, "includes itself", f'the built-in part begins with "{BUILTIN}"'),
    (_Large, f"makes a page of more than {MOST_LETTERS // 10**6} MB", SMALLER),
    (Spent, "takes too long", SMALLER),
    (MemoryError, "needs too much memory", SMALLER),
    (OverflowError, "needs too much memory", SMALLER),
)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200].rstrip(".")
