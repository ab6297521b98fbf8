"""Which words of a set of questions are near to each other, in meaning or in spelling.

Nothing here compares every word with every other: what is near shares a word that both are near to,
or what is left of both when a letter or two are taken away.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Collection, Iterator, Mapping

    # a stem to those near it in meaning, each with its cosine
    Related = Callable[[str], Mapping[str, float]]
    # a word to all near it, itself among them, each with what it is worth for it
    Near = Mapping[str, Mapping[str, float]]

SLIP = 0.9  # what a word is worth for another that is one slip of the fingers away
ROUNDABOUT = 0.9  # likewise for one that is near in meaning to what this one is near to
FAR = 0.35  # what is nearer than that counts: less joins words that have little in common
SHORTEST, LONG = 5, 8  # letters of a word that may be a slip for another, and that may have two


def near_words(words: Collection[str], related: Related) -> Near:
    """Return for each word those that are near to it.

    Entities, which begin with ``@``, are near to nothing but themselves.
    """
    plain = [word for word in words if not word.startswith("@")]
    relatives = {word: {word: 1.0, **related(word)} for word in plain}
    having: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for word, found in relatives.items():
        for relative, cosine in found.items():
            having[relative].append((word, cosine))
    near: dict[str, dict[str, float]] = {word: {word: 1.0} for word in words}
    for word, found in relatives.items():
        own = near[word]
        for relative, cosine in found.items():
            for other, cosine_too in having[relative]:
                is_direct = relative in (word, other)
                value = cosine * cosine_too * (1.0 if is_direct else ROUNDABOUT)
                if value >= FAR and value > own.get(other, 0.0):
                    own[other] = near[other][word] = value
    for word, other in _slips(plain):
        near[word][other] = near[other][word] = max(SLIP, near[word].get(other, 0.0))
    return near


def spelling(counts: Counter[str], related: Related) -> dict[str, str]:
    """Return for each word whose meaning nobody knows the one that it is probably a slip for."""
    known = {word for word in counts if related(word)}
    likely: dict[str, list[str]] = defaultdict(list)
    for pair in _slips([word for word in counts if not word.startswith("@")]):
        for word, other in (pair, pair[::-1]):
            if word not in known and (other in known or counts[other] > counts[word]):
                likely[word].append(other)
    return {
        word: max(others, key=lambda other: (counts[other], other))
        for word, others in likely.items()
    }


def _slips(words: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of which one may be the other with a letter or two wrong."""
    left: dict[str, set[str]] = defaultdict(set)
    for word in words:
        if len(word) >= SHORTEST:
            for rest in _shortened(word, 2 if len(word) >= LONG else 1):
                left[rest].add(word)
    pairs = {pair for group in left.values() for pair in combinations(sorted(group), 2)}
    yield from (pair for pair in sorted(pairs) if _is_slip(*pair))


def _shortened(word: str, letters: int) -> set[str]:
    """Return a word and what is left of it without so many letters or fewer."""
    found = {word}
    for _ in range(letters):
        found |= {each[:at] + each[at + 1 :] for each in found for at in range(len(each))}
    return found


def _is_slip(word: str, other: str) -> bool:
    most = 2 if min(len(word), len(other)) >= LONG else 1
    return OSA.distance(word, other, score_cutoff=most) <= most
