"""How alike a question is to the ways in which people ask for an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.answering.index import SYNONYM, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.index import Entry, Index, Wanted
    from bot.answering.question import Question


class Likeness(NamedTuple):
    """The likest asks of an entry, from 0 (nothing shared) to 1 (the same words).

    Attributes:
        any: to any ask.
        same: to an ask that wants the same facet and kind of filler.
    """

    any: float
    same: float


class Likener:
    """Compares one question with the asks of entries: Dice's coefficient over term weights."""

    def __init__(self, question: Question, index: Index) -> None:
        weights = index.weights
        self._terms = [(term, weights.get(term.key, UNKNOWN)) for term in question.content]
        self._total = sum(weight for term, weight in self._terms if not term.is_aside)
        self._is_same = [_wants_the_same(question, wanted) for wanted in index.wanted]

    def measure(self, entry: Entry) -> Likeness:
        """Return how alike the question is to the likest asks of an entry."""
        best = same = 0.0
        total, is_same, asks = self._total, self._is_same, entry.asks
        for i, weight in self._shared(entry).items():
            ask_weight, wanted = asks[i]
            likeness = 2 * weight / (total + ask_weight)
            best = max(best, likeness)
            if likeness > same and is_same[wanted]:
                same = likeness
        return Likeness(min(best, 1.0), min(same, 1.0))

    def _shared(self, entry: Entry) -> dict[int, float]:
        """Return, by the number of the ask, the weight of the terms that it shares."""
        shared: dict[int, float] = {}
        asks_by_key = entry.asks_by_key
        for term, weight in self._terms:
            exact: Sequence[int] = asks_by_key.get(term.key, ())
            for i in exact:
                shared[i] = shared.get(i, 0.0) + weight
            near = {i for key in term.also for i in asks_by_key.get(key, ())}
            for i in near.difference(exact) if near else ():
                shared[i] = shared.get(i, 0.0) + weight * SYNONYM
        return shared


def _wants_the_same(question: Question, wanted: Wanted) -> bool:
    if question.facets.isdisjoint(wanted.facets) and (question.facets or wanted.facets):
        return False
    return not question.kinds or not question.kinds.isdisjoint(wanted.kinds)
