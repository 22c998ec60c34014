"""Running waits for walking and heel raises, wherever on the sheet those stand."""

from rehab.model.programme import Programme
from rehab.planner.programme import build_programme
from tests.support.cases import client, library, plan


def test_who_has_heel_raises_for_balance_comes_to_running_too() -> None:
    found = build_programme(
        client(birth_year=1958, goals=["Run again."]), plan(), library()
    )
    assert isinstance(found, Programme)
    build = next(week for week in found.weeks if week.phase.id == "slow_build")
    assert "heel_raise" in build.exercises
    assert "heel_raise" not in {gap.place for gap in build.gaps}
    runs = [week for week in found.weeks if "walk_jog" in week.exercises]
    assert runs
    before = found.week(runs[0].number - 1)
    assert before is not None
    calves, walk = before.given("heel_raise"), before.given("walk_brisk")
    assert calves is not None
    assert walk is not None
    assert calves.dose.sets * (calves.dose.repetitions or 0) >= 2 * 15
    assert (walk.dose.minutes or 0) >= 20  # 30 less in an easy week
