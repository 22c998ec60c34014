"""The movement screen: moves the physio tries with the client."""

from dataclasses import dataclass

from rehab.render.view_material import Material


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


def screen_view(material: Material) -> ScreenView | None:
    """The moves this client may try; no page where none is left."""
    may = material.programme.screen
    screen = material.region.movement_screen
    moves = tuple(
        Move(*material.texts((move.name, move.how)))
        for name, move in screen.items()
        if name in may
    )
    return ScreenView(moves, material.words.many("screen.rules")) if moves else None
