"""Rules that a plan leaves out, filled in before it is checked: none is ever off."""

from dataclasses import replace

from rehab.disk.paths import builtin
from rehab.model.problem import Problem
from rehab.model.unused import SaidNone, Unused
from rehab.reader.added import added_to
from rehab.reader.places import Path, Source

BLOCKS = tuple(name for name in Unused.model_fields if name != "none")
NONE = tuple(SaidNone.model_fields)
_LACKS = ("is required", "expected a block of keys", "expected a list")
REGION = "write region: back, or the name of another file in plans/regions"
COPIED = (  # of every plan
    *("pain_rules", "week_rule", "effort", "red_week", "pace", "size", "flare"),
    *("look_again", "review_every_weeks", "last_phase_weeks_shown"),
    *("rest_days_after_load", "entry_pain_max"),
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
    cures = {name: f"write {name}:, {copy_it(name)}" for name in (*COPIED, *BLOCKS)}
    cures |= {name: f"{cures[name]}, or write {name}: none" for name in NONE}
    cures["region"] = REGION
    return tuple(
        replace(one, hint=cures[one.where])
        if one.where in cures and one.message.startswith(_LACKS)
        else one
        for one in problems
    )


def copy_it(name: str) -> str:
    """Where a block stands that can be taken as it is."""
    file = "_rules.yaml" if name in BLOCKS else "recurrent-spasm.yaml"
    return f"copy it from {builtin('plans') / file}"
