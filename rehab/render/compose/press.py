"""What is asked of WeasyPrint."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

Document: TypeAlias = Any  # of WeasyPrint
Page: TypeAlias = Any  # of such a document
Pdf: TypeAlias = Any  # of pydyf
Stream: TypeAlias = Any  # of WeasyPrint: a page's painting operators
Finish: TypeAlias = Callable[[Document, Pdf], None]


class Unfit(Exception):
    """These pages cannot be put together from pieces; it says why."""


@dataclass(frozen=True, slots=True)
class Press:
    """WeasyPrint with the fonts and drawings of one handout."""

    render: Callable[[str], Document]  # from HTML
    write: Callable[[Document, Finish | None], bytes]  # to a PDF, once it is finished


NewPress: TypeAlias = Callable[[], Press]  # each PDF has its own: it holds the drawings
