"""Keys that stood in another file once: where they belong, and what to do.

Until plans said which part of the body they are for, the files of a whole library
spoke of the back.
"""

from rehab.disk.paths import builtin
from rehab.model.exercise import Catalogue
from rehab.model.safety import Safety
from rehab.model.triage import Triage

_SAFETY = ("emergency", "today", "this_week", "movement_screen")
_TO: dict[type, dict[str, str]] = {  # the key of a region that it is now
    Safety: {name: f"its {name}" for name in _SAFETY},
    Catalogue: {
        "flare_menu": "its flare_menu",
        "rescue": "moves in its bout, each with how it is done",
        "rescue_rest": "rest in its bout, each with how it is done",
    },
}
EDUCATION = "_education.yaml"  # a file of cards, once


def moved(model: type, key: str) -> tuple[str, str] | None:
    """What is wrong with a key that moved, and what to write; None where it did not."""
    if model is Triage and key == "region":
        return "is a list now", "write regions: [back]"
    to = _TO.get(model, {}).get(key)
    if to is None:
        return None
    message = "is of one part of the body now, and stands in the file of its region"
    return message, f"{_make()}, and move this block there in place of {to}"


def cards_moved() -> tuple[str, str]:
    """The same of the file that had the cards."""
    return "is read no more: cards are of one part of the body", (
        f"{_make()}, move the cards there in place of its cards, the text of rescue in "
        "place of that of its bout, and delete this file"
    )


def _make() -> str:
    shipped = builtin("plans") / "regions" / "back.yaml"
    return f"make plans/regions/back.yaml in your library, a copy of {shipped}"
