"""Every kind of range that a case may have, each held against a programme."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from tests.reference.measure import (
    BANDS,
    FIELDS,
    Given,
    Sheet,
    figures,
    minutes_of,
    said,
    work,
)
from tests.support.cases import library

Rule: TypeAlias = Mapping[str, Any]
ROUNDING = 1e-6
ALWAYS = 9999  # a week that never comes
FREE_TO_JUMP = ("gait", "balance")


class Range(NamedTuple):
    """One range, and whether it holds."""

    week: int  # 0: no single one
    name: str  # the ladder, or the kind
    field: str
    holds: bool
    text: str

    @property
    def kind(self) -> str:
        """Under what it is counted."""
        whole = ("never", "session", "phases", "no_jump")
        return self.name if self.name in whole else self.field

    def __str__(self) -> str:
        """Say what was found and what is wanted."""
        when = f"week {self.week} " if self.week else ""
        return f"{when}{self.name} {self.field}: {self.text}"


@dataclass(frozen=True)
class Shelf:
    """What the exercises are: from the library, else from the reference."""

    known: frozenset[str]  # the catalogue when the ranges were written
    missing: Mapping[str, Rule]  # what it lacked then

    def pattern(self, name: str) -> str:
        """Return the family of movement."""
        if exercise := library().exercises.get(name):
            return exercise.pattern
        return str(self.missing.get(name, {}).get("pattern", "?"))

    def tags(self, name: str) -> Mapping[str, int]:
        """Return what the movement asks of the body."""
        exercise = library().exercises.get(name)
        return exercise.tags if exercise else {}

    def belongs(self, one: Given, ladder: Rule, ids: str | Sequence[str]) -> bool:
        """Whether it is one of ``ids``, or of the ladder's kind and newer than them."""
        name = one["exercise"]
        alike = self.pattern(name) in ladder["patterns"]
        if ids == "any":
            return alike
        return name in _ids(ids) or (name not in self.known and alike)

    def work(self, one: Given, *, loaded: bool = True) -> float:
        """Return the work of one session."""
        return work(one, self.pattern, loaded=loaded)


def _ids(listed: Sequence[str]) -> set[str]:
    """Return the ids of a list, those after "missing:" too."""
    plain = [item.removeprefix("missing:").split(",") for item in listed]
    return {name.strip() for names in plain for name in names}


class Sheets:
    """The weeks of a programme."""

    def __init__(self, found: Mapping[str, Any]) -> None:
        self.by_number: dict[int, Sheet] = {w["number"]: w for w in found["weeks"]}
        self.last = max(self.by_number)

    def at(self, number: int) -> Sheet:
        """Return the week to look at: not an easy one; past the end, the last."""
        number = min(number, self.last)
        for near in (number, number - 1, number + 1):
            sheet = self.by_number.get(near)
            if sheet and not sheet.get("easy"):
                return sheet
        return self.by_number[number]

    def full(self, number: int) -> Sheet | None:
        """Return exactly this week, if there is one and it is not an easy one."""
        sheet = self.by_number.get(number)
        return None if sheet is None or sheet.get("easy") else sheet

    def in_order(self) -> list[tuple[int, Sheet]]:
        """Return every week with its number."""
        return sorted(self.by_number.items())


def inside(value: float | None, limits: Sequence[float]) -> bool:
    """Whether a number is within both ends."""
    if value is None:
        return False
    low, high = limits
    return low - ROUNDING <= value <= high + ROUNDING


def _fits(field: str, value: Any, limits: Sequence[Any]) -> bool:
    """Whether a figure is in range; one that this kind of dose lacks is no fault."""
    if field == "band":
        low, high = map(BANDS.index, limits)
        return value in BANDS and low <= BANDS.index(value) <= high
    if value is None:
        return field in {"reps", "hold_s"}
    return inside(value, limits)


def _any_of(sheet: Sheet, ladder: Rule, shelf: Shelf) -> Given | None:
    """Return the first prescription of a ladder, whatever a week says."""
    for one in sheet["prescriptions"]:
        if shelf.belongs(one, ladder, ladder["ids"]):
            return one
    return None


def _ladders(case: Rule, sheets: Sheets, shelf: Shelf) -> Iterator[Range]:
    """An exercise of the ladder is there, and each figure of its dose is in range."""
    for name, ladder in case["ladders"].items():
        for number, row in ladder["weeks"].items():
            fields = [field for field in FIELDS if field in row]
            sheet = sheets.at(number)
            one = _best(sheet, ladder, row, shelf)
            if one is None:
                alike = [
                    other["exercise"]
                    for other in sheet["prescriptions"]
                    if shelf.pattern(other["exercise"]) in ladder["patterns"]
                ]
                there = ", ".join(alike) or "nothing of the kind"
                text = f"none accepted (there is: {there})"
                yield Range(number, name, "exercise", False, text)  # noqa: FBT003
                for field in fields:
                    text = f"none want {row[field]}"
                    yield Range(number, name, field, False, text)  # noqa: FBT003
                continue
            yield Range(number, name, "exercise", True, said(one))  # noqa: FBT003
            value = figures(one, shelf.pattern)
            for field in fields:
                holds = _fits(field, value[field], row[field])
                text = f"{value[field]} want {row[field]}"
                yield Range(number, name, field, holds, text)


