"""The project's own counters as rows for the physio."""

from collections.abc import Iterator

from rehab.model.standing import Counters
from rehab.render.view_material import Material


def counter_rows(material: Material, found: Counters) -> Iterator[tuple[str, str]]:
    """Label and number; adherence only when something came back."""
    words, exercises = material.words, material.library.exercises
    yield words.say("follow.episodes"), str(found.episodes)
    yield words.say("follow.spasm_free"), str(found.spasm_free_days)
    if found.sessions_planned:
        percent = int(100 * found.sessions_done / found.sessions_planned)
        done, planned = found.sessions_done, found.sessions_planned
        slots = {"done": done, "planned": planned, "percent": percent}
        yield (
            words.say("follow.adherence"),
            words.say("follow.adherence_value", **slots),
        )
    for exercise, count, days in found.passes:
        name = exercises[exercise].name
        over = words.count("days", days)
        value = words.say("follow.passes_none")
        if count:
            value = words.say("follow.passes_value", count=count, days=over)
        yield words.say("follow.passes", name=name), value
