"""Every dose that the pages show, each with what is lifted."""

from collections.abc import Iterator
from typing import NamedTuple

from rehab.model.carriers import carrier
from rehab.model.client import Client
from rehab.model.dose import Dose
from rehab.model.exercise import Catalogue, Exercise
from rehab.model.programme import Prescription


class Printed(NamedTuple):
    """A dose that stands on the pages, of one side."""

    exercise: Exercise
    dose: Dose
    pieces: int

    def thing(self, client: Client, catalogue: Catalogue) -> str | None:
        """The client's own thing that it is lifted with, where it is known."""
        kg = self.dose.load_kg or 0
        return carrier(self.exercise, kg, self.pieces, client, catalogue)

    def drawing(self, client: Client, catalogue: Catalogue) -> str:
        """The name of its drawing: with the client's own thing, where there is one."""
        thing, figure = self.thing(client, catalogue), self.exercise.figure
        if figure is None or thing not in figure.lifted_with:
            return self.exercise.id
        return f"{self.exercise.id}-with-{thing}"


def first_of(given: Prescription) -> Printed:
    """The dose of the sheet, of one side."""
    return Printed(given.exercise, given.dose.sides[0], given.pieces)


def printed(given: Prescription) -> Iterator[Printed]:
    """Every dose of it, and that of its easier version."""
    for dose in (given.dose, given.lower, *given.back):
        for part in dose.sides:
            yield Printed(given.exercise, part, given.pieces)
    if given.easier and given.easier_dose:
        for part in given.easier_dose.sides:
            yield Printed(given.easier, part, given.easier_pieces)
