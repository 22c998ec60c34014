"""The staircase: every dose from the start to the cap, one variable a step.

Repetitions first, up to the plan's top of a set; then the next weight, or, after the
first new weight, one more set. A new set, a longer hold or a heavier load cuts what is
in a set, so that the work does not jump. Where no heavier weight is left, sets,
holds and repetitions go on to the exercise's cap. A range of repetitions stays, and
only its weight grows: what a step adds is from its top to its bottom with the next one.

>>> from rehab.model.dose import Dose
>>> rules = a_step_rule()
>>> start, cap = Dose(sets=2, repetitions=8), Dose(sets=3, repetitions=12)
>>> def said(steps): return [f"{s.dose.sets}x{s.dose.repetitions}" for s in steps]
>>> said(staircase(start, cap, (), rules))
['2x8', '2x9', '2x10', '2x11', '2x12', '3x9', '3x10', '3x11', '3x12']
>>> loaded = staircase(start.but(load_kg=8), cap, (8.0, 10.0, 12.0), rules)
>>> [f"{s.dose.sets}x{s.dose.repetitions} {s.dose.load_kg:g}" for s in loaded][4:11]
['2x12 8', '2x10 10', '2x11 10', '2x12 10', '3x9 10', '3x10 10', '3x11 10']
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from rehab.model.dose import Dose
from rehab.model.numbers import ROUNDING, WHOLE
from rehab.model.part import within
from rehab.model.replace import replace
from rehab.model.rules import StepRule
from rehab.planner.allowed.loads import Help, Load, as_fields
from rehab.planner.dosing.share import inner_field, on_the_clock
from rehab.planner.dosing.work import strength, work

MOST_STEPS = 400  # a guard; the longest shipped staircase has far fewer
SMALLEST = (1,)  # the step of a unit for which the plan gives no size

Variable: TypeAlias = Literal["start", "amount", "sets", "hold", "load", "table"]


@dataclass(frozen=True, slots=True)
class Step:
    """One dose of the staircase, which variable changed, and by how much."""

    dose: Dose
    variable: Variable = "start"
    rise_percent: float = 0.0  # work against the step below
    load_rise_percent: float = 0.0
    beyond: bool = False  # more than the top of a set, for want of a heavier weight


@dataclass(frozen=True, slots=True)
class Climb:
    """What a staircase climbs with: rules, loads, and how far."""

    rules: StepRule
    cap: Dose
    bands: tuple[str, ...] = ()  # all there are, light to strong
    mark: Dose | None = None  # from its load on, its repetitions before a heavier one
    loads: tuple[Load, ...] = ()  # still above, light to heavy
    taken: int = 0  # weights since the start
    intervals: bool = False  # first more of them, then longer ones
    set_top: int | None = None  # instead of the plan's top of a set

    def work(self, dose: Dose) -> float:
        """Work of a session."""
        return work(dose, self.bands)

    def load(self, dose: Dose) -> float:
        """Kilograms, or the strength of the band."""
        return (dose.load_kg or strength(dose, self.bands)) * dose.help_share

    def done(self, dose: Dose) -> bool:
        """Whether the mark is reached: nothing more is asked for."""
        mark = self.mark
        return mark is not None and dose.at_least(mark) and _as_heavy(dose, mark)

    def top(self, dose: Dose) -> int:
        """The most repetitions of a set before something else grows."""
        rules, most = self.rules, self.set_top or self.rules.repetitions_top
        if (
            self.set_top is None
            and "sets" in rules.order
            and dose.sets < self.cap.sets
            and _set_is_due(self)
        ):
            most = max(most, rules.repetitions_before_set)
        mark = self.mark
        there = mark and _as_heavy(dose, mark) and dose.sets >= mark.sets
        if mark and mark.repetitions and there:
            most = max(most, mark.repetitions)
        return most


def _as_heavy(dose: Dose, mark: Dose) -> bool:
    if mark.load_kg:
        return (dose.load_kg or 0) >= mark.load_kg - ROUNDING
    return mark.band is None or dose.band == mark.band


def staircase(  # noqa: PLR0913, PLR0917 - what a staircase hangs on
    start: Dose,
    cap: Dose,
    loads: Sequence[Load],
    rules: StepRule,
    bands: tuple[str, ...] = (),
    mark: Dose | None = None,
    *,
    intervals: bool = False,
    set_top: int | None = None,
    weights_up: int = 0,
) -> tuple[Step, ...]:
    """All doses from ``start`` up to ``cap``; ``loads`` are the weights at hand.

    ``loads`` run light to heavy and may hold kilograms or band names; those not
    above the start's own are skipped. ``mark`` is a dose to reach on the way: at its
    load repetitions go on to its own.
    """
    steps = [Step(start)]
    above = [load for load in _above(start, loads) if not _past(mark, load, loads)]
    climb = Climb(
        rules,
        cap,
        bands or tuple(map(str, loads)),
        mark,
        tuple(above),
        weights_up,
        intervals=intervals,
        set_top=set_top,
    )
    while len(steps) < MOST_STEPS:
        step = None if climb.done(steps[-1].dose) else _next(steps[-1].dose, climb)
        if step is None:
            break
        if step.variable == "load":
            climb = replace(climb, loads=climb.loads[1:], taken=climb.taken + 1)
        steps.append(step)
    return tuple(steps)


def _above(start: Dose, loads: Sequence[Load]) -> Sequence[Load]:
    if start.band is not None:
        at = list(loads).index(start.band) + 1 if start.band in loads else len(loads)
        return loads[at:]
    if any(isinstance(one, Help) for one in loads):
        return [
            one
            for one in loads
            if isinstance(one, Help) and one.kg < (start.help_kg or 0)
        ]
    return [kg for kg in loads if isinstance(kg, float) and kg > (start.load_kg or 0)]


def _past(mark: Dose | None, load: Load, loads: Sequence[Load]) -> bool:
    """Whether it is more than the ladder leads to."""
    if mark is None:
        return False
    if isinstance(load, str):
        return mark.band in loads and loads.index(load) > loads.index(mark.band)
    return isinstance(load, float) and load > (mark.load_kg or load) + ROUNDING


def _next(dose: Dose, climb: Climb) -> Step | None:
    """The next step: in the plan's order, and beyond the top where nothing else is."""
    if dose.left:  # a table or the physio moves each side
        return None
    own = (
        (climb.intervals, _next_interval),
        (dose.repetitions_from is not None, _next_of_range),
        (dose.parts, _another_repeat),
    )
    if way := next((found for holds, found in own if holds), None):
        return way(dose, climb)
    tries = {
        "amount": lambda: _more(dose, climb, climb.top(dose)),
        "sets": lambda: _another_set(dose, climb) if _set_is_due(climb) else None,
        "hold": lambda: _longer_hold(dose, climb),
        "load": lambda: _heavier(dose, climb),
    }
    for variable in climb.rules.order:
        if (raised := tries[variable]()) is not None:
            return _step(variable, dose, raised, climb)
    for variable, raised in (
        ("amount", _more(dose, climb, None)),
        ("sets", _another_set(dose, climb) if "sets" in climb.rules.order else None),
    ):
        if raised is not None:
            return replace(_step(variable, dose, raised, climb), beyond=True)
    fewer = _heavier_in_fewer_sets(dose, climb)
    return None if fewer is None else _step("load", dose, fewer, climb)


