"""Whose question is answered next: one at a time in each channel, each person there in turn.

What nobody can keep up with is not kept: a person has a few questions waiting, and none becomes
old. Who is left out is told once, in turn like an answer; whoever goes on meanwhile gets silence.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict, deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable

    Do = Callable[[], Awaitable[None]]

PER_PERSON = 3  # questions of one person that wait in a channel: as many as one types ahead
MOST = 1_000  # questions that wait in all
OLDEST = 30.0  # seconds: who has waited longer has asked again, or gone
TOLD = 60.0  # seconds for which somebody who was left out is not told again

log = logging.getLogger(__name__)


class _Waiting(NamedTuple):
    since: float
    answer: Do
    leave_out: Do


class Turns:
    """Answers what was asked, in turn."""

    def __init__(self) -> None:
        self._channels: dict[Hashable, OrderedDict[Hashable, deque[_Waiting]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._told: OrderedDict[Hashable, float] = OrderedDict()  # who was left out, and when
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def is_waiting(self, channel: Hashable, person: Hashable) -> bool:
        """Tell whether a person's question waits in a channel, or is being answered."""
        return person in self._channels.get(channel, ())

    def put(self, channel: Hashable, person: Hashable, answer: Do, leave_out: Do) -> None:
        """Have a question answered in turn; where there are too many, the asker is told once."""
        people = self._channels.get(channel)
        waiting = len(people[person]) if people and person in people else 0
        if waiting >= PER_PERSON or self._count >= MOST:
            if not self._may_tell(person):
                return
            answer = leave_out
        self._append(channel, person, _Waiting(_now(), answer, leave_out))

    def _append(self, channel: Hashable, person: Hashable, waiting: _Waiting) -> None:
        is_new = channel not in self._channels
        people = self._channels.setdefault(channel, OrderedDict())
        people.setdefault(person, deque()).append(waiting)
        self._count += 1
        if is_new:
            task = asyncio.get_running_loop().create_task(self._serve(channel))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _serve(self, channel: Hashable) -> None:
        """Answer all that waits in a channel; whoever had a turn goes behind the others."""
        people = self._channels[channel]
        try:
            while people:
                person = next(iter(people))
                waiting = people[person].popleft()
                self._count -= 1
                await self._take(person, waiting)
                if people[person]:
                    people.move_to_end(person)
                else:
                    del people[person]
        finally:
            self._count -= sum(map(len, people.values()))
            del self._channels[channel]

    async def _take(self, person: Hashable, waiting: _Waiting) -> None:
        do = waiting.answer
        if _now() - waiting.since > OLDEST:
            if not self._may_tell(person):
                return
            do = waiting.leave_out
        try:
            await do()
        except Exception:
            log.exception("what was asked could not be answered, nor that be told")

    def _may_tell(self, person: Hashable) -> bool:
        """Note that somebody is left out; return whether that was not told just now."""
        now = _now()
        while self._told and (
            len(self._told) >= MOST or now - next(iter(self._told.values())) > TOLD
        ):
            self._told.popitem(last=False)
        if person in self._told:
            return False
        self._told[person] = now
        log.warning("more is asked than can be answered; waiting: %d", self._count)
        return True

    def is_anybody_waiting(self) -> bool:
        """Return whether anything waits for its turn, or has it."""
        return bool(self._tasks)

    async def close(self) -> None:
        """Leave what still waits."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _now() -> float:
    return asyncio.get_running_loop().time()
