"""The one table of policies: the ``kind`` a plan writes, and the module behind it."""

from types import ModuleType

from rehab.planner.dosing.policies import quota, share, staircase, steady, table

POLICIES: dict[str, ModuleType] = {
    "steady": steady,
    "staircase": staircase,
    "table": table,
    "quota": quota,
    "share": share,
}
