import pytest

from rehab.entry.dose_typed import example_of, typed_dose
from tests.support.cases import library, short


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("2x8", "2×8"),
        ("2×8@10kg", "2×8 10 kg"),
        (" 2 X 8 @ 12,5 KG ", "2×8 12.5 kg"),
        ("2x8 10 kg", "2×8 10 kg"),
        ("2×8/side, 4 kg each hand", "2×8 8 kg"),
        ("2x8@10lb", "2×8 10 lb"),
        ("2x8 5 lbs each hand", "2×8 10 lb"),
        ("3x30s", "3×30 s"),
        ("3 x 30 seconds", "3×30 s"),
        ("1x12min", "1×12 min"),
        ("12 min", "1×12 min"),
        ("3x20m", "3×20 m"),
        ("2x8 band medium", "2×8 medium"),
        ("2x8, medium band", "2×8 medium"),
        ("2x8@medium", "2×8 medium"),
        ("2x5x10s", "2×5×10 s"),
        ("5-3-1x8s", "5-3-1 ×8 s"),
        ("(5+3+1)×8 s", "5-3-1 ×8 s"),
    ],
)
def test_a_dose_is_read_as_people_write_it(text, dose):
    assert short(typed_dose(text)) == dose


@pytest.mark.parametrize(
    "text",
    [
        *("", "8", "2x", "x8", "0x8", "2x0", "-2x8", "2x8 10", "2x8@", "2x8 kg"),
        *("2x8 stone", "2x8@10kg band light", "2x99999", "1x1min x3s", "two by eight"),
    ],
)
def test_what_is_no_dose_is_none(text):
    assert typed_dose(text) is None


@pytest.mark.parametrize("name", sorted(library().exercises))
def test_the_example_of_every_exercise_is_a_dose_of_its_kind(name):
    span = library().exercises[name].dose
    assert span.fits(typed_dose(example_of(span)))
