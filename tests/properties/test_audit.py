"""An audit of the finished sheets with arithmetic of its own.

It reads only what a programme shows: doses, days, phases and the plan's numbers.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import assume, given

from rehab.model.client import Client
from rehab.model.dose import Dose
from rehab.model.phase import Phase, Place
from rehab.model.plan import Plan
from rehab.model.policy import Policy
from rehab.model.programme import Prescription, Programme, Week
from rehab.planner.programme import build_programme
from rehab.reader.library import read_client, read_diary
from tests.support.cases import ROOT, client, diary_of, edited, library, plan, short
from tests.support.random_cases import clients, plans, word_diaries

CLIENTS = sorted((ROOT / "examples").glob("*/client.yaml"))
ROUNDING = 1e-6
GOOD = ("green", "projected")
Colours = dict[int, str]


@dataclass(frozen=True)
class Line:
    """One exercise in one week, as the sheet shows it."""

    week: int
    amount: float  # of the week
    dose: Dose
    easy: bool
    fell: bool  # its reason says that a red week cut it
    sessions: int


def amount(dose: Dose) -> float:
    """Repetitions, seconds, minutes or metres of a session, times kilograms."""
    if dose.scheme is not None:
        total: float = sum(dose.scheme)
    else:
        total = float(dose.sets)
        for part in (dose.repetitions, dose.minutes, dose.metres):
            total = total * part if part is not None else total
    total = total * dose.hold_seconds if dose.hold_seconds is not None else total
    return total * dose.load_kg if dose.load_kg is not None else total


def line(week: Week, p: Prescription) -> Line:
    """Return the exercise's line of the week."""
    sessions = len(p.days)
    total = amount(p.dose) * sessions
    return Line(
        week.number, total, p.dose, week.easy, p.reason.rule == "dose.red", sessions
    )


def policy(phase: Phase, p: Prescription) -> Policy:
    """Return the policy of the place the exercise fills: its own, else the phase's."""
    place: Place | None = next(
        (
            one
            for one in phase.places
            if (p.ladder is not None and one.ladder == p.ladder)
            or (p.ladder is None and p.exercise.id in (one.exercise, *one.menu))
        ),
        None,
    )
    return (place.policy if place else None) or phase.policy


def runs(programme: Programme) -> Iterator[tuple[Policy, str, list[Line]]]:
    """Yield the weeks an exercise stays in the sheets of one phase."""
    open_runs: dict[tuple[str, str], tuple[Policy, str, list[Line]]] = {}
    for week in programme.weeks:
        still = {}
        for p in week.prescriptions:
            key = (week.phase.id, p.exercise.id)
            run = open_runs.get(key) or (policy(week.phase, p), p.exercise.id, [])
            run[2].append(line(week, p))
            still[key] = run
        yield from (run for key, run in open_runs.items() if key not in still)
        open_runs = still
    yield from open_runs.values()


def audit(programme: Programme, colours: Colours) -> None:
    """Check every rise of the programme against the plan."""
    for rule, name, lines in runs(programme):
        full = [one for one in lines if not one.easy]
        if rule.kind == "staircase":
            former = 0.0
            if full and _disturbed(colours):
                former = max(_former(programme, name, full), _start(name, full[0]))
            _under_the_envelope(name, full, rule, lines, colours, former)
            cap = rule.hard_cap_percent or programme.plan.steps.hard_cap_percent
            _no_large_step(name, full, cap, former)
        if rule.kind in ("steady", "share"):
            _never_above(programme, name, full, colours)
        _only_good_weeks_rise(name, full, colours)
        _easy_is_less(name, lines, programme, colours)
    _rungs(programme)
    _phases(programme)


def _disturbed(colours: Colours) -> bool:
    """Whether somebody is on the way back to a former dose."""
    return not set(colours.values()).isdisjoint({"red", "flare", "none"})


def _never_above(
    programme: Programme, name: str, full: list[Line], colours: Colours
) -> None:
    """What is held stays at its first amount, or comes back to one it had before."""
    if not full:
        return
    most = full[0].amount
    if _disturbed(colours):
        most = max(_former(programme, name, full), _start(name, full[0]))
    assert all(one.amount <= most + ROUNDING for one in full), name


def _start(name: str, first: Line) -> float:
    """A week at the exercise's own start: what is new after bad weeks comes to it."""
    start = library().exercises[name].dose.start
    return amount(start.but(load_kg=first.dose.load_kg)) * first.sessions


def _former(programme: Programme, name: str, full: list[Line]) -> float:
    """The most this exercise was ever given up to the first of these weeks."""
    return max(
        (
            amount(p.dose) * len(p.days)
            for week in programme.weeks
            for p in week.prescriptions
            if p.exercise.id == name and full and week.number <= full[0].week
        ),
        default=0.0,
    )


def _raised(most: float, rule: Policy, sessions: int) -> float:
    """One good week on: the plan's percent, or its least rise where that is more."""
    least = (rule.rise_at_least or 0) * sessions
    return max(most * (1 + rule.rise_percent / 100), most + least)


def _under_the_envelope(  # noqa: PLR0913, PLR0917
    name: str,
    full: list[Line],
    rule: Policy,
    lines: list[Line],
    colours: Colours,
    former: float,
) -> None:
    """Volume is at most the first, raised by the plan's rise each good full week.

    On the way back it may come to a ``former`` one.
    """
    if not full:
        return
    first = full[0]
    for one in full[1:]:
        good = sum(
            past.week < one.week
            and not past.easy
            and colours.get(past.week, "projected") in GOOD
            for past in lines
            if past.week >= first.week
        )
        most = first.amount
        for _ in range(good):
            most = _raised(most, rule, one.sessions)
        most = max(most, former)
        assert one.amount <= most * (1 + ROUNDING), (name, one.week, short(one.dose))


