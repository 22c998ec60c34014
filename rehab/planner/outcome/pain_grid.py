"""STUB until merged."""
from dataclasses import dataclass
from typing import Literal, TypeAlias

Verdict: TypeAlias = Literal["green", "amber", "red", "stop_today"]


@dataclass(frozen=True, slots=True)
class GridColumn:
    lowest: int
    highest: int
    before: Verdict
    during: Verdict
    morning: Verdict


def pain_grid(rule, usual):
    def rest(v):
        return "green" if v <= usual else "amber" if v == usual + 1 and v < 6 else "red" if v < 6 else "stop_today"
    def during(v):
        if v >= rule.during_red: return "stop_today"
        if rule.during_rise_red is not None:
            return rest(v)
        return "amber" if rule.during_amber is not None and v >= rule.during_amber else "green"
    out = []
    for v in range(11):
        k = (rest(v), during(v), rest(v))
        if out and out[-1][1] == k: out[-1][0].append(v)
        else: out.append(([v], k))
    return tuple(GridColumn(vs[0], vs[-1], *k) for vs, k in out)


def flare_from(plan, usual):
    return (2, min(usual + 2, 10))
