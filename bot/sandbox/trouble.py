"""Faults on demand: what a Discord does to a bot on a bad day, for tests and for the page."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.sandbox.errors import ApiError, BannedError
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
        self._refusals: list[tuple[str, ApiError]] = []

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

    def refuse(
        self, status: int, *, code: int = 0, of: str = "", times: int = 1, wait: float = 1.0
    ) -> None:
        """Answer the next calls with 429 (and this wait), 500, 502 or any other status.

        `code` is Discord's own for the error; `of` is what a call has in its path to be answered
        so, empty for any.
        """
        words = WORDS.get(status, str(status))
        error = RateLimitedError(wait) if status == TOO_MANY else ApiError(status, code, words)
        self._refusals.extend([(of, error)] * times)

    def ban(self, *, of: str = "", times: int = 1) -> None:
        """Answer the next calls as Cloudflare answers who asked too much: 429 and a page."""
        self._refusals.extend([(of, BannedError())] * times)

    def hide_content(self, *, hide: bool = True) -> None:
        """Switch the message-content intent off, or on again."""
        allowed = self._gateway.world.privileged_intents
        (allowed.discard if hide else allowed.add)("message_content")

    async def trouble_call(self, path: str) -> None:
        """Let a call of that path suffer what is set."""
        if self._delay:
            await asyncio.sleep(self._delay)
        for number, (of, error) in enumerate(self._refusals):
            if of in path:
                del self._refusals[number]
                raise error
