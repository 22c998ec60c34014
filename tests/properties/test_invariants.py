"""What holds for every plan, client and diary."""

import dataclasses
import functools
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from rehab.model.client import Client
from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.policy import Policy, Staircase
from rehab.model.programme import Prescription, Programme, Reason, Refusal, Week
from rehab.model.record import Record
from rehab.model.replace import replace
from rehab.planner.programme import build_programme
from rehab.reader.words import read_words
from rehab.render.words import Words, reason_words
from tests.support.cases import (
    ROOT,
    client,
    edited,
    library,
    maybe,
    region,
    screened,
    short,
)
from tests.support.examples import many
from tests.support.own_work import (
    ROUNDING,
    above_cap,
    changed,
    heavier,
    inside,
    is_one_more,
    mark,
    new_thing,
    one_less,
    pieces,
    smallest,
    weekly,
    why_not,
    work,
)
from tests.support.random_cases import clients, decisions, diaries, plans

GOOD = ("green", "projected")


@functools.cache
def words() -> Words:
    """Return the sentences the tool can say."""
    table, problems = read_words(ROOT / "templates" / "words" / "en.yaml")
    assert not problems
    return Words(table)


def programme(
    person: Client,
    plan: Plan,
    diary: Diary | None = None,
    record: Record | None = None,
) -> Programme:
    """Return the programme; a client with nothing left to do is of no use here."""
    found = build_programme(person, plan, library(), diary, record)
    assume(isinstance(found, Programme))
    assert isinstance(found, Programme)
    return found


def by_exercise(week: Week) -> dict[str, Prescription]:
    """Return what is prescribed, by exercise."""
    return {p.exercise.id: p for p in week.prescriptions}


def neighbours(
    of: Programme,
) -> Iterator[tuple[Week, Week, Prescription, Prescription]]:
    """Yield the same exercise in a week and the next one of the same phase."""
    for one, two in pairwise(of.weeks):
        if two.week_in_phase != one.week_in_phase + 1:
            continue
        before, after = by_exercise(one), by_exercise(two)
        for name in before.keys() & after.keys():
            if before[name].ladder == after[name].ladder:  # on the same place
                yield one, two, before[name], after[name]


# --- Doses ------------------------------------------------------------------------


@many(0.4)
@given(clients(), plans(), diaries())
def test_one_thing_changes_by_one_step(
    person: Client, plan: Plan, diary: Diary
) -> None:
    """A dose that rises does so in one thing, by one step; the rest stays or falls."""
    for one, two, before, after in neighbours(programme(person, plan, diary)):
        other_thing = after.reason.rule == "step.rung_thing"  # as on a new rung
        if one.easy or two.easy or not after.stepped or other_thing:
            continue
        one_step(before, after, plan, (two.number, before.exercise.id))


def one_step(
    before: Prescription, after: Prescription, plan: Plan, where: object
) -> None:
    """Hold a step to one field, and what is in a set to no more beside it."""
    old, new = before.dose, after.dose
    what, field = changed(old, new), inside(new)
    context = (where, after.reason.rule, short(old), short(new))
    own = {
        "step.amount": {field},
        "step.sets": {"scheme" if new.scheme else "sets"},
        "step.hold": {"hold_seconds"},
        "step.load": {"load_kg"} if new.load_kg else {"band"},
    }[after.reason.rule]
    sizes: dict[str, tuple[int, ...]] = dict(plan.steps.sizes.items())
    if after.exercise.dose.kind == "intervals":
        own = {"sets"} if after.reason.rule == "step.amount" else {field}
        assert what <= own | {"sets"}, context
        assert getattr(new, *own) == getattr(old, *own) + 1, context
        assert own == {"sets"} or new.sets <= old.sets, context
    elif after.reason.rule == "step.amount":
        (name,) = own
        assert what == own, context
        assert 0 < getattr(new, name) - getattr(old, name) <= max(sizes[name]), context
    else:
        far = after.reason.rule == "step.load" and "sets" in what  # a weight far above
        assert own <= what <= own | {field} | ({"sets"} if far else set()), context
        if far:
            assert plan.steps.coarse_sets <= new.sets < old.sets, context
        if what != own:  # what is in a set was reset, so it is not more
            assert getattr(new, field) < getattr(old, field), context
        if own == {"sets"}:
            assert new.sets == old.sets + 1, context


