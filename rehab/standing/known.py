"""What the files say about pain and about days, up to the last day they know of."""

import datetime
from collections.abc import Sequence

from rehab.model.client import Client
from rehab.model.diary import Diary
from rehab.model.standing import Event, Point
from rehab.standing.register import DAY, Ends


def known_until(client: Client, diary: Diary, ends: Ends) -> datetime.date:
    """The latest day that anything in the files speaks of. No clock."""
    days = {client.start, *(one.on for one in client.measures)}
    days |= {ends[record.week][1] for record in diary.weeks if record.week in ends}
    if client.intake:
        days |= {episode.on for episode in client.intake.episodes}
        days |= {day for task in client.intake.tasks for day in task.capacity}
        days |= {p.resumed for p in client.intake.paused if p.resumed}
    return max(days)


def clear_for(client: Client, events: Sequence[Event], day: datetime.date) -> int:
    """Days without a spasm or flare-up up to that day."""
    before = client.start - client.spasm_free_days * DAY
    last = max([before, *(event.last for event in events)])
    return max(0, (day - last).days)


def pains(client: Client, diary: Diary, ends: Ends) -> list[Point]:
    """Every score of ordinary pain: mornings, test days, and the usual at the start."""
    found = [Point(client.start, client.usual_pain)]
    for record in diary.weeks:
        if record.week not in ends:
            continue
        end = ends[record.week][1]
        found += [
            Point(one.day or end, one.next_morning)
            for one in record.sessions
            if one.next_morning is not None
        ]
    found += [
        Point(one.on, one.nprs)
        for one in client.measures
        if one.nprs is not None and one.nprs_is != "worst"
    ]
    return sorted(found, key=lambda point: point.on)
