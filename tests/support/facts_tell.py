"""Hold the reason of every dose against the dose: what it says must be what is done.

Each check works the dose out again from the reason's own facts.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import floor
from statistics import fmean
from typing import get_args

from rehab.model.dose import Dose
from rehab.model.policy import Table
from rehab.model.programme import Prescription, Programme, Week
from rehab.model.record import Decision
from rehab.planner.dosing.slot import Way
from tests.support.doses import by_exercise
from tests.support.own_work import (
    ROUNDING,
    bare,
    changed,
    inside,
    is_share,
    mark,
    one_less,
    pieces,
    smallest,
    work,
)

LOADS = {"load_kg", "band", "help_kg"}
TENTH = 0.06  # facts are rounded to a tenth


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A dose and its reason, with what the sheet before said."""

    of: Programme
    week: Week
    given: Prescription
    before: Week | None
    was: Prescription | None  # the same exercise on that sheet

    @property
    def dose(self) -> Dose:
        """The dose, without its rest."""
        return bare(self.given.dose)

    def fact(self, name: str) -> Dose:
        """Return a fact that is a dose."""
        found = self.given.reason.facts[name]
        assert isinstance(found, Dose), name
        return bare(found)

    def number(self, name: str) -> float:
        """Return a fact that is a number."""
        found = self.given.reason.facts[name]
        assert isinstance(found, int | float), name
        return float(found)


def hold(of: Programme) -> None:
    """Hold every dose of the programme to what its reason says."""
    for told in everything(of):
        rule = told.given.reason.rule
        check = CHECKS.get(rule)
        assert check is not None, f"no check for {rule}"
        try:
            right = check(told)
        except AssertionError as fault:
            raise AssertionError(_said(told)) from fault
        assert right, _said(told)


def _said(told: Told) -> str:
    facts = {
        k: str(v) if isinstance(v, Dose) else v
        for k, v in told.given.reason.facts.items()
    }
    was = told.was.dose if told.was else None
    why = told.was.reason.rule if told.was else None
    easy = told.before.easy if told.before else None
    return (
        f"week {told.week.number} {told.week.phase.id} {told.given.exercise.id}: "
        f"{told.given.reason.rule} {facts} gives {told.dose}; sheet before: {was} "
        f"({why}, easy {easy}, {told.before and told.before.colour})"
    )


def everything(of: Programme) -> Iterator[Told]:
    """Yield every dose of every sheet with the sheet before."""
    for before, week in pairwise((None, *of.weeks)):
        assert week is not None
        had = {p.exercise.id: p for p in before.prescriptions} if before else {}
        for given in week.prescriptions:
            was = had.get(given.exercise.id)
            yield Told(of=of, week=week, given=given, before=before, was=was)


def _had(told: Told) -> list[Dose]:
    """The dose of the sheet before, and what was done of it instead."""
    if told.was is None or told.before is None:
        return []
    name, number = told.given.exercise.id, told.before.number
    rows = [r for w in told.of.diary.weeks if w.week == number for r in w.sessions]
    done = [bare(r.doses[name]) for r in rows if name in r.doses]
    return [bare(told.was.dose), *(_with_load(dose, told.was.dose) for dose in done)]


# --- The dose it had ------------------------------------------------------------------


def _again(told: Told) -> bool:
    """The same dose as on the sheet before; after an easy week that or the full one."""
    if told.was is None or told.before is None:
        return False
    same = [bare(told.was.dose)]
    if told.was.reason.rule == "dose.easy":
        full = told.was.reason.facts["was"]
        assert isinstance(full, Dose)
        same.append(bare(full))
    return told.dose in same


def _waits(told: Told) -> bool:
    """The same dose, and a next one above it that does not fit yet."""
    return _again(told) and bool(changed(told.fact("next"), told.dose))


def _waits_envelope(told: Told) -> bool:
    needs, room = told.number("needs"), told.number("envelope")
    exact = abs(needs - work(told.fact("next"))) <= TENTH
    return _waits(told) and exact and needs > room - TENTH


