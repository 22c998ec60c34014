"""What a record or a diary says was given or done is believed up to the caps."""

from rehab.model.diary import Diary
from rehab.model.record import Record
from rehab.review.issued import issue
from tests.support.cases import diary_of
from tests.support.reviews import decision, planned_with
from tests.support.signing import ISSUED_ON as ON

ROW, MOST = "chest_supported_row", 24.0  # two of the heaviest dumbbells at hand
GREEN = diary_of({1: "green"})
PARTS = ("sets", "repetitions", "hold_seconds", "minutes")


def handed_out(**changes):
    """A record that says the client had these doses."""
    data = issue(planned_with(), (1, 2), "Robin Hale", ON, "x").model_dump()
    for sheet in data["sheets"]:
        for given in sheet["doses"].values():
            dose = given["dose"]
            dose |= {key: value for key, value in changes.items() if dose[key]}
    return Record.model_validate({"issued": [data]})


def test_no_dose_goes_on_from_more_than_its_cap():
    absurd = dict.fromkeys(PARTS, 9_999)
    found = planned_with(diary=GREEN, record=handed_out(**absurd, load_kg=200.0))
    for week in found.weeks[:3]:
        for given in week.prescriptions:
            for part in PARTS:
                most = getattr(given.exercise.dose.cap, part)
                assert (getattr(given.dose, part) or 0) <= (most or 1), given
            assert (given.dose.load_kg or 0) <= 40, given
    assert found.weeks[1].given(ROW).dose.load_kg <= MOST


def test_a_dose_of_another_kind_is_not_gone_on_from():
    record = handed_out()
    data = record.model_dump()
    for sheet in data["issued"][0]["sheets"]:
        sheet["doses"][ROW]["dose"] = {"minutes": 30}
    found = planned_with(diary=GREEN, record=Record(**data))
    plain = planned_with(diary=GREEN)
    for week in (1, 2):
        assert found.weeks[week].given(ROW).dose == plain.weeks[week].given(ROW).dose


def test_a_decision_and_what_was_done_hold_no_heavier_weight():
    heavy = {"sets": 1, "repetitions": 1, "load_kg": 200.0}
    told = decision(1, "set_dose", exercise=ROW, reason="x", dose=heavy)
    decided = planned_with(diary=GREEN, record=Record(decisions=(told,)))
    assert decided.weeks[1].given(ROW).dose.load_kg == MOST
    data = GREEN.model_dump()
    for session in data["weeks"][0]["sessions"]:
        session["doses"] = {ROW: {**heavy, "load_kg": 60.0}}
    done = planned_with(diary=Diary(**data))
    assert done.weeks[1].given(ROW).dose.load_kg <= MOST
