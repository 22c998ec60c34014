"""What kind of machine this is. No name of it and no path."""

import os
import platform
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks import browser


def described() -> list[str]:
    """One line for the machine and one for the programs."""
    programs = [f"Python {platform.python_version()}"]
    programs += [f"{name} {_version(name)}" for name in ("WeasyPrint", "pydyf")]
    programs.append(f"Chromium {browser.version() or 'not installed'}")
    return [
        f"{os.cpu_count()} × {_model()}, {_memory()} of memory",
        ", ".join(programs),
    ]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _model() -> str:
    """The model of its processors, as the kernel tells it."""
    found = re.search(r"^model name\s*:\s*(.+)$", _read("/proc/cpuinfo"), re.MULTILINE)
    return found[1] if found else platform.machine()


def _memory() -> str:
    found = re.search(r"^MemTotal:\s*(\d+) kB", _read("/proc/meminfo"), re.MULTILINE)
    return f"{int(found[1]) / 1024**2:.0f} GiB" if found else "an unknown amount"


def _read(file: str) -> str:
    try:
        return Path(file).read_text("utf-8")
    except OSError:
        return ""
