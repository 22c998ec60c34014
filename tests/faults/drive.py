"""Try a command once for each call that can fail, and say what was lost.

    python -m tests.faults.drive 0                    every call of every scene
    python -m tests.faults.drive 5 "pdf again" sign   five of each of these scenes

Each try is a process of its own, a copy of one that has read the library already. The
pages are made of nothing: it is the writing that is looked at.
"""

import contextlib
import gc
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.faults.inject import FAULTS, Faults
from tests.faults.scenes import PDF, SCENES
from tests.support.driven import tell

KILLED, TRACEBACK = -9, "Traceback"
GOLDEN = 0.618033988749895  # its multiples fall evenly and in no order

NEEDED = (  # read before the first process is made
    *(
        "rehab.cli",
        "rehab.app.covered",
        "rehab.signing.handing_out",
        "rehab.disk.one_writer",
    ),
    *("rehab.commands.asking", "rehab.commands.asked", "rehab.commands.progress"),
    *("rehab.batch.batch", "rehab.batch.content", "rehab.entry.diaries"),
    *("rehab.entry.week_typed", "rehab.app.pictures", "rehab.render.own_parts"),
    *("rehab.report.review.told", "rehab.report.review.whole"),
    *("rehab.report.review.as_json", "rehab.checking.refusals", "rehab.render.view"),
)
today: list[Any] = [None]  # of the scene that is tried


def prepare(sheets=lambda *_: PDF):
    """What is slow and not looked at is done once, or not at all."""
    for name in NEEDED:
        import_module(name)
    from rehab.app import pages, papers
    from rehab.batch import work
    from rehab.batch.pool import Pool
    from rehab.commands import clock, workers
    from rehab.reader.library import read_unsound

    library = cache(read_unsound)
    folders = papers.library_folders(None)
    library(*folders)
    one = contextlib.contextmanager(lambda *_: iter([Pool(threads, 1, None)]))
    for module, name, instead in (
        (pages, "make_pdf", sheets),
        (work, "make_pdf", sheets),
        (clock, "today", lambda: today[0]),
        (papers, "read_unsound", library),
        (work, "shelf", lambda *_: library(*folders)[0]),
        (workers, "workers", one),
    ):
        assert hasattr(module, name), name
        setattr(module, name, instead)
    gc.freeze()


@contextlib.contextmanager
def threads(most):
    with ThreadPoolExecutor(most) as executor:
        yield executor


def run(place, command, faults=None):
    """The exit status of the command in a process of its own, and what it said."""
    said = Path(f"{place}.said")
    child = os.fork()
    if child == 0:
        os._exit(in_child(place, command, said, faults))
    _, ended = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(ended), said.read_text("utf-8", "replace")


def in_child(place, command, said, faults=None):
    """The same in this process; the calls are told when none is to fail."""
    from rehab import cli

    paper = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for handle in (1, 2):
        os.dup2(paper, handle)
    sys.argv = ["rehab", *map(str, command)]
    if faults:
        faults.install()
    try:
        cli.main()
    except SystemExit as stop:
        status = stop.code
    sys.stdout.flush()
    if faults and faults.at is None:
        Path(f"{place}.calls").write_text("\n".join(faults.calls), "utf-8")
    return status


def tries(calls, most):
    """Which call fails, and how; all of them, or so many."""
    every = [(at, fault) for at in range(len(calls)) for fault in FAULTS]
    if not most or most >= len(every):
        return every
    return [every[int(len(every) * (n * GOLDEN % 1))] for n in range(1, most + 1)]


def what_is_lost(scene, at, fault):
    """Why the folder is not as it should be after this fault; nothing if it is."""
    done = (1,) * len(scene.count())
    none = (0,) * len(done)

    def wrong():
        status, said = run(scene.place, scene.command(), Faults(scene.place, at, fault))
        yield said, TRACEBACK not in said
        either = (none, done) if scene.many else (none,)
        allowed = {0: (done,), KILLED: (scene.count(),)}.get(status, either)
        yield (status, said), scene.count() in allowed
        settled, said = run(scene.place, scene.settle())
        yield (settled, said), settled == 0 and scene.count() in (none, done)
        again = (0, *scene.again) if scene.count() == done else (0,)
        status, said = run(scene.place, scene.command())
        yield (status, said), status in again and scene.count() == done
        scene.whole()
        yield scene.left(), not scene.left()

    for number, (told, right) in enumerate(wrong()):
        if not right:
            return f"{number}: {scene.count()} of {done}, {told}"
    return ""


def tried(name, root, most):
    """Try the scene: how many calls there are to fail, and what was lost."""
    made = SCENES[name](root / "made")
    today[0] = made.today
    made.place.mkdir(parents=True)
    made.make()
    for command in made.before():
        status, said = run(made.place, command)
        assert status == 0, said
    counted = SCENES[name](shutil.copytree(made.place, root / "counted"))
    status, said = run(counted.place, counted.command(), Faults(counted.place))
    assert status == 0, said
    calls = Path(f"{counted.place}.calls").read_text("utf-8").splitlines()
    assert calls
    lost, every = [], tries(calls, most)
    for number, (at, fault) in enumerate(every):
        place = shutil.copytree(made.place, root / str(number))
        if why := what_is_lost(SCENES[name](place), at, fault):
            lost.append(f"{fault} at {at}, {calls[at]}: {why}")
        shutil.rmtree(place)
    return {"calls": len(calls), "tried": len(every), "lost": lost}


def main(most, names):
    """Try these scenes, or all of them, and print what came of it."""
    prepare()
    tell("scene", names or SCENES, most, tried)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
