"""Whether a session looks as if something in it hurt."""

from rehab.entry.diaries import OpenDiary
from rehab.model.diary import SessionRecord
from rehab.planner.outcome.colour import session_colour

HURT = ("amber", "red")


def looks_sore(opened: OpenDiary, number: int, session: SessionRecord) -> bool:
    """A rise in the session, or a score that its sheet calls amber or red."""
    before, during = session.before, session.during
    if before is not None and during is not None and during > before:
        return True
    had = opened.had(number)
    if had is None:
        return False
    rule = opened.papers.plan.pain_rules[had.phase.pain_rule]
    return session_colour(rule, had.usual_pain, session) in HURT
