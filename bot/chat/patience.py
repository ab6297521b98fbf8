"""How many questions a person may ask in a while: so that nobody keeps the bot from the others."""

from __future__ import annotations

from collections import OrderedDict, deque
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTIONS = 8  # nobody reads answers faster; a script asks hundreds
WITHIN = 20.0  # seconds
MOST = 1000  # people that are kept; who has asked nothing for a while is forgotten first


class Patience:
    """Counts what people ask.

    Args:
        clock: tells the time in seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._asked: OrderedDict[int, deque[float]] = OrderedDict()
        self._told: set[int] = set()  # who knows that it is too much

    def seconds_left(self, person: int) -> int:
        """Return how long a person is to wait, in whole seconds; 0 counts a question and lets it.

        What is refused counts for nothing, so that waiting helps.
        """
        now = self._clock()
        asked = self._asked.setdefault(person, deque())
        self._asked.move_to_end(person)
        while asked and now - asked[0] >= WITHIN:
            asked.popleft()
        while len(self._asked) > MOST:
            self._told.discard(self._asked.popitem(last=False)[0])
        if len(asked) >= QUESTIONS:
            return ceil(asked[0] + WITHIN - now)
        asked.append(now)
        self._told.discard(person)
        return 0

    def is_to_be_told(self, person: int) -> bool:
        """Tell whether a person is yet to be told that it is too much: once is enough."""
        is_new = person not in self._told
        self._told.add(person)
        return is_new
