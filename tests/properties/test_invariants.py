"""What holds for every plan, client and diary."""

import dataclasses
import functools
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from rehab.model.client import Client
from rehab.model.diary import Diary
from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.plan import Plan
from rehab.model.programme import Prescription, Programme, Reason, Refusal, Week
from rehab.reader.library import read_words
from rehab.render.words import Words, reason_words
from tests.support.cases import ROOT, client, edited, library, maybe, screened, short
from tests.support.random_cases import clients, diaries, plans

INSIDE = ("repetitions", "hold_seconds", "minutes", "metres")


@functools.cache
def words() -> Words:
    """Return the sentences the tool can say."""
    table, problems = read_words(ROOT / "templates" / "words" / "en.yaml")
    assert not problems
    return Words(table)


def programme(person: Client, plan: Plan, diary: Diary | None = None) -> Programme:
    """Return the programme; a client with nothing left to do is of no use here."""
    found = maybe(person, plan, diary)
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
        if one.phase.id != two.phase.id:
            continue
        before, after = by_exercise(one), by_exercise(two)
        for name in before.keys() & after.keys():
            yield one, two, before[name], after[name]


# --- Doses ------------------------------------------------------------------------


@given(clients(), plans(), diaries())
def test_one_thing_changes_by_one_step(
    person: Client, plan: Plan, diary: Diary
) -> None:
    sizes = plan.steps.sizes
    found = programme(person, plan, diary)
    for one, two, before, after in neighbours(found):
        if one.easy or two.easy or not after.reason.rule.startswith("step."):
            continue
        what = {k for k, v in before.dose if v != getattr(after.dose, k)}
        inside = next(k for k in INSIDE if getattr(after.dose, k) is not None)
        own = {
            "step.amount": {inside},
            "step.sets": {"scheme" if after.dose.scheme else "sets"},
            "step.hold": {"hold_seconds"},
            "step.load": {"load_kg"} if after.dose.load_kg else {"band"},
        }[after.reason.rule]
        context = (two.number, short(before.dose), short(after.dose))
        assert own <= what <= own | {inside}, context
        if after.reason.rule == "step.amount":
            grown = getattr(after.dose, inside) - getattr(before.dose, inside)
            assert 0 < grown <= max(sizes[inside]), context
        elif what != own:  # what is in a set was reset, so it is not more
            assert getattr(after.dose, inside) < getattr(before.dose, inside), context


@given(clients(), plans(), diaries())
def test_dose_moves_only_with_a_reason_to_move(
    person: Client, plan: Plan, diary: Diary
) -> None:
    moving = (
        *("step.", "dose.red", "dose.way_back", "dose.easy", "dose.after_easy"),
        *("dose.missed", "dose.gap_way", "dose.flare_back", "dose.flare_way"),
    )
    for one, _, before, after in neighbours(programme(person, plan, diary)):
        if not one.easy and not after.reason.rule.startswith(moving):
            assert after.dose == before.dose, after.reason


@given(clients(), plans(), diaries())
def test_at_most_so_many_exercises_step_in_a_week(
    person: Client, plan: Plan, diary: Diary
) -> None:
    for week in programme(person, plan, diary).weeks:
        steps = [p for p in week.prescriptions if p.reason.rule.startswith("step.")]
        assert len(steps) <= plan.steps.exercises_stepping_max


@given(clients(), plans(), diaries())
def test_volume_is_within_the_envelope(
    person: Client, plan: Plan, diary: Diary
) -> None:
    for week in programme(person, plan, diary).weeks:
        for p in week.prescriptions:
            assert p.weekly_volume <= p.envelope + 0.01


@given(clients(), plans(), diaries())
def test_dose_is_within_the_cap_and_at_least_one(
    person: Client, plan: Plan, diary: Diary
) -> None:
    for week in programme(person, plan, diary).weeks:
        for p in (*week.prescriptions, *week.flare_menu):
            for dose in (p.dose, p.flare_dose):
                within(dose, p.exercise, person)
            assert p.flare_dose.volume <= p.dose.volume


