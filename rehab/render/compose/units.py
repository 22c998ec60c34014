"""What is painted together: the texts of one element, or decoration that overlaps.

Units of one piece do not depend on each other: decoration comes before what is read,
and what overlaps is in one unit. So units that are the same on many pages can be
stored once, whatever else is on those pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehab.render.compose.borders import with_lines
from rehab.render.compose.lines import overlap
from rehab.render.compose.paints import Paint
from rehab.render.compose.press import Unfit


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """Something painted; decoration has no number."""

    number: int | None
    paints: tuple[Paint, ...]


def units_of(paints: Sequence[Paint], heads: Mapping[int, int]) -> tuple[Unit, ...]:
    """The units of a piece; ``heads`` is the first number of each number's unit.

    Raises:
        Unfit: Decoration was painted over something that is read.
    """
    read: dict[int, list[Paint]] = {}
    decoration: list[list[Paint]] = []
    for paint in paints:
        if paint.tag is not None:
            read.setdefault(heads.get(paint.tag, paint.tag), []).append(paint)
            continue
        if any(overlap(paint.box, one.box) for unit in read.values() for one in unit):
            raise Unfit("decoration over something that is read")
        _add(paint, decoration)
    shown = [Unit(None, tuple(with_lines(unit))) for unit in decoration]
    return (*shown, *(Unit(n, tuple(unit)) for n, unit in read.items()))


def _add(paint: Paint, units: list[list[Paint]]) -> None:
    """Put it into the unit it overlaps; if there are several, they become one."""
    own = [unit for unit in units if any(overlap(paint.box, one.box) for one in unit)]
    first = own[0] if own else []
    if not own:
        units.append(first)
    for other in own[1:]:
        first += other
        units.remove(other)
    first.append(paint)
