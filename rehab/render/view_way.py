"""The first page: the whole way at a glance."""

from dataclasses import dataclass

from rehab.model.exercise import Exercise
from rehab.model.programme import Prescription, Week
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
    """One of the three lifts."""

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


def _benchmark_row(material: Material, exercise: Exercise) -> BenchmarkRow:
    words = material.words
    found: list[tuple[Week, Prescription]] = [
        (week, given)
        for week in material.programme.weeks
        for given in week.prescriptions
        if given.exercise.id == exercise.id
    ]
    if not found:
        return BenchmarkRow(exercise.name, words.say("way.benchmark_later"), "")
    first = found[0][0]
    given = max((given for _, given in found), key=lambda g: g.dose.volume)
    dose = dose_words(words, exercise, given.dose, given.pieces)
    date = words.date(first.start)
    return BenchmarkRow(
        name=exercise.name,
        first=sentence(words.say("way.benchmark_first", week=first.number, date=date)),
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
    known = material.library.exercises
    lifts = [known[name] for name in material.programme.aims]
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
        benchmarks=tuple(_benchmark_row(material, lift) for lift in lifts),
        review=words.say("way.review", date=review),
        expiry=words.say("way.expiry", date=review),
        code=words.say("way.code", code=fingerprint),
        contact=contact(material),
    )
