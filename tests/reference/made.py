"""The programme of a case, as ``rehab plan CLIENT --weeks all --json`` prints it."""

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from rehab.app.planned import Planned
from rehab.report.programme import plan_json
from tests.support.folders import planned_in

Case: TypeAlias = Mapping[str, Any]
Made: TypeAlias = dict[str, Any]
MOST_ROUNDS = 12  # of a diary and the sheets that follow from it
SCORES = ("before", "during", "next_morning", "effort")


def programme_of(case: Case, folder: Path) -> Made | None:
    """Write the case's files and plan, again until the diary fits the sheets.

    None when there is no programme.
    """
    _write(folder / "client.yaml", case["client"])
    if case.get("decisions"):
        _write(folder / "record.yaml", {"decisions": _decisions(case)})
    found, before = planned(folder), None
    for _ in range(MOST_ROUNDS):
        if found is None or not case.get("diary"):
            break
        diary = _diary(case, found)
        if diary == before:
            break
        before = diary
        _write(folder / "diary.yaml", diary)
        found = planned(folder)
    return found


def planned(folder: Path) -> Made | None:
    """Return the programme of the client in this folder."""
    made = planned_in(folder)
    if not isinstance(made, Planned):
        return None
    numbers = [week.number for week in made.programme.weeks]
    found: Made = json.loads(plan_json(made, numbers))
    return found


def _write(path: Path, values: object) -> None:
    text = yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
    path.write_text(text, encoding="utf-8")


def _decisions(case: Case) -> list[dict[str, Any]]:
    start = datetime.date.fromisoformat(str(case["client"]["start"]))
    return [
        {
            "by": case["client"]["physio"],
            "on": start + datetime.timedelta(weeks=one["after_week"]),
            **one,
        }
        for one in case["decisions"]
    ]


def _diary(case: Case, made: Made) -> dict[str, Any]:
    """Return the diary that the case tells, on the days of these sheets."""
    sheets = {week["number"]: week for week in made["weeks"]}
    weeks = [
        _week(part, number, sheets.get(number))
        for part in case["diary"]
        for number in range(part["weeks"][0], part["weeks"][1] + 1)
        if "away" in part or number in sheets
    ]
    return {"weeks": weeks}


def _week(part: Case, number: int, sheet: Made | None) -> dict[str, Any]:
    if sheet is None or "away" in part:
        return {"week": number, "away": part["away"]}
    days = sorted({day for one in sheet["prescriptions"] for day in one["days"]})
    scores = {name: part[name] for name in SCORES}
    rows = [
        {"day": datetime.date.fromisoformat(day), **scores}
        for day in days[: part.get("done", len(days))]
    ]
    week = {"week": number, "confidence": part.get("confidence", 8), "sessions": rows}
    return {**week, "flare": True} if part.get("flare") else week
