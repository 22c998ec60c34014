"""Two at once for one client, again and again, and what was lost or is there twice.

    python -m tests.races.drive 1000               each race so often
    python -m tests.races.drive 20 add/editor      this one

Both begin at one moment, one of them a little later from race to race. Pages are made
of nothing: it is the writing that is looked at.
"""

import os
import shutil
import sys
import time
from pathlib import Path

from tests.faults import drive
from tests.faults.scenes import BY, Batch, DiaryAdd, Pdf, Scene, SecondWeek
from tests.support.driven import tell

LATER = 0.02  # seconds at most that one begins after the other: their writing meets
DRAFT, SIGNED = b"%PDF-1.7 DRAFT", b"%PDF-1.7 signed"
BLOCK = ("--weeks", "1-2")
NOTE = b"# the physio's own note\n"


class Race(Scene):
    """Two at once; a command, or something else that is done."""

    number = 0

    def pair(self):
        """What runs at once."""
        raise NotImplementedError

    def add(self, week):
        """The command that types in a week off."""
        client = self.client
        return ("diary", "add", client, "--away", "holiday", "--yes", "--week", week)

    def lost(self, statuses):
        """What is not there, or there twice, or was told wrongly."""
        raise NotImplementedError


class AddAdd(Race, DiaryAdd):
    """Two weeks; in every second race the same one twice."""

    def pair(self):
        return self.add("1"), self.add("2" if self.number % 2 else "1")

    def lost(self, statuses):
        weeks = sorted(week["week"] for week in self.diary()["weeks"])
        if self.number % 2:
            return (weeks, statuses) != ([1, 2], [0, 0])
        return (weeks, sorted(statuses)) != ([1], [0, 1])


class AddReview(Race, SecondWeek):
    def pair(self):
        why = (*BY, "--reason", "asked")
        return self.add("2"), ("review", self.client, "--accept", "repeat", *why)

    def lost(self, statuses):
        weeks = [week["week"] for week in self.diary()["weeks"]]
        made = len(self.record().get("decisions") or ())
        return (weeks, made, statuses) != ([1, 2], 1, [0, 0])


class SignPdf(Race, Pdf):
    def before(self):
        return ()

    def pair(self):
        sheets = ("-o", self.out / "sam.pdf")
        return ("sign", "--unseen", self.client, *BY, *BLOCK), (
            "pdf",
            self.client,
            *BLOCK,
            *sheets,
        )

    def lost(self, statuses):
        signed = len(self.record().get("signatures") or ())
        issued = len(self.record().get("issued") or ())
        content = {0: DRAFT, 1: SIGNED}[issued]
        there = (self.out / "sam.pdf").read_bytes() == content
        return (signed, there, statuses) != (1, True, [0, 0])


class AddEditor(Race, SecondWeek):
    """What an editor saves stays. What it read before, it may write over: it is asked
    to save at once, in place or as another file.
    """

    def pair(self):
        return self.add("2"), self.edit

    def edit(self):
        path = self.client.with_name("diary.yaml")
        text = path.read_bytes() + NOTE
        (self.place / "saved").write_bytes(text)
        if self.number % 2:
            path.write_bytes(text)
            return
        other = path.with_name("diary.yaml.new")
        other.write_bytes(text)
        other.replace(path)

    def lost(self, statuses):
        now = self.client.with_name("diary.yaml").read_bytes()
        weeks = [week["week"] for week in self.diary()["weeks"]]
        saved_over = now == (self.place / "saved").read_bytes()
        both = weeks == [1, 2] or (saved_over and weeks == [1])
        return not (both and NOTE in now and statuses == [0, 0])


class BatchBatch(Race, Batch):
    def pair(self):
        return self.command(), self.command()

    def lost(self, statuses):
        issued = len(self.record().get("issued") or ())
        signed = (self.out / "example-quota-weeks-1-2.pdf").read_bytes() == SIGNED
        other = (self.out / "kim-weeks-1-2.pdf").read_bytes() == DRAFT
        return (issued, signed, other, statuses) != (1, True, True, [0, 0])


class BatchPdf(BatchBatch):
    def pair(self):
        sheets = ("-o", self.out / "example-quota-weeks-1-2.pdf")
        return self.command(), ("pdf", self.client, *BLOCK, *sheets)


RACES = {
    "add/add": AddAdd,
    "add/review": AddReview,
    "sign/pdf": SignPdf,
    "add/editor": AddEditor,
    "batch/batch": BatchBatch,
    "batch/pdf": BatchPdf,
}


def stamped(planned, weeks, *_):
    """Sheets that say whether they are signed."""
    from rehab.app.pages import signed

    return SIGNED if signed(planned, weeks) else DRAFT


def start(place, name, work, gate, wait):
    """A process that begins when the gate is shut."""
    child = os.fork()
    if child:
        return child
    os.close(gate[1])
    os.read(gate[0], 1)
    time.sleep(wait)
    if callable(work):
        work()
        os._exit(0)
    os._exit(drive.in_child(place, work, Path(f"{place}.{name}")))


def raced(race, wait):
    """The exit statuses of both."""
    gate, (first, second) = os.pipe(), race.pair()
    waits = (wait, 0) if race.number % 4 < 2 else (0, wait)
    children = [
        start(race.place, name, work, gate, late)
        for name, work, late in zip("ab", (first, second), waits, strict=True)
    ]
    os.close(gate[0])
    os.close(gate[1])
    ended = [os.waitpid(child, 0)[1] for child in children]
    return [os.waitstatus_to_exitcode(status) for status in ended]


def tried(name, root, times):
    """Race so often; what was lost."""
    made, lost = RACES[name](root / "made"), []
    drive.today[0] = made.today
    made.place.mkdir(parents=True)
    made.make()
    for command in made.before():
        assert drive.run(made.place, command)[0] == 0
    for number in range(times):
        race = RACES[name](shutil.copytree(made.place, root / str(number)))
        race.number = number
        statuses = raced(race, LATER * (number * drive.GOLDEN % 1))
        if race.lost(statuses) or race.left():
            said = [Path(f"{race.place}.{one}") for one in "ab"]
            told = [one.read_text("utf-8") for one in said if one.exists()]
            lost.append([number, statuses, race.left(), told])
        shutil.rmtree(race.place)
    return {"raced": times, "lost": lost}


def main(times, names):
    """Race these, or all of them, and print what came of it."""
    drive.prepare(stamped)
    tell("race", names or RACES, times, tried)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
