"""The physio's page of a block: every number with the rule that made it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rehab.model.as_written import POUND_KG
from rehab.model.dose import Dose
from rehab.model.programme import Prescription, Reason, Unfilled, Week
from rehab.model.units import pounds
from rehab.render.language import Words, number
from rehab.render.sheet_words import of_numbers, of_plan, of_week, sheet_name
from rehab.render.signed import SIGNED_OR_LINES
from rehab.render.view_client import client_facts
from rehab.render.view_material import Material, sentence
from rehab.render.words import reasoned, short_dose_of

FEW = 4  # exercises of one rule that are named
MOST_PASSED = 8  # rules


@dataclass(frozen=True, slots=True)
class DoseCell:
    """One dose, of so many weeks in a row."""

    dose: str
    weeks: int


@dataclass(frozen=True, slots=True)
class PhysioRow:
    """One exercise with its numbers and reasons."""

    name: str
    cells: tuple[DoseCell, ...]
    volume: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhysioView:
    """The physio's page of a block."""

    heading: str
    weeks: tuple[str, ...]
    phases: tuple[str, ...]
    rows: tuple[PhysioRow, ...]
    facts: tuple[tuple[str, str], ...]
    unmet: tuple[str, ...]
    asks: tuple[str, ...]
    warnings: tuple[str, ...]
    gaps: tuple[str, ...]
    passed: str
    back: tuple[str, ...]  # what came back, a column each
    checked: str  # who signed, or lines to write on
    sign_off: str


def with_rule(material: Material, reason: Reason, week: Week | None = None) -> str:
    """The reason's sentence, in the words for this week, and the name of its rule."""
    words = of_week(material.words, week) if week else material.words
    return reasoned(words, "physio.reason", reason)


def _name(material: Material, exercise: str) -> str:
    found = material.library.exercises.get(exercise)
    return found.name if found else exercise


def _unit(dose: Dose) -> str:
    dose = dose.sides[0]
    if dose.minutes or dose.metres or dose.parts:
        return "metres" if dose.metres else "minutes"
    return "seconds" if dose.hold_seconds else "repetitions"


def _volume(words: Words, dose: Dose, value: float) -> str:
    """The amount of a week and what it counts; kilograms multiply it."""
    unit = words.say(f"physio.volume_units.{_unit(dose)}")
    if load_kg := dose.sides[0].load_kg:
        in_pounds = pounds(load_kg) is not None
        value = value / POUND_KG if in_pounds else value
        unit = words.say(f"physio.loaded_{'lb' if in_pounds else 'kg'}", unit=unit)
    return words.say("physio.volume", value=number(value), unit=unit)


def _rows(material: Material) -> Iterator[PhysioRow]:
    for one in material.exercises:
        yield _row(material, [week.every(one.id) for week in material.printed])


def _row(material: Material, weeks: Sequence[Sequence[Prescription]]) -> PhysioRow:
    words, given = material.words, [one for every in weeks for one in every]
    numbers = of_numbers(words, material.programme.plan)
    reasons = [words.say("physio.chosen", reason=with_rule(material, given[0].chosen))]
    before = None
    for week, every in zip(material.printed, weeks, strict=True):
        for one in every:
            if one.dose == before:
                continue
            before = one.dose
            says = with_rule(material, one.reason, week)
            reasons.append(numbers.say("physio.dose", reason=says, week=week.number))
    there = [every for every in weeks if every]
    top = max(there, key=lambda every: sum(one.weekly_volume for one in every))
    week_volume = sum(one.weekly_volume for one in top)
    volume = _volume(words, top[0].dose, week_volume)
    envelope = max(sum(one.envelope for one in every) for every in there)
    most = _volume(words, top[0].dose, round(envelope, 2))
    ladder = given[0].ladder or words.say("physio.no_ladder")
    return PhysioRow(
        name=words.say("physio.name", name=given[0].exercise.name, ladder=ladder),
        cells=tuple(_cells(words, weeks)),
        volume=words.say("physio.of_most", volume=volume, most=most),
        reasons=tuple(_once(reasons)),
    )


