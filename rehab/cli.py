"""The command line: which commands there are. Their work is imported when used."""

import gc
import sys
from typing import NoReturn

import click

from rehab import __version__
from rehab.commands.backup import backup
from rehab.commands.batch import batch
from rehab.commands.check import check
from rehab.commands.completion import completion
from rehab.commands.desk import desk
from rehab.commands.diary import diary
from rehab.commands.diff import diff
from rehab.commands.doctor import doctor
from rehab.commands.exercises import exercises
from rehab.commands.explain import explain
from rehab.commands.export import export
from rehab.commands.figure import figure
from rehab.commands.kit import kit
from rehab.commands.new import new
from rehab.commands.new_file import exercise
from rehab.commands.next import next_
from rehab.commands.pdf import pdf
from rehab.commands.plan import plan
from rehab.commands.review import review
from rehab.commands.schema import schema
from rehab.commands.screen import screen
from rehab.commands.sign import sign
from rehab.commands.simulate import simulate
from rehab.commands.status import status
from rehab.commands.triage import triage
from rehab.commands.triggers import triggers
from rehab.commands.unquoted import unquoted
from rehab.commands.withdraw import withdraw
from rehab.console.called import called, in_name
from rehab.console.ending import run

MANY_VALUES = 100_000  # new ones before old ones are looked through


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rehab")
def rehab() -> None:
    """Progressive rehab programmes for people with recurrent back spasms.

    \b
    Try it:
      rehab new clients/r-0001                      a first visit, asked
      rehab next clients/r-0001/client.yaml         what is to be done now
      rehab status clients                          the same for all of them
      rehab pdf client.yaml                         the sheets to hand over
      rehab plan client.yaml                        the same as a table
      rehab explain client.yaml --week 20           the rule of each number
      rehab check clients                           every problem, at its line
      rehab figure bridge                           the drawing of an exercise
      rehab triage                                  which plans to pick from
      rehab simulate recurrent-spasm                what its rules lead to
      rehab batch clients -o out                    the sheets of a whole folder
      rehab diary add client.yaml --week 3          type in what came back
      rehab desk clients                            all of it as pages, in your browser

    The physiotherapist is the author: the tool lays out what the files say, and
    every sheet is a draft until a named physiotherapist has reviewed it.
    """


def _in_its_name(command: click.Command) -> None:
    """Let every example of a help text be typed as the program was called."""
    if command.help:
        command.help = in_name(command.help)
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            _in_its_name(inner)


COMMANDS = (
    diff,
    exercise,
    *(new, next_, status, exercises, pdf, diary, plan, explain, check, figure),
    *(
        review,
        sign,
        withdraw,
        triage,
        screen,
        triggers,
        kit,
        simulate,
        batch,
        desk,
        backup,
        export,
        schema,
        doctor,
        completion,
    ),
)
for command in COMMANDS:
    rehab.add_command(command)
_in_its_name(rehab)


def _called() -> None:
    """The command that was typed; words without their quotes are told as such."""
    try:
        rehab.main(prog_name=called(), standalone_mode=False)
    except click.UsageError as wrong:
        command = wrong.ctx.command if wrong.ctx else None
        if command and (hint := unquoted(command, sys.argv[1:])):
            raise click.UsageError(f"{wrong.message} {hint}", wrong.ctx) from None
        raise


def main() -> NoReturn:
    """Run the command line."""
    gc.set_threshold(MANY_VALUES)
    try:
        run(_called)
    finally:
        gc.freeze()  # nobody looks through what goes with the process anyway
