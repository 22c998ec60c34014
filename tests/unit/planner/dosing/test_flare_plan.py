"""The way back from a flare-up, with the weights that are at home."""

from rehab.model.dose import Dose
from rehab.planner.allowed.loads import Loads
from rehab.planner.dosing.flare_plan import stage_doses
from tests.support.cases import plan, short

STAGES = plan().flare.stages


def stages_of(dose: Dose, *kilograms: float) -> list[str]:
    return [short(one) for one in stage_doses(dose, Loads(kilograms), STAGES, ())]


def test_a_stage_has_the_lightest_weight_that_is_heavy_enough() -> None:
    dose = Dose(sets=2, repetitions=10, load_kg=10.0)
    assert stages_of(dose, 6.0, 8.0, 10.0)[:2] == ["2×5 8 kg", "2×6 10 kg"]


def test_where_there_is_none_so_light_it_is_fewer_and_never_under_the_half() -> None:
    """50 % of 9 at 80 % of 6 kg would be 3.6 with 6 kg; 75 % at 90 % is 6.07."""
    dose = Dose(sets=2, repetitions=9, load_kg=6.0)
    assert stages_of(dose, 2.0, 6.0)[:2] == ["2×4 6 kg", "2×6 6 kg"]
