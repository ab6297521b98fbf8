"""Figures for Prometheus, by its own client: how many, how long, how often; never who or what.

https://prometheus.io/docs/practices/naming/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

from bot.running.telling import outcome_of

if TYPE_CHECKING:
    from bot.watching import Answering, Reloaded

# Seconds: an answer takes milliseconds, sending it what Discord takes, and its rate limits more.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Counts what it is told."""

    def __init__(self, version: str) -> None:
        self.registry = here = CollectorRegistry()
        ProcessCollector(registry=here)
        PlatformCollector(registry=here)
        Info("bot", "The program.", registry=here).info({"version": version})
        self._answers = Counter(
            "bot_answers", "Questions answered or refused.", ("outcome", "reason"), registry=here
        )
        text = "From the question to the answer sent."
        self._seconds = Histogram("bot_answer_seconds", text, buckets=BUCKETS, registry=here)
        text = "Answers that broke or were not sent."
        self._failures = Counter("bot_failures", text, registry=here)
        text = "Whether the shard is connected."
        self._connected = Gauge("bot_gateway_connected", text, ("shard",), registry=here)
        text = "Connections of the shard after its first."
        self._reconnects = Counter("bot_gateway_reconnects", text, ("shard",), registry=here)
        text = "New knowledge, taken or refused."
        self._reloads = Counter("bot_reloads", text, ("result",), registry=here)
        self._seen: set[int] = set()

    def answered(self, done: Answering) -> None:
        """Count an answer and its time."""
        if done.reply is not None:
            self._answers.labels(*outcome_of(done.reply)).inc()
            self._seconds.observe(done.seconds)

    def broke(self, done: Answering) -> None:  # noqa: ARG002  # that it broke is all
        """Count a failure."""
        self._failures.inc()

    def connected(self, shard: int) -> None:
        """Count every connection of a shard but its first."""
        self._connected.labels(shard).set(1)
        if shard in self._seen:
            self._reconnects.labels(shard).inc()
        self._reconnects.labels(shard)  # 0 is shown too
        self._seen.add(shard)

    def lost(self, shard: int) -> None:
        """Show that a shard is not connected."""
        self._connected.labels(shard).set(0)

    def reloaded(self, done: Reloaded) -> None:
        """Count new knowledge."""
        self._reloads.labels("refused" if done.faults else "taken").inc()

    def text(self) -> bytes:
        """Return all figures in Prometheus's format."""
        return generate_latest(self.registry)
