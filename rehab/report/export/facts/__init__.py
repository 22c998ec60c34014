"""What a programme says of itself, a line a fact: for the checklists of reporting.

Each function answers one question from the plan, the client's file, the diary and the
record. What they do not say is no line: a checklist then says that it is not there.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from rehab.report.export.facts import given, rules, went
from rehab.report.export.facts.told import Told

Fact: TypeAlias = Callable[[Told], Iterator[str]]
FACTS: Mapping[str, Fact] = {
    one.__name__: one
    for one in (
        *(given.name, given.why, given.provider, given.individual, given.delivery),
        *(given.equipment, given.at_home, given.setting, given.each_exercise),
        *(given.besides, given.motivation, given.dose),
        *(rules.start, rules.progression, rules.moving_on, rules.tailored),
        *(rules.tailoring, rules.adherence, rules.fidelity),
        *(went.as_planned, went.changed, went.harm),
    )
}
