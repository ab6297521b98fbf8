"""Keeps what was asked in vain, without an answer ever waiting for the database.

What is to be written waits in memory: `MOST` entries, the oldest of which are given up first. While
the database is down they wait for it; when the bot ends they are tried once more.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import logging
import secrets
from collections import OrderedDict, deque
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.curating.store import Change, Row, Store
from bot.errors import DatabaseError
from bot.outcomes import Help, Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.outcomes import Reply
    from bot.watching import Answering

# Those that a person could mend; the sources bear out the others, or nothing was asked.
KEPT = frozenset({Reason.NOT_STATED, Reason.UNSURE, Reason.OFF_TOPIC})
MOST = 10_000  # entries that wait: some megabytes
LONGEST = 500  # characters of a question
REMEMBERED = 2_000  # answers that can be rated: the last ones since the start
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0  # seconds between attempts
EXPIRING = 3600.0  # seconds between two looks for what is too old
LAST = 5.0  # seconds for what waits when the bot ends

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rateable:
    """An answer that people may rate."""

    asker: str
    question: str
    outcome: str


class Recorder:
    """Is told of every answer, and keeps those that were none.

    Args:
        key: with which people are hashed; another key makes other people of them.
        days: how long anything is kept.
    """

    def __init__(self, store: Store, key: str, days: int) -> None:
        self._store = store
        self._key = key.encode()
        self._days = days
        self._waiting: deque[Change] = deque(maxlen=MOST)
        self._rateable: OrderedDict[int, Rateable] = OrderedDict()
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()

    def hashed(self, *ids: int) -> str:
        """Return what stands for a person, or for a person and a message."""
        text = "/".join(map(str, ids)).encode()
        return hmac.new(self._key, text, hashlib.sha256).hexdigest()

    def answered(self, done: Answering) -> None:
        """Keep a question that was not answered; remember any for a while, to be rated."""
        if done.reply is None or isinstance(done.reply.outcome, Help):
            return
        who, question = self.hashed(done.asker), _question(done.reply)
        outcome = done.reply.outcome
        kept = Rateable(who, question, type(outcome).__name__.lower())
        self._rateable.update(dict.fromkeys(done.sent, kept))
        while len(self._rateable) > REMEMBERED:
            self._rateable.popitem(last=False)
        if isinstance(outcome, Refusal) and outcome.reason in KEPT:
            row: Row = {"id": secrets.token_hex(16), "at": datetime.now(UTC), "asker": who}
            told = {"question": question, "reason": outcome.reason.value}
            self._write(Change("asked", {**row, **told, "language": done.reply.language}))

    def broke(self, done: Answering) -> None:
        """Need nothing of a failure: the log has it."""

    def connected(self, shard: int) -> None:
        """Need nothing of the connection."""

    def lost(self, shard: int) -> None:
        """Need nothing of the connection."""

    def rate(self, message: int, user: int, value: int) -> None:
        """Keep what a person thinks of an answer: 1, -1, or 0 where it is taken back."""
        rateable = self._rateable.get(message)
        if rateable is None:
            return
        row: Row = {"id": self.hashed(user, message)}
        if value:
            row |= {"at": datetime.now(UTC), "asker": rateable.asker, "rater": self.hashed(user)}
            row |= {"question": rateable.question, "outcome": rateable.outcome, "value": value}
        self._write(Change("rated", row))

    async def forget(self, user: int) -> int | None:
        """Delete all of a person, and return how much that was; None where it cannot be now."""
        who = self.hashed(user)
        async with self._turn:
            try:
                gone = await asyncio.to_thread(self._store.forget, who)
            except DatabaseError as error:
                log.warning("somebody could not be forgotten: %s", error)
                return None
            kept = [each for each in self._waiting if who not in each.row.values()]
            gone += len(self._waiting) - len(kept)
            self._waiting = deque(kept, maxlen=MOST)
            for message in [m for m, each in self._rateable.items() if each.asker == who]:
                del self._rateable[message]
        return gone

    def _write(self, change: Change) -> None:
        if len(self._waiting) == MOST:
            log.warning("the database is down for too long: an entry is given up")
        self._waiting.append(change)
        self._wake.set()

    async def run(self) -> None:
        """Write what waits, until cancelled; then try once more."""
        expiring = asyncio.ensure_future(self._expire())
        try:
            await self._write_on()
        finally:
            expiring.cancel()
            with contextlib.suppress(DatabaseError, TimeoutError):
                await asyncio.wait_for(self._flush(), LAST)
            if self._waiting:
                log.warning("ended with %d entries that are not written", len(self._waiting))
            self._store.close()

    async def _write_on(self) -> None:
        wait = FIRST_WAIT
        while True:
            await self._wake.wait()
            try:
                await self._flush()
            except Exception as error:  # a boundary: nobody waits for this task
                if not isinstance(error, DatabaseError):
                    log.exception("entries cannot be written; answers go on")
                elif wait == FIRST_WAIT:
                    log.warning("%s; answers go on, entries wait", error)
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)
            else:
                if wait > FIRST_WAIT:
                    log.info("the database is back; what waited is written")
                wait = FIRST_WAIT

    async def _flush(self) -> None:
        async with self._turn:
            batch: Sequence[Change] = tuple(self._waiting)
            if batch:
                await asyncio.to_thread(self._store.write, batch)
                written = set(map(id, batch))
                kept = (each for each in self._waiting if id(each) not in written)
                self._waiting = deque(kept, maxlen=MOST)
            if not self._waiting:
                self._wake.clear()

    async def _expire(self) -> None:
        while True:
            try:
                await asyncio.to_thread(self._store.expire, self._days)
            except Exception as error:  # a boundary, as above; the next time will do
                if not isinstance(error, DatabaseError):
                    log.exception("what is too old cannot be deleted")
            await asyncio.sleep(EXPIRING)


def _question(reply: Reply) -> str:
    """Return what was asked, in full, without the command's mark."""
    return (reply.asked or reply.typed).strip().lstrip("!/").removeprefix("ask ")[:LONGEST]
