"""A dose of two sides."""

from rehab.model.dose import Dose


def test_two_sides_take_nothing_of_which_side_the_other_dose_is() -> None:
    """What was done of one side alone, in the place of a row that has both."""
    row = Dose(left=Dose(sets=1, repetitions=5), right=Dose(sets=1, repetitions=8))
    done = Dose(sets=1, repetitions=4, side="left", load_kg=2)
    assert row.like(done) == row.loaded_as(done)
    assert [one.load_kg for one in row.like(done).sides] == [2, 2]