def _cells(words: Words, weeks: Sequence[Sequence[Prescription]]) -> Iterator[DoseCell]:
    """Equal doses in a row are one cell; those of other days stand in one too."""
    then = words.say("physio.then")
    texts = [then.join(_short(words, one) for one in every) for every in weeks]
    for dose, run in groupby(texts):
        yield DoseCell(dose, len(list(run)))


def _short(words: Words, one: Prescription) -> str:
    """The dose, and how many times a day, if not once."""
    dose, times = short_dose_of(words, one), one.times_a_day
    return dose if times == 1 else words.say("physio.a_day", dose=dose, n=times)


def _once(reasons: Sequence[str]) -> Iterator[str]:
    """Each reason once; one that holds for many weeks names the first."""
    seen: set[str] = set()
    for reason in reasons:
        what = reason.partition(": ")[2] or reason
        if what not in seen:
            seen.add(what)
            yield reason


def _passed(material: Material) -> str:
    """How many exercises each rule passed over; the names are in ``explain``."""
    counts: dict[str, set[str]] = {}
    for week in material.printed:
        for exercise, reason in week.ruled_out:
            counts.setdefault(with_rule(material, reason), set()).add(exercise)
    words = material.words
    few = [
        words.say("physio.passed", reason=reason, names=_names(material, names))
        for reason, names in counts.items()
        if len(names) <= FEW
    ]
    many = sum(len(names) for names in counts.values() if len(names) > FEW)
    more = [words.say("physio.passed_more", count=many)] if many else []
    return " ".join((*few[:MOST_PASSED], *more))


def _names(material: Material, names: Iterable[str]) -> str:
    comma = material.words.say("list.comma")
    return comma.join(_name(material, name) for name in sorted(names))


def _gap(material: Material, gap: Unfilled) -> str:
    say = material.words.say
    tried = [
        say("physio.tried", name=_name(material, e), reason=with_rule(material, r))
        for e, r in gap.tried
    ]
    joined = say("flare.joiner").join(tried)
    return say("physio.gap", place=gap.place, tried=joined)


def physio_view(material: Material, fingerprint: str) -> PhysioView:
    """Why these weeks are as they are, on one page."""
    words, weeks = material.words, material.printed
    asks = dict.fromkeys(reason.rule for week in weeks for reason in week.asks)
    by_rule = {r.rule: r for week in weeks for r in week.asks}
    gaps = dict.fromkeys(_gap(material, gap) for week in weeks for gap in week.gaps)
    return PhysioView(
        heading=_heading(material),
        weeks=tuple(sheet_name(words, material.programme, week) for week in weeks),
        phases=tuple(_phases(material)),
        rows=tuple(_rows(material)),
        facts=client_facts(material),
        unmet=tuple(dict.fromkeys(_unmet(weeks))),
        asks=tuple(with_rule(material, by_rule[rule]) for rule in asks),
        warnings=tuple(with_rule(material, w) for w in material.programme.warnings),
        gaps=tuple(gaps),
        passed=_passed(material),
        back=words.many("physio.back"),
        checked=SIGNED_OR_LINES,
        sign_off=sentence(words.say("physio.sign_code", code=fingerprint)),
    )


def _heading(material: Material) -> str:
    words, plan, weeks = material.words, material.programme.plan, material.printed
    first, last = weeks[0].number, weeks[-1].number
    key = "physio.heading_one" if first == last else "physio.heading"
    return of_plan(words, plan, key, first=first, last=last)


def _phases(material: Material) -> Iterator[str]:
    """Why each phase of these weeks is the one."""
    seen: set[str] = set()
    for week in material.printed:
        if week.phase.id not in seen:
            seen.add(week.phase.id)
            yield _phase(material, week)


def _phase(material: Material, week: Week) -> str:
    why = with_rule(material, week.phase_reason, week)
    slots = {"week": week.number, "phase": week.phase.name, "reason": why}
    return of_numbers(material.words, material.programme.plan).say(
        "physio.phase", **slots
    )


def _unmet(weeks: Sequence[Week]) -> Iterator[str]:
    """What the first sheet's phase still waits for."""
    first = weeks[0]
    if first.unmet:
        yield from (one.criterion.says for one in first.unmet)
    else:
        yield from (criterion.says for criterion in first.phase.advance)
