"""How far a long command is: one line that changes on a terminal, else a few lines."""

import sys
import time
from dataclasses import dataclass, field

import click

from rehab.console.terminal import show

PARTS = 10  # plain lines of a run
MINUTE, HOUR = 60, 3600
CLEAR = "\r\x1b[K"  # to the line's beginning, and empty it


def on_terminal() -> bool:
    """Whether somebody watches."""
    return sys.stderr.isatty()


@dataclass(slots=True)
class Progress:
    """Counts what is done. Times are this machine's own, since the start."""

    every: int
    done: int = 0
    begun: float = field(default_factory=time.monotonic)
    terminal: bool = field(default_factory=on_terminal)

    def step(self) -> None:
        """Another one is done."""
        self.done += 1
        if self.terminal:
            click.echo(CLEAR + self.line(), err=True, nl=False)
        elif self.done * PARTS // self.every > (self.done - 1) * PARTS // self.every:
            show(self.line(), err=True)

    def end(self) -> None:
        """Leave the terminal as it was."""
        if self.terminal and self.done:
            click.echo(CLEAR, err=True, nl=False)

    def line(self) -> str:
        """How many, how fast, and how long it will still take."""
        took = max(time.monotonic() - self.begun, 0.001)
        left = took / max(self.done, 1) * (self.every - self.done)
        return said(
            "progress",
            done=self.done,
            all=self.every,
            rate=round(self.done / took * MINUTE),
            left=duration(left),
        )


def duration(seconds: float) -> str:
    """About how long, in one unit.

    >>> duration(40), duration(400), duration(40_000)
    ('40 s', '7 min', '11.1 h')
    """
    if seconds < MINUTE:
        return said("seconds", n=round(seconds))
    if seconds < HOUR:
        return said("minutes", n=round(seconds / MINUTE))
    return said("hours", n=round(seconds / HOUR, 1))


def said(key: str, **slots: object) -> str:
    """A sentence about a batch."""
    from rehab.app.words import words

    return words().say(f"batch.{key}", **slots)
