"""A week's sheet as the client has it: what came back is typed against it.

What was handed out says it all, whatever the files say now: exercises, their order, and
so their numbers, doses and days. Only a week that nobody handed out is as planned now.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rehab.app.words import words
from rehab.entry.sittings import Sitting, sittings
from rehab.model.carriers import carriers
from rehab.model.client import Client
from rehab.model.phase import Phase
from rehab.model.programme import Library
from rehab.model.record import IssuedDose, IssuedWeek
from rehab.reader.expected import Sheet
from rehab.render.words import dose_short


@dataclass(frozen=True, slots=True)
class Row:
    """One exercise of a sheet, by what the client reads there."""

    key: str
    name: str
    dose: str
    asks_kg: bool  # with a box for the kilograms that were used


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetHad:
    """A sheet: its exercises in the order of their numbers, and its sessions."""

    phase: Phase
    usual_pain: int  # that its colours hang on
    rows: tuple[Row, ...]
    sittings: tuple[Sitting, ...]

    @property
    def exercises(self) -> tuple[str, ...]:
        """Ids, as a number on the sheet counts them."""
        return tuple(row.key for row in self.rows)


def sheet_had(  # noqa: PLR0913, PLR0917 - what the record does not say of a sheet
    issued: IssuedWeek,
    sheet: Sheet,
    phase: Phase,
    client: Client,
    library: Library,
    pieces: Mapping[str, int],
) -> SheetHad:
    """The sheet that was ``issued``, with the days that it covers.

    As how many ``pieces`` a weight is lifted, by exercise, no record says.
    """
    usual = client.usual_pain if issued.usual_pain is None else issued.usual_pain
    return SheetHad(
        phase=phase,
        usual_pain=usual,
        rows=tuple(
            _row(name, of, library, pieces) for name, of in issued.doses.items()
        ),
        sittings=tuple(sittings(issued, sheet.days, client)),
    )


def _row(
    name: str, issued: IssuedDose, library: Library, pieces: Mapping[str, int]
) -> Row:
    exercise = library.exercises.get(name)  # the library may have lost it since
    side = exercise is not None and exercise.dose.per_side
    usual = carriers(exercise, library.catalogue) if exercise else ()
    count = pieces.get(name) or max((n for _, n in usual), default=1)
    doses = (
        dose_short(words(), one.dose, per_side=side, pieces=count)
        for one in issued.every
    )
    return Row(
        key=name,
        name=exercise.name if exercise else name,
        dose="; ".join(dict.fromkeys(doses)),
        asks_kg=any(part.by_effort for one in issued.every for part in one.dose.sides),
    )