def _another_repeat(dose: Dose, climb: Climb) -> Step | None:
    more = dose.but(sets=dose.sets + 1)
    fits = within(more.in_all, climb.cap.in_all)
    return _step("amount", dose, more, climb) if fits else None


def _next_of_range(dose: Dose, climb: Climb) -> Step | None:
    """The next weight, for as many again: who has the top begins at the bottom."""
    if not climb.loads:
        return None
    return _step("load", dose, dose.but(**as_fields(climb.loads[0])), climb)


def _next_interval(dose: Dose, climb: Climb) -> Step | None:
    """One interval more; at the most of them longer ones, as many as keep the work."""
    if dose.sets < climb.cap.sets:
        return _step("amount", dose, dose.but(sets=dose.sets + 1), climb)
    field = inner_field(dose)
    longer = getattr(dose, field) + 1
    if longer > getattr(climb.cap, field):
        return None
    most = climb.work(dose) * (1 + climb.rules.reset_percent / WHOLE)
    sets = math.floor(most / longer + ROUNDING)
    return _step("hold", dose, dose.but(sets=max(1, sets), **{field: longer}), climb)


def _set_is_due(climb: Climb) -> bool:
    """A further set comes after the plan's new weights, or where there are none."""
    return not climb.loads or climb.taken >= climb.rules.sets_after_loads


def _step(variable: Variable, below: Dose, dose: Dose, climb: Climb) -> Step:
    rise = (climb.work(dose.least) / climb.work(below) - 1) * WHOLE
    heavier = 0.0
    if variable == "load":
        heavier = (climb.load(dose) / climb.load(below) - 1) * WHOLE
    return Step(dose, variable, rise, heavier)


def _amount_field(dose: Dose) -> str:
    """Descending schemes grow their hold first, then the scheme itself."""
    field = inner_field(dose)
    return "hold_seconds" if field == "scheme" and dose.hold_seconds else field


def _more(dose: Dose, climb: Climb, top: int | None) -> Dose | None:
    field = _amount_field(dose)
    if field == "scheme":
        return None
    value, most = getattr(dose, field), getattr(climb.cap, field)
    if top is not None and field == "repetitions":
        most = min(most, top)
    percent = climb.rules.reset_percent
    sizes = climb.rules.sizes.get(field, SMALLEST)  # type: ignore[call-overload]
    fitting = [n for n in sizes if n <= value * percent / WHOLE]
    size = max(fitting, default=min(sizes))
    size = min(size, most - value)
    return dose.but(**{field: value + size}) if size > 0 else None