def _waits_weeks(told: Told) -> bool:
    return _waits(told) and told.number("weeks") < told.number("needed")


def _too_hard(told: Told) -> bool:
    return _waits(told) and told.number("effort") > told.number("most")


def _asks_physio(told: Told) -> bool:
    rise = (work(told.fact("next")) / work(told.dose) - 1) * 100
    exact = abs(rise - told.number("rise")) <= 0.5 + ROUNDING
    return _again(told) and exact and rise > told.number("most") - ROUNDING


def _not_enough(told: Told) -> bool:
    least = told.of.plan.week_rule.exercise_done_min
    few = told.number("done") < least * told.number("sessions") + ROUNDING
    return _again(told) and few


def _waits_turn(told: Told) -> bool:
    """Others took the turns of this week, or the place's group had one."""
    others = [p for p in told.week.prescriptions if p.stepped]
    return _again(told) and bool(others)


def _of_colour(*colours: str) -> Callable[[Told], bool]:
    """The same dose, after a week of this colour."""

    def check(told: Told) -> bool:
        assert told.before is not None
        return _again(told) and told.before.colour in colours

    return check


def _unscored(told: Told) -> bool:
    """The same dose, after an amber week in which a session has not all its scores."""
    assert told.before is not None
    weeks = told.of.diary.weeks
    rows = [s for w in weeks if w.week == told.before.number for s in w.sessions]
    missing = [None in (row.before, row.during, row.next_morning) for row in rows]
    return _of_colour("amber")(told) and any(missing)


def _after_easy(told: Told) -> bool:
    """The full dose of the easy week; on a way back that of the sheet before it."""
    assert told.was is not None
    full = told.was.reason.facts["was"]
    assert isinstance(full, Dose)
    earlier = [w for w in told.of.weeks if w.number == told.week.number - 2]
    had = [by_exercise(week).get(told.given.exercise.id) for week in earlier]
    lower = [bare(one.dose) for one in had if one and work(one.dose) < work(full)]
    return told.dose in (bare(full), *lower)


def _easy(told: Told) -> bool:
    was, fewer = told.fact("was"), int(told.number("fewer"))
    if was.scheme or was.sets <= fewer:
        rule = told.week.phase.easy_weeks
        return rule is not None and is_share(told.dose, was, rule.percent)
    return told.dose == was.but(sets=was.sets - fewer)


def _easy_way(told: Told) -> bool:
    """Of the way's dose what the easy week of its step leaves, at the way's weight."""
    rule, of, was = told.week.phase.easy_weeks, told.fact("of"), told.fact("was")
    assert rule is not None
    fewer = int(told.number("fewer"))
    part = rule.percent / 100 if was.sets <= fewer else 1 - fewer / was.sets
    most = min(work(of), work(was) * (rule.percent / 100 if was.scheme else part))
    same = (told.dose.load_kg, told.dose.band) == (of.load_kg, of.band)
    return same and work(told.dose) <= most + ROUNDING


# --- First doses ----------------------------------------------------------------------


def _catalogue(told: Told) -> bool:
    start = bare(told.given.exercise.dose.start)
    return told.dose == _limited(told, _with_load(start, told.dose))


def _limited(told: Told, dose: Dose) -> Dose:
    """The dose as far as its place allows."""
    for place in told.week.phase.places:
        named = (place.ladder, place.exercise, *place.menu)
        if place.cap is None or not {told.given.ladder, told.given.exercise.id} & {
            name for name in named if name
        }:
            continue
        if inside(place.cap) == inside(dose):
            name = inside(dose)
            most = {k: getattr(place.cap, k) or 0 for k in ("sets", name)}
            dose = dose.but(**{k: min(getattr(dose, k), v) for k, v in most.items()})
    return dose


def _with_load(dose: Dose, like: Dose) -> Dose:
    return dose.but(load_kg=like.load_kg, band=like.band)


def _physio(told: Told) -> bool:
    theirs = bare(told.of.client.doses[told.given.exercise.id])
    return told.dose == _limited(told, _with_load(theirs, told.dose))


def _baseline(told: Told) -> bool:
    """The share of the mean try, and no less."""
    return _of_try(told) and _given(told) == told.number("share")


