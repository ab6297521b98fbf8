"""Tells who keeps watch what a front end does, and waits for what is still being answered.

Whoever watches is handed in (`bot.running`): the chat knows nothing of metrics, logs or databases.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from bot.outcomes import Reply


@dataclass(slots=True)
class Answering:
    """A question that is being answered; what is not yet known is empty.

    Attributes:
        asker: the user's id on Discord.
        reply: what it is answered with; None where it broke before.
        sent: the ids of the messages that answer it.
        seconds: from when it was taken up until it was sent, or broke.
    """

    asker: int
    reply: Reply | None = None
    sent: Sequence[int] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Reloaded:
    """What came of loading new knowledge.

    Attributes:
        sources: how many the bot answers from now.
        facts: likewise.
        faults: why the new knowledge was refused, each with its place and remedy.
    """

    sources: int
    facts: int
    faults: tuple[str, ...] = ()


class Observer(Protocol):
    """Who is told; nothing that it does may raise or wait."""

    def answered(self, done: Answering) -> None:
        """Take note of a question that was answered."""

    def broke(self, done: Answering) -> None:
        """Take note of a question whose answer broke or could not be sent."""

    def connected(self, shard: int) -> None:
        """Take note that a shard's connection to the gateway stands."""

    def lost(self, shard: int) -> None:
        """Take note that it stands no longer."""


class Watch:
    """Tells every observer, and counts what is in flight.

    Attributes:
        is_ending: whether no new question is taken up.
        reload: takes up new knowledge when the owner asks for it; None where nothing can.
        rate: keeps what a user thinks of a message of ours (1, -1, 0 for nothing any more), by
            message and user; None where nothing is kept.
        forget: deletes what is kept of a user, and returns how much; None where it cannot be now.
    """

    def __init__(self, *observers: Observer) -> None:
        self.is_ending = False
        self.reload: Callable[[], Awaitable[Reloaded]] | None = None
        self.rate: Callable[[int, int, int], None] | None = None
        self.forget: Callable[[int], Awaitable[int | None]] | None = None
        self._observers = observers
        self._in_flight = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @contextlib.contextmanager
    def answering(self, asker: int) -> Iterator[Answering]:
        """Watch one question being answered; what the block raises goes on."""
        done, began = Answering(asker), perf_counter()
        self._in_flight += 1
        self._idle.clear()
        is_answered = False
        try:
            yield done
            is_answered = True
        finally:
            self._in_flight -= 1
            if not self._in_flight:
                self._idle.set()
            done.seconds = perf_counter() - began
            for each in self._observers:
                (each.answered if is_answered else each.broke)(done)

    def connected(self, shard: int) -> None:
        """Tell that a shard's connection stands."""
        for each in self._observers:
            each.connected(shard)

    def lost(self, shard: int) -> None:
        """Tell that a shard's connection stands no longer."""
        for each in self._observers:
            each.lost(shard)

    async def drain(self, within: float) -> bool:
        """Take up nothing new and wait for what is in flight; return whether all was sent."""
        self.is_ending = True
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), within)
        return not self._in_flight
