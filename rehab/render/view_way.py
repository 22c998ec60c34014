"""The first page: the whole way at a glance."""

from dataclasses import dataclass

from rehab.model.programme import Aim, Week
from rehab.render import chart
from rehab.render.view_limits import contact
from rehab.render.view_material import Material, last_day, sentence
from rehab.render.way_chart import way_chart, way_legend
from rehab.render.words import dose_words


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """One phase on the calendar."""

    number: str
    name: str
    goal: str
    dates: str


@dataclass(frozen=True, slots=True)
class BenchmarkRow:
    """What one ladder leads to."""

    name: str
    first: str
    dose: str


@dataclass(frozen=True, slots=True)
class WayView:
    """The whole way on one page."""

    heading: str
    made: str
    reviewed: str
    goals: str
    phases: tuple[PhaseRow, ...]
    chart: str
    legend: str
    benchmarks: tuple[BenchmarkRow, ...]
    review: str
    expiry: str
    code: str
    contact: str


def _phase_row(material: Material, number: int, run: list[Week]) -> PhaseRow:
    words, printed = material.words, {week.number for week in material.printed}
    state = "before" if run[-1].number < min(printed) else "planned"
    if any(week.number in printed for week in run):
        state = "now"
    dates = words.dates(run[0].start, last_day(run[-1]))
    return PhaseRow(
        number=str(number),
        name=run[0].phase.name,
        goal=run[0].phase.goal,
        dates=words.say(f"way.{state}", dates=dates),
    )


def _benchmark_row(material: Material, aim: Aim) -> BenchmarkRow:
    words = material.words
    dose = dose_words(words, aim.exercise, aim.dose, aim.pieces)
    week = material.programme.week(aim.week) if aim.week else None
    when = words.say("way.benchmark_later")
    if week is not None:
        facts = {"week": week.number, "date": words.date(week.start)}
        when = sentence(words.say("way.benchmark_first", **facts))
    return BenchmarkRow(
        name=aim.exercise.name,
        first=when,
        dose=sentence(words.say("way.benchmark_dose", dose=dose)),
    )


def _reviewed(material: Material, *, draft: bool, fingerprint: str) -> str:
    """Who signed; the record's signatures are known by what they cover."""
    words, programme = material.words, material.programme
    signed = programme.record.signatures
    ours = [review for review in signed if review.fingerprint == fingerprint]
    review = ours[-1] if ours else programme.client.review
    if draft or review is None:
        return words.say("way.unreviewed")
    return words.say("way.reviewed", by=review.by, date=words.date(review.on))


def way_view(material: Material, *, draft: bool, fingerprint: str) -> WayView:
    """The way at a glance."""
    words, client = material.words, material.programme.client
    runs = chart.phase_runs(material.programme.weeks)
    made = {"name": client.name, "physio": client.physio, "clinic": client.clinic.name}
    review = words.date(material.review_date)
    return WayView(
        heading=words.say("way.heading"),
        made=words.say("way.made", **made),
        reviewed=_reviewed(material, draft=draft, fingerprint=fingerprint),
        goals=words.say("way.goals", goals=material.goals()),
        phases=tuple(_phase_row(material, n, run) for n, run in enumerate(runs, 1)),
        chart=way_chart(material, size=16 if client.large_print else 12),
        legend=way_legend(material),
        benchmarks=tuple(
            _benchmark_row(material, aim) for aim in material.programme.aims
        ),
        review=words.say("way.review", date=review),
        expiry=words.say("way.expiry", date=review),
        code=words.say("way.code", code=fingerprint),
        contact=contact(material),
    )
