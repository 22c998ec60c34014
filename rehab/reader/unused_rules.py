"""Rules that a plan leaves out, filled in before it is checked: none is ever off."""

from dataclasses import replace

from rehab.model.problem import Problem
from rehab.model.unused import SaidNone, Unused
from rehab.reader.added import added_to
from rehab.reader.places import Path, Source

BLOCKS = tuple(name for name in Unused.model_fields if name != "none")
NONE = tuple(SaidNone.model_fields)
COPY = "copy it from plans/recurrent-spasm.yaml"
REGION = "write region: back, or the name of another file in plans/regions"
COPIED = (  # of every plan
    *("pain_rules", "week_rule", "effort", "red_week", "pace", "size", "flare"),
    *("look_again", "review_every_weeks", "last_phase_weeks_shown"),
    *("rest_days_after_load", "entry_pain_max", "cards"),
)


def filled(plan: Source, rules: Source) -> Source:
    """The plan with each block that it leaves out, or says ``none`` of."""
    if not isinstance(plan.data, dict) or not isinstance(rules.data, dict):
        return plan
    off = [name for name in NONE if plan.data.get(name) == "none"]
    kept = {key: value for key, value in plan.data.items() if key not in off}
    gone = [name for name in BLOCKS if name not in kept and name not in off]
    parts = [_part(rules, (name,), name) for name in gone]
    parts += [_part(rules, ("none", name), name) for name in off]
    whole = replace(plan, data=kept)
    for part in parts:
        whole = added_to(whole, part, whole=True)
    return whole


def _part(rules: Source, at: Path, name: str) -> Source:
    """One block of the rules, as a file that has nothing else."""
    block: object = rules.data
    for key in at:
        block = block.get(key) if isinstance(block, dict) else None
    marks, keys = (
        {(name, *p[len(at) :]): m for p, m in had.items() if p[: len(at)] == at}
        for had in (rules.marks, rules.keys)
    )
    return Source(rules.file, {name: block}, marks, keys)


def with_cures(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What every plan has and one lacks can be copied."""
    cures = {name: f"write {name}:, {COPY}" for name in COPIED} | {"region": REGION}
    return tuple(
        replace(one, hint=cures[one.where])
        if one.message == "is required" and one.where in cures
        else one
        for one in problems
    )
