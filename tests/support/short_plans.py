"""The long plan cut down to one phase: a programme of a few weeks, quick to plan."""

import functools
from typing import Any

from hypothesis import strategies as st

from rehab.model.client import Client
from rehab.model.plan import Plan
from tests.support.cases import edited, plan

ROOMS = ("light_load", "hold", "slow_build", "benchmark")


@functools.cache
def only(phase: str, *, easy_weeks: bool = False) -> Plan:
    """Return the plan that ends with this phase, and never goes back from it.

    It shows one week after the last that came back.
    """
    kept: list[dict[str, Any]] = []
    for one in plan().model_dump()["phases"]:
        kept.append({**one, "last": False})
        if one["id"] == phase:
            break
    last = {**kept[-1], "last": True, "advance": (), "back": ()}
    if not easy_weeks:
        last["easy_weeks"] = None
    return edited(plan(), phases=[*kept[:-1], last], last_phase_weeks_shown=1)


def entering(person: Client, phase: str) -> Client:
    """Return the client, beginning in this phase."""
    return Client(**{**dict(person), "entry_phase": phase})


def calm_pain(person: Client) -> int:
    """Return pain that is green under every rule of the long plan."""
    return min(person.usual_pain, 2)


def phases() -> st.SearchStrategy[str]:
    """Return the phase that a client is in."""
    return st.sampled_from(ROOMS)
