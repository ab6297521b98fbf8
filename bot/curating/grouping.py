"""Puts questions together that want the same, by what they are about and what they ask.

Two questions are as alike as the words that they share weigh, a rare word more than a common one.
A word stands for another that is near in meaning (`Lexicon.related`) or a slip of the fingers away.
Groups grow together from the most alike pair on, by the mean of all their pairs, so that a chain of
neighbours makes no group of what has nothing in common.
"""

from __future__ import annotations

import heapq
from collections import Counter
from itertools import combinations
from math import log
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.curating.asked import Asked

# From 200 questions after 16 needs, by another list than the one that the tests measure by: from
# .25 to .3 nine groups in ten are of one need; a higher cut splits needs, a lower one mixes them.
ALIKE = 0.3  # from which mean likeness two groups are one
OTHERWISE = 0.8  # what likeness is worth where another thing is asked: when, not where
SLIP = 0.9  # what a word is worth for another that is one slip away
SHORTEST = 5  # letters of a word that may be a slip for another

Words = frozenset[str]


class Likeness:
    """Tells how alike two questions of a set are: from 0 to 1.

    Args:
        related: a stem to those near it in meaning, each with its cosine.
    """

    def __init__(
        self, asked: Sequence[Asked], related: Callable[[str], Mapping[str, float]]
    ) -> None:
        counts = Counter(word for each in asked for word in each.content)
        self._weights = {word: log(1 + len(asked) / n) for word, n in counts.items()}
        self._related = {word: related(word) for word in counts}
        self._pairs: dict[tuple[str, str], float] = {}

    def __call__(self, one: Asked, other: Asked) -> float:
        """Return how alike they are."""
        both = self._shared(one.content, other.content) + self._shared(other.content, one.content)
        whole = sum(self._weights[word] for each in (one, other) for word in each.content)
        likeness = both / whole if whole else 0.0
        is_same = one.wanted & other.wanted or not (one.wanted and other.wanted)
        return likeness if is_same else likeness * OTHERWISE

    def _shared(self, words: Words, others: Words) -> float:
        weights = self._weights
        return sum(
            weights[word] * max((self._near(word, other) for other in others), default=0.0)
            for word in words
        )

    def _near(self, word: str, other: str) -> float:
        if word == other:
            return 1.0
        pair = (word, other) if word < other else (other, word)
        if pair not in self._pairs:
            self._pairs[pair] = self._measure(*pair)
        return self._pairs[pair]

    def _measure(self, word: str, other: str) -> float:
        cosine = max(self._related[word].get(other, 0.0), self._related[other].get(word, 0.0))
        is_long = min(len(word), len(other)) >= SHORTEST
        if is_long and OSA.distance(word, other, score_cutoff=1) == 1:
            return SLIP
        return cosine


def grouped(
    asked: Sequence[Asked], related: Callable[[str], Mapping[str, float]]
) -> list[list[Asked]]:
    """Return the groups, the most often asked first; in each the one that is most alike the rest.

    Average linkage (Sokal and Michener 1958), with a heap of the pairs.
    """
    alike = Likeness(asked, related)
    likeness = {(i, j): alike(asked[i], asked[j]) for i, j in combinations(range(len(asked)), 2)}
    groups = _linked({number: [number] for number in range(len(asked))}, dict(likeness))

    def centrality(number: int, group: Sequence[int]) -> float:
        pairs = (likeness[min(number, i), max(number, i)] for i in group if i != number)
        return asked[number].times + sum(pairs)

    ordered = [
        [asked[n] for n in sorted(group, key=lambda n: -centrality(n, group))]  # used at once
        for group in groups
    ]
    return sorted(ordered, key=lambda group: -sum(each.times for each in group))


def _linked(
    groups: dict[int, list[int]], likeness: dict[tuple[int, int], float]
) -> list[list[int]]:
    """Unite the two groups that are most alike until none are alike enough."""
    heap = [(-value, *pair) for pair, value in likeness.items() if value >= ALIKE]
    heapq.heapify(heap)
    fresh = len(groups)
    while heap:
        _, one, other = heapq.heappop(heap)
        if one not in groups or other not in groups:
            continue
        left, right = groups.pop(one), groups.pop(other)
        for third, members in groups.items():
            mean = len(left) * likeness[_pair(one, third)]
            mean = (mean + len(right) * likeness[_pair(other, third)]) / (len(left) + len(right))
            likeness[third, fresh] = mean
            if mean >= ALIKE and members:
                heapq.heappush(heap, (-mean, third, fresh))
        groups[fresh] = left + right
        fresh += 1
    return list(groups.values())


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
