"""Workers of this machine: processes, each of which can be replaced by itself.

An executor of the standard library's kind, but one that knows which job each process
has in hand. A process that takes too long over one job is ended, however deep it
hangs, and a new one takes its place; so is one that died. Only that job is lost.
"""

import multiprocessing
import queue
import signal
import time
from collections.abc import Callable, Iterable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, TypeAlias

from rehab.batch.warm import begin

PRELOAD = ["rehab.batch.work"]  # read once, however many workers follow
START = 60  # seconds for a process to get ready
READY = "ready"
PATIENCE = 3  # seconds to end by itself, when nothing more is wanted of it

Task: TypeAlias = tuple[Callable[..., Any], tuple[Any, ...]]


class TooSlow(Exception):
    """A job that took longer than it may; its process is gone."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Processes(Executor):
    """So many processes, and so many seconds for each job."""

    def __init__(self, workers: int, seconds: float) -> None:
        """Begin them when there is something to do."""
        self._seconds = seconds
        self._tasks: queue.SimpleQueue[tuple[Future[Any], Task] | None] = (
            queue.SimpleQueue()
        )
        self._hands = [_Hand(seconds) for _ in range(workers)]
        self._threads = [
            Thread(target=self._work, args=(hand,), daemon=True) for hand in self._hands
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> "Future[Any]":  # noqa: ANN401 - as in the standard library
        """Have it done by the next process that is free."""
        future: Future[Any] = Future()
        self._tasks.put((future, (fn, args)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """Let each process end what it has in hand, for a moment; then end them."""
        try:
            if cancel_futures:
                self._cancel()
            for _ in self._threads:
                self._tasks.put(None)
            until = time.monotonic() + PATIENCE
            for thread in self._threads if wait else ():
                thread.join(max(0, until - time.monotonic()))
        finally:  # also when somebody does not want to wait for that
            for hand in self._hands:
                hand.closed = True
                hand.end()

    def _cancel(self) -> None:
        with suppress(queue.Empty):
            while True:
                if given := self._tasks.get_nowait():
                    given[0].cancel()

    def _work(self, hand: "_Hand") -> None:
        while given := self._tasks.get():
            future, task = given
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(hand.do(task))
            except Exception as fault:  # noqa: BLE001 - it is for who waits
                future.set_exception(fault)
        hand.end()


class _Hand:
    """One process at a time, begun when there is something for it."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.closed = False
        self.process: BaseProcess | None = None
        self.line: Connection | None = None

    def do(self, task: Task) -> object:
        """What it answers.

        Raises:
            TooSlow: It took too long, and is gone.
            BrokenExecutor: It died.
        """
        if self.closed:
            raise BrokenExecutor("nothing more is wanted")
        try:
            line = self.line or self._begin()
            line.send((self.seconds, task))
            if not line.poll(self.seconds):
                self.end()
                raise TooSlow(self.seconds)
            good, found = line.recv()
        except (EOFError, OSError) as error:
            self.end()
            raise BrokenExecutor("the worker died") from error
        if good:
            return found
        raise found

    def end(self) -> None:
        """End the process, whatever it is doing."""
        process, self.process, self.line = self.process, None, None
        if process is not None:
            process.kill()
            process.join()

    def _begin(self) -> Connection:
        context = _context()
        line, theirs = context.Pipe()
        process = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs,), daemon=True
        )
        process.start()
        theirs.close()
        self.process, self.line = process, line  # once it can be ended
        if self.closed or not line.poll(START):  # not the client's time
            raise EOFError
        line.recv()
        return line


def _context() -> BaseContext:
    methods = multiprocessing.get_all_start_methods()
    method = "forkserver" if "forkserver" in methods else "spawn"
    context = multiprocessing.get_context(method)
    context.set_forkserver_preload(PRELOAD)
    return context


def _serve(line: Connection) -> None:
    """One job after the other, in the process, until nobody asks any more."""
    begin()
    with suppress(EOFError, OSError):
        line.send(READY)
        while True:
            seconds, (work, given) = line.recv()
            _last(seconds)
            line.send(_answer(work, given))
            _last(0)


def _answer(work: Callable[..., Any], given: Iterable[Any]) -> tuple[bool, Any]:
    try:
        return True, work(*given)
    except Exception as fault:  # noqa: BLE001 - it goes to who asked
        return False, fault


def _last(seconds: float) -> None:
    """Be ended by the system soon after that, should nobody be left to do it.

    No thread of this process can be relied on: a long search in one text lets none run.
    """
    if seconds:
        seconds += PATIENCE
    with suppress(AttributeError):  # Windows has no such clock
        signal.setitimer(signal.ITIMER_REAL, seconds)
