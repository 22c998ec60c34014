"""What a policy may build on, besides the dose an exercise comes with."""

from dataclasses import dataclass

from rehab.model.dose import Dose
from rehab.model.rules import StepRule


@dataclass(frozen=True, slots=True)
class Stage:
    """The cap, the loads at hand, the plan's step rule and the client's target."""

    cap: Dose
    loads: tuple[float | str, ...]
    rules: StepRule
    target: Dose | None = None
