"""How alike a question is to the ways in which people ask for an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.find.entry import Entry
    from bot.answering.find.index import Index
    from bot.answering.find.query import Query


class Likeness(NamedTuple):
    """The likest asks of an entry, from 0 (nothing shared) to 1 (the same words).

    Attributes:
        any: to any ask.
        same: to an ask that wants the same facet and kind of filler.
    """

    any: float = 0.0
    same: float = 0.0


_UNLIKE = Likeness()


class Likener:
    """Compares one question with the asks of entries: Dice's coefficient over term weights."""

    def __init__(self, query: Query, index: Index) -> None:
        self._index = index
        self._keys = query.keys
        question = query.question
        self._total = sum(key.weight for key in query.keys if not key.is_aside)
        self._facets = {f"?{facet}" for facet in question.facets}
        self._kinds = {f"?{kind}" for kind in question.kinds}
        self._is_claim = self._facets == {"?whether"} and not self._kinds
        self._is_same: dict[str, bool] = {}

    def measure(self, entry: Entry) -> Likeness:
        """Return how alike the question is to the likest asks of an entry."""
        if not entry.is_asked:
            return _UNLIKE
        weights, wants = self._index.ask_weights(entry), entry.gathered.wants
        best = same = 0.0
        total = self._total
        # "did Japan propose it" claims an answer: any open ask will do
        is_open = self._is_claim and entry.gap is not None
        for i, weight in self._shared(entry).items():
            likeness = weight / (total + weights[i])
            if likeness > same:
                if likeness > best:  # noqa: PLR1730 - the innermost loop: a call would double it
                    best = likeness
                if is_open or self._wants_the_same(wants[i]):
                    same = likeness
        return Likeness(min(2 * best, 1.0), min(2 * same, 1.0))

    def _shared(self, entry: Entry) -> dict[int, float]:
        """Return, by the number of the ask, the weight of the terms that it shares."""
        shared: dict[int, float] = {}
        asks_by_key, get = entry.gathered.asks_by_key, shared.get
        for key, weight, near, _ in self._keys:
            exact: Sequence[int] = asks_by_key.get(key, ())
            for i in exact:
                shared[i] = get(i, 0.0) + weight
            best: dict[int, float] = {}
            for other, nearness in near:
                for i in asks_by_key.get(other, ()):
                    if nearness > best.get(i, 0.0):
                        best[i] = nearness
            for i, nearness in best.items():
                if i not in exact:
                    shared[i] = get(i, 0.0) + weight * nearness
        return shared

    def _wants_the_same(self, wants: str) -> bool:
        known = self._is_same.get(wants)
        if known is None:
            signs = set(wants.split())
            has_facet = bool(signs & self._facets) or not (self._facets or signs)
            known = has_facet and (not self._kinds or bool(signs & self._kinds))
            self._is_same[wants] = known
        return known
