"""The doses of the printed weeks as a table: an exercise with its days a row."""

from collections.abc import Sequence

from rehab.app.pages import signed
from rehab.app.planned import Planned
from rehab.app.words import words_of
from rehab.render.view_material import dose_of, number_in, sentence
from rehab.report.export.cells import table


def doses_csv(made: Planned, numbers: Sequence[int]) -> str:
    """The table; each row says whether its sheet is signed."""
    said = words_of(made)
    review = signed(made, numbers)
    state = said.say("export.not_signed")
    if review:
        state = said.say("export.signed", by=review.by)
    rows: list[tuple[object, ...]] = [
        (
            week.number,
            week.start.isoformat(),
            week.phase.name,
            number_in(week, given.exercise.id),
            given.exercise.id,
            given.exercise.name,
            sentence(dose_of(said, given)),
            " ".join(day.isoformat() for day in given.days),
            state,
        )
        for week in made.programme.chosen(numbers)
        for given in week.prescriptions
    ]
    return table([said.many("export.doses"), *rows])
