"""What was made of files, until one of them changes."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Keep:
    """The latest things that were made, so many of them."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._made: OrderedDict[str, tuple[str, Any]] = OrderedDict()

    def once(self, name: str, mark: str, make: Callable[[], T]) -> T:
        """What was made under this name with this mark; else it is made now."""
        found = self._made.get(name)
        if found is None or found[0] != mark:
            found = self._made[name] = mark, make()
        self._made.move_to_end(name)
        while len(self._made) > self.most:
            self._made.popitem(last=False)
        value: T = found[1]
        return value
