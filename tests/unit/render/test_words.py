import dataclasses

import pytest

from rehab.model.dose import Dose
from rehab.render.words import dose_less, dose_short, dose_words
from tests.support.cases import build, client, in_week


@pytest.mark.parametrize(
    ("exercise", "dose", "sentence"),
    [
        ("bridge", Dose(sets=2, repetitions=8), "2 sets of 8"),
        ("bridge", Dose(repetitions=8), "8 times"),
        ("plank", Dose(sets=2, hold_seconds=20), "hold 20 seconds, 2 times"),
        (
            "bird_dog",
            Dose(scheme=(5, 3, 1), hold_seconds=8),
            ("3 sets: 5, then 3, then 1, hold each 8 seconds, each side"),
        ),
        ("walk_build", Dose(minutes=10), "10 minutes"),
        (
            "walk_jog",
            Dose(sets=6, minutes=1),
            "6 times 1 minute, 2 minutes easy between",
        ),
        ("farmer_carry", Dose(sets=2, metres=15), "15 metres, 2 times"),
        (
            "superman",
            Dose(sets=2, repetitions=5, hold_seconds=2, rest_seconds=30),
            "2 sets of 5, hold each 2 seconds, rest 30 seconds",
        ),
        (
            "band_row",
            Dose(sets=2, repetitions=10, band="light"),
            "2 sets of 10, light band",
        ),
        (
            "deadlift",
            Dose(sets=2, repetitions=5, load_kg=12.5),
            "2 sets of 5, 12.5 kg",
        ),
    ],
)
def test_a_dose_is_a_sentence(exercise, dose, sentence, shelf, made):
    assert dose_words(made.words(), shelf.exercises[exercise], dose) == sentence


def test_two_weights_are_told_apart(shelf, made):
    dose = Dose(sets=2, metres=15, load_kg=8)
    carry = shelf.exercises["farmer_carry"]
    sentence = dose_words(made.words(), carry, dose, 2)
    assert sentence == "15 metres, 2 times, 4 kg in each hand"


def test_every_shipped_dose_has_words(shelf, made):
    words = made.words()
    for exercise in shelf.exercises.values():
        for dose in (exercise.dose.start, exercise.dose.cap):
            assert dose_words(words, exercise, dose)
            assert dose_short(words, dose)


def test_short_doses_fit_tables(made):
    dose = Dose(sets=2, repetitions=8, load_kg=8)
    assert dose_short(made.words(), dose, per_side=True) == "2×8/side, 8 kg"


def test_a_missing_sentence_or_slot_is_a_bug(made):
    with pytest.raises(KeyError):
        made.words().say("week.nothing")
    with pytest.raises(KeyError):
        made.words().say("week.heading", number=1)


def test_a_lower_dose_names_a_band_that_is_another_one_than_the_weeks(made):
    dose = Dose(sets=2, repetitions=10, band="medium")
    given = in_week(build(client(bands=["light", "medium"], weights_kg={})), 1)
    row = next(one for one in given.values() if one.dose.band)
    row = dataclasses.replace(row, dose=dose)
    assert dose_less(made.words(), row, dose.but(repetitions=7)) == "2 sets of 7"
    lighter = dose.but(repetitions=8, band="light")
    assert dose_less(made.words(), row, lighter) == "2 sets of 8, light band"