def _best(sheet: Sheet, ladder: Rule, row: Rule, shelf: Shelf) -> Given | None:
    """Return the prescription of the ladder that fits most of the row."""
    ids = row.get("ids", ladder["ids"])

    def fit(one: Given) -> int:
        value = figures(one, shelf.pattern)
        return sum(_fits(f, value[f], row[f]) for f in FIELDS if f in row)

    found = [one for one in sheet["prescriptions"] if shelf.belongs(one, ladder, ids)]
    return max(found, key=fit, default=None)


def _session(case: Rule, sheets: Sheets, shelf: Shelf) -> Iterator[Range]:
    """How many exercises, and how long the longest day takes."""
    for number, row in case.get("session", {}).items():
        sheet = sheets.at(number)
        found = {
            "exercises": len(sheet["prescriptions"]),
            "minutes": minutes_of(sheet, shelf.pattern),
        }
        for field in found.keys() & row.keys():
            text = f"{found[field]} want {row[field]}"
            holds = inside(found[field], row[field])
            yield Range(number, "session", field, holds, text)


def _phases(case: Rule, sheets: Sheets, _: Shelf) -> Iterator[Range]:
    """The first week of a phase."""
    first: dict[str, int] = {}
    for number, sheet in sheets.in_order():
        first.setdefault(sheet["phase"], number)
    for phase, limits in case.get("phases", {}).items():
        text = f"first week {first.get(phase)} want {limits}"
        yield Range(0, "phases", phase, inside(first.get(phase), limits), text)


def _growth(case: Rule, sheets: Sheets, shelf: Shelf) -> Iterator[Range]:
    """Work of a session as a multiple of that of week 1."""
    for name, rows in case.get("growth", {}).items():
        ladder = case["ladders"][name]
        base = _any_of(sheets.at(1), ladder, shelf)
        for number, limits in rows.items():
            one = _any_of(sheets.at(number), ladder, shelf)
            if not base or not one:
                text = f"no exercise to compare, want {limits}"
                yield Range(number, name, "growth", False, text)  # noqa: FBT003
                continue
            times = _times(base, one, ("load_kg",), shelf)
            text = f"×{times:.2f} want {limits}"
            yield Range(number, name, "growth", inside(times, limits), text)


def _times(base: Given, one: Given, loads: Sequence[str], shelf: Shelf) -> float:
    """Return the work of one against the other; the load counts if both have one."""
    alike = all(bool(base["dose"].get(k)) == bool(one["dose"].get(k)) for k in loads)
    return shelf.work(one, loaded=alike) / shelf.work(base, loaded=alike)


def _marks(case: Rule, sheets: Sheets, shelf: Shelf) -> Iterator[Range]:
    """The first week in which a pass mark is on the sheet."""
    for name, mark in case.get("marks", {}).items():
        ladder = case["ladders"][name]
        reached = next(
            (
                number
                for number, sheet in sheets.in_order()
                for one in sheet["prescriptions"]
                if shelf.belongs(one, ladder, mark["ids"]) and _enough(one, mark, shelf)
            ),
            None,
        )
        wanted = " ".join(f"{key} {mark[key]}" for key in FIELDS if key in mark)
        text = f"reached in week {reached} want {mark['by']}: {wanted}"
        yield Range(0, name, "mark", inside(reached, mark["by"]), text)


def _enough(one: Given, mark: Rule, shelf: Shelf) -> bool:
    value = figures(one, shelf.pattern)
    band = mark.get("band")
    if band and not _fits("band", value["band"], (band, BANDS[-1])):
        return False
    numbers = [key for key in FIELDS if key in mark and key != "band"]
    return all((value[key] or 0) >= mark[key] - ROUNDING for key in numbers)


def _keeps(case: Rule, sheets: Sheets, shelf: Shelf) -> Iterator[Range]:
    """Work of a session as a share of the most in some weeks, after a bad time."""
    for rule in case.get("keeps", []):
        ladder, week, name = (
            case["ladders"][rule["ladder"]],
            rule["week"],
            rule["ladder"],
        )
        base = _most(rule["of"], ladder, sheets, shelf)
        # An easy week says nothing.
        sheet = sheets.full(week) or sheets.full(week + 1)
        one = sheet and _any_of(sheet, ladder, shelf)
        if not base or not one:
            text = f"nothing to compare with week {rule['of']}"
            yield Range(week, name, "keeps", False, text)  # noqa: FBT003
            continue
        share = _times(base, one, ("load_kg", "band"), shelf)
        text = f"×{share:.2f} of week {rule['of']} ({said(base)}) "
        text += f"want {rule['between']}: {said(one)}"
        yield Range(week, name, "keeps", inside(share, rule["between"]), text)


