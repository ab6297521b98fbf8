"""Order the passages that share words with a question by how likely each one answers it."""

from __future__ import annotations

from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.entail.passage_weights import RANKED
from bot.answering.find.features import Features, Measurer

if TYPE_CHECKING:
    from bot.answering.find.features import Weighed
    from bot.answering.find.passages import Passages
    from bot.answering.find.query import Query
    from bot.answering.find.typed_fit import TypedFit
    from bot.lang.lexicon import Lexicon

MOST_RANKED = 40  # passages that are measured one by one (research/retrieval.md)
_WEIGHTS = tuple(RANKED.get(name, 0.0) for name in Features._fields)


class Ranked(NamedTuple):
    """A passage with its score."""

    weighed: Weighed
    score: float


class Ranker:
    """Finds the passages for a query, the best first."""

    def __init__(self, passages: Passages, lexicon: Lexicon, typed: TypedFit) -> None:
        self._passages = passages
        self._measurer = Measurer(passages, lexicon, typed)

    def measure(self, query: Query) -> list[Weighed]:
        """Return the passages that are worth ranking, measured."""
        return self._measurer.measure(query, self._passages.find(query, MOST_RANKED))

    def rank(self, query: Query) -> list[Ranked]:
        """Return the passages, best first."""
        ranked = [Ranked(w, score_of(w.features)) for w in self.measure(query)]
        return sorted(ranked, key=lambda r: (-r.score, r.weighed.passage.number))


def score_of(features: Features) -> float:
    """Return the weighted sum of the features."""
    total: float = sum(map(mul, _WEIGHTS, features))
    return total
