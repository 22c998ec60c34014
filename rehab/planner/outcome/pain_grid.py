"""The pain rule as a grid of numbers: every score tried out, equal ones joined."""

from functools import cache
from itertools import groupby

from rehab.model.diary import MOMENTS
from rehab.model.limits import GridColumn, Verdict
from rehab.model.rules import PainRule
from rehab.planner.outcome.pain_score import verdict

SCORES = range(11)  # pain 0-10


@cache
def pain_grid(rule: PainRule, usual_pain: int) -> tuple[GridColumn, ...]:
    """What pain means before, in and after a session, from 0 to 10 without a hole.

    >>> rule = PainRule(name="No worse", during_rise_amber=1, during_rise_red=2,
    ...     during_red=6, morning_rise_amber=1, morning_rise_red=2,
    ...     source="worked example")
    >>> [(c.lowest, c.highest, c.during) for c in pain_grid(rule, 2)][:3]
    [(0, 2, 'green'), (3, 3, 'amber'), (4, 5, 'red')]
    """

    def column(score: int) -> tuple[Verdict, ...]:
        return tuple(verdict(rule, usual_pain, moment, score) for moment in MOMENTS)

    found = []
    for (before, during, morning), alike in groupby(SCORES, column):
        scores = list(alike)
        found.append(
            GridColumn(
                lowest=scores[0],
                highest=scores[-1],
                before=before,
                during=during,
                morning=morning,
            )
        )
    return tuple(found)
