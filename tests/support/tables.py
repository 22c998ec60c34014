"""A library of few exercises, one of each kind, and plans of one phase with tables."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from rehab.reader.source import read_source

FOLDER = Path(__file__).parents[1] / "cases" / "tables"
WEEKS = 6  # of the phase
DUMBBELLS = [1.25, 4, 6.875, 10.1, 12.125]  # of one piece; two are lifted
BARBELL = [20, 21.25, 22.5, 25]
BANDS = ["light", "heavy"]
# The kind of each exercise, its cap, and its load.
EXERCISES: dict[str, tuple[str, dict[str, Any], dict[str, Any] | None]] = {
    "nordic": ("repetitions", {"sets": 3, "repetitions": 12}, None),
    "press": (
        "repetitions",
        {"sets": 3, "repetitions": 12},
        {"kind": "kg", "start": 20, "cap": 60},
    ),
    "curl": (
        "repetitions",
        {"sets": 4, "repetitions": 20},
        {"kind": "percent_body_weight", "start": 5, "cap": 50},
    ),
    "chin": (
        "repetitions",
        {"sets": 4, "repetitions": 10},
        {"kind": "help", "start": 20},
    ),
    "pull": (
        "held_repetitions",
        {"sets": 3, "repetitions": 10, "hold_seconds": 8},
        {"kind": "band", "start": "light", "cap": "heavy"},
    ),
    "plank": ("hold", {"sets": 4, "hold_seconds": 90}, None),
    "big_three": ("scheme", {"scheme": [10, 8, 6], "hold_seconds": 10}, None),
    "walk": ("time", {"sets": 3, "minutes": 40}, None),
    "carry": ("distance", {"sets": 5, "metres": 60}, None),
    "runs": ("intervals", {"sets": 8, "minutes": 10}, None),
}
ONE_SIDED = {"curl", "plank", "big_three"}
HELP = [5, 10, 20, 32.5]
KIT = {"chin": "chin_machine", "press": "barbell", "curl": "dumbbells", "pull": "band"}
OWNED = {  # by exercise: the loads that the client has for it
    "press": [float(kg) for kg in BARBELL],
    "curl": [2 * kg for kg in DUMBBELLS],
    "chin": [float(kg) for kg in HELP],
}


def write_library(folder: Path) -> None:
    """Write the exercises and the shared files of the plans."""
    shutil.copytree(FOLDER / "library", folder)
    for file in (folder / "exercises").glob("[!_]*.yaml"):
        file.unlink()
    for name in EXERCISES:
        text = yaml.safe_dump(_exercise(name), sort_keys=False)
        (folder / "exercises" / f"{name}.yaml").write_text(text, "utf-8")
    file = folder / "exercises" / "_catalogue.yaml"
    catalogue = _read(file)
    catalogue["equipment"] |= {
        "dumbbells": {"name": "dumbbells", "pieces": 2},
        "chin_machine": {"name": "machine that helps"},
        "band": {"name": "band"},
    }
    file.write_text(yaml.safe_dump(catalogue), "utf-8")
    write_client(folder)


def write_client(folder: Path, **changes: Any) -> Path:
    """Write somebody who has all that the exercises need; some lines changed."""
    person = _read(FOLDER / "client.yaml")
    person |= {
        "weight_kg": 80,
        "equipment": [],
        "weights_kg": {
            "barbell": BARBELL,
            "dumbbells": DUMBBELLS,
            "chin_machine": HELP,
        },
        "bands": BANDS,
        **changes,
    }
    file = folder / "client.yaml"
    file.write_text(yaml.safe_dump(person, sort_keys=False), "utf-8")
    return file


def _read(file: Path) -> Any:
    """Return the plain values of a file, in which "no" and "on" are words."""
    source, problems = read_source(file.read_bytes(), str(file))
    assert source is not None, problems
    return source.data


def _exercise(name: str) -> dict[str, Any]:
    kind, cap, load = EXERCISES[name]
    easy = {"easy_minutes_between": 2} if kind == "intervals" else {}
    return {
        "name": name.replace("_", " ").capitalize(),
        "pattern": "hip",
        "level": 3,
        "tags": {},
        "equipment": [KIT[name]] if name in KIT else [],
        "dose": {
            "kind": kind,
            "per_side": name in ONE_SIDED,
            "start": {key: _least(value) for key, value in cap.items()},
            "cap": cap,
            **({"load": load} if load else {}),
            **easy,
        },
        "sessions_per_week": [1, 3],
        "ways": ["down", "up"],
        "cues": ["One.", "Two.", "Three."],
        "source": "made up",
    }


def _least(most: int | list[int]) -> int | list[int]:
    return [1] * len(most) if isinstance(most, list) else 1


def write_plan(
    folder: Path, tables: Mapping[str, Sequence[Mapping[str, Any]]], **phase: Any
) -> Path:
    """Write the plan with these tables, by exercise; lines of its phase changed."""
    file = folder / "plans" / "edge.yaml"
    plan = _read(FOLDER / "library" / "plans" / "edge.yaml")
    plan["phases"][0] |= {
        "weeks": {"min": WEEKS, "typical": WEEKS, "max": WEEKS},
        "places": [
            {"exercise": name, "policy": {"kind": "table", "rows": list(rows)}}
            for name, rows in tables.items()
        ],
        **phase,
    }
    plan |= {"last_phase_weeks_shown": WEEKS, "size": {**plan["size"], "warn_above": 6}}
    file.write_text(yaml.safe_dump(plan, sort_keys=False), "utf-8")
    return file
