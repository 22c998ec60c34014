"""One fault at one call: the disk is full, the disk fails, or the process is killed.

Every open, write, fsync, close, rename, unlink and new folder below a folder is
counted. The one with the number that was asked for fails, and no other.
"""

import builtins
import errno
import io
import os
import signal
from pathlib import Path

FAULTS = ("ENOSPC", "EIO", "KILL")


class Faults:
    """The calls so far below a folder, and the one that is to fail."""

    def __init__(self, below, at=None, fault="EIO"):
        self.below, self.at, self.fault = os.path.realpath(below), at, fault
        self.calls, self.handles = [], {}

    def mine(self, path):
        if isinstance(path, int):
            return path in self.handles
        try:
            name = os.fsdecode(path)
        except TypeError:
            return False
        return os.path.realpath(name).startswith(self.below)

    def point(self, what, path):
        """Count a call; fail if it is the one."""
        name = self.handles.get(path, "") if isinstance(path, int) else path
        self.calls.append(f"{what} {Path(os.fsdecode(name)).name}")
        if len(self.calls) - 1 != self.at:
            return
        if self.fault == "KILL":
            os.kill(os.getpid(), signal.SIGKILL)
        number = getattr(errno, self.fault)
        raise OSError(number, os.strerror(number), os.fsdecode(name))

    def install(self):
        """From here on, in this process."""
        self._calls_of_paths()
        self._calls_of_handles()
        self._files()

    def _calls_of_paths(self):
        for name in ("replace", "rename", "unlink", "remove", "mkdir", "link"):
            setattr(os, name, self._before(name, getattr(os, name)))
        really = os.open

        def opened(path, *rest, **named):
            if not self.mine(path):
                return really(path, *rest, **named)
            self.point("open", path)
            handle = really(path, *rest, **named)
            self.handles[handle] = path
            return handle

        os.open = opened

    def _before(self, name, really):
        def call(path, *rest, **named):
            if self.mine(path):
                self.point(name, path)
            return really(path, *rest, **named)

        return call

    def _calls_of_handles(self):
        os.fsync = self._before("fsync", os.fsync)
        really, copied = os.close, os.dup

        def close(handle):
            mine = self.handles.get(handle)
            really(handle)  # a close that fails has closed all the same
            if mine is not None:
                try:
                    self.point("close", handle)
                finally:
                    self.handles.pop(handle, None)

        def dup(handle):
            new = copied(handle)
            if handle in self.handles:
                self.handles[new] = self.handles[handle]
            return new

        os.close, os.dup = close, dup

    def _files(self):
        faults, really = self, io.open

        class File(io.FileIO):
            def write(self, content):
                faults.point("write", self.name)
                return super().write(content)

            def close(self):
                was_open, name = not self.closed, self.name
                super().close()
                if was_open:
                    path = faults.handles.pop(name, name)
                    faults.point("close", path)

        def opened(path, mode="r", buffering=-1, encoding=None, *rest, **named):
            if not faults.mine(path):
                return really(path, mode, buffering, encoding, *rest, **named)
            if not isinstance(path, int):
                faults.point("open", path)
            raw = File(path, mode.replace("b", "").replace("t", ""))
            if buffering == 0:
                return raw
            kind = io.BufferedReader if "r" in mode else io.BufferedWriter
            whole = kind(raw)
            return whole if "b" in mode else io.TextIOWrapper(whole, encoding, *rest)

        for module in (builtins, io):
            vars(module)["open"] = opened
