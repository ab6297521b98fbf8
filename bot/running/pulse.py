"""Whether the gateway is alive: what the last event of each shard's connection told.

A process that runs is not yet a bot that hears: Discord may have closed the connection an hour ago.
discord.py gives a connection up when a heartbeat stays a minute without an answer, and tells it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.watching import Answering


class Pulse:
    """Knows which shards are connected, and since when.

    Args:
        clock: tells the time in seconds; it never goes back.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._began = clock()
        self._shards: dict[int, tuple[bool, float]] = {}  # is it up, since when

    def answered(self, done: Answering) -> None:
        """Need nothing of an answer."""

    def broke(self, done: Answering) -> None:
        """Need nothing of a failure."""

    def connected(self, shard: int) -> None:
        """Take note that a shard is connected."""
        self._turn(shard, is_up=True)

    def lost(self, shard: int) -> None:
        """Take note that a shard is not connected; discord.py says so at each vain attempt."""
        self._turn(shard, is_up=False)

    def _turn(self, shard: int, *, is_up: bool) -> None:
        if self._shards.get(shard, (not is_up, 0.0))[0] != is_up:
            self._shards[shard] = is_up, self._clock()

    @property
    def is_alive(self) -> bool:
        """Whether there is a connection, and each one that there was stands."""
        return bool(self._shards) and all(is_up for is_up, _ in self._shards.values())

    def as_json(self) -> dict[str, object]:
        """Return what stands and what does not, with the seconds since it is so."""
        now = self._clock()
        return {
            "gateway": "alive" if self.is_alive else "down" if self._shards else "connecting",
            "shards": {
                str(shard): {"connected": is_up, "seconds": round(now - since, 1)}
                for shard, (is_up, since) in sorted(self._shards.items())
            },
            "uptime_seconds": round(now - self._began, 1),
        }
