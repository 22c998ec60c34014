"""The planner is right for twelve clients over a year, within what a physio accepts."""

import pytest

from tests.reference.judge import cases, judged

CASES = [pytest.param(case, id=case["id"]) for case in cases()]


@pytest.mark.parametrize("case", CASES)
def test_every_range_of_the_case_holds(case, tmp_path) -> None:
    missed = [str(one) for one in judged(case, tmp_path) if not one.holds]
    assert not missed, "\n".join([f"{len(missed)} ranges do not hold:", *missed])
