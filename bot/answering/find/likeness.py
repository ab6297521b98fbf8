"""How alike a question is to the ways in which people ask for an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.answering.find.index import SYNONYM, UNKNOWN
from bot.answering.read.readings import signs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.find.index import Entry, Index
    from bot.answering.read.question import Question, Term


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
        self._index = index
        self._terms = [
            (term, UNKNOWN if (weight := index.weight(term.key)) is None else weight)
            for term in question.content
        ]
        self._near = {term.key: self._synonyms(term) for term in question.content}
        self._total = sum(weight for term, weight in self._terms if not term.is_aside)
        self._facets = {f"?{facet}" for facet in question.facets}
        self._kinds = {f"?{kind}" for kind in question.kinds}
        self._is_claim = self._facets == {"?whether"} and not self._kinds
        self._is_same: dict[str, bool] = {}
        self._signs = signs_of(question)

    def _synonyms(self, term: Term) -> tuple[str, ...]:
        groups = self._index.stems_by_group
        keys = [key for also in term.also for key in groups.get(also, (also,))]
        return tuple(dict.fromkeys(key for key in keys if key != term.key))

    def entry(self, at: int) -> Entry:
        """Return an entry by its number."""
        return self._index.entries[at]

    def measure(self, at: int) -> Likeness:
        """Return how alike the question is to the likest asks of an entry, by its number."""
        entry, weights = self._index.entries[at], self._index.ask_weights(at)
        wants = entry.gathered.wants
        best = same = 0.0
        total = self._total
        is_open = (
            self._is_claim and entry.gap is not None
        )  # "did Japan propose it" claims an answer
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
        for term, weight in self._terms:
            exact: Sequence[int] = asks_by_key.get(term.key, ())
            for i in exact:
                shared[i] = get(i, 0.0) + weight
            found = [asks_by_key[key] for key in self._near[term.key] if key in asks_by_key]
            if found:
                for i in set().union(*found).difference(exact):
                    shared[i] = get(i, 0.0) + weight * SYNONYM
        return shared

    def _wants_the_same(self, wants: str) -> bool:
        known = self._is_same.get(wants)
        if known is None:
            signs = set(wants.split())
            has_facet = bool(signs & self._facets) or not (self._facets or signs)
            known = has_facet and (not self._kinds or bool(signs & self._kinds))
            self._is_same[wants] = known
        return known
