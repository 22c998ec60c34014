"""The pages of the first phase: the trigger log and the movement screen."""

from dataclasses import dataclass

from rehab.render.view_grid import day_head
from rehab.render.view_material import Material, week_days


@dataclass(frozen=True, slots=True)
class LogView:
    """A seven-day log to find what sets the back off."""

    columns: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]  # weekday and day of the month


@dataclass(frozen=True, slots=True)
class Move:
    """One move of the screen."""

    name: str
    how: str


@dataclass(frozen=True, slots=True)
class ScreenView:
    """Moves to try, and how to score them."""

    moves: tuple[Move, ...]
    rules: tuple[str, ...]


def log_view(material: Material) -> LogView:
    """The log, dated for the first printed week."""
    words = material.words
    days = week_days(material.printed[0])
    return LogView(
        columns=words.many("log.columns"),
        lines=tuple(day_head(words, day) for day in days),
    )


def screen_view(material: Material) -> ScreenView | None:
    """The moves this client may try; no page where none is left."""
    may = material.programme.screen
    screen = material.library.safety.movement_screen
    moves = tuple(
        Move(*material.texts((move.name, move.how)))
        for name, move in screen.items()
        if name in may
    )
    return ScreenView(moves, material.words.many("screen.rules")) if moves else None
