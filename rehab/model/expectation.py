"""A dose that is expected in a week, written down so that no edit moves it unseen."""

from rehab.model.dose import Dose
from rehab.model.names import ExerciseId
from rehab.model.units import Count, Value


class Expectation(Value):
    """In this week this exercise has this dose; a load left out is not asked."""

    week: Count
    exercise: ExerciseId
    dose: Dose