@many(0.4)
@given(clients(), plans(), diaries())
def test_dose_rises_only_with_a_reason_to_rise(
    person: Client, plan: Plan, diary: Diary
) -> None:
    rising = (
        *("step.", "dose.plain_way", "dose.red_way", "dose.decided_way"),
        *("dose.gap_way", "dose.flare_way", "dose.new_way", "dose.lower_way"),
        *("dose.same_step", "dose.after_easy"),
    )
    falling = (
        "dose.red",
        "dose.missed",
        *("dose.flare_back", "dose.flare_lighter", "dose.flare_held"),
        "dose.done_less",
        "dose.did_lower",
        "start.lower",  # it came in during the time off
    )
    for one, two, before, after in neighbours(programme(person, plan, diary)):
        if one.easy or two.easy or before.dose == after.dose:
            continue
        rules = falling if work(after.dose) <= work(before.dose) else rising
        assert after.reason.rule.startswith((*rules, *rising)), after.reason


@many(0.4)
@given(clients(), plans(), diaries())
def test_few_new_weights_sets_and_rungs_come_in_a_week(
    person: Client, plan: Plan, diary: Diary
) -> None:
    found = programme(person, plan, diary)
    for one, two in pairwise(found.weeks):
        was = {p.ladder or p.exercise.id: p for p in one.prescriptions}
        new = [
            p.exercise.id
            for p in two.prescriptions
            if p.stepped and new_thing(was.get(p.ladder or p.exercise.id), p)
        ]
        assert len(new) <= plan.steps.new_things_max, (two.number, new)


@many(0.4)
@given(clients(), plans(), diaries())
def test_work_is_within_the_room_it_has_earned(
    person: Client, plan: Plan, diary: Diary
) -> None:
    """The room is worked out from the sheets: so much more each week that was good."""
    found = programme(person, plan, diary)
    room: dict[str, float] = {}
    for one, two in pairwise(found.weeks):
        before, after = by_exercise(one), by_exercise(two)
        for name, p in after.items():
            was = before.get(name)
            if was is None:
                room[name] = work(p.dose) * (1 + plan.steps.store_percent / 100)
                continue
            had = room.get(name, work(was.dose))
            rule = policy_of(one.phase, was)  # which a step still follows
            if not isinstance(rule, Staircase):
                room[name] = max(had, work(p.dose))
                continue
            if one.colour in GOOD and not one.easy:
                had = _grown(had, rule, found, plan)
            near = plan.steps.near_enough_percent if p.dose.repetitions else 0
            context = (two.number, name, short(p.dose), had)
            if p.stepped:
                assert work(p.dose) <= had * (1 + near / 100) + ROUNDING, context
            room[name] = max(had, work(p.dose))


def _grown(room: float, rule: Staircase, found: Programme, plan: Plan) -> float:
    rise = rule.rise_percent
    age = found.client.start.year - found.client.birth_year
    if age >= plan.older.from_age and plan.older.rise_percent is not None:
        rise = min(rise, plan.older.rise_percent)
    return max(room * (1 + rise / 100), room + (rule.rise_at_least or 0))


def policy_of(phase: Phase, p: Prescription) -> Policy:
    """Return the policy of the place an exercise fills: its own, else the phase's."""
    for place in phase.places:
        alone = p.ladder is None and p.exercise.id in (place.exercise, *place.menu)
        if alone or (p.ladder is not None and p.ladder == place.ladder):
            return place.policy or phase.policy
    return phase.policy


