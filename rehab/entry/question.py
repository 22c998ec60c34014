"""One question on the terminal, until its answer means something."""

from collections.abc import Callable
from typing import TypeVar

import click

from rehab.app.words import words
from rehab.console.terminal import show
from rehab.entry.answers import Unclear
from rehab.render.language import Words

T = TypeVar("T")


def ask(
    key: str, meaning: Callable[[str], T], said: Words | None = None, **slots: object
) -> T:
    """Ask until the answer means something; ``said`` are other words than usual."""
    question = (said or words()).say(f"diary.ask.{key}", **slots)
    while True:
        answer = click.prompt(
            question, default="", show_default=False, prompt_suffix=" "
        )
        try:
            return meaning(" ".join(answer.split()))
        except Unclear as unclear:
            show(words().say(unclear.key, **unclear.slots))
