"""Every kind of thing with the function that makes it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rehab.figure import bars, furniture, held, lines, seats
from rehab.figure.fault import Fault
from rehab.figure.shapes import Item, Stage
from rehab.model.prop import Thing

_MAKERS: dict[str, Callable[[Any, Stage], Iterator[Item]]] = {
    "ankle_weight": held.ankle_weight,
    "backpack": held.backpack,
    "ball": furniture.ball,
    "band": lines.band,
    "barbell": bars.barbell,
    "bench": seats.bench,
    "block": furniture.block,
    "blocks": bars.blocks,
    "chair": seats.chair,
    "counter": seats.counter,
    "dumbbells": held.dumbbells,
    "kettlebell": held.kettlebell,
    "mat": furniture.mat,
    "medicine_ball": held.medicine_ball,
    "pillow": furniture.pillow,
    "roller": furniture.roller,
    "step": furniture.step,
    "stick": bars.stick,
    "strap": lines.strap,
    "wall": furniture.wall,
}


def items_of(things: Iterable[Thing], stage: Stage) -> list[Item]:
    """Everything beside one body.

    Raises:
        Fault: If a thing names a part that no body has.
    """
    items: list[Item] = []
    for number, thing in enumerate(things):
        try:
            items += _MAKERS[thing.kind](thing, stage)
        except Fault as fault:
            raise fault.inside("props", number) from None
    return items
