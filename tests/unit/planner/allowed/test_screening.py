from typing import Any

import pytest

from rehab.planner.allowed.screening import screen
from tests.support.cases import client, library, plan, region, screened


def rules(person: Any) -> list[str]:
    """Return the rules that refuse the client."""
    refusal = screen(person, plan(), library())
    return [reason.rule for reason in refusal.reasons] if refusal else []


def test_whole_screen_of_noes_lets_the_client_in() -> None:
    assert rules(client()) == []


@pytest.mark.parametrize("sign", region().signs)
def test_each_stop_sign_stops_alone(sign: str) -> None:
    action = region().signs[sign].action
    assert rules(screened(client(), answers={sign: "yes"})) == [
        f"refused.sign_{action}"
    ]
    assert rules(screened(client(), answers={sign: "not asked"})) == [
        "refused.not_asked"
    ]


@pytest.mark.parametrize("sign", region().signs)
def test_followed_up_sign_does_not_stop_but_an_unasked_one_does(sign: str) -> None:
    followed = {"resolved": {sign: "seen by Dr Mair on 19 November"}}
    assert rules(screened(client(), answers={sign: "yes"}, **followed)) == []
    assert rules(screened(client(), answers={sign: "not asked"}, **followed)) == [
        "refused.not_asked"
    ]


def test_sign_left_out_of_the_file_was_not_asked() -> None:
    person = client(screening={"by": "R", "on": "2026-11-20", "answers": {}})
    assert rules(person) == ["refused.not_asked"] * len(region().signs)


def test_limits_of_the_plan_themselves_are_allowed() -> None:
    limits = plan()
    edge = client(
        usual_pain=limits.entry_pain_max, spasm_free_days=limits.entry_spasm_free_days
    )
    assert rules(edge) == []
