"""How a command ends: exit statuses, faults in a line, and patience while it works."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import NoReturn

import click

from rehab.console.terminal import show
from rehab.disk.write import PREFIX

FINE, PROBLEMS, WRONG_USE, CANNOT, INTERRUPTED = 0, 1, 2, 3, 130
DEBUG = "REHAB_DEBUG"  # set: where a fault of ours is
PATIENCE_SECONDS = 1.0  # after this long, say what is going on


@contextmanager
def patience(message: str) -> Iterator[None]:
    """Say what is going on, once, when it takes longer than a second."""
    timer = Timer(PATIENCE_SECONDS, lambda: show(message, err=True))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def run(command: Callable[[], object]) -> NoReturn:
    """Run, and turn every end into its exit status."""
    try:
        command()
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as wrong:
        said = io.StringIO()
        wrong.show(said)
        show(said.getvalue(), err=True, nl=False)
        sys.exit(WRONG_USE)
    except (click.Abort, KeyboardInterrupt):
        show("rehab: stopped; nothing was written.", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(CANNOT)
    except Exception as fault:
        if DEBUG in os.environ:
            raise
        show(f"rehab: {_fault(fault)}", err=True)
        sys.exit(CANNOT)
    sys.exit(FINE)


def told_in_a_line(fault: Exception) -> str | None:
    """What happened, where it is the machine's or a page's; None where it is ours."""
    if isinstance(fault, OSError):
        return of_the_disk(fault)
    if type(fault).__name__ in ("PdfUnavailable", "PdfError", "Busy", "Unsound"):
        return str(fault)
    return None


def of_the_disk(fault: OSError) -> str:
    """What could not be written or read, and why."""
    why = fault.strerror or fault
    if not fault.filename:
        return f"cannot write or read: {why}"
    name = Path(fault.filename)
    if name.name.startswith(PREFIX):  # what nobody asked for by its name
        return f"cannot write into {name.parent}: {why}"
    return f"cannot write or read {name}: {why}"


def _fault(fault: Exception) -> str:
    """What happened, in a line; what is ours to mend is said to be ours."""
    if (line := told_in_a_line(fault)) is not None:
        return line
    kind = type(fault).__name__
    return f"a fault of ours ({kind}: {fault}). Set {DEBUG}=1 to see where."
