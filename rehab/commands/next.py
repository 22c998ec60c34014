"""``rehab next``: the one thing to do now for a client, and doing it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from rehab.commands.options import inputs
from rehab.console import terminal
from rehab.console.ending import INTERRUPTED
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.app.next_step import NextStep
    from rehab.app.papers import Papers, Stopped
    from rehab.commands.asking import Files

SCREENS = (("screen",), ("triggers",))
DONE_HERE = ("type_in", "decide", "sign", "hand_out")


@click.command("next")
@inputs
@click.pass_context
def next_(context: click.Context, files: "Files") -> None:
    """Say the one thing to do now for a client; on a terminal, do it.

    What came back, the triggers, the review, the decision, a new screen where it is
    due, the proof, the signature, printing: one step at a time, each as its own command
    would do it. Stop at any of them, and the next time it goes on there: what is done
    stands in the client's files.

    \b
    Examples:
      rehab next client.yaml
    """
    from rehab.app.words import words

    done: list[tuple[str, ...]] = []
    try:
        _steps(context, files, done)
    except click.Abort:
        if not done:
            raise
        show(words().say("to_do.stopped"), err=True)
        context.exit(INTERRUPTED)


def _steps(context: click.Context, files: "Files", done: list[tuple[str, ...]]) -> None:
    """One after the other, as long as somebody says yes."""
    from rehab.app.next_step import next_step
    from rehab.app.planned import lay_out
    from rehab.app.words import words
    from rehab.commands.clock import today
    from rehab.report.next_step import step_lines

    before = None
    while True:
        papers = _read(files)
        step = next_step(papers, lay_out(papers), today())
        for line in step_lines(step, str(files.client), words()):
            show(line)
        again = before is not None and (step.kind, step.weeks) == before
        if again or not _is_done_here(step, files) or not terminal.can_ask():
            return
        if not click.confirm(words().say("to_do.do_it"), default=True):
            return
        before = step.kind, step.weeks
        for command in _commands(step, files, looks=_looks_for_triggers(papers)):
            if _shows(command):
                papers = _read(files)
            elif step.kind == "decide" and _decides(command) and _read(files) != papers:
                show(words().say("to_do.changed"), err=True)
                before = None
                break
            _run(context, command, files)
            done += [] if _only_looks(step, command) else [command]
        show()


def _read(files: "Files") -> "Papers | Stopped":
    from rehab.app.papers import read_papers

    return read_papers(files.client, files.diary, files.library, files.today)


def _shows(command: tuple[str, ...]) -> bool:
    """Whether it shows what is to be decided."""
    return command[0] == "review" and not _decides(command)


def _decides(command: tuple[str, ...]) -> bool:
    return "--accept" in command


def _only_looks(step: "NextStep", command: tuple[str, ...]) -> bool:
    """Whether it shows what is to be signed or decided, and writes nothing down."""
    if command[0] == "review":
        return _shows(command)
    return step.kind == "sign" and command[0] == "pdf"


def _is_done_here(step: "NextStep", files: "Files") -> bool:
    """Whether there is more to it than to look for problems."""
    from rehab.report.next_step import command_of

    here = command_of(step, str(files.client))[:1] in SCREENS
    return step.kind in DONE_HERE or here


def _looks_for_triggers(papers: "Papers | Stopped") -> bool:
    """Whether the plan waits for triggers that nobody has written down."""
    from rehab.app.papers import Stopped

    if isinstance(papers, Stopped) or papers.client.triggers is not None:
        return False
    wanted = (one.measure for phase in papers.plan.phases for one in phase.advance)
    return "triggers_known" in wanted


def _commands(
    step: "NextStep", files: "Files", *, looks: bool
) -> Iterator[tuple[str, ...]]:
    """What to run, one after the other; what the second needs is asked after the first.

    A name is asked for when the sheets, or the review, have been looked at.
    """
    from rehab.app.words import words
    from rehab.report.next_step import command_of

    command = command_of(step, str(files.client))
    if step.kind == "sign":
        yield ("pdf", *command[1:])
        yield (*command, *_by("to_do.looked"))
    elif step.kind == "decide":
        if looks:
            yield ("triggers", command[-1])
        show(words().say("to_do.review"))
        yield command
        seen = ("--after-week", str(step.weeks[-1]))
        yield (*command, "--accept", _option(), *_by("to_do.who"), *seen)
    else:
        yield command


def _option() -> str:
    """One of those that need nothing more than a name; another one is asked again."""
    from rehab.app.words import words

    known = words().section("to_do.options").values()
    question = words().say("to_do.which", options=" ".join(known))
    while True:
        said = " ".join(str(click.prompt(question)).split())
        if said in known:
            return said
        show(words().say("to_do.no_option", typed=said))


def _by(question: str) -> tuple[str, str]:
    from rehab.app.words import words

    name = str(click.prompt(words().say(question)))
    return "--by", " ".join(name.split())


def _run(context: click.Context, command: tuple[str, ...], files: "Files") -> None:
    """Run it as if it was typed."""
    typed = [*command]
    if files.diary:
        typed += ["--diary", str(files.diary)]
    if files.library:
        typed += ["--library", str(files.library)]
    root = context.find_root().command
    root.main(typed, prog_name=context.find_root().info_name, standalone_mode=False)
