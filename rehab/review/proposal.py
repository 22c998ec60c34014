"""What a review proposes after the last week that came back. Decides nothing."""

from rehab.model.programme import Library, Programme
from rehab.model.proposal import Proposal
from rehab.review.choices import choices
from rehab.review.issued import differences
from rehab.review.look_back import exercises_seen, last_block, weeks_seen
from rehab.review.moves import changes
from rehab.review.notices import notices
from rehab.review.offers import offers
from rehab.review.what_if import what_ifs
from rehab.review.withdrawing import withdrawn_since


def propose(programme: Programme, library: Library) -> Proposal:
    """Look back on the last block, and forward to the next week."""
    last = programme.diary.last_week
    block = last_block(programme)
    seen = weeks_seen(programme, block)
    week = programme.week(last + 1)
    first = block[0] if block else 1
    told = (
        *notices(seen, programme.plan.week_rule),
        *offers(programme, seen),
        *withdrawn_since(programme.record, first),
        *differences(programme, library, first),
    )
    if week is None:
        return Proposal(programme=programme, after_week=last, week=None, weeks=seen)
    return Proposal(
        programme=programme,
        after_week=last,
        week=week,
        weeks=seen,
        exercises=exercises_seen(programme, library, block),
        changes=changes(programme, last, week),
        choices=choices(programme, library, week) if last else (),
        decided=programme.record.decided(last),
        notices=told,
        unmet=week.unmet,
        what_ifs=what_ifs(programme, library, week) if last else (),
    )
