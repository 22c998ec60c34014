"""Lines over weeks, as SVG in the page's own colours. Pure: numbers in, SVG out.

Each has a title that tells the same in words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

WIDTH, HEIGHT = 560.0, 190.0
LEFT, RIGHT, TOP, FLOOR = 52.0, 12.0, 16.0, 156.0
DOT = 3.4
LABELS = 8  # weeks that are named below, at most


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line: a value for each week, None where there is none."""

    kind: str  # how it is drawn: a class of the style sheet
    values: tuple[float | None, ...]
    steps: bool = False  # each week on its own level
    dots: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """The weeks below, and the numbers at the left."""

    weeks: tuple[int, ...]
    most: float
    now: int | None = None  # the week that is marked


def chart(frame: Frame, lines: Sequence[Line], title: str) -> str:
    """The lines in their frame.

    >>> frame = Frame(weeks=(1, 2), most=10)
    >>> made = chart(frame, [Line(kind="pain", values=(2, None), dots=True)], "Pain")
    >>> made.count("<circle"), "<title>Pain</title>" in made
    (1, True)
    """
    parts = (*_frame(frame), *(part for one in lines for part in _line(frame, one)))
    return (
        f'<svg class="chart" role="img" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


def _x(frame: Frame, n: float) -> float:
    """The place of the so-and-so-many-th week; a half is the middle of it."""
    return LEFT + (WIDTH - LEFT - RIGHT) * n / max(1, len(frame.weeks))


def _y(frame: Frame, value: float) -> float:
    return FLOOR - (FLOOR - TOP) * value / (frame.most or 1)


def _frame(frame: Frame) -> Iterator[str]:
    for share in (0.0, 0.5, 1.0):
        value = frame.most * share
        y = _y(frame, value)
        yield f'<path class="rule" d="M{LEFT:g} {y:.1f}H{WIDTH - RIGHT:g}"/>'
        yield _text(LEFT - 7, y + 4, f"{value:.4g}", "end")
    every = -(-len(frame.weeks) // LABELS)
    for n, week in enumerate(frame.weeks):
        if n % every == 0:
            yield _text(_x(frame, n + 0.5), FLOOR + 19, str(week), "middle")
    if frame.now in frame.weeks:
        x = _x(frame, frame.weeks.index(frame.now) + 0.5)
        yield f'<path class="now" d="M{x:.1f} {TOP:g}V{FLOOR + 6:g}"/>'


def _line(frame: Frame, line: Line) -> Iterator[str]:
    """Each stretch without a gap by itself."""
    told = enumerate(line.values)
    for known, some in groupby(told, lambda pair: pair[1] is not None):
        points = [(n, value) for n, value in some if value is not None]
        if known:
            yield f'<path class="line {line.kind}" d="{_path(frame, line, points)}"/>'
    for n, value in enumerate(line.values):
        if line.dots and value is not None:
            x, y = _x(frame, n + 0.5), _y(frame, value)
            yield f'<circle class="{line.kind}" cx="{x:.1f}" cy="{y:.1f}" r="{DOT}"/>'


def _path(frame: Frame, line: Line, points: Sequence[tuple[int, float]]) -> str:
    if not line.steps:
        pairs = [(_x(frame, n + 0.5), _y(frame, value)) for n, value in points]
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in pairs)
    first, value = points[0]
    path = f"M{_x(frame, first):.1f} {_y(frame, value):.1f}"
    for n, level in points:
        path += f"V{_y(frame, level):.1f}H{_x(frame, n + 1):.1f}"
    return path


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{text}</text>'