def _another_set(dose: Dose, climb: Climb) -> Dose | None:
    cap = climb.cap
    if dose.scheme and cap.scheme:
        pairs = zip(dose.scheme, cap.scheme, strict=True)
        grown = tuple(min(n + 1, max(n, most)) for n, most in pairs)
        if grown == dose.scheme:
            return None
        return _reset(dose, dose.but(scheme=grown), climb)
    if dose.scheme or dose.sets >= cap.sets:
        return None
    return _reset(dose, dose.but(sets=dose.sets + 1), climb)


def _longer_hold(dose: Dose, climb: Climb) -> Dose | None:
    cap = climb.cap
    if not (dose.repetitions and dose.hold_seconds and cap.hold_seconds):
        return None
    if dose.hold_seconds >= cap.hold_seconds:
        return None
    return _reset(dose, dose.but(hold_seconds=dose.hold_seconds + 1), climb)


def _heavier(dose: Dose, climb: Climb) -> Dose | None:
    """The next weight, with as much as keeps the work within the plan's percentage."""
    if not climb.loads or dose.scheme:
        return None
    rules, load = climb.rules, climb.loads[0]
    after = dose.but(**as_fields(load))
    coarse = climb.load(after) > climb.load(dose) * (1 + rules.coarse_percent / WHOLE)
    field = _amount_field(after)
    percent = rules.coarse_work_percent if coarse else rules.load_work_percent
    if field == "repetitions" and _hardly_heavier(dose, after, climb, percent):
        return after
    fits = _fits(dose, after, climb, percent)
    if field == "repetitions" and coarse and fits < rules.coarse_repetitions:
        return None  # repetitions go on first
    return after.but(**{field: max(1, min(fits, getattr(dose, field)))})


def _heavier_in_fewer_sets(dose: Dose, climb: Climb) -> Dose | None:
    """The next weight with a set less, where nothing else is left: it is so coarse."""
    fields = dose.load_kg and dose.repetitions and climb.loads
    if not fields or dose.scheme or dose.sets <= climb.rules.coarse_sets:
        return None
    after = dose.but(**as_fields(climb.loads[0]), sets=dose.sets - 1)
    fits = _fits(dose, after, climb, climb.rules.coarse_work_percent)
    if fits < climb.rules.coarse_repetitions:
        return None
    return after.but(repetitions=min(fits, dose.repetitions or 0))


def _hardly_heavier(dose: Dose, after: Dose, climb: Climb, percent: float) -> bool:
    """Whether all repetitions may stay: the work misses the percentage by near enough.

    20 to 22.5 kg is 12.5 %: 10 % missed by 2.3 %. One repetition less, and one more
    again a week later, would be the greater step.
    """
    near = 1 + climb.rules.near_enough_percent / WHOLE
    most = climb.work(dose) * (1 + percent / WHOLE) * near
    return climb.work(after) <= most + ROUNDING


def _fits(before: Dose, after: Dose, climb: Climb, percent: float) -> int:
    """How much in a set keeps the work within ``percent`` above."""
    field = _amount_field(after)
    one, two = (climb.work(after.but(**{field: amount})) for amount in (1, 2))
    most = climb.work(before) * (1 + percent / WHOLE)
    return 1 + math.floor((most - one) / (two - one) + ROUNDING)


def _reset(before: Dose, after: Dose, climb: Climb) -> Dose:
    """Cut what is in a set until the work rises by at most the plan's percentage."""
    field = _amount_field(after)
    value = getattr(after, field)
    if field == "scheme":
        return after
    fits = _fits(before, after, climb, climb.rules.reset_percent)
    amount = max(1, min(fits, value, getattr(climb.cap, field)))
    marked = after.but(**{field: on_the_clock(field, amount)})
    less = climb.work(marked) < climb.work(before)
    return after.but(**{field: amount}) if less else marked


def a_step_rule() -> StepRule:
    """The rule of the worked examples."""
    return StepRule(
        order=("amount", "sets", "hold", "load"),
        sizes={
            "repetitions": (1,),
            "hold_seconds": (1, 2, 5, 10),
            "minutes": (1, 2, 5),
            "metres": (1, 2, 5, 10),
        },
        repetitions_top=12,
        repetitions_before_set=12,
        sets_after_loads=1,
        reset_percent=12.5,
        load_work_percent=10.0,
        coarse_percent=25.0,
        coarse_repetitions=6,
        coarse_sets=2,
        coarse_work_percent=20.0,
        store_percent=20.0,
        near_enough_percent=0.0,
        hard_cap_percent=20.0,
        new_things_max=2,
        source="worked example",
    )
