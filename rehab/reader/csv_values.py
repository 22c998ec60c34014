"""What the cells of one row say, each under our name for its column."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias, get_args

from rehab.model.diary import SCORES, SIGNS, Felt
from rehab.model.names import tidy
from rehab.reader.csv_cells import (
    day,
    exercise_meant,
    exercise_names,
    kilograms_used,
    numbers_on_sheet,
    score,
    yes_or_no,
)
from rehab.reader.csv_draft import Draft
from rehab.reader.csv_table import Cell
from rehab.reader.hints import ONCE

Said: TypeAlias = tuple[str, object, Cell]  # column, value, and where it stands
_SLASHES = "write it as 2026-01-31: nobody can tell 3/4 from 4/3"


def values(
    made: Draft, cells: dict[str, Cell], names: Iterable[str], week: object = None
) -> Iterator[Said]:
    """What stands under these names, as far as something does."""
    for name in names:
        if name in cells:
            yield name, _value(made, name, cells[name], week), cells[name]


def by_week(cells: dict[str, Cell]) -> dict[str, Cell]:
    """An effort in words is the week's, also in the column of a session's effort."""
    effort = cells.get("effort")
    if effort is None or isinstance(score(effort.text), int):
        return cells
    others = {name: cell for name, cell in cells.items() if name != "effort"}
    return {"week_effort": effort, **others}


def _value(made: Draft, name: str, cell: Cell, week: object) -> object:
    text = cell.text
    if name in (*SCORES, "confidence"):
        return score(text)
    if name in (*SIGNS, "flare", "well"):
        return _yes(made, cell)
    if name in _OTHERS:
        return _OTHERS[name](made, cell, week)
    return text.lower() if name == "away" else text


def _yes(made: Draft, cell: Cell) -> bool:
    said = yes_or_no(made.words, cell.text)
    if said is None:
        made.wrong(cell, f'write yes or no, got "{cell.text[:60]}"')
    return bool(said)


def _did(made: Draft, cell: Cell, week: object) -> object:
    said = yes_or_no(made.words, cell.text)
    if said is None and (numbers := numbers_on_sheet(cell.text)):
        return _by_numbers(made, cell, numbers, _order(made, week))
    return exercise_names(made.words, cell.text) if said is None else said or []


def _by_numbers(
    made: Draft, cell: Cell, numbers: Sequence[int], order: Sequence[str]
) -> list[str]:
    """The exercises that have these numbers on the sheet."""
    for number in numbers:
        if not 1 <= number <= len(order):
            hint = f"the sheet has 1 to {len(order)}" if order else "write their names"
            made.wrong(cell, f'no exercise has the number "{number}"', hint)
            return []
        if numbers.count(number) > 1:  # pains have columns of their own
            made.wrong(cell, f'exercise "{number}" is given twice', ONCE)
            return []
    return [order[number - 1] for number in numbers]


def _order(made: Draft, week: object) -> Sequence[str]:
    """The exercises of the week's sheet, as its numbers count them."""
    sheet = made.expected.sheet(week) if isinstance(week, int) else None
    return sheet.in_order if sheet else ()


def _day(made: Draft, cell: Cell, _: object) -> str:
    if "/" in cell.text:
        made.wrong(cell, f'a date with slashes, got "{cell.text}"', _SLASHES)
    return day(cell.text)


def _sore(made: Draft, cell: Cell, week: object) -> str | None:
    """An id where there is one; other text is left for the checker."""
    order = _order(made, week)
    found = exercise_meant(made.words, cell.text, order)
    if found is None and cell.text.isdecimal():
        hint = f"the sheet has 1 to {len(order)}" if order else "write its name"
        made.wrong(cell, f'no exercise has the number "{cell.text}"', hint)
        return None
    return found or "_".join(cell.text.lower().split())


def _kg(made: Draft, cell: Cell, week: object) -> dict[str, float]:
    found = kilograms_used(made.words, cell.text, _order(made, week))
    if found is None:
        hint = "write the exercise and its kilograms, such as 1 40; 2 12.5"
        made.wrong(cell, f'no kilograms: "{cell.text[:60]}"', hint)
    return found or {}


def _several(made: Draft, cell: Cell, week: object) -> list[str]:
    """Names, or numbers on the sheet."""
    order = _order(made, week)
    names = exercise_names(made.words, cell.text)
    return [exercise_meant(made.words, name, order) or name for name in names]


def _effort(made: Draft, cell: Cell, _: object) -> str | None:
    if found := made.words.felt.get(tidy(cell.text)):
        return found
    words = ", ".join(felt.replace("_", " ") for felt in get_args(Felt))
    hint = f"a session's effort is 0-10; a week's is {words}"
    made.wrong(cell, f'no effort: "{cell.text[:60]}"', hint)
    return None


_OTHERS: dict[str, Callable[[Draft, Cell, object], object]] = {
    "day": _day,
    "did": _did,
    "kg": _kg,
    "sore": _sore,
    "less": _several,
    "more": _several,
    "week_effort": _effort,
}