def _try_cut(told: Told) -> bool:
    """Less than the share of the mean try: the most that is told."""
    less = told.number("most") < told.number("share")
    return _of_try(told) and less and _given(told) == told.number("most")


def _of_try(told: Told) -> bool:
    tried = told.of.client.baseline[told.given.exercise.id]
    mean = fmean(tried.tries)
    share = max(1, floor(mean * told.number("percent") / 100 + ROUNDING))
    held = told.dose.hold_seconds and not told.dose.scheme
    if held and inside(told.dose) == "hold_seconds":
        share -= share % mark(share)
    right = abs(mean - told.number("mean")) <= TENTH
    return right and share == told.number("share")


def _given(told: Told) -> float:
    """What is in a set, of descending ones in the first; of parts how many repeats."""
    if told.dose.scheme:
        return max(told.dose.scheme)
    if told.dose.parts:
        return told.dose.sets
    given: float = getattr(told.dose, inside(told.dose))
    return given


def _only_weight(told: Told) -> bool:
    kg = told.dose.load_kg or 0
    few = told.dose.repetitions == told.number("repetitions")
    return few and kg == told.number("kg")


def _only_band(told: Told) -> bool:
    few = told.dose.repetitions == told.number("repetitions")
    return few and told.dose.band == told.given.reason.facts["band"]


def _trigger(told: Told) -> bool:
    """A lighter weight, not lighter than the share, and less in a set where it is more.

    Or less in a set alone.
    """
    of, percent = told.fact("of"), told.number("percent")
    if told.dose.load_kg == of.load_kg:
        return is_share(told.dose, of, percent)
    was, kg = of.load_kg or 0, told.dose.load_kg or 0
    if not was * percent / 100 - ROUNDING <= kg < was:
        return False
    return is_share(told.dose, of.but(load_kg=kg), percent * was / kg)


def _lower(told: Told) -> bool:
    return is_share(told.dose, told.fact("of"), told.number("percent"))


def _carried(told: Told) -> bool:
    """The dose of the last sheet, or of the one before an easy or a cut one.

    What was set aside comes back at no more than it had; another place may allow less.
    """
    if told.was is None:
        return _again(told) or _had_as_much(told)
    had = bare(told.was.dose)
    return _again(told) or told.dose == _limited(told, had) != had


def _had_as_much(told: Told) -> bool:
    before = (w for w in told.of.weeks if w.number < told.week.number)
    had = [by_exercise(week).get(told.given.exercise.id) for week in before]
    return any(one and work(told.dose) <= work(bare(one.dose)) for one in had)


def _found_again(told: Told) -> bool:
    """So much of what was in the sets it had, the load no more than it was."""
    of, percent = told.fact("of"), told.number("percent")
    exact = round(100 * work(told.dose.loaded_as(of)) / work(of)) == percent
    return exact and work(told.dose) <= work(of) + ROUNDING


def _more_sessions(told: Told) -> bool:
    of, now, had = (told.given.reason.facts[k] for k in ("of", "sessions", "before"))
    assert isinstance(of, Dose)
    assert isinstance(now, int)
    assert isinstance(had, int | float)
    near = (had - TENTH, had, had + TENTH)  # rounded
    return now > had and any(
        is_share(told.dose, bare(of), 100 * sessions / now) for sessions in near
    )


def _more_on_its_way(told: Told) -> bool:
    """The base in so many sessions, and how much of what is in its sets is left."""
    now, had = told.number("sessions"), told.number("before")
    near = (had - TENTH, had, had + TENTH)  # rounded
    was, of = told.fact("was"), told.fact("of")
    cut = any(is_share(of, was, 100 * sessions / now) for sessions in near)
    return now > had and cut and _found_again(told)


# --- Less -----------------------------------------------------------------------------


def _cut(told: Told) -> bool:
    """So much of the base, and no more than stood on the sheet."""
    of, was, percent = told.fact("of"), told.fact("was"), told.number("percent")
    if was not in _had(told) or work(told.dose) > work(was) + ROUNDING:
        return False
    return is_share(told.dose, of, percent)


