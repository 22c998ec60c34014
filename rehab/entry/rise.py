"""Whether a session looks as if something in it hurt."""

from rehab.entry.diaries import Desk
from rehab.model.diary import SessionRecord
from rehab.planner.outcome.colour import session_colour

HURT = ("amber", "red")


def looks_sore(desk: Desk, number: int, session: SessionRecord) -> bool:
    """A rise in the session, or a score that its sheet calls amber or red."""
    before, during = session.before, session.during
    if before is not None and during is not None and during > before:
        return True
    week = desk.weeks.get(number)
    if week is None:
        return False
    rule = desk.papers.plan.pain_rules[week.phase.pain_rule]
    usual = desk.papers.client.usual_pain
    return session_colour(rule, usual, session) in HURT
