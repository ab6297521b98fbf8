"""Puts questions together that want the same, by what they are about and what they ask.

Two questions are as alike as the words that they share weigh, a rare word more than a common one.
A word stands for another that is near to it (`bot.curating.nearness`). Groups grow together from
the most alike pair on, by the mean of the more alike half of all their pairs: by the nearest pair,
a chain of neighbours would make a group of what has nothing in common; by all of them, one need
asked in words that differ would fall apart. What is rare is counted by groups, not by questions:
the word that a need is asked by is no common one because many ask for it. So the groups are made
twice, first strictly, then by the weights that these give.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING

from bot.curating.nearness import near_words, spelling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.curating.asked import Asked
    from bot.curating.nearness import Near, Related

# All by tests/benchmarks/week_one.yaml with two seeds and the week of tests/curating: with a cut of
# .4 fewer than eight in ten of its groups are pure, with .45 more needs are split. week_two.yaml
# was written after that.
ALIKE, STRICTLY = 0.41, 0.5  # from which likeness two groups are one, and at first
OTHERWISE = 0.8  # what likeness is worth where another thing is asked: when, not where
KIND = 0.3  # what the kind of thing that is asked for weighs, beside a word

Words = frozenset[str]
Group = list[int]
Pairs = list[dict[int, float]]  # of each question those that are like it at all, and how much


class Likeness:
    """Tells how alike questions are: from 0 to 1, by their numbers.

    Args:
        read: what each is about, and the facets that it asks.
        kinds: words among these that stand for a kind of thing that is asked for.
        near: which words are near to which.
    """

    def __init__(self, read: Sequence[tuple[Words, Words]], kinds: Words, near: Near) -> None:
        self._read = read
        self._kinds = kinds
        self._near = near
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, (words, _) in enumerate(read):
            for word in words:
                self._having[word].append(number)

    def weighed(self, groups: Sequence[Group]) -> Mapping[str, float]:
        """Return what each word weighs: the more, the fewer groups have it."""
        held = Counter(
            word for group in groups for word in {w for n in group for w in self._read[n][0]}
        )
        weights = {word: log(1 + len(groups) / number) for word, number in held.items()}
        return {w: KIND * each if w in self._kinds else each for w, each in weights.items()}

    def of_pairs(self, weights: Mapping[str, float]) -> Pairs:
        """Return how alike every two are: half by all their words, half by those of the shorter."""
        totals = [sum(weights[word] for word in words) or 1.0 for words, _ in self._read]
        shared = [self._shared(words, weights) for words, _ in self._read]
        pairs: Pairs = [{} for _ in self._read]
        for i, found in enumerate(shared):
            for j in found:
                if j > i:
                    pairs[i][j] = pairs[j][i] = self._alike(i, j, shared, totals)
        return pairs

    def _alike(
        self, i: int, j: int, shared: Sequence[Mapping[int, float]], totals: Sequence[float]
    ) -> float:
        ours, theirs = shared[i][j], shared[j][i]
        both = (ours + theirs) / (totals[i] + totals[j])
        likeness = (both + max(ours / totals[i], theirs / totals[j])) / 2
        wanted, wanted_too = self._read[i][1], self._read[j][1]
        is_same = wanted & wanted_too or not (wanted and wanted_too)
        return likeness if is_same else likeness * OTHERWISE

    def _shared(self, words: Words, weights: Mapping[str, float]) -> Mapping[int, float]:
        """Return how much of some words each question has that has any, by weight."""
        shared: dict[int, float] = defaultdict(float)
        for word in words:
            nearest: dict[int, float] = {}
            for other, value in self._near[word].items():
                for number in self._having[other]:
                    nearest[number] = max(value, nearest.get(number, 0.0))
            for number, value in nearest.items():
                shared[number] += weights[word] * value
        return shared


def grouped(asked: Sequence[Asked], related: Related) -> list[list[Asked]]:
    """Return the groups, the most often asked first; in each the one that is most alike the rest.

    Args:
        asked: the questions, each once.
        related: a stem to those near it in meaning, each with its cosine.
    """
    meant = spelling(Counter(word for each in asked for word in each.content), related)
    alike_in_words: dict[tuple[Words, Words], list[Asked]] = defaultdict(list)
    for each in asked:
        content = frozenset(meant.get(word, word) for word in each.content)
        alike_in_words[content, each.wanted].append(each)
    kinds = frozenset(kind for each in asked for kind in each.kinds)
    words = {word for content, _ in alike_in_words for word in content}
    likeness = Likeness(list(alike_in_words), kinds, near_words(words, related))
    groups: list[Group] = [[number] for number in range(len(alike_in_words))]
    pairs: Pairs = []
    for cut in (STRICTLY, ALIKE):
        pairs = likeness.of_pairs(likeness.weighed(groups))
        groups = _linked(pairs, cut)
    members = list(alike_in_words.values())
    ordered = [_told(group, members, pairs) for group in groups]
    return sorted(ordered, key=lambda group: -sum(each.times for each in group))


def _told(group: Group, members: Sequence[list[Asked]], pairs: Pairs) -> list[Asked]:
    """Return a group's questions, those first that are often asked and like the others."""

    def rank(number: int) -> float:
        alike = sum(pairs[number].get(other, 0.0) for other in group)
        return -alike - sum(each.times for each in members[number])

    ranked = sorted(group, key=rank)
    return [each for number in ranked for each in sorted(members[number], key=lambda e: -e.times)]


def _linked(pairs: Pairs, cut: float) -> list[Group]:
    """Unite the two groups that are most alike until none are alike enough."""
    groups: dict[int, Group] = {number: [number] for number in range(len(pairs))}
    owner = list(range(len(pairs)))
    heap = [(-value, i, j) for i, own in enumerate(pairs) for j, value in own.items() if i < j]
    heap = [each for each in heap if -each[0] >= cut]
    heapq.heapify(heap)
    fresh = len(pairs)
    while heap:
        _, one, other = heapq.heappop(heap)
        if one not in groups or other not in groups:
            continue
        united = groups[fresh] = groups.pop(one) + groups.pop(other)
        for number in united:
            owner[number] = fresh
        for third in {owner[near] for number in united for near in pairs[number]} - {fresh}:
            value = _alike(united, groups[third], pairs)
            if value >= cut:
                heapq.heappush(heap, (-value, third, fresh))
        fresh += 1
    return list(groups.values())


def _alike(group: Group, other: Group, pairs: Pairs) -> float:
    """Return the mean of the more alike half of all pairs of two groups."""
    found = [pairs[i][j] for i in group for j in other if j in pairs[i]]
    half = max(1, len(group) * len(other) // 2)
    return sum(sorted(found, reverse=True)[:half]) / half
