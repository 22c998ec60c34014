"""An audit of the finished sheets with arithmetic of its own.

It reads only what a programme shows: doses, days, phases and the plan's numbers.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import assume, given

from rehab.model.client import Client
from rehab.model.dose import Dose
from rehab.model.phase import Phase, Place
from rehab.model.plan import Plan
from rehab.model.policy import Policy, Staircase
from rehab.model.programme import Prescription, Programme, Week
from rehab.planner.programme import build_programme
from rehab.reader.library import read_client, read_diary
from tests.support.cases import ROOT, client, diary_of, edited, library, plan, short
from tests.support.examples import many
from tests.support.own_work import changed, is_one_more, is_share, work
from tests.support.random_cases import clients, plans, word_diaries

CLIENTS = sorted((ROOT / "examples").glob("*/client.yaml"))
ROUNDING = 1e-6
GOOD = ("green", "projected")
FELL = (
    *("dose.red", "dose.red_lighter", "dose.red_held"),
    *("dose.flare_back", "dose.flare_lighter"),
    *("dose.flare_held", "dose.missed", "dose.missed_held", "dose.missed_lighter"),
)
Colours = dict[int, str]


@dataclass(frozen=True)
class Line:
    """One exercise in one week, as the sheet shows it."""

    week: int
    amount: float  # work of a session
    dose: Dose
    easy: bool
    fell: bool  # its reason says that a red week cut it
    sessions: int
    to: float  # where its reason says that it leads; 0: nowhere
    full: Dose | None  # of an easy week: the dose it makes less of


def line(week: Week, p: Prescription) -> Line:
    """Return the exercise's line of the week."""
    sessions = len(p.days)
    fell = p.reason.rule in FELL
    was = p.reason.facts.get("was") if p.reason.rule == "dose.easy" else None
    full = was if isinstance(was, Dose) else None
    to = leads_to(p)
    return Line(week.number, work(p.dose), p.dose, week.easy, fell, sessions, to, full)


def leads_to(p: Prescription) -> float:
    """Return the work of the dose that its reason says it leads to; 0: to none."""
    facts = p.reason.facts
    low = p.reason.rule in ("start.trigger", "start.lower")
    leads = facts.get("of") if low else facts.get("to")
    return work(leads) if isinstance(leads, Dose) else 0


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
            one = line(week, p)
            leads = max((earlier.to for earlier in run[2]), default=0)
            run[2].append(replace(one, to=max(one.to, leads)))
            still[key] = run
        yield from (run for key, run in open_runs.items() if key not in still)
        open_runs = still
    yield from open_runs.values()


def audit(programme: Programme, colours: Colours) -> None:
    """Check every rise of the programme against the plan."""
    for rule, name, lines in runs(programme):
        full = [one for one in lines if not one.easy]
        if isinstance(rule, Staircase):
            former = 0.0
            if full and _disturbed(colours):
                former = max(_former(programme, name, full), _start(name, full[0].dose))
            _under_the_envelope(programme, name, lines, rule, colours)
            steps = programme.plan.steps
            cap = rule.hard_cap_percent or steps.hard_cap_percent
            more = max(cap, steps.one_more_percent or 0)
            _no_large_step(name, full, (cap, more), former)
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
        most = max(_former(programme, name, full), _start(name, full[0].dose))
    assert all(one.amount <= most + ROUNDING for one in full), name


def _start(name: str, first: Dose) -> float:
    """The exercise's own start with this load: what begins anew comes to it."""
    start = library().exercises[name].dose.start
    return work(start.but(load_kg=first.load_kg, band=first.band))


def _former(programme: Programme, name: str, full: list[Line]) -> float:
    """The most this exercise was ever given up to the first of these weeks."""
    return max(
        (
            work(p.dose)
            for week in programme.weeks
            for p in week.prescriptions
            if p.exercise.id == name and full and week.number <= full[0].week
        ),
        default=0.0,
    )


def _under_the_envelope(
    programme: Programme,
    name: str,
    lines: list[Line],
    rule: Staircase,
    colours: Colours,
) -> None:
    """Work is at most the first, raised by the plan's rise each good full week.

    Each step may miss the room by what the plan calls near enough; room that was
    stored up in the phase before is kept. On the way back it may come to a former one.
    """
    full = [one for one in lines if not one.easy]
    if not full:
        return
    steps, first = programme.plan.steps, full[0]
    former = 0.0
    if _disturbed(colours):
        former = max(_former(programme, name, full), _start(name, first.dose))
    most = first.amount
    if first.week > 1:
        most *= 1 + max(steps.store_percent, steps.one_more_percent or 0) / 100
    good = {one.week for one in full if colours.get(one.week, "projected") in GOOD}
    for before, one in itertools.pairwise(full):
        most = max(most, before.to)
        if before.week in good:
            grown = most * (1 + _rise(programme, rule) / 100)
            most = max(grown, most + (rule.rise_at_least or 0))
        near = steps.near_enough_percent if one.dose.repetitions else 0
        limit = max(most * (1 + near / 100), former, one.to)
        assert one.amount <= limit * (1 + ROUNDING), (name, one.week, short(one.dose))
        most = max(most, one.amount)


def _rise(programme: Programme, rule: Staircase) -> float:
    """The percent of a good week; for older clients no more than theirs."""
    older, client = programme.plan.older, programme.client
    rise = rule.rise_percent
    if client.start.year - client.birth_year < older.from_age:
        return rise
    return min(rise, older.rise_percent or rise)


