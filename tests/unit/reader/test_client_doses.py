"""The client's own doses stay under the caps, and under the limits of their flags."""

from typing import Any

from rehab.reader.client_doses import dose_problems
from rehab.reader.source import read_source
from tests.support.cases import client, library

OWN = {"doses": {"deadlift_raised": {"sets": 2, "repetitions": 5, "load_kg": 20.0}}}


def problems(**person: Any) -> list[str]:
    text = "doses: {deadlift_raised: {sets: 2, repetitions: 5, load_kg: 20}}"
    source, _ = read_source(text.encode(), "client.yaml")
    assert source
    bell = {"weights_kg": {"kettlebell": [20.0]}}
    of = client(**OWN, **bell, **person)
    return [one.message for one in dose_problems(source, of, library())]


def test_a_flag_with_a_limit_bounds_the_physios_own_dose() -> None:
    assert problems() == []  # 40 % of 80 kg
    (told,) = problems(flags=["osteoporosis_vfx"])  # 20 %
    assert "is above the cap of deadlift_raised: 16 kg" in told
