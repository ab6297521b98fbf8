"""Which messages of ours answer which question: an answer follows its question.

Ids alone, in memory, and of no more than some: of an older one the channel itself tells, where the
bot may read it.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

MOST = 1000  # questions; some hundred bytes each


@dataclass(slots=True)
class Answered:
    """What came of one message.

    Attributes:
        sent: the ids of the posts that answer it, in order.
        edited: when the question was last edited of which this is the answer.
        is_gone: whether the question was deleted, perhaps while it was being answered.
        lock: held by who answers it: an edit waits for the answer that it changes.
    """

    sent: list[int] = field(default_factory=list)
    edited: datetime | None = None
    is_gone: bool = False
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def is_anew(self) -> bool:
        """Whether it is answered again."""
        return bool(self.sent) or self.edited is not None


class AnsweredQuestions:
    """Keeps what answers the last questions."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._answered: OrderedDict[int, Answered] = OrderedDict()

    def __len__(self) -> int:
        return len(self._answered)

    def of(self, question: int) -> Answered | None:
        """Return what came of a message; None where nothing is known of it."""
        return self._answered.get(question)

    def begin(self, question: int) -> Answered:
        """Return what comes of a message, from now on."""
        answered = self._answered.setdefault(question, Answered())
        while len(self._answered) > self._most:
            self._answered.popitem(last=False)
        return answered

    def forget(self, question: int) -> Answered | None:
        """Forget a message, and return what came of it."""
        return self._answered.pop(question, None)
