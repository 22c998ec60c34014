"""The weekly-amount curve, as a drawing with a title. Pure: weeks in, SVG out."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from statistics import fmean

from rehab.model.programme import Week

WIDTH, HEIGHT, LEFT, WIDEST = 510.0, 150.0, 34.0, 40.0  # points
_STYLE = {
    "plain": 'fill="#c4c4c4" stroke="#555"',
    "printed": 'fill="#000" stroke="none"',
    "easy": 'fill="#fff" stroke="#000"',
    "printed_easy": 'fill="#fff" stroke="#000" stroke-width="3"',
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One week of the curve."""

    index: float  # 100 at the start of loading
    style: str  # plain, printed, easy or printed_easy
    phase: int  # from 1
    benchmark: bool  # a benchmark lift is in this week


def volumes(week: Week) -> dict[str, float]:
    """The volume of each exercise in a week, or at a week's rate on a daily sheet."""
    rate = 7 / week.phase.sheet_days
    return {p.exercise.id: p.weekly_volume * rate for p in week.prescriptions}


def _ratio(before: Week, after: Week) -> float:
    """How the exercises done in both weeks changed, on the mean."""
    old, new = volumes(before), volumes(after)
    shared = [new[k] / old[k] for k in old if k in new and old[k]]
    return fmean(shared) if shared else 1.0


def index(weeks: Sequence[Week], base: int) -> list[float]:
    """Chain-linked index: only exercises present in both weeks are compared."""
    chain = [1.0] if weeks else []
    for before, after in pairwise(weeks):
        chain.append(chain[-1] * _ratio(before, after))
    return [100 * value / (chain[base] or 1) for value in chain]


def base_week(weeks: Sequence[Week]) -> int:
    """Where loading starts: the first week on a staircase, else the first week."""
    found = (n for n, w in enumerate(weeks) if w.phase.policy.kind == "staircase")
    return next(found, 0)


def phase_runs(weeks: Sequence[Week]) -> list[list[Week]]:
    """Weeks in a row of the same phase."""
    runs: list[list[Week]] = []
    for week in weeks:
        if runs and runs[-1][-1].phase.id == week.phase.id:
            runs[-1].append(week)
        else:
            runs.append([week])
    return runs


def bars(weeks: Sequence[Week], printed: frozenset[int]) -> list[Bar]:
    """The curve's bars."""
    values = index(weeks, base_week(weeks))
    numbers = [n for n, run in enumerate(phase_runs(weeks), 1) for _ in run]
    return [
        Bar(value, _style(week, printed), phase, _has_benchmark(week))
        for value, week, phase in zip(values, weeks, numbers, strict=True)
    ]


def _style(week: Week, printed: frozenset[int]) -> str:
    if week.number in printed:
        return "printed_easy" if week.easy else "printed"
    return "easy" if week.easy else "plain"


def _has_benchmark(week: Week) -> bool:
    return any(p.exercise.benchmark for p in week.prescriptions)


def curve(bars: Sequence[Bar], *, title: str, hundred: str, size: float) -> str:
    """The bars as SVG; ``size`` is the size of its letters in points."""
    floor = HEIGHT - 1.6 * size
    top = max([bar.index for bar in bars] + [100.0])
    step = min(WIDEST, (WIDTH - LEFT) / max(1, len(bars)))
    scale = (floor - size) / top
    line = floor - 100 * scale
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}pt" '
        f'height="{HEIGHT:g}pt" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">'
        f"<title>{escape(title)}</title>"
        + "".join(_paths(bars, step, floor, scale))
        + f'<path d="M{LEFT:g} {line:.1f}H{WIDTH:g}" stroke="#000" '
        'stroke-width=".7" stroke-dasharray="3 3" fill="none"/>'
        + _text(LEFT - 4, line + size / 3, hundred, size, "end")
        + "".join(_axis(bars, step, floor, size))
        + "</svg>"
    )


def _paths(bars: Sequence[Bar], step: float, floor: float, scale: float) -> list[str]:
    """One path for each style of bar."""
    shapes: dict[str, str] = {}
    for n, bar in enumerate(bars):
        x, height = LEFT + n * step + step * 0.12, bar.index * scale
        shape = f"M{x:.1f} {floor:.1f}v{-height:.1f}h{step * 0.76:.1f}v{height:.1f}z"
        shapes[bar.style] = shapes.get(bar.style, "") + shape
    return [f'<path d="{d}" {_STYLE[k]}/>' for k, d in sorted(shapes.items())]


def _axis(bars: Sequence[Bar], step: float, floor: float, size: float) -> list[str]:
    """The phases' marks and numbers; a thick line where the benchmark lifts are."""
    parts = []
    for phase in dict.fromkeys(bar.phase for bar in bars):
        places = [n for n, bar in enumerate(bars) if bar.phase == phase]
        left, right = LEFT + places[0] * step, LEFT + (places[-1] + 1) * step
        thick = 4 if any(bars[n].benchmark for n in places) else 1
        parts.append(
            f'<path d="M{left + 1:.1f} {floor + 3:.1f}H{right - 1:.1f}" '
            f'stroke="#000" stroke-width="{thick}" fill="none"/>'
        )
        middle = (left + right) / 2
        parts.append(_text(middle, floor + 1.4 * size, str(phase), size, "middle"))
    return parts


def _text(x: float, y: float, text: str, size: float, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}" '
        f'font-family="Fira Sans">{escape(text)}</text>'
    )