@many(0.4)
@given(clients(), plans(), diaries())
def test_no_step_is_above_the_hard_cap(
    person: Client, plan: Plan, diary: Diary
) -> None:
    for one, two, before, after in neighbours(programme(person, plan, diary)):
        if one.easy or not after.stepped:
            continue
        rule = policy_of(two.phase, after)
        own = rule.hard_cap_percent if isinstance(rule, Staircase) else None
        most = own or plan.steps.hard_cap_percent
        if is_one_more(before.dose, after.dose):
            most = max(most, plan.steps.one_more_percent or 0)
        grown = work(after.dose) / work(before.dose) * 100 - 100
        assert grown <= most + ROUNDING, (two.number, short(after.dose))


@many(0.4)
@given(clients(), plans(), diaries(), st.data())
def test_dose_is_within_the_cap_and_at_least_one(
    person: Client, plan: Plan, diary: Diary, data: st.DataObject
) -> None:
    found = programme(person, plan, diary)
    told = data.draw(st.none() | decisions(found))
    again = programme(person, plan, diary, told) if told else found
    for week in again.weeks:
        for p in (*week.prescriptions, *week.flare_menu):
            back = (*p.back, p.dose)[0]
            for dose in (p.dose, back):
                wrong = above_cap(dose, p.exercise, person)
                assert not wrong, (week.number, p.exercise.id, wrong)
            assert work(back) <= work(p.dose) + ROUNDING


@many(0.4)
@given(clients(), plans(), diaries())
def test_kilograms_have_a_free_day_between(
    person: Client, plan: Plan, diary: Diary
) -> None:
    for week in programme(person, plan, diary).weeks:
        for p in week.prescriptions:
            assert p.days == tuple(sorted(set(p.days)))
            assert all(0 <= (day - week.start).days < 7 for day in p.days)
            if p.dose.load_kg:
                gaps = [(b - a).days for a, b in pairwise(p.days)]
                round_the_week = 7 - (p.days[-1] - p.days[0]).days
                rest = max(plan.rest_days_after_load, _heavy_rest(p, person, plan))
                assert min([*gaps, round_the_week]) > rest


def _heavy_rest(p: Prescription, person: Client, plan: Plan) -> int:
    """Return the free days that a heavy lift asks for, 0 for another one."""
    rule, body = plan.heavy, person.weight_kg or float("inf")
    least = body * rule.percent_body_weight / 100
    if p.exercise.pattern not in rule.patterns or (p.dose.load_kg or 0) < least:
        return 0
    assert len(p.days) <= rule.sessions_per_week
    assert (p.dose.rest_seconds or 0) >= rule.rest_seconds
    age = person.start.year - person.birth_year
    return rule.older_rest_days if age >= plan.older.from_age else rule.rest_days


# --- What came back -----------------------------------------------------------------


CUTS = (
    *("dose.red", "dose.red_lighter", "dose.red_held"),
    *("dose.flare_back", "dose.flare_lighter"),
)
MISSED = ("dose.missed", "dose.missed_held", "dose.missed_lighter")
OF_THE_FULL = (*MISSED, "dose.after_easy")


@many(0.4)
@given(clients(), plans(), diaries())
def test_no_rise_without_a_good_report(
    person: Client, plan: Plan, diary: Diary
) -> None:
    """After a week that did not come back, or was not good, work is not above it."""
    full: dict[str, float] = {}  # of the last week that was not easy
    for one, two, before, after in neighbours(programme(person, plan, diary)):
        if not one.easy:
            full[before.exercise.id] = weekly(before)
        if one.colour in GOOD:
            continue
        context = (two.number, one.colour, before.exercise.id)
        most = weekly(before)
        if after.reason.rule in OF_THE_FULL:  # the dose before, not the easy one
            most = max(most, full.get(before.exercise.id, most))
        assert weekly(after) <= most + ROUNDING, context
        assert not heavier(after.dose, before.dose), context


