"""A week's page asks for exactly what ``rehab plan --json`` says: doses and days.

The doses are read back from the words on the page, and the days from the boxes.
"""

import datetime
import json
import re
from collections import Counter
from typing import Any

import pytest

from rehab.app.pages import make_pdf
from rehab.app.words import words
from tests.support.cases import ROOT, library
from tests.support.handouts import planned
from tests.support.printed import Rect, bare, sides

HEAD_MM, STRIP_MM = 20, 184
NEAR_MM = 0.5
HEADING_POINTS, STRIP_POINTS = 15, 12.5
SIDES = ("left", "right")
AMOUNTS = (  # the words of a dose without spaces; the first that fits
    r"(?P<sets>\d+)setsof(?:(?P<fewest>\d+)to)?(?P<repetitions>\d+)",
    r"\d+sets:(?P<scheme>\d+(?:,then\d+)+)",
    r"(?P<sets>\d+)times(?P<minutes>\d+)minutes?,\d+minuteseasybetween",
    r"(?P<minutes>\d+)minutes?(?:,(?P<sets>\d+)times)?",
    r"(?P<metres>\d+)metres?(?:,(?P<sets>\d+)times)?",
    r"hold(?P<hold_seconds>\d+)seconds?(?:,(?P<sets>\d+)times)?",
    r"(?:(?P<fewest>\d+)to)?(?P<repetitions>\d+)times",
    r"(?P<one>once)",
)
REST = (
    r"(?:,holdeach(?P<hold>\d+)seconds?)?(?P<side>,eachside)?"
    r"(?:,(?P<only>left|right)sideonly)?"
    r"(?:,(?P<there>\d+)seconds?down)?(?:,hold(?P<wait>\d+)seconds?)?"
    r"(?:,(?P<back>\d+)seconds?up)?"
    r"(?:,(?:one)?(?P<kg>[\d.]+)kg(?P<hands>ineachhand)?(?:weight|kettlebell|barbell|backpack)?"
    r"(?:\((?:thebaralone|[\d.]+kgoneachend)\))?)?(?:,with(?P<help>[\d.]+)kgofhelp)?(?:,(?P<band>\w+)band)?"
    r"(?:,aweightyoucanlift(?P<rm>once|twice|\d+times),not\d+)?"
    r"(?:,aweightthatfeelslike(?P<effort>\d+)of10)?(?P<none>,noweight)?"
    r"(?:,rest(?P<rest>\d+)(?P<unit>second|minute)s?)?"
    r"(?:,(?:twice|\d+times)aday)?"  # how often stands in the boxes: see dates_of
)


def read_dose(text):
    """The numbers of a dose from its words, and whether it is for each side."""
    text = text.lower()
    if sides := re.fullmatch("left(.+);right(.+)", text):
        return {
            s: read_dose(t)[0] for s, t in zip(SIDES, sides.groups(), strict=False)
        }, True
    match = next(m for a in AMOUNTS if (m := re.fullmatch(a + REST, text)))
    found = {k: v for k, v in match.groupdict().items() if v}
    dose: dict[str, Any] = {"sets": 1}
    for name in ("sets", "repetitions", "minutes", "metres", "hold_seconds"):
        dose |= {name: int(found[name])} if name in found else {}
    dose |= {"repetitions": 1} if "one" in found else {}
    if "fewest" in found:
        dose["repetitions"] = [int(found["fewest"]), dose["repetitions"]]
    dose |= {"help_kg": float(found["help"])} if "help" in found else {}
    if "rm" in found:
        often = {"once": 1, "twice": 2}.get(found["rm"])
        dose["load"] = {"rm": often or int(found["rm"].removesuffix("times"))}
    dose |= {"load": {"effort": int(found["effort"])}} if "effort" in found else {}
    dose |= {"load": "none"} if "none" in found else {}
    dose |= {"side": found["only"]} if "only" in found else {}
    if {"there", "back"} & set(found):
        dose["tempo"] = [int(found.get(n, 0)) for n in ("there", "wait", "back")]
    dose |= {"hold_seconds": int(found["hold"])} if "hold" in found else {}
    dose |= {"band": found["band"]} if "band" in found else {}
    if "kg" in found:
        dose["load_kg"] = float(found["kg"]) * (2 if "hands" in found else 1)
    if "rest" in found:
        unit = 60 if found["unit"] == "minute" else 1
        dose["rest_seconds"] = int(found["rest"]) * unit
    if "scheme" in found:
        dose["scheme"] = [int(n) for n in re.findall(r"\d+", found["scheme"])]
    return dose, "side" in found


