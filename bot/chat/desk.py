"""Answers off the event loop where that may take long, so that heartbeats and others go on.

One thread answers, and answering is not made for more. Whoever took the least of its time lately is
next, so that somebody's long messages are in nobody else's way. What is short is answered at once
as long as that is quick: a thread costs a tenth of a millisecond.
"""

from __future__ import annotations

import asyncio
import heapq
import sys
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from math import exp
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from bot.facts import Facet
    from bot.outcomes import Reply, Said
    from bot.speaking import Speaker
    from bot.wording import Words

SHORT = 200  # characters that a question has at most in nearly all cases
QUICK = 0.01  # seconds that the loop may wait for an answer
LATELY = 10.0  # seconds in which what somebody took weighs a third of what it did
SWITCH = 0.0005  # seconds after which the thread lets the loop go on; Python's own are 5 ms
MOST = 1_000  # people whose time is remembered

T = TypeVar("T")


class Desk:
    """Asks a speaker, one question at a time.

    Attributes:
        speaker: who is asked; only what takes no time may pass by the desk.
    """

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker
        self._thread = ThreadPoolExecutor(1, "answers", sys.setswitchinterval, (SWITCH,))
        self._is_busy = False
        self._is_quick = True
        self._number = count()
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._taken: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()  # when, how much
        self._typing: dict[Hashable, int] = {}  # whose keystroke is the last

    async def reply(
        self, typed: str, *, said: Said | None = None, person: Hashable = None, language: str = ""
    ) -> tuple[Reply, Words]:
        """Return the reply to typed text, and its words; the language is that of their Discord."""
        reply = partial(self.speaker.reply, typed, said=said, language=language)
        return await self.do(reply, person, typed)

    async def suggest(
        self, typed: str, *, facet: Facet | None, limit: int, person: Hashable, language: str = ""
    ) -> tuple[str, ...]:
        """Return questions that fit; none where the person has typed on before their turn came."""
        number = self._typing[person] = next(self._number)

        def suggest() -> tuple[str, ...]:
            if self._typing.get(person) != number:
                return ()
            return self.speaker.suggest(typed, facet=facet, limit=limit, language=language)

        try:
            return await self.do(suggest, person, typed)
        finally:
            if self._typing.get(person) == number:
                del self._typing[person]

    async def do(self, work: Callable[[], T], person: Hashable, typed: str = "") -> T:
        """Return what comes of work for a person; `typed` is what it goes through."""
        loop = asyncio.get_running_loop()
        if self._is_busy:
            turn: asyncio.Future[None] = loop.create_future()
            heapq.heappush(self._waiting, (self._lately(person), next(self._number), turn))
            try:
                await turn
            except asyncio.CancelledError:
                if turn.done() and not turn.cancelled():
                    self._next()
                raise
        self._is_busy = True
        is_short, began = len(typed) <= SHORT, loop.time()
        try:
            if is_short and self._is_quick:
                return work()
            return await loop.run_in_executor(self._thread, work)
        finally:
            took = loop.time() - began
            if is_short:
                self._is_quick = took < QUICK
            self._note(person, took)
            self._next()

    def _next(self) -> None:
        """Let the next one in."""
        self._is_busy = False
        while self._waiting:
            _, _, turn = heapq.heappop(self._waiting)
            if not turn.done():
                self._is_busy = True  # nobody comes between
                turn.set_result(None)
                return

    def _lately(self, person: Hashable) -> float:
        """Return how many seconds somebody took, the longer ago the less."""
        when, taken = self._taken.get(person, (0.0, 0.0))
        return taken * exp((when - asyncio.get_running_loop().time()) / LATELY)

    def _note(self, person: Hashable, took: float) -> None:
        self._taken[person] = asyncio.get_running_loop().time(), self._lately(person) + took
        self._taken.move_to_end(person)
        if len(self._taken) > MOST:
            self._taken.popitem(last=False)

    def close(self) -> None:
        """Let go of the thread."""
        self._thread.shutdown(wait=False, cancel_futures=True)
