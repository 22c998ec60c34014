"""A process with limits that is asked one thing; what it may do is in ``limited``."""

import os
import pickle
import subprocess
import sys

WAIT_SECONDS = 120  # by the clock on the wall, for a machine that is busy
CHILD = "from rehab.render.limited import main; main()"


class TooMuch(Exception):
    """It took too long, or needed too much memory."""


def ask(task: object) -> bytes:
    """What it answers. That is data, whoever may have been fooled in there.

    Raises:
        TooMuch: It ran into a limit before it could say so.
        RuntimeError: It failed, which is a fault of ours.
    """
    command = [sys.executable, "-P", "-c", CHILD]
    try:
        done = subprocess.run(  # noqa: S603 - this program itself
            command,
            input=pickle.dumps(task),
            capture_output=True,
            timeout=WAIT_SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except subprocess.TimeoutExpired:
        raise TooMuch("take too long") from None
    if done.returncode < 0 or b"MemoryError" in done.stderr:
        raise TooMuch("take too long, or need too much memory")
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace").strip()[-300:])
    return done.stdout
