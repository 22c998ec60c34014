"""What is wrong with a pose, and where in the figure it is written."""

from typing import TypeAlias

Place: TypeAlias = tuple[str | int, ...]


class Fault(Exception):
    """A pose that no body can take, or a name nobody knows.

    Args:
        message: What is wrong, naming the part and the gap.
        place: The keys from the figure down to the value, such as
            ``("poses", 0, "contact")``.
        known: The names that were possible, for a hint.
    """

    def __init__(
        self, message: str, place: Place = (), known: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message)
        self.message, self.place, self.known = message, place, known

    def inside(self, *place: str | int) -> "Fault":
        """The same fault, seen from further out."""
        return Fault(self.message, (*place, *self.place), self.known)
