"""What is typed of the first visit means what it says."""

import pytest

from rehab.entry.new_typed import Unclear, kit, tries
from tests.support.cases import library

EVERY = library().exercises


@pytest.mark.parametrize("pain", ["pain", "Pain", "PAIN"])
def test_a_baseline_is_typed_by_the_name_of_any_exercise(pain):
    said = {"tries": [8, 7], "pain": 2}
    for key, exercise in EVERY.items():
        for name in (key, exercise.name):
            assert tries(f"{name} 8 7 {pain} 2") == {name.lower(): said}
            assert tries(f"{name} {pain} 2 8 7") == {name.lower(): said}


def test_a_band_is_asked_for_by_its_strength():
    meant = kit({"band": "exercise band", "chair": "firm chair"}, ["light", "heavy"])
    for typed in ("band, chair", "chair; exercise band"):
        with pytest.raises(Unclear, match="band"):
            meant(typed)
    assert meant("band light, chair")["bands"] == meant("light, chair")["bands"]
