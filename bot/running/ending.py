"""Run until told to end, and end without losing an answer that is on its way."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Coroutine

AGAIN = 1.0  # seconds until what was told to end is told again
GRACE = 8.0  # seconds; Docker kills after ten, systemd after ninety

log = logging.getLogger(__name__)


class Draining(Protocol):
    """What knows of the answers that are on their way."""

    async def drain(self, within: float) -> bool:
        """Take up nothing new and wait for what is in flight; return whether all was sent."""


async def until_told(
    running: Coroutine[Any, Any, None], draining: Draining, *, grace: float = GRACE
) -> None:
    """Run until Ctrl-C or SIGTERM; then give answers some time. A second signal gives none."""
    task = asyncio.ensure_future(running)
    told = asyncio.Event()

    def tell() -> None:
        if told.is_set():
            task.cancel()
        told.set()

    with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C cancels the whole instead
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, tell)
    ending = asyncio.ensure_future(_end(task, told, draining, grace))
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await task
    finally:
        ending.cancel()


async def _end(
    task: asyncio.Future[None], told: asyncio.Event, draining: Draining, grace: float
) -> None:
    await told.wait()
    if not await draining.drain(grace):
        log.warning("ended with answers on their way: they took longer than %.0f s", grace)
    while not task.done():  # discord.py 2.7 overlooks one that comes while it logs in anew
        task.cancel()
        await asyncio.wait({task}, timeout=AGAIN)
