"""Faults on demand: what a Discord does to a bot on a bad day, for tests and for the page."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from bot.sandbox.errors import ApiError
from bot.sandbox.rest.limits import RateLimitedError

if TYPE_CHECKING:
    from bot.sandbox.gateway import Gateway

TOO_MANY = 429
WORDS = {500: "500: Internal Server Error", 502: "502: Bad Gateway"}


class Trouble:
    """Makes trouble for all bots; each method is one kind of it."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._delay = 0.0
        self._refusals: deque[ApiError] = deque()

    def drop(self) -> None:
        """Cut every connection off, without a word."""
        for connection in self._gateway.disturbed():
            connection.abort()

    def deafen(self) -> None:
        """Leave the heartbeats of the connections that there are without an answer."""
        for connection in self._gateway.disturbed():
            connection.is_deaf = True

    def reconnect(self) -> None:
        """Ask every bot to connect again and resume (op 7)."""
        for connection in self._gateway.disturbed():
            connection.ask_to_reconnect()

    def invalidate(self, *, resumable: bool = False) -> None:
        """Tell every bot that its session is no longer valid (op 9)."""
        for connection in self._gateway.disturbed():
            connection.invalidate(resumable=resumable)

    def close_gateway(self, seconds: float) -> None:
        """Cut every connection off, and take no new one for so long."""
        self._gateway.opens = asyncio.get_running_loop().time() + seconds
        self.drop()

    def delay(self, seconds: float) -> None:
        """Let every call of the REST API wait so long from now on; 0 ends it."""
        self._delay = seconds

    def refuse(self, status: int, *, times: int = 1, wait: float = 1.0) -> None:
        """Answer the next calls with 429 (and this wait), 500 or 502."""
        words = WORDS.get(status, str(status))
        error = RateLimitedError(wait) if status == TOO_MANY else ApiError(status, 0, words)
        self._refusals.extend([error] * times)

    def hide_content(self, *, hide: bool = True) -> None:
        """Switch the message-content intent off, or on again."""
        allowed = self._gateway.world.privileged_intents
        (allowed.discard if hide else allowed.add)("message_content")

    async def trouble_call(self) -> None:
        """Let a call suffer what is set."""
        if self._delay:
            await asyncio.sleep(self._delay)
        if self._refusals:
            raise self._refusals.popleft()
