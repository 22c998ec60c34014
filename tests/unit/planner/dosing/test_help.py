"""A load that helps: it goes down, and easier means more of it."""

import itertools

from rehab.model.dose import Dose
from rehab.model.rules import FlareStage
from rehab.planner.allowed.loads import Help, Loads
from rehab.planner.dosing.flare_plan import lighter, stage_doses
from rehab.planner.dosing.staircase import a_step_rule, staircase
from rehab.planner.dosing.work import work

STEPS = (Help(20.0), Help(10.0), Help(5.0), Help(0.0))
FOUND = Loads(STEPS, more_help=(30.0,))
HELPED = Dose(sets=3, repetitions=8, help_kg=20)


def test_it_goes_down_to_none_and_the_work_goes_up() -> None:
    cap = Dose(sets=3, repetitions=10)
    steps = staircase(HELPED, cap, STEPS, a_step_rule())
    helped = list(dict.fromkeys(step.dose.help_kg for step in steps))
    assert helped == [20, 10, 5, None]
    for before, step in itertools.pairwise(steps):
        if step.variable == "load":
            assert (step.dose.help_kg or 0) < (before.dose.help_kg or 0)
            assert step.dose.volume <= before.dose.volume * 1.2
            assert step.load_rise_percent > 0
    assert steps[-1].dose == Dose(sets=3, repetitions=10)


def test_lighter_is_more_help_and_never_less_of_it() -> None:
    assert lighter(HELPED, FOUND, 50, 80) == Dose(sets=3, repetitions=4, help_kg=30)
    assert lighter(HELPED, FOUND, 50, 100) == Dose(sets=3, repetitions=4, help_kg=20)
    # 30 kg are not enough for a half: so much fewer with the most there is.
    assert lighter(HELPED, FOUND, 100, 50) == Dose(sets=3, repetitions=4, help_kg=30)
    # Who has come to do without it begins with the least again.
    alone = Dose(sets=3, repetitions=8)
    assert lighter(alone, FOUND, 50, 80) == Dose(sets=3, repetitions=4, help_kg=5)


def test_after_a_flare_up_there_is_more_help_at_first() -> None:
    stages = tuple(
        FlareStage(percent=p, load_percent=load, days="d", says="s")
        for p, load in ((50, 80), (75, 90), (100, 100))
    )
    first, second, last = stage_doses(HELPED, FOUND, stages, ())
    assert first.help_kg == second.help_kg == 30
    assert last == HELPED
    assert work(first, ()) < work(second, ()) < work(last, ())
