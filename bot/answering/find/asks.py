"""How alike a question is to the ways in which people ask for an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
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
        question = query.question
        self._total = sum(key.weight for key in query.keys if not key.is_aside)
        # for each term, what may stand for it, the nearest first
        self._terms = [
            [(key, weight), *((other, weight * nearness) for other, nearness in near)]
            for key, weight, near, _ in query.keys
        ]
        self._facets = {f"?{facet}" for facet in question.facets}
        self._kinds = {f"?{kind}" for kind in question.kinds}
        self._is_claim = self._facets == {"?whether"} and not self._kinds
        self._is_same: dict[str, bool] = {}

    def measure(self, entry: Entry) -> Likeness:
        """Return how alike the question is to the likest asks of an entry."""
        if not entry.is_asked:
            return _UNLIKE
        best = same = least = 0.0  # what an ask shares at least, to be liker than the likest
        total, is_same = self._total, self._is_same
        # "did Japan propose it" claims an answer: any open ask will do
        is_open = self._is_claim and entry.gap is not None
        weights, wants = self._index.ask_weights(entry), entry.gathered.wants
        for shared, weight, wanted in zip(self._shared(entry), weights, wants, strict=True):
            if shared <= least:
                continue
            likeness = shared / (total + weight)
            if likeness > same:
                if likeness > best:  # noqa: PLR1730 - the innermost loop: a call would double it
                    best = likeness
                if wanted not in is_same:
                    is_same[wanted] = self._wants_the_same(wanted)
                if is_open or is_same[wanted]:
                    same = likeness
                    least = same * total
        return Likeness(min(2 * best, 1.0), min(2 * same, 1.0))

    def _shared(self, entry: Entry) -> list[float]:
        """Return, by the number of the ask, the weight of the terms that it shares."""
        asks_by_key = entry.gathered.asks_by_key
        shared = [0.0] * len(entry.gathered.wants)
        for term in self._terms:
            counted: set[int] = set()  # of a word and those near it, the nearest counts
            for key, worth in term:
                places = asks_by_key.get(key)
                if places:
                    for i in places if not counted else set(places) - counted:
                        shared[i] += worth
                    counted.update(places)
        return shared

    def _wants_the_same(self, wants: str) -> bool:
        signs = set(wants.split())
        has_facet = bool(signs & self._facets) or not (self._facets or signs)
        return has_facet and (not self._kinds or bool(signs & self._kinds))
