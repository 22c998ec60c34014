"""Where an exercise can be watched."""

from rehab.model.clinic import Clinic
from rehab.model.exercise import Exercise


def video_address(exercise: Exercise, clinic: Clinic) -> str | None:
    """The address to print: the exercise's own, else the clinic's, else none.

    It is made of the library and the clinic alone, so it is the same for everybody.
    """
    if exercise.video:
        return exercise.video
    if clinic.videos is None:
        return None
    return f"{clinic.videos.removesuffix('/')}/{exercise.id}"
