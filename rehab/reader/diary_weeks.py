"""What is wrong among the weeks of one diary."""

from collections.abc import Iterator

from rehab.model.diary import Diary
from rehab.model.problem import Problem
from rehab.reader.places import Read, problem_at


def diary_problems(read: Read[Diary]) -> Iterator[Problem]:
    """Yield a problem for each week that is given twice."""
    seen: set[int] = set()
    for number, record in enumerate(read.value.weeks):
        if record.week in seen:
            path = ("weeks", number, "week")
            yield problem_at(read.source, path, f"week {record.week} given twice")
        seen.add(record.week)
