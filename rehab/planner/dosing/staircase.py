"""The staircase: every dose from the start to the cap, one variable a step.

The first variable of the plan's order that can still grow does so; a new set,
a longer hold or a heavier load resets what is in a set, so that the volume
does not jump.

>>> from rehab.model.dose import Dose
>>> rules = a_step_rule()
>>> start, cap = Dose(sets=2, repetitions=8), Dose(sets=3, repetitions=12)
>>> stairs = staircase(start, cap, (), rules)
>>> [f"{s.dose.sets}x{s.dose.repetitions}" for s in stairs]
['2x8', '2x9', '2x10', '2x11', '2x12', '3x9', '3x10', '3x11', '3x12']
>>> [round(s.rise_percent, 1) for s in stairs[1:]]
[12.5, 11.1, 10.0, 9.1, 12.5, 11.1, 10.0, 9.1]
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rehab.model.dose import Dose
from rehab.model.rules import StepRule
from rehab.planner.dosing.share import inner_field

MOST_STEPS = 400  # a guard; the longest shipped staircase has far fewer


@dataclass(frozen=True, slots=True)
class Step:
    """One dose of the staircase, which variable changed, and by how much."""

    dose: Dose
    variable: str = "start"
    rise_percent: float = 0.0  # volume against the step below
    load_rise_percent: float = 0.0


def staircase(
    start: Dose, cap: Dose, loads: Sequence[float | str], rules: StepRule
) -> tuple[Step, ...]:
    """All doses from ``start`` up to ``cap``; ``loads`` are the weights at hand.

    ``loads`` run light to heavy and may hold kilograms or band names; those not
    above the start's own are skipped.
    """
    steps = [Step(start)]
    above = _above(start, loads)
    while len(steps) < MOST_STEPS:
        step = _next(steps[-1].dose, cap, above, rules)
        if step is None:
            break
        if step.variable == "load":
            above = above[1:]
        steps.append(step)
    return tuple(steps)


def _above(start: Dose, loads: Sequence[float | str]) -> Sequence[float | str]:
    if start.band is not None:
        at = list(loads).index(start.band) + 1 if start.band in loads else len(loads)
        return loads[at:]
    return [kg for kg in loads if isinstance(kg, float) and kg > (start.load_kg or 0)]


def _next(
    dose: Dose, cap: Dose, loads: Sequence[float | str], rules: StepRule
) -> Step | None:
    for variable in rules.order:
        raised = {
            "amount": lambda: _more(dose, cap, rules),
            "sets": lambda: _another_set(dose, cap, rules),
            "hold": lambda: _longer_hold(dose, cap, rules),
            "load": lambda: _heavier(dose, cap, loads, rules),
        }[variable]()
        if raised is not None:
            return _step(variable, dose, raised)
    return None


def _step(variable: str, below: Dose, dose: Dose) -> Step:
    rise = (dose.volume / below.volume - 1) * 100
    heavier = 0.0
    if dose.load_kg and below.load_kg:
        heavier = (dose.load_kg / below.load_kg - 1) * 100
    return Step(dose, variable, rise, heavier)


def _amount_field(dose: Dose) -> str:
    """Descending schemes grow their hold first, then the scheme itself."""
    field = inner_field(dose)
    return "hold_seconds" if field == "scheme" and dose.hold_seconds else field


def _more(dose: Dose, cap: Dose, rules: StepRule) -> Dose | None:
    field = _amount_field(dose)
    if field == "scheme":
        return None
    value, most = getattr(dose, field), getattr(cap, field)
    sizes = rules.sizes[field]  # type: ignore[index]
    fitting = [n for n in sizes if n <= value * rules.reset_percent / 100]
    size = max(fitting, default=min(sizes))
    size = min(size, most - value)
    return dose.but(**{field: value + size}) if size > 0 else None


def _another_set(dose: Dose, cap: Dose, rules: StepRule) -> Dose | None:
    if dose.scheme and cap.scheme:
        pairs = zip(dose.scheme, cap.scheme, strict=True)
        grown = tuple(min(n + 1, max(n, most)) for n, most in pairs)
        if grown == dose.scheme:
            return None
        return _reset(dose, dose.but(scheme=grown), cap, rules.reset_percent)
    if dose.sets >= cap.sets:
        return None
    return _reset(dose, dose.but(sets=dose.sets + 1), cap, rules.reset_percent)


def _longer_hold(dose: Dose, cap: Dose, rules: StepRule) -> Dose | None:
    if not (dose.repetitions and dose.hold_seconds and cap.hold_seconds):
        return None
    if dose.hold_seconds >= cap.hold_seconds:
        return None
    held = dose.but(hold_seconds=dose.hold_seconds + 1)
    return _reset(dose, held, cap, rules.reset_percent)


def _heavier(
    dose: Dose, cap: Dose, loads: Sequence[float | str], rules: StepRule
) -> Dose | None:
    if not loads or dose.scheme:
        return None
    field = _amount_field(dose)
    fewer = max(1, round(getattr(cap, field) * rules.load_reset_percent / 100))
    load = loads[0]
    change = {"band": load} if isinstance(load, str) else {"load_kg": load}
    lower = dose.but(**change, **{field: fewer})
    return _reset(dose, lower, lower, rules.reset_percent)


def _reset(before: Dose, after: Dose, most: Dose, percent: float) -> Dose:
    """Cut what is in a set until the volume rises by at most ``percent``."""
    field = _amount_field(after)
    value = getattr(after, field)
    if field == "scheme":
        return after
    one = after.but(**{field: 1}).volume
    fits = math.floor(before.volume * (1 + percent / 100) / one + 1e-9)
    return after.but(**{field: max(1, min(fits, value, getattr(most, field)))})


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
        reset_percent=12.5,
        load_reset_percent=67.0,
        load_rise_percent=10.0,
        hard_cap_percent=20.0,
        exercises_stepping_max=2,
        source="worked example",
    )
