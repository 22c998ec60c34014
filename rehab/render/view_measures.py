"""The physio's page of scores over time: both numbers, the change, what counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from rehab.model.measure import Measure
from rehab.model.standing import Change, FollowUp, Point
from rehab.render.language import Words, number
from rehab.render.trend import Dot, Scale, trend
from rehab.render.view_counters import counter_rows
from rehab.render.view_material import Material
from rehab.render.view_physio import with_rule

LETTERS = 12  # points


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One measure: its first and its last score, and what became of it."""

    name: str
    first: str
    last: str
    change: str
    counts: str


@dataclass(frozen=True, slots=True)
class ScoreChart:
    """A measure's line over time."""

    name: str
    svg: str


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """Scores over time."""

    rows: tuple[ScoreRow, ...]
    charts: tuple[ScoreChart, ...]
    chart_help: str
    counters: tuple[tuple[str, str], ...]
    ask: tuple[str, ...]
    notes: tuple[str, ...]


def measures_view(material: Material, found: FollowUp) -> MeasuresView:
    """The page about scores and counters."""
    words, client = material.words, material.programme.client
    drawn = [one for one in found.changes if len(one.points) > 1]
    start = words.date(client.start)
    return MeasuresView(
        rows=tuple(_row(material, change) for change in found.changes),
        charts=tuple(_chart(material, change) for change in drawn),
        chart_help=words.say("follow.chart_help"),
        counters=tuple(counter_rows(material, found.counters)),
        ask=(words.say("follow.psfs_ask"), words.say("follow.groc_ask", date=start)),
        notes=tuple(_notes(material, found.changes)),
    )


def _measure(material: Material, change: Change) -> Measure:
    return material.library.measures.measures[change.measure]


def _name(material: Material, change: Change) -> str:
    """The measure's name, with the kind of pain or the client's own activities."""
    words, name = material.words, _measure(material, change).name
    about = words.say("list.comma").join(change.activities)
    if change.about:
        about = words.say(f"follow.nprs_kinds.{change.about}")
    return words.say("follow.about", name=name, about=about) if about else name


def _row(material: Material, change: Change) -> ScoreRow:
    words, measure = material.words, _measure(material, change)
    one = len(change.points) == 1
    return ScoreRow(
        name=_name(material, change),
        first=words.say("follow.none") if one else _score(words, change.points[0]),
        last=_score(words, change.points[-1]),
        change=with_rule(material, change.reason),
        counts=_counts(words, measure, change.least),
    )


def _score(words: Words, point: Point) -> str:
    date, value = words.date(point.on), number(point.value)
    return words.say("follow.score", value=value, date=date)


def _counts(words: Words, measure: Measure, least: float | None) -> str:
    if least is None:
        return words.say("follow.counts_none")
    slots = {"least": number(least)}
    if not measure.important:
        return words.say("follow.counts_chance", **slots)
    if not measure.important_percent:
        return words.say("follow.counts", **slots)
    slots["percent"] = number(measure.important_percent)
    if not measure.smallest_real:
        return words.say("follow.counts_percent", **slots)
    return words.say("follow.counts_real", **slots, real=f"{measure.smallest_real:g}")


def _chart(material: Material, change: Change) -> ScoreChart:
    words, measure, points = material.words, _measure(material, change), change.points
    name, first = _name(material, change), points[0].on
    dots = [
        Dot((p.on - first).days, p.value, number(p.value), words.short_date(p.on))
        for p in points
    ]
    title = words.say(
        "follow.chart",
        name=name,
        count=len(points),
        values=words.say("flare.joiner").join(_score(words, p) for p in points),
    )
    if change.needed is not None:
        needed = number(change.needed)
        title += " " + words.say("follow.chart_needed", needed=needed)
    scale = Scale(lowest=measure.lowest, highest=measure.highest, needed=change.needed)
    return ScoreChart(measure.name, trend(dots, scale, title=title, size=LETTERS))


def _notes(material: Material, found: tuple[Change, ...]) -> Iterator[str]:
    """What the measures file says about the measures that were used, once each."""
    for name in dict.fromkeys(change.measure for change in found):
        measure = material.library.measures.measures[name]
        if measure.note:
            slots = {"name": measure.name, "note": measure.note}
            yield material.words.say("follow.note", **slots)