def _most(
    weeks: int | Sequence[int], ladder: Rule, sheets: Sheets, shelf: Shelf
) -> Given | None:
    """Return the most work of these weeks, the last of equals."""
    first, last = (weeks, weeks) if isinstance(weeks, int) else weeks
    most: Given | None = None
    for number in range(first, last + 1):
        sheet = sheets.full(number)
        there = sheet and _any_of(sheet, ladder, shelf)
        if there and (most is None or shelf.work(there) >= shelf.work(most)):
            most = there
    return most


def _stays(case: Rule, sheets: Sheets, _: Shelf) -> Iterator[Range]:
    """Which phases may be seen in some weeks."""
    for rule in case.get("stays", []):
        first, last = rule["weeks"]
        other = [
            f"{number} {sheet['phase']}"
            for number, sheet in sheets.in_order()
            if first <= number <= last and sheet["phase"] not in rule["phases"]
        ]
        text = ", ".join(other) or "ok"
        yield Range(first, "phases", "stays", not other, text)


def _never(case: Rule, sheets: Sheets, shelf: Shelf) -> Iterator[Range]:
    """Exercises or tags that no sheet has, up to a week."""
    for rule in case.get("never", []):
        ids, tags = rule.get("ids", ()), rule.get("tags", {})
        bad = [
            f"week {number} {one['exercise']}"
            for number, sheet in sheets.in_order()
            if number <= rule.get("until", ALWAYS)
            for one in sheet["prescriptions"]
            if one["exercise"] in ids or _has(shelf.tags(one["exercise"]), tags)
        ]
        what = " ".join(f"{tag}>={most}" for tag, most in tags.items())
        what = what or f"{len(ids)} exercises"
        until = f" until {rule['until']}" if "until" in rule else ""
        text = f"{bad[0]} ({len(bad)} times)" if bad else "ok"
        yield Range(0, "never", what + until, not bad, text)


def _has(tags: Mapping[str, int], forbidden: Mapping[str, int]) -> bool:
    return any(tags.get(tag, 0) >= most for tag, most in forbidden.items())


def _no_jump(case: Rule, sheets: Sheets, shelf: Shelf) -> Iterator[Range]:
    """The greatest step of an exercise from one full week to the next."""
    if "no_jump" not in case:
        return
    worst, where = 0.0, ""
    for number, _ in sheets.in_order():
        now, last = sheets.full(number), sheets.full(number - 1)
        if now is None or last is None:
            continue
        was = {one["exercise"]: one for one in last["prescriptions"]}
        for one in now["prescriptions"]:
            name = one["exercise"]
            if name not in was or shelf.pattern(name) in FREE_TO_JUMP:
                continue
            times = shelf.work(one) / max(1e-9, shelf.work(was[name]))
            step = f"week {number} {said(was[name])} -> {said(one)}"
            worst, where = max((worst, where), (times, step))
    holds = worst <= case["no_jump"] + ROUNDING
    text = f"×{worst:.2f} want <= {case['no_jump']}: {where}"
    yield Range(0, "no_jump", "session", holds, text)


def _apart(case: Rule, sheets: Sheets, shelf: Shelf) -> Iterator[Range]:
    """Days between two sessions of a ladder with a weight in them."""
    for name, least in case.get("apart", {}).items():
        ladder = case["ladders"][name]
        days = sorted(
            {
                datetime.date.fromisoformat(day)
                for _, sheet in sheets.in_order()
                for one in sheet["prescriptions"]
                if shelf.belongs(one, ladder, ladder["ids"])
                and one["dose"].get("load_kg")
                for day in one["days"]
            }
        )
        close = [b for a, b in pairwise(days) if (b - a).days < least]
        text = "ok" if days else "never with a weight"
        if close:
            text = f"{close[0]} ({len(close)} times)"
        yield Range(0, name, "apart", bool(days) and not close, text)


KINDS = (
    *(_ladders, _session, _phases, _growth, _marks),
    *(_keeps, _stays, _never, _no_jump, _apart),
)


def ranges(case: Rule, found: Mapping[str, Any], shelf: Shelf) -> list[Range]:
    """Return every range of the case, held against this programme."""
    sheets = Sheets(found)
    return [each for kind in KINDS for each in kind(case, sheets, shelf)]