def _held(told: Told) -> bool:
    """What stood on the sheet, where so much of the base would be more."""
    of, was, percent = told.fact("of"), told.fact("was"), told.number("percent")
    same = told.dose == was and was in _had(told)
    return same and work(of) * percent / 100 > work(was) - ROUNDING


def _cut_lighter(told: Told) -> bool:
    """So much of the sets of the base, with the load of the sheet, which is lighter."""
    of, was = told.fact("of"), told.fact("was")
    lighter = told.dose.loaded_as(of)
    if was not in _had(told) or work(told.dose) > work(was) + ROUNDING:
        return False
    same = told.dose == told.dose.loaded_as(was) != lighter
    return same and is_share(lighter, of, told.number("percent"))


def _flare(told: Told) -> bool:
    """So much of what was in the sets, the load as it was."""
    of, was, percent = told.fact("of"), told.fact("was"), told.number("percent")
    if was not in _had(told) or work(told.dose) > work(was) + ROUNDING:
        return False
    in_sets = {"sets", "scheme", "hold_seconds", inside(of) if not of.scheme else ""}
    exact = round(100 * work(told.dose) / work(of)) == percent
    return exact and not changed(told.dose, of) - in_sets


def _flare_lighter(told: Told) -> bool:
    """So much of what was in the sets, and a load that is less, or more help."""
    of, was, percent = told.fact("of"), told.fact("was"), told.number("percent")
    same = told.dose.loaded_as(of)
    exact = round(100 * work(same) / work(of)) == percent
    least = told.dose != same and was in _had(told)
    return exact and least and work(told.dose) <= work(was) + ROUNDING


def _flare_held(told: Told) -> bool:
    was = told.fact("was")
    return told.dose == was and was in _had(told) and work(was) < work(told.fact("of"))


def _same_step(told: Told) -> bool:
    return _again(told) and work(told.dose) < work(told.fact("to"))


def _red_stays(told: Told) -> bool:
    return told.dose == told.fact("was")


def _missed(told: Told) -> bool:
    """So much of the dose before the gap, the load as light as the plan says."""
    was, percent = told.fact("was"), told.number("percent")
    if told.number("days") <= 0 or changed(told.dose, was) - {
        *("sets", "scheme", "load_kg", "hold_seconds"),
        inside(was) if not was.scheme else "scheme",
    }:
        return False
    same = told.dose.but(load_kg=was.load_kg)
    off = abs(work(same) - work(was) * percent / 100)
    return off <= max(one_less(was), work(smallest(was))) + ROUNDING


def _missed_held(told: Told) -> bool:
    """The dose of the way back it was on, where the days alone would leave more."""
    of, was, days = told.fact("of"), told.fact("was"), told.number("days")
    rows = told.of.plan.missed_time
    most = max(r.volume_percent for r in rows if r.days[1] >= days)
    least = of.but(sets=1, **({} if of.scheme else {inside(of): 1}))  # nothing is less
    left = max(work(of) * most / 100, work(least))
    return told.dose == was and work(was) < left + ROUNDING


def _missed_lighter(told: Told) -> bool:
    """So much of the sets, with the load of the way back it was on."""
    of, was = told.fact("of"), told.fact("was")
    same = told.dose.loaded_as(of)
    exact = round(100 * work(same) / work(of)) == told.number("percent")
    return exact and told.dose == told.dose.loaded_as(was) != same


def _way(told: Told) -> bool:
    """Between the dose before and the one it leads to."""
    to = told.fact("to")
    more = told.was is None or work(told.dose) >= work(bare(told.was.dose)) - ROUNDING
    return more and work(told.dose) <= work(to) + ROUNDING


def _done_less(told: Told) -> bool:
    """What the week says was done of it."""
    sheet, *done = _had(told)
    less = told.dose in done and work(told.dose) < work(sheet)
    return less and sheet == told.fact("was")


def _did_lower(told: Told) -> bool:
    """What the week says was done of it, and never more than the sheet."""
    sheet, *done = _had(told)
    return told.dose in done and sheet == told.fact("was")


