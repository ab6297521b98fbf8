"""A line of the log for each answer: how it came out and how long it took, never what was asked."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.outcomes import Refusal

if TYPE_CHECKING:
    from bot.outcomes import Reply
    from bot.watching import Answering

log = logging.getLogger(__name__)


def outcome_of(reply: Reply) -> tuple[str, str]:
    """Return the contract's outcome and, of a refusal, its reason."""
    outcome = reply.outcome
    reason = outcome.reason.value if isinstance(outcome, Refusal) else ""
    return type(outcome).__name__.lower(), reason


class Telling:
    """Writes what it is told to the log."""

    def answered(self, done: Answering) -> None:
        """Say how a question came out."""
        if done.reply is None:
            return
        outcome, reason = outcome_of(done.reply)
        told = {"outcome": outcome, "reason": reason, "language": done.reply.language}
        milliseconds = round(done.seconds * 1000, 1)
        fields = {**told, "milliseconds": milliseconds}
        shown = f"{outcome}: {reason}" if reason else outcome
        log.info("%s in %.0f ms", shown, milliseconds, extra={"fields": fields})

    def broke(self, done: Answering) -> None:
        """Leave it to who reports the failure itself."""

    def connected(self, shard: int) -> None:
        """Say that a shard is connected."""
        log.info("shard %d: the gateway is alive", shard, extra={"fields": {"shard": shard}})

    def lost(self, shard: int) -> None:
        """Leave it to discord.py, which says why and when it tries again."""