def within(dose: Dose, exercise: Exercise, person: Client) -> None:
    """Hold the dose against the exercise's cap, kilograms and bands included."""
    cap, load = exercise.dose.cap, exercise.dose.load
    for name in ("sets", *INSIDE):
        value = getattr(dose, name)
        assert value is None or 1 <= value <= getattr(cap, name), (exercise.id, dose)
    for value, most in zip(dose.scheme or (), cap.scheme or (), strict=True):
        assert 1 <= value <= most
    if dose.load_kg:
        factor = (person.weight_kg or 0) / 100 if load.kind != "kg" else 1
        assert dose.load_kg <= load.cap * factor + 1e-9
    if dose.band:
        bands = library().catalogue.bands
        assert dose.band in person.bands
        assert bands.index(dose.band) <= bands.index(load.cap)


@given(clients(), plans(), diaries())
def test_weights_are_those_the_client_owns(
    person: Client, plan: Plan, diary: Diary
) -> None:
    owned = {kg * n for kgs in person.weights_kg.values() for kg in kgs for n in (1, 2)}
    for week in programme(person, plan, diary).weeks:
        for p in week.prescriptions:
            assert p.dose.load_kg is None or p.dose.load_kg in owned
            assert p.flare_dose.load_kg is None or p.flare_dose.load_kg in owned


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
                assert min([*gaps, round_the_week]) > plan.rest_days_after_load


# --- What came back -----------------------------------------------------------------


@given(clients(), plans(), diaries())
def test_no_report_no_rise(person: Client, plan: Plan, diary: Diary) -> None:
    """Volume after a week that did not come back is not above the week before."""
    last = max((week.week for week in diary.weeks), default=0)
    reported = {week.week for week in diary.weeks}
    for one, two, before, after in neighbours(programme(person, plan, diary)):
        if one.number >= last or one.number in reported or one.easy:
            continue
        assert after.weekly_volume <= before.weekly_volume + 1e-9, two.number


@given(clients(), plans(), diaries())
def test_red_week_is_never_followed_by_more(
    person: Client, plan: Plan, diary: Diary
) -> None:
    for one, two, before, after in neighbours(programme(person, plan, diary)):
        if after.reason.rule != "dose.red":
            continue
        most = before.weekly_volume * plan.red_week.percent / 100
        smallest = after.dose.volume == least(after.dose)
        assert after.weekly_volume <= most + 1e-9 or smallest, (one.number, two.easy)


@given(clients(), plans(), diaries())
def test_way_back_is_climbed_one_step_at_a_time(
    person: Client, plan: Plan, diary: Diary
) -> None:
    """Small steps only: the plan's percent, or the smallest there is."""
    most = 1 + plan.steps.reset_percent / 100
    for one, two, before, after in neighbours(programme(person, plan, diary)):
        rules = (before.reason.rule, after.reason.rule)
        if one.easy or two.easy or rules[1] != "dose.way_back":
            continue
        if rules[0] not in ("dose.red", "dose.way_back"):
            continue
        inside = next(k for k in INSIDE if getattr(after.dose, k) is not None)
        one_more = min(plan.steps.sizes[inside])
        up = _all_sets(after.dose, inside) - _all_sets(before.dose, inside)
        smallest = up <= one_more * after.dose.sets  # one more in each set
        alone = getattr(after.dose, inside) == 1 or after.dose.scheme
        rise = after.weekly_volume / before.weekly_volume
        assert rise <= most + 1e-9 or smallest or alone, (two.number, after.dose)


def _all_sets(dose: Dose, inside: str) -> int:
    """Return what is in all sets together: repetitions, seconds, minutes or metres."""
    amount: int = getattr(dose, inside)
    return dose.sets * amount


