"""What was said last in each conversation, for a question that leans on it.

In memory alone, bounded and short: whoever asks "when was that?" has just asked something. Reads no
clock of its own, and knows nothing of who talks where: a conversation is whatever key it is given.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.outcomes import Answer, Choices, Help, Reason, Refusal, Said

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from bot.outcomes import Reply

KEPT = 300.0  # seconds: who comes back later begins anew
TURNS = 4  # answers that a question may lean on
MOST = 1000  # conversations; some hundred bytes each
_SAYS_NOTHING = (Reason.OFF_TOPIC, Reason.UNREADABLE)


def said_after(reply: Reply, before: Said | None = None) -> Said | None:
    """Return what a next question may lean on; help or a slip does not end a conversation."""
    outcome = reply.outcome
    if isinstance(outcome, Help):
        return before
    if isinstance(outcome, Refusal) and outcome.reason in _SAYS_NOTHING:
        return before
    options = outcome.options if isinstance(outcome, Choices) else ()
    asked = reply.asked or reply.typed
    told = before.told if before else ()
    if isinstance(outcome, Answer):
        told = (outcome.facts, *told)[:TURNS]
        is_open = bool(outcome.unsaid)
        return Said(asked, outcome.facts, told=told, answered=asked, is_open=is_open)
    said = Said(asked, options=options, told=told, is_open=True)
    if before is None or not reply.asked:
        return said
    # One that leans and is refused is still about what was answered before it.
    return replace(said, facts=before.facts, answered=before.answered)


class Memory:
    """Keeps what was said last in each conversation for a few minutes, and of no more than some.

    Args:
        clock: tells the time in seconds.
        kept: how many seconds.
        most: of how many conversations.
    """

    def __init__(self, clock: Callable[[], float], *, kept: float = KEPT, most: int = MOST) -> None:
        self.clock = clock
        self.kept = kept
        self._most = most
        self._said: OrderedDict[Hashable, tuple[float, Said]] = OrderedDict()  # the oldest first

    def __len__(self) -> int:
        return len(self._said)

    def recall(self, conversation: Hashable) -> Said | None:
        """Return what was said last there; None where that is too long ago."""
        self.forget_old()
        return self._said[conversation][1] if conversation in self._said else None

    def keep(self, conversation: Hashable, said: Said | None) -> None:
        """Remember what was said, in place of what was before; None is nothing to remember."""
        self.forget_old()
        if said is None:
            return
        self._said[conversation] = (self.clock(), said)
        self._said.move_to_end(conversation)
        while len(self._said) > self._most:
            self._said.popitem(last=False)

    def forget_old(self) -> None:
        """Forget what is older than it may become."""
        now = self.clock()
        while self._said and now - next(iter(self._said.values()))[0] >= self.kept:
            self._said.popitem(last=False)