def _missed_rung(told: Told) -> bool:
    """From an exercise of an earlier sheet, once for all of the gap."""
    name = told.given.reason.facts["exercise"]
    earlier = [w for w in told.of.weeks if w.number < told.week.number]
    return any(p.exercise.name == name for w in earlier for p in w.prescriptions)


def _missed_rung_less(told: Told) -> bool:
    """A part of its start, no more work than the days would leave of the other one."""
    of, was = told.fact("of"), told.fact("was")
    name = told.given.reason.facts["exercise"]
    given = (p for week in told.of.weeks for p in week.prescriptions)
    old = next(p.exercise for p in given if p.exercise.name == name)
    one, two = (
        2 if e.dose.per_side and of.load_kg else 1 for e in (old, told.given.exercise)
    )
    percent = 100 * work(was) * one / (work(of) * two)
    return _missed_rung(told) and is_share(told.dose, of, percent)


def _decided(told: Told, option: str) -> list[Decision]:
    assert told.before is not None
    after = told.of.record.decided(told.before.number)
    return [d for d in after if d.option == option]


def _set(told: Told) -> bool:
    """The last dose that was set for it, no more than its cap."""
    own = [
        d.dose
        for d in _decided(told, "set_dose")
        if d.exercise == told.given.exercise.id and d.dose
    ]
    stood = told.was is None or told.fact("was") in _had(told)
    set_so = bool(own) and told.dose == _limited(told, _with_load(own[-1], told.dose))
    return stood and set_so


def _decided_again(told: Told) -> bool:
    return _again(told) and bool(_decided(told, "repeat"))


def _decided_back(told: Told) -> bool:
    return _cut(told) and bool(_decided(told, "step_back"))


def _decided_lighter(told: Told) -> bool:
    return _cut_lighter(told) and bool(_decided(told, "step_back"))


def _decided_held(told: Told) -> bool:
    return _held(told) and bool(_decided(told, "step_back"))


def _as_issued(told: Told) -> bool:
    """The sheet's dose, less than the one the rules had or more."""
    sheet = told.of.record.sheet(told.week.number)
    assert sheet is not None
    issued = bare(sheet.doses[told.given.exercise.id].dose)
    return told.dose == issued and told.dose != told.fact("was")


def _load_gone(told: Told) -> bool:
    """As much in the sets, with a load that asks less."""
    was = told.fact("was")
    what = changed(told.dose, was)
    return bool(what) and what <= LOADS and work(told.dose) <= work(was)


def _only_heavier(told: Told) -> bool:
    """Another load, and no more work; once is the fewest."""
    was = told.fact("was")
    other = bool(changed(told.dose, was) & LOADS)
    fewest = told.dose == smallest(told.dose)
    return other and (fewest or work(told.dose) <= work(was) + ROUNDING)


def _sheet_had(told: Told) -> bool:
    """The sheet's dose."""
    sheet = told.of.record.sheet(told.week.number)
    assert sheet is not None
    return told.dose == bare(sheet.doses[told.given.exercise.id].dose)


def _table(told: Told) -> bool:
    """The row of the plan that the reason names, as it is written."""
    week = told.number("week")
    return told.dose in [dose for begins, dose in _rows(told) if begins == week]


def _rows(told: Told) -> list[tuple[int | None, Dose]]:
    """The first week and the dose of each row of the phase's tables."""
    phase = told.week.phase
    return [
        (row.from_week, _loaded(bare(row.dose), told.dose))
        for policy in (phase.policy, *(place.policy for place in phase.places))
        if isinstance(policy, Table)
        for row in policy.rows
    ]


def _table_stays(told: Told) -> bool:
    """A dose that a sheet of the phase before this one has, and no row of the plan."""
    earlier = [
        bare(given.dose)
        for week in told.of.weeks
        if week.number < told.week.number and week.phase.id == told.week.phase.id
        for given in week.prescriptions
        if given.exercise.id == told.given.exercise.id
    ]
    rows = [dose for _, dose in _rows(told)]
    return told.dose in earlier and told.dose not in rows