def rows_of(side):
    """The boxes side by side, from the top."""
    rows: list[list[Any]] = []
    for box in sorted(side.boxes, key=lambda box: (round(box.top), box.left)):
        if not rows or box.top - rows[-1][0].top > NEAR_MM:
            rows.append([])
        rows[-1].append(box)
    return rows


def dates_of(side, row, days):
    """The date of each session that a row of boxes asks for."""
    names = words().many("weekdays")
    top = min(box.top for box in side.boxes)
    for box in row:
        head = side.within(Rect(box.left, top - HEAD_MM, box.right, top))
        named = [day for day in days if f"{names[day.weekday()]}{day.day}" in head]
        (day,) = named if len(days) > 1 else days
        times = re.fullmatch(r"(\d)ticks", side.within(box))
        yield from [day] * (int(times[1]) if times else 1)


def labels_of(side, rows):
    """What stands at the left of each row, without its number."""
    left = min(box.left for box in side.boxes)
    for row in rows:
        label = side.within(Rect(0, row[0].top, left, row[0].bottom))
        yield re.sub(r"^\d", "", label)


def strip_of(side, rows):
    """Names and doses above the boxes of two weeks, which stand side by side."""
    above = [one for one in side.letters if one.at.bottom < rows[0][0].top]
    start = max(one.at.bottom for one in above if one.points > HEADING_POINTS)
    small = [o for o in above if o.at.top > start and o.points < STRIP_POINTS]
    text = "".join(one.text for one in small)
    end = small[re.search("About", text).start()].at.top
    beside = (side.width - STRIP_MM) / 2
    width = STRIP_MM / len(rows)
    for n in range(len(rows)):
        at = Rect(beside + n * width, start, beside + (n + 1) * width, end)
        here = set(side.plain(at))
        dose = "".join(one.text for one in small if one in here)
        yield re.sub(r"^\d", "", dose)


CASES = {
    ("steady-build", "1-4"): False,
    ("steady-build", "13-16"): False,  # five exercises, with weights
    ("forty-weeks", "1-4"): True,  # two equal weeks a side
    ("quota", "10-13"): True,
    ("back-to-the-mat", "7-10"): False,
    ("first-days", "1-4"): False,  # sheets for days
    ("bending-trigger", "13-14"): False,  # large print
}


@pytest.mark.parametrize(("case", "shared"), CASES.items(), ids=str)
def test_the_page_asks_for_what_the_plan_says(rehab, case, shared):
    example, weeks = case
    client = ROOT / "examples" / example / "client.yaml"
    status, said, _ = rehab("plan", client, "--weeks", weeks, "--json")
    assert status == 0
    given = json.loads(said)["weeks"]
    made = planned(example)
    numbers = [week["number"] for week in given]
    pages = [s for s in sides(make_pdf(made, numbers, "client")) if s.boxes]
    assert len(pages) == (len(given) // 2 if shared else len(given))
    for n, side in enumerate(pages):
        here = given[2 * n : 2 * n + 2] if shared else given[n : n + 1]
        days = [day for one in here for day in made.programme.week(one["number"]).days]
        asked = here[0]["prescriptions"]
        rows = rows_of(side)[: len(asked)]
        labels = list(labels_of(side, rows))
        doses = list(strip_of(side, rows)) if shared else labels
        for at, prescription in enumerate(asked):
            name = bare(library().exercises[prescription["exercise"]].name)
            assert labels[at].startswith(name)
            dose = bare(doses[at]).removeprefix(name)
            found = read_dose(dose)
            assert found == (plain(prescription["dose"]), prescription["per_side"])
            wanted = [
                datetime.date.fromisoformat(day)
                for week in here
                for day in week["prescriptions"][at]["days"]
            ]
            assert Counter(dates_of(side, rows[at], days)) == Counter(wanted)


def plain(dose):
    """The dose without the sets that its scheme counts."""
    return dose | {"sets": 1} if "scheme" in dose else dose
