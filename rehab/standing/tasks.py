"""What the client's real tasks ask, against what they can do; and what is paused.

Pain that has gone is not enough: a phase is left on what was done, too.
"""

import datetime

from rehab.model.client import Client
from rehab.model.intake import Paused, Task


def unmet(client: Client, day: datetime.date) -> tuple[Task, ...]:
    """The tasks that ask for more than the client could do at their last try."""
    tasks = client.intake.tasks if client.intake else ()
    return tuple(t for t in tasks if (t.capacity_on(day) or 0) < t.demand)


def still_paused(client: Client, day: datetime.date) -> tuple[Paused, ...]:
    """The activities left out on that day: the list that has to shrink."""
    paused = client.intake.paused if client.intake else ()
    return tuple(activity for activity in paused if activity.is_left_out(day))
