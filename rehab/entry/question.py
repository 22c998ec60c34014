"""One question on the terminal, until its answer means something."""

from collections.abc import Callable
from typing import TypeVar

import click

from rehab.app import words
from rehab.entry.answers import Unclear
from rehab.terminal import show

T = TypeVar("T")


def ask(key: str, meaning: Callable[[str], T], **slots: object) -> T:
    """Ask until the answer means something."""
    question = words().say(f"diary.ask.{key}", **slots)
    while True:
        answer = click.prompt(
            question, default="", show_default=False, prompt_suffix=" "
        )
        try:
            return meaning(" ".join(answer.split()))
        except Unclear as unclear:
            show(words().say(unclear.key, **unclear.slots))
