"""What a policy may build on, besides the dose an exercise comes with."""

from dataclasses import dataclass

from rehab.model.dose import Dose
from rehab.model.rules import StepRule
from rehab.planner.allowed.loads import Load


@dataclass(frozen=True, slots=True)
class Stage:
    """The cap, the loads at hand, the plan's step rule and the client's target."""

    cap: Dose
    loads: tuple[Load, ...]
    rules: StepRule
    target: Dose | None = None
    bands: tuple[str, ...] = ()  # all there are, light to strong
    mark: Dose | None = None  # what the ladder leads to
    intervals: bool = False  # first more of them, then longer ones
    set_top: int | None = None  # repetitions, instead of the plan's top of a set
    weights_up: int = 0  # new weights so far, before this staircase
