"""What is done to a client, what stands before and after it, and what must hold."""

import datetime
import json
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
QUOTA = ROOT / "examples" / "quota" / "client.yaml"
TODAY = datetime.date(2026, 11, 22)
BY = ("--by", "Robin Hale")
TABLE = "week,date,worst,before,next morning\n1,2026-11-23,2,1,1\n"


class Scene:
    """One command, in a folder of its own."""

    today = TODAY
    again: tuple[int, ...] = ()  # other statuses of the same command once it is done
    many = False  # clients, each of whom may end well or not

    def __init__(self, place):
        self.place = Path(place)
        self.client = self.place / "sam" / "client.yaml"
        self.out = self.place / "out"

    def make(self):
        self.client.parent.mkdir()
        self.out.mkdir()
        self.client.write_bytes(QUOTA.read_bytes())

    def command(self):
        """The command itself."""
        raise NotImplementedError

    def before(self):
        """The commands that go before it."""
        return ()

    def whole(self):
        """Assert what else has to stand in the end."""

    def record(self):
        path = self.client.with_name("record.yaml")
        return yaml.safe_load(path.read_bytes()) if path.exists() else {}

    def diary(self):
        path = self.client.with_name("diary.yaml")
        return yaml.safe_load(path.read_bytes()) if path.exists() else {}

    def left(self):
        """What no command should leave."""
        found = self.place.rglob(".rehab-*")
        return [path.name for path in found if not path.name.startswith(KEPT)]

    def count(self):
        """How often each thing that the command does was done."""
        raise NotImplementedError

    def settle(self):
        """What a physio does next: a command that only looks."""
        return ("review", self.client)


class DiaryAdd(Scene):
    today = datetime.date(2026, 11, 30)
    again = (1,)

    def command(self):
        return ("diary", "add", self.client, "--week", "1", "--flare", "--yes")

    def count(self):
        return (len(self.diary().get("weeks") or ()),)


class DiaryAddMore(DiaryAdd):
    """The same into a diary that is there."""

    def make(self):
        super().make()
        self.client.with_name("diary.yaml").write_text(
            "# mine\nweeks:\n  - {week: 2, away: holiday}\n", "utf-8"
        )

    def count(self):
        text = self.client.with_name("diary.yaml").read_text("utf-8")
        assert text.startswith("# mine\nweeks:\n  - {week: 2, away: holiday}\n")
        return (len(self.diary()["weeks"]) - 1,)


class Import(DiaryAdd):
    def make(self):
        super().make()
        (self.client.parent / "rows.csv").write_text(TABLE, "utf-8")

    def command(self):
        table = self.client.parent / "rows.csv"
        return ("diary", "import", self.client, table, "--yes")


class SecondWeek(Scene):
    """The first week is in the diary already."""

    today = datetime.date(2026, 11, 30)

    def make(self):
        super().make()
        text = "weeks:\n  - week: 1\n    away: holiday\n"
        self.client.with_name("diary.yaml").write_text(text, "utf-8")


class Review(SecondWeek):
    def command(self):
        return ("review", self.client, "--accept", "repeat", *BY, "--reason", "asked")

    def count(self):
        return (len(self.record().get("decisions") or ()),)


class Sign(Scene):
    def command(self):
        return ("sign", "--unseen", self.client, *BY, "--weeks", "1-2")

    def count(self):
        return (len(self.record().get("signatures") or ()),)


class Pdf(Scene):
    def before(self):
        return (("sign", "--unseen", self.client, *BY, "--weeks", "1-2"),)

    old = b"%PDF-old"

    def make(self):
        super().make()
        (self.out / "sam.pdf").write_bytes(self.old)

    def command(self):
        return ("pdf", self.client, "--weeks", "1-2", "-o", self.out / "sam.pdf")

    def count(self):
        content = (self.out / "sam.pdf").read_bytes()
        assert content in (self.old, PDF)
        return (int(content == PDF), len(self.record().get("issued") or ()))


class PdfFirst(Pdf):
    """The same where no older one is."""

    def make(self):
        Scene.make(self)

    def count(self):
        path = self.out / "sam.pdf"
        assert not path.exists() or path.read_bytes() == PDF
        return (int(path.exists()), len(self.record().get("issued") or ()))


class Withdraw(Scene):
    again = (1,)

    def before(self):
        sheets = ("-o", self.out / "sam.pdf")
        return (
            ("sign", "--unseen", self.client, *BY, "--weeks", "1-2"),
            ("pdf", self.client, "--weeks", "1-2", *sheets),
        )

    def command(self):
        why = ("--reason", "wrong weights")
        return ("withdraw", self.client, "--weeks", "1-2", *BY, *why)

    def count(self):
        return (len(self.record().get("withdrawn") or ()),)


class Batch(Scene):
    """Two clients, one of them signed."""

    many = True

    def before(self):
        return (("sign", "--unseen", self.client, *BY, "--weeks", "1-2"),)

    def make(self):
        super().make()
        other = self.place / "kim" / "client.yaml"
        other.parent.mkdir()
        text = QUOTA.read_text("utf-8").replace("example-quota", "kim")
        other.write_text(text, "utf-8")

    def command(self):
        return ("batch", self.place, "-o", self.out, "--weeks", "1-2")

    def count(self):
        names = [path.name for path in self.out.glob("*.pdf")]
        assert all((self.out / name).read_bytes() == PDF for name in names)
        mine = sum(name.startswith("example-quota") for name in names)
        return (mine, len(self.record().get("issued") or ()))

    def whole(self):
        assert len(list(self.out.glob("*.pdf"))) == 2
        lines = (self.out / ".rehab-batch.jsonl").read_text("utf-8").splitlines()
        assert {json.loads(line)[1] for line in lines} == {"made"}


KEPT = ".rehab-batch."  # the journal of a run, and its lock
PDF = b"%PDF-1.7 whole"
SCENES = {
    "diary add": DiaryAdd,
    "diary add, more": DiaryAddMore,
    "diary import": Import,
    "review": Review,
    "sign": Sign,
    "pdf": PdfFirst,
    "pdf again": Pdf,
    "withdraw": Withdraw,
    "batch": Batch,
}