def _no_large_step(
    name: str, full: list[Line], caps: tuple[float, float], former: float
) -> None:
    """No single rise is above the hard cap, but for the way back to a former dose.

    The second of the two is for a step of one more in a set.
    """
    for i, (before, after) in enumerate(itertools.pairwise(full)):
        highest = max(max(one.amount, one.to) for one in full[: i + 1])
        if after.amount <= max(highest, former, after.to) + ROUNDING:
            continue
        hard_cap = caps[is_one_more(before.dose, after.dose)]
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
    """An easy week has the plan's sets less, or its share of what is in one set."""
    if _disturbed(colours):
        return  # on the way back to a former dose the week before is not the measure
    phases = {week.number: week.phase for week in programme.weeks}
    for before, after in itertools.pairwise(lines):
        rule = phases[after.week].easy_weeks
        if not after.easy or before.easy or rule is None:
            continue
        full = after.full
        assert after.amount <= before.amount + ROUNDING, (name, after.week)
        if full is None:
            continue  # on its way to a dose, and light already
        if full.scheme or full.sets <= rule.sets_fewer:
            assert is_share(after.dose, full, rule.percent), (name, after.week)
            continue
        assert changed(full, after.dose) == {"sets"}, (name, after.week)
        assert after.dose.sets == full.sets - rule.sets_fewer


def _rungs(programme: Programme) -> None:
    """A new rung's kilograms are near those of the rung below; both hands count."""
    low, high = (p / 100 for p in programme.plan.rung_up.load_keep_percent)
    for one, two in itertools.pairwise(programme.weeks):
        before = {p.ladder: p for p in one.prescriptions if p.ladder}
        for p in two.prescriptions:
            rung = p.reason.rule in ("step.rung", "step.rung_start", "step.rung_load")
            old = before.get(p.ladder) if rung else None
            if old is None:
                continue
            assert p.exercise.id != old.exercise.id
            if not (old.dose.load_kg and p.dose.load_kg):
                continue
            if p.exercise.id in programme.client.doses:
                continue
            hands = [2 if each.exercise.dose.per_side else 1 for each in (old, p)]
            ratio = p.dose.load_kg * hands[1] / (old.dose.load_kg * hands[0])
            if ratio > high:  # coarse pieces: more of a weight, and no more work
                enough = programme.plan.steps.coarse_repetitions
                assert (p.dose.repetitions or 0) >= enough, (two.number, ratio)
                had, has = old.dose.volume * hands[0], p.dose.volume * hands[1]
                assert has <= had + ROUNDING, (two.number, ratio)
            assert low - ROUNDING <= ratio, (two.number, ratio)


def _phases(programme: Programme) -> None:
    """A new phase begins at most where the exercise stood in the one before, a day.

    But for a step that was earned in the last week of it. Who was on the way to a
    dose, or had an easy week, may go on to that dose. What was on no sheet meanwhile
    begins anew, in a session with no more than at first, or than its own start.
    """
    highest: dict[str, float] = {}
    known: dict[str, str] = {}
    first: dict[str, float] = {}
    last: dict[str, int] = {}
    for week in programme.weeks:
        for p in week.prescriptions:
            name, total = p.exercise.id, work(p.dose) * len(p.days) / len(week.days)
            new = known.get(name, week.phase.id) != week.phase.id
            if (
                new
                and not p.stepped
                and policy(week.phase, p).kind in ("steady", "staircase", "share")
            ):
                away = last[name] < week.number - 1
                now, most = total, highest[name]
                if away:
                    now, most = work(p.dose), max(first[name], _start(name, p.dose))
                least = work(p.dose) == 1  # there is no smaller session
                assert now <= most + ROUNDING or least, (name, week.number)
            known[name], last[name] = week.phase.id, week.number
            first.setdefault(name, work(p.dose))
            leads = [
                f
                for k, f in p.reason.facts.items()
                if isinstance(f, Dose) and k not in ("next", "from")
            ]
            share = len(p.days) / len(week.days)
            ends = [work(f) * share for f in leads]
            highest[name] = max(total, *ends, highest.get(name, 0))


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


@many(0.15)
@given(clients(), plans())
def test_any_client_without_a_diary_keeps_to_the_plan(
    person: Client, made: Plan
) -> None:
    found = build_programme(person, made, library())
    assume(isinstance(found, Programme))
    assert isinstance(found, Programme)
    audit(found, {})


@many(0.15)
@given(clients(phases=("slow_build", "hold")), plans(), word_diaries())
def test_any_client_with_any_diary_keeps_to_the_plan(
    person: Client, made: Plan, words: Colours
) -> None:
    """The colours are known by how the diary was made: five of five sessions.

    Weeks after the last one that came back are taken as green, whatever they were.
    """
    daily = Client(**{**dict(person), "days": ("mon", "tue", "thu", "fri", "sat")})
    back = diary_of(words, daily.usual_pain)
    strict = {"green_amber_max": 0.25}  # the two mornings of a word, of six sessions
    calm = edited(made, pain_rules=_by_mornings(made), week_rule=strict)
    found = build_programme(daily, calm, library(), back)
    assume(isinstance(found, Programme))
    assert isinstance(found, Programme)
    last = max((week for week, word in words.items() if word != "none"), default=0)
    audit(found, {week: word for week, word in words.items() if week <= last})


def _by_mornings(made: Plan) -> dict[str, dict[str, object]]:
    """Return the pain rules without limits on the pain of the session itself."""
    free = {"during_amber": None, "during_red": 10}
    return {name: {**dict(rule), **free} for name, rule in made.pain_rules.items()}
