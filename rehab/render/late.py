"""Parts of fontTools that WeasyPrint names when it is imported and seldom uses.

They cut fonts down where HarfBuzz cannot. They take a fifth of the import, so they
are imported when they are first used.
"""

import contextlib
import importlib
import sys
from collections.abc import Iterator
from types import ModuleType

_LATE = ("fontTools.subset", "fontTools.varLib.instancer")


class _Late(ModuleType):
    """Stands for a module until something in it is wanted."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        if self.__name__ in sys.modules and sys.modules[self.__name__] is self:
            return _Borrowed(self.__name__, name)
        return getattr(importlib.import_module(self.__name__), name)


class _Borrowed:
    """Stands for a function that was imported by its name."""

    def __init__(self, module: str, name: str) -> None:
        self._where = module, name

    def __call__(self, *args: object, **options: object) -> object:
        module, name = self._where
        return getattr(importlib.import_module(module), name)(*args, **options)


@contextlib.contextmanager
def later() -> Iterator[None]:
    """What is imported in here gets these modules when it first uses them."""
    stands = [_Late(name) for name in _LATE if name not in sys.modules]
    sys.modules.update((stand.__name__, stand) for stand in stands)
    try:
        yield
    finally:
        for stand in stands:
            if sys.modules.get(stand.__name__) is stand:
                del sys.modules[stand.__name__]