@many(0.4)
@given(clients(), plans(), diaries(doses=False))
def test_red_weeks_never_cut_below_half(
    person: Client, plan: Plan, diary: Diary
) -> None:
    """Neither below half of the dose before the first of them, nor by one more each."""
    most: dict[str, Dose] = {}
    for one, _, before, after in neighbours(programme(person, plan, diary)):
        name = before.exercise.id
        bad = one.colour == "red" and after.reason.rule.startswith(("dose.red",))
        if not bad or one.easy:
            most[name] = before.dose
            if one.colour != "red":
                most.pop(name, None)
            continue
        had = most.setdefault(name, before.dose)
        less = ("dose.", "start.lower", "start.trigger", "start.more_red_way")
        way = before.reason.rule.startswith(less) and before.reason.rule != "dose.red"
        least = work(had) / 2 - one_less(had)
        assert way or work(after.dose) >= least - ROUNDING, (name, short(after.dose))


@many(0.4)
@given(clients(), plans(), diaries())
def test_red_week_is_never_followed_by_more(
    person: Client, plan: Plan, diary: Diary
) -> None:
    for one, two, before, after in neighbours(programme(person, plan, diary)):
        if after.reason.rule not in CUTS:
            continue
        of, percent = after.reason.facts["of"], after.reason.facts["percent"]
        assert isinstance(of, Dose)
        assert isinstance(percent, int | float)
        if after.reason.rule.startswith("dose.flare_"):
            percent += 0.5  # it is told rounded
        most = max(work(of) * percent / 100, work(smallest(after.dose)))
        assert work(after.dose) <= most + ROUNDING, (one.number, two.easy)
        assert weekly(after) <= weekly(before) + ROUNDING, (one.number, two.easy)


@many(0.4)
@given(clients(), plans(), diaries())
def test_way_back_is_climbed_one_stage_at_a_time(
    person: Client, plan: Plan, diary: Diary
) -> None:
    """A tenth or a quarter of the dose it leads to, and whole numbers."""
    # of the work: where no lighter weight is at hand, repetitions give way for it too
    stages = [s.percent * s.load_percent / 100 for s in plan.flare.stages]
    after_flare = max(b - a for a, b in pairwise(filter(None, stages)))
    after_gap = max(
        (100 - row.volume_percent) / max(1, row.ramp_weeks) for row in plan.missed_time
    )
    most = {
        "dose.red_way": plan.red_week.back_percent,
        "dose.decided_way": plan.red_week.back_percent,
        # a gap on the way back from a flare: its stages go on below the gap's
        "dose.gap_way": max(after_gap, after_flare),
        "dose.flare_way": after_flare,
        "dose.new_way": 2 * plan.red_week.back_percent,
        "dose.lower_way": plan.red_week.back_percent,
    }
    eased: set[str] = set()
    for one, two, before, after in neighbours(programme(person, plan, diary)):
        name = after.exercise.id
        if one.easy:
            eased.add(name)
        if name in eased and not one.easy and changed(before.dose, after.dose):
            eased.discard(name)
            continue  # back from an easy week that was done again
        percent = most.get(after.reason.rule)
        to = after.reason.facts.get("to")
        if percent is None or one.easy or two.easy or not isinstance(to, Dose):
            continue
        old, new = (pieces(p.dose) for p in (before, after))
        if before.dose.sets != after.dose.sets:
            continue  # too small a dose to be cut in its sets
        one_each = to.sets if not to.scheme else len(to.scheme)
        if inside(to) == "hold_seconds":
            one_each *= mark(inside_one(after.dose))  # holds go from mark to mark
        slack = one_each if inside_one(after.dose) > 1 else pieces(to)
        most_rise = pieces(to) * percent / 100 + slack
        # a first stage that the dose before made smaller may be left at once
        assert new - old <= most_rise + ROUNDING or _was_cut_more(before), (
            two.number,
            after.exercise.id,
            short(before.dose),
            short(after.dose),
            short(to),
        )


def inside_one(dose: Dose) -> int:
    """Return how much is in one set."""
    number: int = min(dose.scheme) if dose.scheme else getattr(dose, inside(dose))
    return number


