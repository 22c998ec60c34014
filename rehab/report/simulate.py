"""What became of invented clients, as a table for the physio or as JSON."""

import dataclasses
import json
from collections.abc import Iterator, Sequence

from rehab.model.plan import Plan
from rehab.render.words import Words, number
from rehab.simulate.many import Many
from rehab.simulate.table import Row

TEXT_COLUMNS = 1  # the others are numbers and stand to the right


def simulate_lines(found: Many, plan: Plan, words: Words) -> Iterator[str]:
    """The table, and how to read it."""
    clients = sum(row.clients for row in found.rows)
    yield words.say("simulate.head", plan=plan.name, clients=clients, weeks=found.weeks)
    yield ""
    yield from _aligned(simulate_cells(found, words))
    yield ""
    if found.refused:
        count, rules = sum(found.refused.values()), ", ".join(sorted(found.refused))
        yield words.say("simulate.refused", count=count, rules=rules)
    yield from words.many("simulate.notes")


def simulate_cells(found: Many, words: Words) -> list[list[str]]:
    """The table: its head, then a row for each type of client."""
    return [_head(words), *(_cells(row, words) for row in found.rows)]


def _head(words: Words) -> list[str]:
    return list(words.section("simulate.columns").values())


def _cells(row: Row, words: Words) -> list[str]:
    return [
        words.say(f"simulate.kinds.{row.kind}"),
        str(row.clients),
        _weeks(row.benchmark, row.benchmark_reached, words),
        _weeks(row.last, row.last_reached, words),
        _weeks(row.marks, row.marks_reached, words),
        *map(str, row.marks_by.values()),
        number(row.flares),
        number(row.reviews),
        str(row.stuck),
        words.say("simulate.rise", percent=round(row.rise)),
    ]


def _weeks(median: float | None, reached: int, words: Words) -> str:
    if median is not None:
        return number(median)
    return words.say(
        f"simulate.{'few_reached' if reached else 'not_reached'}", n=reached
    )


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if at >= TEXT_COLUMNS else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def simulate_json(found: Many, plan: Plan) -> str:
    """The same for other programs; a week that half of them never reached is null."""
    whole = {
        "plan": plan.id,
        "version": plan.version,
        "weeks": found.weeks,
        "types": [dataclasses.asdict(row) for row in found.rows],
        "refused": dict(found.refused),
    }
    return json.dumps(whole, indent=2, ensure_ascii=False)
