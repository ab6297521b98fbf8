"""Does many things of one kind, on all cores where there are enough, and says how far it is."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from concurrent import futures
from contextlib import contextmanager
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, TypeVar, cast

from bot.errors import BotError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
_FEWEST = 100
"""With less to do a second process is not worth its start."""
_CHUNK = 16
_EVERY = 1.0
"""Seconds between two lines of progress."""
_MINUTE = 60

_make: Callable[[int], object] | None = None  # in a process that was forked to work


class Pace:
    """Tells how far a task is: at once, then no oftener than once a second, with the time left."""

    def __init__(self, tell: Callable[[str], None], total: int) -> None:
        self._tell = tell
        self._total = total
        self._began = monotonic()
        self._told = 0.0
        self._done = 0

    def step(self, doing: str) -> None:
        """Note that one more thing is being done."""
        self._done += 1
        now = monotonic()
        if self._done > 1 and now - self._told < _EVERY:
            return
        self._told = now
        self._tell(doing + (self._left(now) if self._done > 1 else ""))

    def _left(self, now: float) -> str:
        seconds = round((now - self._began) / self._done * (self._total - self._done))
        minutes, rest = divmod(seconds, _MINUTE)
        left = f"{minutes} min {rest} s" if minutes else f"{rest} s"
        return f" ({self._done:,} of {self._total:,}, about {left} left)"


def each(make: Callable[[int], T], count: int) -> Iterator[T]:
    """Yield what is made of each number below a count, in order.

    Raises:
        BotError: a process that does a share of it was ended from outside.
    """
    with _pool(make, count) as pool:
        if pool is None:
            yield from map(make, range(count))
            return
        try:
            yield from cast("Iterator[T]", pool.map(_do, range(count), chunksize=_CHUNK))
        except futures.process.BrokenProcessPool:
            raise BotError(
                "the system ended a process that was at work, often for want of memory",
                remedy="end other programs and compile again; what was done is kept",
            ) from None


@contextmanager
def _pool(make: Callable[[int], T], count: int) -> Iterator[futures.ProcessPoolExecutor | None]:
    """Give processes that share all that is there by now; None where one process does it."""
    workers = min(os.cpu_count() or 1, count // _FEWEST)
    if workers <= 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield None
        return
    fork = multiprocessing.get_context("fork")
    gc.freeze()  # so that no collection in a worker copies what is shared
    try:
        pool = futures.ProcessPoolExecutor(workers, fork, _begin, (make,))
    except (ImportError, NotImplementedError, OSError):  # no shared memory here
        gc.unfreeze()
        yield None
        return
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()


def _begin(make: Callable[[int], object]) -> None:
    global _make  # noqa: PLW0603  # a worker's only way to what it was forked with
    _make = make
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process tells it to end
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # which that may well handle itself
    Thread(target=_end_with_the_first, daemon=True).start()


def _end_with_the_first() -> None:
    """End this process when the one that it works for was killed, which tells it nothing."""
    first = multiprocessing.parent_process()
    assert first is not None  # noqa: S101  # a worker has one
    first.join()
    os._exit(1)


def _do(number: int) -> object:
    assert _make is not None  # noqa: S101  # a worker begins with it
    return _make(number)
