"""Folders of clients that cannot be read, each in another way."""

import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

from benchmarks.clients import client_text

LARGE = 200_000_000  # bytes; no disk holds them, for nothing was written there


def _large(folder: Path) -> None:
    with (folder / "client.yaml").open("wb") as file:
        file.write(client_text(901).encode() + b"# ")
        file.truncate(LARGE)


def _socket(folder: Path) -> None:
    here = os.open(".", os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as one:  # its name must be short
        try:
            os.chdir(folder)
            one.bind("client.yaml")
        finally:
            os.fchdir(here)
            os.close(here)


def _exclusions(folder: Path) -> None:
    names = ", ".join(f"nothing_{n}" for n in range(20_000))
    text = client_text(902) + f"\nexclude: [{names}]\n"
    (folder / "client.yaml").write_text(text, "utf-8")


def _beside(name: str, way: Callable[[Path], object], number: int) -> Callable:
    def make(folder: Path) -> None:
        text = client_text(number)
        if name == "clinic.yaml":  # it is read where the client says nothing
            text = re.sub(r"(?m)^clinic:\n(  .*\n)*", "", text)
        (folder / "client.yaml").write_text(text, "utf-8")
        way(folder / name)

    return make


BROKEN: dict[str, Callable[[Path], object]] = {
    "pipe": lambda folder: os.mkfifo(folder / "client.yaml"),
    "socket": _socket,
    "device": lambda folder: (folder / "client.yaml").symlink_to("/dev/zero"),
    "folder": lambda folder: (folder / "client.yaml").mkdir(),
    "link-to-nothing": lambda folder: (folder / "client.yaml").symlink_to("nowhere"),
    "link-to-itself": lambda folder: (folder / "client.yaml").symlink_to("client.yaml"),
    "large": _large,
    "yml": lambda folder: (folder / "client.yml").write_text(client_text(903)),
    "linked-folder": lambda folder: (folder / "back").symlink_to(".."),
    "closed": lambda folder: (folder / "client.yaml").write_bytes(b"\xff"),
    "empty": lambda folder: (folder / "client.yaml").touch(),
    "exclusions": _exclusions,
    "pipe-of-a-diary": _beside("diary.yaml", os.mkfifo, 904),
    "pipe-of-a-clinic": _beside("clinic.yaml", os.mkfifo, 905),
    "unnamed-pipe": lambda folder: os.mkfifo(folder / "kim.yaml"),
}


def break_all(folder: Path) -> None:
    """One folder for each way, called after it."""
    for name, way in BROKEN.items():
        (folder / name).mkdir(parents=True)
        way(folder / name)