def _loaded(row: Dose, like: Dose) -> Dose:
    """The row, with the load of the exercise where it names none."""
    return row if row.load_kg or row.band else _with_load(row, like)


def _quota(told: Told) -> bool:
    """On a straight line to the target, never above it and never back."""
    target = told.of.client.targets.get(told.given.exercise.id)
    if target is None or told.was is None:
        return told.was is None or told.dose == bare(told.was.dose)
    return work(told.dose) >= work(bare(told.was.dose)) - ROUNDING


# --- More -----------------------------------------------------------------------------


def _step(told: Told) -> bool:
    was, following = told.fact("was"), told.fact("next")
    needs, room = told.number("needs"), told.number("envelope")
    if told.was is None or told.dose != following:
        return False
    full = bare(told.was.dose)
    if told.was.reason.rule == "dose.easy":
        once = told.was.reason.facts["was"]
        assert isinstance(once, Dose)
        full = bare(once)
    return (
        full == was
        and abs(needs - work(following)) <= TENTH
        and needs <= room + 2 * TENTH
        and told.given.stepped
    )


def _rung(told: Told) -> bool:
    """Most of the load and the work of what it followed, both hands counted."""
    low, high = (p / 100 for p in told.of.plan.rung_up.load_keep_percent)
    return _follows(told, low, high)


def _rung_load(told: Told) -> bool:
    """More than the load, with enough in a set, and no more than the work."""
    rules = told.of.plan.rung_up, told.of.plan.steps
    enough = (told.dose.repetitions or 0) >= rules[1].coarse_repetitions
    return enough and _follows(told, rules[0].load_keep_percent[1] / 100, math.inf)


def _rung_thing(told: Told) -> bool:
    """The same exercise, with most of the load or more, and no more than the work."""
    same = told.was is not None and told.was.exercise.id == told.given.exercise.id
    low = told.of.plan.rung_up.load_keep_percent[0] / 100
    return same and _follows(told, low, math.inf)


def _follows(told: Told, low: float, high: float) -> bool:
    of = told.fact("from")
    assert told.before is not None
    name = told.given.reason.facts["was"]
    old = next(p for p in told.before.prescriptions if p.exercise.name == name)
    new = told.given
    one, two = (
        2 if p.exercise.dose.per_side and p.dose.load_kg else 1 for p in (old, new)
    )
    if told.dose.band != of.band or bool(told.dose.load_kg) != bool(of.load_kg):
        return False
    ratio = (told.dose.load_kg or 1) * two / ((of.load_kg or 1) * one)
    kept = low - ROUNDING <= ratio <= high + ROUNDING
    if told.dose.repetitions == 1:  # a set has no fewer
        return kept
    done = work(told.dose) * two / (work(of) * one)
    return kept and done <= told.of.plan.rung_up.work_keep_percent[1] / 100 + ROUNDING


def _rung_light(told: Told) -> bool:
    """A first weight, little of the body, and most of what is in the sets."""
    of, rule, body = told.fact("from"), told.of.plan.rung_up, told.of.client.weight_kg
    if of.load_kg or not told.dose.load_kg or not body or rule.light_percent is None:
        return False
    light = told.dose.load_kg <= body * rule.light_percent / 100 + ROUNDING
    same = inside(of) == inside(told.dose) and told.dose.sets <= of.sets
    most = pieces(of) * rule.work_keep_percent[1] / 100
    return light and same and pieces(told.dose) <= most + ROUNDING


def _rung_start(told: Told) -> bool:
    """The exercise's start; as many sets as before where the two are alike."""
    if told.given.exercise.id in told.of.client.doses:
        return _physio(told)
    if told.given.exercise.id in told.of.client.baseline:
        return True  # the try is held where the programme begins
    start, cap = (getattr(told.given.exercise.dose, k) for k in ("start", "cap"))
    few = told.of.plan.start.only_weight_repetitions
    doses = [
        start.but(sets=sets, hold_seconds=hold)
        for sets in range(1, cap.sets + 1)
        for hold in {start.hold_seconds, told.dose.hold_seconds}
    ]
    if start.repetitions and (told.dose.load_kg or told.dose.band):
        fewer = min(few, start.repetitions)
        doses += [dose.but(repetitions=fewer) for dose in doses]
    return told.dose in [_with_load(bare(dose), told.dose) for dose in doses]