def _was_cut_more(before: Prescription) -> bool:
    cut = (
        *(
            *CUTS,
            "dose.flare_held",
            *MISSED,
            "dose.done_less",
            "dose.did_lower",
        ),
        "start.more_sessions",
    )
    on_way = before.reason.rule.startswith("start.more_")
    return on_way or before.reason.rule in cut


@many(0.5)
@given(clients(), plans(), diaries(), st.data())
def test_more_pain_never_gives_more_next_week(
    person: Client, plan: Plan, diary: Diary, data: st.DataObject
) -> None:
    """One score of one session goes up; nothing else in the diary changes."""
    full = [week for week in diary.weeks if week.sessions]
    assume(full)
    week = data.draw(st.sampled_from(full))
    place = data.draw(st.integers(0, len(week.sessions) - 1))
    session = week.sessions[place]
    name = data.draw(st.sampled_from(["before", "during", "next_morning", "effort"]))
    score = getattr(session, name)
    assume(score is not None and score < 10)
    worse = session.model_copy(update={name: data.draw(st.integers(score + 1, 10))})
    sessions = (*week.sessions[:place], worse, *week.sessions[place + 1 :])
    sore = _with(diary, week.model_copy(update={"sessions": sessions}))
    calm = programme(person, plan, diary)
    not_more(week.week + 1, calm, programme(person, plan, sore))


@many(0.5)
@given(clients(), plans(), diaries(), st.data())
def test_a_worse_week_never_gives_more_next_week(
    person: Client, plan: Plan, diary: Diary, data: st.DataObject
) -> None:
    """A week is made amber, red or a flare-up; nothing else in the diary changes."""
    full = [week for week in diary.weeks if week.sessions]
    assume(full)
    week = data.draw(st.sampled_from(full))
    by = data.draw(st.sampled_from([1, 2, 10, None]))
    if by is None:
        worse = week.model_copy(update={"flare": True})
    else:
        rows = tuple(_sorer(row, by) for row in week.sessions)
        worse = week.model_copy(update={"sessions": rows})
    calm = programme(person, plan, diary)
    not_more(week.week + 1, calm, programme(person, plan, _with(diary, worse)))


def _sorer(row: SessionRecord, by: int) -> SessionRecord:
    up = {
        name: min(10, score + by)
        for name in ("during", "next_morning")
        if (score := getattr(row, name)) is not None
    }
    return row.model_copy(update=up)


def _with(diary: Diary, week: WeekRecord) -> Diary:
    """Return the diary with another record of that week."""
    return Diary(weeks=tuple(week if w.week == week.week else w for w in diary.weeks))


def _at_most(given: Prescription) -> float:
    """Its work of the week. Eased on its way it is rounded down, by one in a set."""
    if given.reason.rule != "dose.easy_way":
        return weekly(given)
    if given.dose.scheme:
        return weekly(given) + one_less(given.dose) * len(given.days)
    if not given.dose.repetitions:
        return weekly(given)
    more = given.dose.but(repetitions=(given.dose.repetitions or 0) + 1)
    return weekly(replace(given, dose=more))


def not_more(number: int, calm: Programme, sore: Programme) -> None:
    """Hold the week of the sorer diary against that of the calmer one."""
    if number > min(len(calm.weeks), len(sore.weeks)):
        return
    one, two = calm.weeks[number - 1], sore.weeks[number - 1]
    if one.phase.id != two.phase.id:
        phases = [phase.id for phase in calm.plan.phases]
        assert phases.index(two.phase.id) < phases.index(one.phase.id)
        return
    before, after = by_exercise(one), by_exercise(two)
    for name in before.keys() & after.keys():
        less, most = weekly(after[name]), _at_most(before[name])
        doses = short(before[name].dose), short(after[name].dose)
        new_weight = before[name].reason.rule in ("step.load", "step.sets", "step.hold")
        assert new_weight or less <= most + ROUNDING, (number, name, doses)
        kg = [by[name].dose.load_kg or 0 for by in (after, before)]
        assert kg[0] <= kg[1] or less <= most + ROUNDING, (number, name, doses)
    for name in after.keys() - before.keys():
        ladder = after[name].ladder
        others = [p for p in before.values() if ladder and p.ladder == ladder]
        for p in others:
            step, was = (_rung(calm.client, ladder, n) for n in (name, p.exercise.id))
            assert step <= was, (number, name)