def least(dose: Dose) -> float:
    """Return the volume of the smallest dose of its kind, its hold and load kept."""
    if dose.scheme:
        return dose.but(scheme=(1,) * len(dose.scheme)).volume
    names = ("repetitions", "minutes", "metres", "hold_seconds")
    name = next(name for name in names if getattr(dose, name) is not None)
    return dose.but(sets=1, **{name: 1}).volume


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
    name = data.draw(st.sampled_from(["during", "next_morning"]))
    score = getattr(session, name)
    assume(score is not None and score < 10)
    worse = session.model_copy(update={name: data.draw(st.integers(score + 1, 10))})
    sessions = (*week.sessions[:place], worse, *week.sessions[place + 1 :])
    weeks = tuple(
        one.model_copy(update={"sessions": sessions}) if one is week else one
        for one in diary.weeks
    )
    calm, sore = (
        programme(person, plan, diary),
        programme(person, plan, Diary(weeks=weeks)),
    )
    _not_more(week.week + 1, calm, sore)


@given(clients(), plans(), diaries(), st.data())
def test_a_flare_never_gives_more_next_week(
    person: Client, plan: Plan, diary: Diary, data: st.DataObject
) -> None:
    """The flare box of one week is ticked; nothing else in the diary changes."""
    assume(diary.weeks)
    week = data.draw(st.sampled_from(diary.weeks))
    flared = week.model_copy(update={"flare": True})
    weeks = tuple(flared if one is week else one for one in diary.weeks)
    calm = programme(person, plan, diary)
    _not_more(week.week + 1, calm, programme(person, plan, Diary(weeks=weeks)))


@given(clients(), plans(), diaries())
def test_time_off_never_gives_more(person: Client, plan: Plan, diary: Diary) -> None:
    for one, two, before, after in neighbours(programme(person, plan, diary)):
        if after.reason.rule == "dose.missed" and not one.easy:
            assert after.weekly_volume <= before.weekly_volume + 1e-9, two.number


def _not_more(number: int, calm: Programme, sore: Programme) -> None:
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
        most = before[name].weekly_volume
        assert after[name].weekly_volume <= most + 1e-9, (number, name)


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


@given(clients(), plans(), diaries())
def test_nothing_forbidden_appears_anywhere(
    person: Client, plan: Plan, diary: Diary
) -> None:
    for week in programme(person, plan, diary).weeks:
        for p in (*week.prescriptions, *week.flare_menu):
            may_be_done(p.exercise, person)
            if p.easier is not None:
                may_be_done(p.easier, person)


@given(clients(), plans())
def test_rescue_moves_are_allowed_ones(person: Client, plan: Plan) -> None:
    for name in programme(person, plan).rescue:
        may_be_done(library().exercises[name], person)


def may_be_done(exercise: Exercise, person: Client) -> None:
    """Hold the exercise against triggers, flags, kit and exclusions."""
    for tag, severity in (person.triggers or {}).items():
        assert exercise.tags.get(tag, 0) <= 3 - severity, (exercise.id, tag)
    assert not set(exercise.flags) & set(person.flags), exercise.id
    assert exercise.id not in person.exclude
    assert exercise.id in person.supervised or "supervise_first" not in exercise.flags
    catalogue = library().catalogue.equipment
    bands = {"band"} if person.bands else set()
    owned = {*person.equipment, *person.weights_kg, *bands}
    for needed in exercise.equipment:
        serve, seen = [needed], set()
        while serve:
            thing = serve.pop()
            seen.add(thing)
            serve += [other for other in catalogue[thing].any_of if other not in seen]
        assert owned & seen or any(catalogue[thing].always for thing in seen)


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
    swapped = Client(**{**dict(person), "swaps": {out: instead}})
    for week in programme(swapped, plan).weeks:
        assert out not in by_exercise(week), week.number


@given(clients(), plans(), diaries())
def test_an_exercise_appears_once_in_a_week(
    person: Client, plan: Plan, diary: Diary
) -> None:
    for week in programme(person, plan, diary).weeks:
        assert len(by_exercise(week)) == len(week.prescriptions)


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


@given(clients(), plans(), diaries())
def test_every_reason_can_be_said_in_words(
    person: Client, plan: Plan, diary: Diary
) -> None:
    for reason in reasons(programme(person, plan, diary)):
        said = reason_words(words(), reason)
        assert said
        assert "{" not in said


@given(
    st.sampled_from(sorted(library().safety.signs)),
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
