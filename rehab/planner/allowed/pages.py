"""What the pages say beside the exercises, as far as this client may do it."""

from rehab.model.card import Card
from rehab.model.phase import Phase
from rehab.model.safety import ScreenMove
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.exercise_filter import Asking


def screen_moves(case: Case) -> tuple[str, ...]:
    """The moves of the movement screen that nothing forbids."""
    screen = case.region.movement_screen
    return tuple(name for name, move in screen.items() if _may(case, name, move))


def cards(case: Case) -> tuple[str, ...]:
    """The plan's cards in order, without those that tell of a forbidden movement."""
    known, named = case.region.cards, case.plan.cards
    return case.once(
        "cards", lambda: tuple(name for name in named if _may(case, name, known[name]))
    )


def _may(case: Case, name: str, line: ScreenMove | Card) -> bool:
    return not case.is_forbidden(Asking(name, line.tags, line.flags))


def practise(case: Case, phase: Phase) -> tuple[str, ...]:
    """What to do in the phase, without the lines about exercises that are ruled out."""
    known = case.library.exercises
    return tuple(
        line.says
        for line in phase.practise
        if not line.exercise or case.fits(known[line.exercise])
    )
