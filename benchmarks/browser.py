"""Chromium, if this machine has it: the command that prints a page."""

import re
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")


def find() -> str | None:
    """Where it is."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def printing(html: Path, pdf: Path, profile: Path) -> list[str] | None:
    """The command, with a profile of its own; None when it is not installed."""
    program = find()
    if program is None:
        return None
    places = (f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", html.as_uri())
    return [program, *SWITCHES, *places]


def version() -> str | None:
    """Its number, None when it is not installed."""
    program = find()
    if program is None:
        return None
    said = subprocess.run([program, "--version"], check=False, capture_output=True)
    number = re.search(r"\d[\d.]+", said.stdout.decode(errors="replace"))
    return number[0] if number else None