def _steady(told: Told) -> bool:
    return _again(told)


def _share(told: Told) -> bool:
    """So much of the sets it came with; after that the same again."""
    if "of" not in told.given.reason.facts:
        return _again(told)
    of, percent = told.fact("of"), told.number("percent")
    if of.scheme or of.sets == 1:
        return is_share(told.dose, of, percent)
    near = abs(told.dose.sets - of.sets * percent / 100) <= 0.5 + ROUNDING
    return changed(told.dose, of) <= {"sets"} and (near or told.dose.sets == 1)


CHECKS: dict[str, Callable[[Told], bool]] = {
    "start.physio": _physio,
    "start.catalogue": _catalogue,
    "start.baseline": _baseline,
    "start.try_painful": _try_cut,
    "start.try_top": _try_cut,
    "start.only_weight": _only_weight,
    "start.only_band": _only_band,
    "start.trigger": _trigger,
    "start.carried": _carried,
    "start.as_issued": _sheet_had,
    "start.set_aside": _had_as_much,
    "start.found_again": _found_again,
    "start.more_sessions": _more_sessions,
    **dict.fromkeys((f"start.more_{way}" for way in get_args(Way)), _more_on_its_way),
    "dose.steady": _steady,
    "dose.share": _share,
    "dose.top": _again,
    "dose.top_swapped": _again,
    "dose.waits_turn": _waits_turn,
    "dose.waits_weeks": _waits_weeks,
    "dose.waits_rung": _waits_weeks,
    "dose.waits_envelope": _waits_envelope,
    "dose.waits_effort": _waits,
    "dose.too_hard": _too_hard,
    "dose.not_enough": _not_enough,
    "dose.done_less": _done_less,
    "dose.did_lower": _did_lower,
    "dose.asks_physio": _asks_physio,
    "dose.asks_or_saves": _asks_physio,
    "dose.easy": _easy,
    "dose.easy_way": _easy_way,
    "dose.after_easy": _after_easy,
    "dose.red": _cut,
    "dose.red_lighter": _cut_lighter,
    "dose.red_stays": _red_stays,
    "dose.plain_way": _way,
    "dose.red_way": _way,
    "dose.decided_way": _way,
    "dose.gap_way": _way,
    "dose.new_way": _way,
    "dose.flare_way": _way,
    "dose.lower_way": _way,
    "dose.none": _of_colour("none"),
    "dose.amber": _of_colour("amber"),
    "dose.unscored": _unscored,
    "dose.other_sore": _of_colour("red"),
    "dose.thin": _of_colour("thin"),
    "dose.missed": _missed,
    "dose.missed_held": _missed_held,
    "dose.missed_lighter": _missed_lighter,
    "dose.missed_rung": _missed_rung,
    "dose.missed_rung_less": _missed_rung_less,
    "dose.red_held": _held,
    "dose.same_step": _same_step,
    "dose.flare_back": _flare,
    "dose.flare_lighter": _flare_lighter,
    "dose.flare_held": _flare_held,
    "step.amount": _step,
    "step.sets": _step,
    "step.hold": _step,
    "step.load": _step,
    "step.rung": _rung,
    "step.rung_load": _rung_load,
    "step.rung_thing": _rung_thing,
    "step.rung_light": _rung_light,
    "step.rung_start": _rung_start,
    "start.lower": _lower,
    "dose.set": _set,
    "dose.decided_again": _decided_again,
    "dose.decided_back": _decided_back,
    "dose.decided_lighter": _decided_lighter,
    "dose.decided_held": _decided_held,
    "dose.as_issued": _as_issued,
    "dose.load_gone": _load_gone,
    "dose.only_heavier": _only_heavier,
    "dose.table": _table,
    "dose.table_load": _table,
    "dose.table_stays": _table_stays,
    "dose.quota": _quota,
}
