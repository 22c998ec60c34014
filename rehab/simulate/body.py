"""What a body is used to, and what a week's work does to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rehab.model.programme import Prescription

GETS_USED = 0.5  # of the difference, each week of more
FORGETS = 0.15  # of the difference, each week of less
NEW = 0.9  # share of a new exercise's work that the body knows from others
EASES_AFTER = 6  # calm weeks for a point less of the usual pain
TENDER = 0.1  # tolerance lost by a bad week; half of it is back a week later


@dataclass(frozen=True, slots=True)
class Body:
    """Where the body stands at the beginning of a week."""

    used: Mapping[str, float] = field(default_factory=dict)  # weekly volume
    tender: float = 0  # tolerance lost for now
    calm: int = 0  # good weeks so far, less those a flare cost

    def strain(self, sheet: Iterable[Prescription], share: float) -> float:
        """So much of the sheet's work against what the body is used to; 1: the same."""
        found = [
            share * one.weekly_volume / self.used.get(name, NEW * one.weekly_volume)
            for one in sheet
            if (name := one.exercise.id) and one.weekly_volume
        ]
        return sum(found) / len(found) if found else 0

    def usual(self, pain: int) -> int:
        """The pain of an ordinary day now, of so much at the first visit."""
        return max(min(pain, 1), pain - self.calm // EASES_AFTER)


def after(
    body: Body, sheet: Iterable[Prescription], share: float, *, bad: bool
) -> Body:
    """The body after a week with so much of the sheet's work."""
    used = dict(body.used)
    for one in sheet:
        name, done = one.exercise.id, share * one.weekly_volume
        knew = used.get(name, NEW * one.weekly_volume)
        pace = GETS_USED if done > knew else FORGETS
        used[name] = max(knew + pace * (done - knew), 0.1)
    return replace(
        body,
        used=used,
        tender=body.tender / 2 + TENDER * bad,
        calm=max(0, body.calm - 2) if bad else body.calm + 1,
    )
