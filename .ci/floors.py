"""Print the oldest packages that pyproject.toml allows, one pin a line."""

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
EXTRAS = ("desk", "table")  # what most people add; the others are large


def floors(text: str) -> list[str]:
    """Return each requirement with its floor as the only version."""
    whole = tomllib.loads(text)
    asked = [*whole["build-system"]["requires"], *whole["project"]["dependencies"]]
    for extra in EXTRAS:
        asked += whole["project"]["optional-dependencies"][extra]
    return [re.sub(r"[>=]=([^,;]+).*", r"==\1", one) for one in asked]


if __name__ == "__main__":
    print("\n".join(floors(PROJECT.read_text("utf-8"))))
