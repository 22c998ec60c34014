"""One fault in a user's file, with its place."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """Prints as ``file:line:column: where > it > is: what is wrong; hint``."""

    file: str
    line: int
    column: int
    where: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.told}"

    @property
    def told(self) -> str:
        """The same without its place in a file, where nobody has that before them."""
        where = f"{self.where}: " if self.where else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{where}{self.message}{hint}"
