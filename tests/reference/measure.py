"""The numbers of a prescription, as ``rehab plan --json`` gives it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

Given: TypeAlias = Mapping[str, Any]  # a prescription
Sheet: TypeAlias = Mapping[str, Any]  # a week
PatternOf: TypeAlias = Callable[[str], str]

BANDS = ("light", "medium", "heavy")
FIELDS = (
    *("load_kg", "band", "sets", "reps", "hold_s"),
    *("minutes", "metres", "rest_s", "sessions"),
)
SECONDS_A_REP = 4
REST_SECONDS = 45  # between sets, where the dose says nothing
CHANGE_SECONDS = 60  # to the next exercise
UP_AND_DOWN_SECONDS = 3  # beside the hold, of a held repetition


def figures(one: Given, pattern_of: PatternOf) -> dict[str, Any]:
    """Return the dose by the names of the ranges."""
    dose = one["dose"]
    scheme, minutes = dose.get("scheme"), dose.get("minutes")
    return {
        "load_kg": _both_hands(one, pattern_of),
        "band": dose.get("band"),
        "sets": len(scheme) if scheme else dose.get("sets", 1),
        "reps": max(scheme) if scheme else dose.get("repetitions"),
        "hold_s": dose.get("hold_seconds"),
        "minutes": minutes * dose.get("sets", 1) if minutes else None,
        "metres": dose.get("metres"),
        "rest_s": dose.get("rest_seconds"),
        "sessions": len(one["days"]),
    }


def _both_hands(one: Given, pattern_of: PatternOf) -> float:
    """Kilograms; a row done one hand at a time is done with the other as well."""
    kg: float = one["dose"].get("load_kg") or 0
    in_turn = one.get("per_side") and pattern_of(one["exercise"]) == "row"
    return 2 * kg if in_turn else kg


def repetitions(dose: Mapping[str, Any]) -> int:
    """Return those of all sets; a hold, minutes or metres count as one a set."""
    if dose.get("scheme"):
        return sum(dose["scheme"])
    return dose.get("sets", 1) * (dose.get("repetitions") or 1)


def is_held_repetition(dose: Mapping[str, Any]) -> bool:
    """Whether it is repetitions, each of them held."""
    counted = dose.get("repetitions") or dose.get("scheme")
    return bool(dose.get("hold_seconds") and counted)


def work(one: Given, pattern_of: PatternOf, *, loaded: bool = True) -> float:
    """Return a session's work: repetitions × seconds held, × kilograms or band."""
    dose = one["dose"]
    amount: float = repetitions(dose)
    if dose.get("hold_seconds"):
        way = UP_AND_DOWN_SECONDS if is_held_repetition(dose) else 0
        amount *= dose["hold_seconds"] + way
    for whole in ("minutes", "metres"):
        if dose.get(whole):
            amount = dose[whole] * dose.get("sets", 1)
    if loaded and dose.get("load_kg"):
        amount *= _both_hands(one, pattern_of)
    if loaded and dose.get("band"):
        amount *= 1 + BANDS.index(dose["band"]) / 2
    return amount


def minutes_of(sheet: Sheet, pattern_of: PatternOf) -> int:
    """Return the longest day without walking, in minutes: an estimate."""
    by_day: dict[str, float] = defaultdict(float)
    for one in sheet["prescriptions"]:
        if pattern_of(one["exercise"]) == "gait":
            continue
        for day in one["days"]:
            by_day[day] += _seconds(one)
    return round(max(by_day.values(), default=0) / 60)


def _seconds(one: Given) -> float:
    dose = one["dose"]
    sets = len(dose["scheme"]) if dose.get("scheme") else dose.get("sets", 1)
    sides = 2 if one.get("per_side") else 1
    rests = (sets - 1) * (dose.get("rest_seconds") or REST_SECONDS)
    return _at_work(dose, sets) * sides + rests + CHANGE_SECONDS


def _at_work(dose: Mapping[str, Any], sets: int) -> float:
    """Return the seconds of one side without rests; a metre takes one."""
    if dose.get("metres"):
        return sets * dose["metres"]
    if dose.get("minutes"):
        return sets * dose["minutes"] * 60
    if is_held_repetition(dose):
        return repetitions(dose) * (dose["hold_seconds"] + UP_AND_DOWN_SECONDS)
    if dose.get("hold_seconds"):
        return sets * dose["hold_seconds"]
    return repetitions(dose) * SECONDS_A_REP


def said(one: Given) -> str:
    """Return the prescription in a few words.

    >>> said({"exercise": "row", "dose": {"sets": 2, "repetitions": 8}, "days": "ab"})
    'row 2×8 2/wk'
    """
    dose = one["dose"]
    amounts = ("repetitions", "minutes", "hold_seconds", "metres")
    inside = next((dose[name] for name in amounts if dose.get(name)), None)
    sets = "-".join(map(str, dose.get("scheme") or ())) or f"{dose['sets']}×{inside}"
    parts = [one["exercise"], sets + ("/side" if one.get("per_side") else "")]
    if is_held_repetition(dose):
        parts.append(f"×{dose['hold_seconds']} s")
    if dose.get("load_kg"):
        parts.append(f"{dose['load_kg']:g} kg")
    return " ".join(
        [*parts, *filter(None, [dose.get("band")]), f"{len(one['days'])}/wk"]
    )
