"""The usual pain that a week is judged by: the one its sheet was printed with."""

from rehab.planner.allowed.case import Case


def usual_pain(case: Case, number: int) -> int:
    """Of the sheet the client had, 0-10; of one still to come, the client file's."""
    sheet = case.record.sheet(number)
    if sheet is None or sheet.usual_pain is None or number > case.diary.last_week:
        return case.client.usual_pain
    return sheet.usual_pain
