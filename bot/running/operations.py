"""Join what runs beside the bot: pulse, log, new knowledge, and figures where they are wanted."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from bot.running.ending import until_told
from bot.running.pulse import Pulse
from bot.running.reloading import Reloader
from bot.running.telling import Telling
from bot.running.version import version
from bot.watching import Observer, Watch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
    from pathlib import Path

    from bot.running.metrics import Metrics
    from bot.speaking import Speaker
    from bot.watching import Reloaded


class Recording(Observer, Protocol):
    """What keeps questions that were asked in vain (`bot.curating.recording.Recorder`)."""

    def rate(self, message: int, user: int, value: int) -> None:
        """Keep what a person thinks of an answer."""

    async def forget(self, user: int) -> int | None:
        """Delete all of a person."""

    async def run(self) -> None:
        """Write what is to be kept, until cancelled."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever runs the bot wants of it.

    Attributes:
        load: returns what speaks from the knowledge as it is now.
        folders: where the knowledge and its seeds are.
        listens_at: host and port of `/healthz` and `/metrics`; None for nowhere.
        recorder: keeps what was asked in vain; None for keeping nothing.
    """

    load: Callable[[], Speaker]
    folders: tuple[Path, ...]
    listens_at: tuple[str, int] | None = None
    recorder: Recording | None = None


class Operations:
    """What runs beside the bot.

    Attributes:
        watch: what the front end tells what it does.
        speaker: what it speaks by.
    """

    def __init__(self, wishes: Wishes) -> None:
        self.speaker = wishes.load()
        self._wishes = wishes
        self._pulse = Pulse(monotonic)
        self._metrics: Metrics | None = None
        observers: list[Observer] = [self._pulse, Telling()]
        if wishes.listens_at:
            from bot.running.metrics import Metrics  # noqa: PLC0415  # only where it is wanted

            self._metrics = Metrics(version())
            observers.append(self._metrics)
        self._reloader = Reloader(self.speaker, wishes.load, wishes.folders, self._count)
        if wishes.recorder:
            observers.append(wishes.recorder)
        self.watch = Watch(*observers)
        if wishes.recorder:
            self.watch.rate, self.watch.forget = wishes.recorder.rate, wishes.recorder.forget
        self.watch.reload = self._reloader.reload

    def _count(self, done: Reloaded) -> None:
        if self._metrics:
            self._metrics.reloaded(done)

    def health(self) -> tuple[bool, dict[str, object]]:
        """Return whether the bot can be asked, and what stands."""
        sources, facts = self.speaker.size
        last = self._reloader.last
        knowledge: dict[str, object] = {"sources": sources, "facts": facts}
        knowledge["refused"] = list(last.faults) if last else []
        told = {**self._pulse.as_json(), "knowledge": knowledge, "version": version()}
        return self._pulse.is_alive, told

    async def beside(self, serving: Callable[[], Awaitable[None]]) -> None:
        """Run the bot, and what is to run beside it, until the bot ends."""
        async with contextlib.AsyncExitStack() as stack:
            if self._wishes.listens_at and self._metrics:
                from bot.running.serving import serving as listening  # noqa: PLC0415  # likewise

                at = self._wishes.listens_at
                await stack.enter_async_context(listening(at, self.health, self._metrics.text))
            await stack.enter_async_context(_reloading(self._reloader))
            if self._wishes.recorder:
                await stack.enter_async_context(_running(self._wishes.recorder.run()))
            await serving()

    async def run(self, serving: Callable[[], Awaitable[None]]) -> None:
        """Do that until the process is told to end; answers that are on their way are sent."""
        await until_told(self.beside(serving), self.watch)


@contextlib.asynccontextmanager
async def _running(job: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Run something beside the block, and let it tidy up."""
    task = asyncio.ensure_future(job)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@contextlib.asynccontextmanager
async def _reloading(reloader: Reloader) -> AsyncIterator[None]:
    """Take up new knowledge when it is there, or when SIGHUP says so."""
    tasks: set[asyncio.Future[Any]] = {asyncio.ensure_future(reloader.watch())}

    def reload() -> None:
        tasks.add(asyncio.ensure_future(reloader.reload()))

    has_hangup = hasattr(signal, "SIGHUP")  # Windows has none
    if has_hangup:
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, reload)
    try:
        yield
    finally:
        if has_hangup:
            asyncio.get_running_loop().remove_signal_handler(signal.SIGHUP)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
