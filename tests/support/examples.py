"""How many examples a property is tried on: a hundred and fifty, the same each time.

REHAB_EXAMPLES=10000 tries ten thousand new ones, and looks for the smallest that fails;
a slow property takes a share of them, a quick one more.
"""

import os

from hypothesis import Phase, settings

ASKED = os.environ.get("REHAB_EXAMPLES")
MANY = int(ASKED or 150)
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)


def many(share: float = 1) -> settings:
    """Return the settings of a property: a ``share`` of the examples, at least one."""
    return settings(
        max_examples=max(1, round(MANY * share)),
        phases=tuple(Phase) if ASKED else QUICK,
    )
