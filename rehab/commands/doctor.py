"""``rehab doctor``: what this computer lacks, and how to get it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.machine import Finding


@click.command()
def doctor() -> None:
    """Say what this computer has of all that the program needs.

    A line for each thing: fine, or could be added, or WRONG; with its fix. Nothing is
    changed, and nothing is fetched. Exit status 3 where something is WRONG.

    \b
    Examples:
      rehab doctor
    """
    from rehab.app.words import words
    from rehab.console.ending import CANNOT
    from rehab.machine import look_over

    wrong = False
    for finding in look_over(Path.cwd()):
        show(_line(finding))
        wrong = wrong or finding.state == "wrong"
    show(words().say("doctor.not_fine" if wrong else "doctor.all_fine"))
    if wrong:
        sys.exit(CANNOT)


def _line(finding: "Finding") -> str:
    from rehab.app.words import words

    said, slots = words(), dict(finding.slots)
    if extra := slots.get("extra"):
        slots["use"] = said.say(f"doctor.uses.{extra}")
    if fix := slots.get("fix"):
        slots["fix"] = said.say(f"doctor.fixes.{fix}")
    told = said.say(f"doctor.{finding.about}.{finding.state}", **slots)
    return said.say(f"doctor.states.{finding.state}") + told
