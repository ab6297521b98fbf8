"""Faults on demand: what a Discord does to a bot on a bad day, for tests and for the page.

Whatever begins or ends is published as the event TROUBLE, of which no bot is told.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from bot.sandbox.errors import ApiError, BannedError
from bot.sandbox.records import Event
from bot.sandbox.rest.limits import RateLimitedError

if TYPE_CHECKING:
    from bot.sandbox.gateway import Gateway

TOO_MANY = 429
UNKNOWN_ERROR = 4000  # the bot may resume: "We're not sure what went wrong."
WORDS = {500: "500: Internal Server Error", 502: "502: Bad Gateway"}


class Trouble:
    """Makes trouble for all bots; each method is one kind of it."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._delay = 0.0
        self._refusals: list[tuple[str, ApiError]] = []
        self._swallowed = 0

    @property
    def refusing(self) -> set[int]:
        """With which statuses the next calls are answered."""
        return {error.status for _, error in self._refusals}

    @property
    def is_late(self) -> bool:
        """Whether calls have to wait."""
        return self._delay > 0

    @property
    def is_deaf(self) -> bool:
        """Whether a connection gets no answer to its heartbeats."""
        return any(connection.is_deaf for connection in self._gateway.connections)

    @property
    def is_gateway_down(self) -> bool:
        """Whether no connection is taken."""
        return time.monotonic() < self._gateway.opens

    @property
    def is_content_hidden(self) -> bool:
        """Whether the message-content intent is off."""
        return "message_content" not in self._gateway.world.privileged_intents

    def drop(self) -> None:
        """Cut every connection off, without a word."""
        for connection in self._gateway.disturbed():
            connection.abort()

    def tear(self) -> None:
        """Cut every connection off in the middle of a frame."""
        for connection in self._gateway.disturbed():
            connection.tear()

    def close(self, code: int = UNKNOWN_ERROR) -> None:
        """Close every connection with one of Discord's codes; the session can be resumed."""
        for connection in self._gateway.disturbed():
            connection.close_soon(code)

    def deafen(self, *, deaf: bool = True) -> None:
        """Leave the heartbeats of the connections that there are without an answer."""
        connections = self._gateway.disturbed() if deaf else self._gateway.connections
        for connection in connections:
            connection.is_deaf = deaf
        self._tell()

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
        self._gateway.opens = time.monotonic() + seconds
        asyncio.get_running_loop().call_later(seconds, self._tell)
        self.drop()
        self._tell()

    def open_gateway(self) -> None:
        """Take connections again."""
        self._gateway.opens = 0.0
        self._tell()

    def delay(self, seconds: float) -> None:
        """Let every call of the REST API wait so long from now on; 0 ends it."""
        self._delay = seconds
        self._tell()

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
        self._tell()

    def ban(self, *, of: str = "", times: int = 1) -> None:
        """Answer the next calls as Cloudflare answers who asked too much: 429 and a page."""
        self._refusals.extend([(of, BannedError())] * times)

    def spare(self, status: int) -> None:
        """Answer no call with that status any more."""
        kept = [each for each in self._refusals if each[1].status != status]
        self._refusals = kept
        self._tell()

    def swallow(self, *, times: int = 1) -> None:
        """Do what the next posts ask for, and answer with 502 as if it had not been done."""
        self._swallowed += times

    def calm(self) -> None:
        """Let calls be answered as they should be again."""
        self._delay, self._swallowed = 0.0, 0
        self._refusals.clear()
        self._tell()

    def hide_content(self, *, hide: bool = True) -> None:
        """Switch the message-content intent off, or on again."""
        allowed = self._gateway.world.privileged_intents
        (allowed.discard if hide else allowed.add)("message_content")
        self._tell()

    async def trouble_call(self, path: str) -> None:
        """Let a call of that path suffer what is set."""
        if self._delay:
            await asyncio.sleep(self._delay)
        for number, (of, error) in enumerate(self._refusals):
            if of in path:
                del self._refusals[number]
                self._tell()
                raise error

    def trouble_answer(self, method: str) -> None:
        """Let the answer to a call suffer what is set."""
        if self._swallowed and method == "POST":
            self._swallowed -= 1
            raise ApiError(502, 0, WORDS[502])

    def _tell(self) -> None:
        self._gateway.world.publish(Event("TROUBLE", {}))