def _rung(person: Client, ladder: str, name: str) -> int:
    """Return which rung the exercise is, or which it stands for after a swap."""
    rungs = library().catalogue.ladders[ladder]
    for_it = (old for old, new in person.swaps.items() if new == name and old in rungs)
    return rungs.index(name if name in rungs else next(for_it))


@many(0.4)
@given(clients(), plans(), diaries(), st.integers(1, 8))
def test_what_comes_back_later_changes_no_earlier_week(
    person: Client, plan: Plan, diary: Diary, cut: int
) -> None:
    """The weeks up to the one after the last report stand, whatever follows."""
    early = Diary(weeks=tuple(week for week in diary.weeks if week.week <= cut))
    last = max((week.week for week in early.weeks), default=0)
    then, now = programme(person, plan, early), programme(person, plan, diary)
    for one, two in zip(then.weeks[: last + 1], now.weeks, strict=False):
        assert one.phase.id == two.phase.id, one.number
        assert one.prescriptions == two.prescriptions, one.number


# --- What may be done -----------------------------------------------------------------


@many(0.4)
@given(clients(), plans(), diaries(), st.data())
def test_nothing_forbidden_appears_anywhere(
    person: Client, plan: Plan, diary: Diary, data: st.DataObject
) -> None:
    """Neither by the rules, nor by a swap of the client file or a decision."""
    found = programme(person, plan, diary)
    told = data.draw(st.none() | decisions(found))
    again = programme(person, plan, diary, told) if told else found
    for week in again.weeks:
        for p in (*week.prescriptions, *week.flare_menu):
            may_be_done(p.exercise, person)
            if p.easier is not None:
                may_be_done(p.easier, person)


@many(0.2)
@given(clients(), plans())
def test_rescue_moves_are_allowed_ones(person: Client, plan: Plan) -> None:
    for name in programme(person, plan).rescue:
        may_be_done(library().exercises[name], person)


def may_be_done(exercise: Exercise, person: Client) -> None:
    """Hold the exercise against triggers, flags, kit and exclusions."""
    against = why_not(exercise, person)
    assert not against, (exercise.id, against)


@many(0.3)
@given(clients(), plans(), st.data())
def test_what_is_swapped_out_never_appears(
    person: Client, plan: Plan, data: st.DataObject
) -> None:
    names = sorted(
        {p.exercise.id for w in programme(person, plan).weeks for p in w.prescriptions}
    )
    out = data.draw(st.sampled_from(names))
    instead = data.draw(st.sampled_from(["bridge_small", "hinge_stick", "squat_bw"]))
    assume(out != instead)
    swapped = Client(**{**dict(person), "swaps": {**person.swaps, out: instead}})
    for week in programme(swapped, plan).weeks:
        assert out not in by_exercise(week), week.number


@many(0.3)
@given(clients(), plans(), diaries())
def test_an_exercise_appears_once_in_a_week(
    person: Client, plan: Plan, diary: Diary
) -> None:
    for week in programme(person, plan, diary).weeks:
        assert len(by_exercise(week)) == len(week.prescriptions)


@many(0.3)
@given(clients(), plans(), diaries())
def test_every_week_has_a_session_or_says_why_not(
    person: Client, plan: Plan, diary: Diary
) -> None:
    for number, week in enumerate(programme(person, plan, diary).weeks, start=1):
        assert week.number == number
        assert week.prescriptions or week.gaps
        assert all(p.days for p in week.prescriptions)
        assert all(gap.tried for gap in week.gaps)


# --- The same again -------------------------------------------------------------------


