"""Case histories: what a physio would expect, week by week.

A week of a ``diary`` is one word of ``tests.support.cases``, or a mapping: ``is`` that
word, and what every session (``each``) or every session that is not calm (``bad``) says
besides; ``effort`` is the client's word for the week. ``decided`` holds entries of the
record. A case with ``bug`` states what the rules say where the program does not follow
them yet.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from rehab.handout.weeks import next_block
from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.model.programme import Programme, Refusal
from rehab.model.record import Decision, Record
from rehab.planner.programme import build_programme
from tests.support.cases import (
    client,
    example,
    in_week,
    library,
    region,
    screened,
    short,
    small_plan,
    week_numbered,
    week_of,
)

FILES = sorted((Path(__file__).parent / "scenarios").glob("*.yaml"))
CASES = [
    pytest.param(
        case,
        id=f"{file.stem}: {case['name']}",
        marks=pytest.mark.xfail(reason=case["bug"], strict=True)
        if "bug" in case
        else (),
    )
    for file in FILES
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
KEYS = {
    *("name", "why", "plan", "phases", "rules", "client", "screening", "diary"),
    *("pain", "expect", "expect_not", "days", "says", "refused", "example"),
    *("decided", "bug"),
}


@pytest.mark.parametrize("case", CASES)
def test_case_goes_as_the_physio_expects(case: dict[str, Any]) -> None:
    assert set(case) <= KEYS
    result = _result(case)
    if isinstance(result, Refusal):
        assert sorted({r.rule for r in result.reasons}) == case.get("refused")
        return
    assert "refused" not in case
    for number, wanted in case.get("expect", {}).items():
        _week_is(result, number, wanted)
    for number, wanted in case.get("days", {}).items():
        found = in_week(result, number)
        for name, days in wanted.items():
            assert _weekdays(found[name].days) == days.split(), (number, name)
    _nowhere(result, case.get("expect_not", {}))
    _says(result, case.get("says", {}))


def _result(case: dict[str, Any]) -> Programme | Refusal:
    if "example" in case:
        return example(case["example"])
    rules = case.get("rules", {})
    own = small_plan(*case["phases"], **rules) if "phases" in case else None
    changes = case.get("client", {})
    if own or case.get("plan"):
        changes = {"entry_phase": None, **changes}
    person = client(**{"plan": case.get("plan", "recurrent-spasm"), **changes})
    person = screened(person, **case.get("screening", {}))
    diary = _diary(case.get("diary", {}), case.get("pain", 2))
    decided = [
        {"by": "Robin Hale", "on": "2026-12-01", **one}
        for one in case.get("decided", ())
    ]
    record = Record(decisions=tuple(Decision(**one) for one in decided))
    shelf = library()
    return build_programme(
        person, own or shelf.plans[person.plan], shelf, diary, record
    )


def _diary(weeks: dict[int, Any], pain: int) -> Diary:
    told = {
        n: one if isinstance(one, dict) else {"is": one} for n, one in weeks.items()
    }
    found = [_week(n, one, pain) for n, one in told.items() if one["is"] != "none"]
    return Diary(weeks=tuple(found))


def _week(number: int, told: dict[str, Any], pain: int) -> WeekRecord:
    assert set(told) <= {"is", "each", "bad", "effort"}
    week = week_of(number, told["is"], pain)
    calm = week_of(number, "green", pain).sessions[0]
    rows = [
        SessionRecord(
            **{
                **row.model_dump(),
                **told.get("each", {}),
                **(told.get("bad", {}) if row != calm else {}),
            }
        )
        for row in week.sessions
    ]
    return WeekRecord(
        **{**dict(week), "sessions": tuple(rows), "effort": told.get("effort")}
    )


def _week_is(programme: Programme, number: int, wanted: dict[str, Any]) -> None:
    week = week_numbered(programme, number)
    found: dict[str, Any] = {p.exercise.id: short(p.dose) for p in week.prescriptions}
    found |= {"phase": week.phase.id, "easy": week.easy, "colour": week.colour}
    assert {name: found.get(name) for name in wanted} == wanted, f"week {number}"


def _weekdays(days: tuple[Any, ...]) -> list[str]:
    return [f"{day:%a}".lower() for day in days]


def _nowhere(programme: Programme, banned: dict[str, Any]) -> None:
    """No week and no flare-up menu holds such an exercise."""
    for week in programme.weeks:
        for p in (*week.prescriptions, *week.flare_menu):
            one = p.exercise
            assert one.id not in banned.get("exercises", ()), week.number
            tags = {
                t for t, n in banned.get("tags", {}).items() if one.tags.get(t, 0) >= n
            }
            assert not tags, (week.number, one.id)
            assert not set(banned.get("flags", ())) & set(one.flags), one.id


def _says(programme: Programme, said: dict[str, Any]) -> None:
    assert set(said) <= {
        "asks",
        "why",
        "gaps",
        "ruled_out",
        "warnings",
        "block",
        "last_week",
    }
    for number, rules in said.get("why", {}).items():
        found = {name: p.reason.rule for name, p in in_week(programme, number).items()}
        assert {name: found.get(name) for name in rules} == rules, number
    for number, rules in said.get("asks", {}).items():
        asks = week_numbered(programme, number).asks
        assert sorted(reason.rule for reason in asks) == rules, number
    first = programme.weeks[0]
    if "gaps" in said:
        assert [gap.place for gap in first.gaps] == said["gaps"]
    ruled_out = {name: reason.rule for name, reason in first.ruled_out}
    for name, rule in said.get("ruled_out", {}).items():
        assert ruled_out.get(name) == rule, name
    warned = {reason.rule for reason in programme.warnings}
    assert set(said.get("warnings", ())) <= warned
    if "block" in said:
        assert list(next_block(programme)) == said["block"]
    if "last_week" in said:
        assert programme.weeks[-1].number == said["last_week"]


def test_every_kind_of_refusal_has_a_case() -> None:
    cases: list[Any] = [case.values[0] for case in CASES]
    met = {rule for case in cases for rule in case.get("refused", ())}
    actions = {sign.action for sign in region().signs.values()}
    kinds = {f"refused.sign_{action}" for action in actions}
    kinds |= {
        f"refused.{kind}"
        for kind in (
            *("not_asked", "age", "old_screen", "pain", "fresh_spasm"),
            *("triggers_unknown", "nothing_left", "too_many", "stop_sign"),
        )
    }
    assert met == kinds