def _no_large_step(name: str, full: list[Line], hard_cap: float, former: float) -> None:
    """No single rise is above the hard cap, but for the way back to a former dose."""
    for i, (before, after) in enumerate(itertools.pairwise(full)):
        highest = max(one.amount for one in full[: i + 1])
        if after.amount <= max(highest, former) + ROUNDING:
            continue
        most = before.amount * (1 + hard_cap / 100)
        back = any(one.fell for one in full[: i + 1]) and before.amount < highest
        most = max(most, highest * (1 + hard_cap / 100)) if back else most
        assert after.amount <= most * (1 + ROUNDING), (name, after.week)


def _only_good_weeks_rise(name: str, full: list[Line], colours: Colours) -> None:
    """A rise follows a green week, and nothing else."""
    for before, after in itertools.pairwise(full):
        if after.week != before.week + 1 or after.amount <= before.amount + ROUNDING:
            continue
        assert colours.get(before.week, "projected") in GOOD, (name, after.week)


def _easy_is_less(
    name: str, lines: list[Line], programme: Programme, colours: Colours
) -> None:
    """An easy week is a share of the week before it, or cannot be smaller."""
    if _disturbed(colours):
        return  # on the way back to a former dose the week before is not the measure
    phases = {week.number: week.phase for week in programme.weeks}
    for before, after in itertools.pairwise(lines):
        rule = phases[after.week].easy_weeks
        if not after.easy or before.easy or rule is None:
            continue
        most = before.amount * rule.percent / 100
        dose = after.dose
        ones = dose.scheme or (dose.repetitions or dose.minutes or dose.metres or 1,)
        alone = (
            dose.hold_seconds == 1 if not (dose.repetitions or dose.scheme) else True
        )
        alone = alone or dose.minutes is not None or dose.metres is not None
        smallest = set(ones) == {1} and dose.sets == 1 and alone
        assert after.amount <= most + ROUNDING or smallest, (name, after.week)


def _rungs(programme: Programme) -> None:
    """A new rung's kilograms are not far above those of the rung it follows."""
    most = 1 + programme.plan.rung_up.load_rise_percent / 100
    for one, two in zip(programme.weeks, programme.weeks[1:], strict=False):
        before = {p.ladder: p for p in one.prescriptions if p.ladder}
        for p in two.prescriptions:
            old = before.get(p.ladder) if p.reason.rule == "step.rung" else None
            if old is None or not old.dose.load_kg or not p.dose.load_kg:
                continue
            assert p.exercise.id != old.exercise.id
            if p.exercise.id not in programme.client.doses:
                assert p.dose.load_kg <= old.dose.load_kg * most + ROUNDING, two.number


def _phases(programme: Programme) -> None:
    """A new phase begins at most where the exercise stood in the one before, a day."""
    highest: dict[str, float] = {}
    known: dict[str, str] = {}
    for week in programme.weeks:
        for p in week.prescriptions:
            name, total = p.exercise.id, amount(p.dose) * len(p.days) / len(week.days)
            new = known.get(name, week.phase.id) != week.phase.id
            if new and policy(week.phase, p).kind in ("steady", "staircase", "share"):
                assert total <= highest[name] + ROUNDING, (name, week.number)
            known[name] = week.phase.id
            highest[name] = max(total, highest.get(name, 0))


# --- What is audited ------------------------------------------------------------------


@pytest.mark.parametrize("file", CLIENTS, ids=lambda file: file.parent.name)
def test_example_keeps_to_its_plan_in_every_week(file: Path) -> None:
    person, problems = read_client(file, library())
    assert person is not None, problems
    diary = file.with_name("diary.yaml")
    back = read_diary(diary)[0] if diary.is_file() else None
    found = build_programme(person, library().plans[person.plan], library(), back)
    assert isinstance(found, Programme)
    audit(found, {week.number: week.colour for week in found.weeks})


@pytest.mark.parametrize("phase", [one.id for one in plan().phases[1:]])
def test_long_plan_keeps_to_itself_from_any_phase(phase: str) -> None:
    everything = client(
        entry_phase=phase,
        supervised=["deadlift_blocks", "deadlift", "superman", "bent_over_row"],
    )
    found = build_programme(everything, plan(), library())
    assert isinstance(found, Programme)
    audit(found, {})


@given(clients(), plans())
def test_any_client_without_a_diary_keeps_to_the_plan(
    person: Client, made: Plan
) -> None:
    found = build_programme(person, made, library())
    assume(isinstance(found, Programme))
    assert isinstance(found, Programme)
    audit(found, {})


@given(clients(phases=("slow_build", "hold")), plans(), word_diaries())
def test_any_client_with_any_diary_keeps_to_the_plan(
    person: Client, made: Plan, words: Colours
) -> None:
    """The colours are known by how the diary was made: five of five sessions.

    Weeks after the last one that came back are taken as green, whatever they were.
    """
    daily = Client(**{**dict(person), "days": ("mon", "tue", "thu", "fri", "sat")})
    back = diary_of(words, daily.usual_pain)
    calm = edited(made, pain_rules=_by_mornings(made))
    found = build_programme(daily, calm, library(), back)
    assume(isinstance(found, Programme))
    assert isinstance(found, Programme)
    last = max((week for week, word in words.items() if word != "none"), default=0)
    audit(found, {week: word for week, word in words.items() if week <= last})


def _by_mornings(made: Plan) -> dict[str, dict[str, object]]:
    """Return the pain rules without limits on the pain of the session itself."""
    free = {"during_amber": None, "during_red": 10}
    return {name: {**dict(rule), **free} for name, rule in made.pain_rules.items()}