@many(0.3)
@given(clients(), plans(), diaries(), st.randoms(use_true_random=False))
def test_order_of_files_and_keys_does_not_matter(
    person: Client, plan: Plan, diary: Diary, chance: Any
) -> None:
    one = maybe(person, plan, diary)
    fields = dict(person)
    for name in ("triggers", "weights_kg", "baseline"):
        fields[name] = shuffled(fields[name], chance)
    for name in ("equipment", "flags", "bands", "exclude", "supervised", "days"):
        fields[name] = tuple(chance.sample(fields[name], len(fields[name])))
    fields["screening"] = fields["screening"].model_copy(
        update={"answers": shuffled(fields["screening"].answers, chance)}
    )
    catalogue = library().catalogue
    other = dataclasses.replace(
        library(),
        exercises=shuffled(library().exercises, chance),
        catalogue=catalogue.model_copy(
            update={
                "ladders": shuffled(catalogue.ladders, chance),
                "equipment": shuffled(catalogue.equipment, chance),
            }
        ),
    )
    weeks = tuple(chance.sample(diary.weeks, len(diary.weeks)))
    two = maybe(Client(**fields), plan, Diary(weeks=weeks), other)
    if isinstance(one, Refusal):
        assert one == two
        return
    assert isinstance(two, Programme)
    assert one.weeks == two.weeks
    assert one.warnings == two.warnings
    assert one.rescue == two.rescue


def shuffled(mapping: Any, chance: Any) -> dict[str, Any]:
    """Return the mapping with its keys in another order."""
    return {key: mapping[key] for key in chance.sample(sorted(mapping), len(mapping))}


@many(0.3)
@given(clients(), plans(), diaries())
def test_phase_added_at_the_end_changes_no_earlier_week(
    person: Client, plan: Plan, diary: Diary
) -> None:
    phases = plan.model_dump()["phases"]
    was_last = {**phases[-1], "last": False}
    more = edited(plan, phases=[*phases[:-1], was_last, {**phases[-1], "id": "added"}])
    before, after = maybe(person, plan, diary), maybe(person, more, diary)
    if isinstance(before, Refusal):  # the added phase may hold the only exercise
        return
    assert isinstance(after, Programme)
    for one, two in zip(before.weeks, after.weeks, strict=False):
        if one.phase.last and two.phase.id == "added":
            return
        assert one.prescriptions == two.prescriptions
        assert (one.start, one.gaps, one.card) == (two.start, two.gaps, two.card)


# --- Why ------------------------------------------------------------------------------


def reasons(of: Programme) -> Iterator[Reason]:
    """Yield every reason of the programme."""
    yield from of.warnings
    for week in of.weeks:
        yield week.phase_reason
        yield from (reason for _, reason in week.ruled_out)
        yield from (reason for gap in week.gaps for _, reason in gap.tried)
        for p in (*week.prescriptions, *week.flare_menu):
            yield from (p.chosen, p.reason)


@many(0.3)
@given(clients(), plans(), diaries())
def test_every_reason_can_be_said_in_words(
    person: Client, plan: Plan, diary: Diary
) -> None:
    for reason in reasons(programme(person, plan, diary)):
        said = reason_words(words(), reason)
        assert said
        assert "{" not in said


@given(
    st.sampled_from(sorted(region().signs)),
    st.sampled_from(["yes", "not asked"]),
    st.integers(0, 10),
    st.integers(0, 5),
    st.integers(2000, 2015),
)
def test_every_refusal_can_be_said_in_words(
    sign: str, answer: str, pain: int, days: int, year: int
) -> None:
    person = screened(
        client(
            usual_pain=pain,
            spasm_free_days=days,
            birth_year=year,
            triggers=None,
            entry_phase="hold",
        ),
        answers={sign: answer},
        on="2026-10-01",
    )
    refused = maybe(person)
    assert isinstance(refused, Refusal)
    assert all(reason_words(words(), reason) for reason in refused.reasons)
