"""How a question's words lie in a sentence: together, in a run, in a narrow window."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.find.passages import Passage
    from bot.answering.find.query import Query, QueryTerm

_PAIRED_WITHIN = 2  # words between which neighbours in the question are neighbours here, too
_WINDOW = 10  # words of the window in which most of the question should lie
_SHORTEST = 4  # words from which a question can be shared in full
_NEAR = 4  # words of distance at which a filler counts half


class Hit(NamedTuple):
    """Where a passage has a term of the question: how near a word, and its places."""

    term: QueryTerm
    nearness: float
    places: Sequence[int]

    @property
    def worth(self) -> float:
        """What the hit counts."""
        return self.term.weight * self.nearness


def pairs(hits: Sequence[Hit]) -> float:
    """Return the weight of neighbouring terms that are neighbours here, too."""
    found = 0.0
    for one, other in pairwise(hits):
        gap = min(abs(b - a) for a in one.places for b in other.places)
        if 0 < gap <= _PAIRED_WITHIN:
            found += min(one.worth, other.worth)
    return found


def run(query: Query, passage: Passage) -> float:
    """Return the longest run of words that both have, as a share of the question's words."""
    longest = 0
    lengths: dict[int, int] = {}  # where a run ends here, by the question's previous word
    for stem in query.stems:
        lengths = {at: lengths.get(at - 1, 0) + 1 for at in passage.places.get(stem, ())}
        longest = max(longest, *lengths.values()) if lengths else longest
    return longest / max(_SHORTEST, len(query.stems))


def density(hits: Sequence[Hit]) -> float:
    """Return the most weight of terms that lies within one window."""
    events = sorted((place, h.worth, h.term.at) for h in hits for place in h.places)
    best = 0.0
    for i, (start, _, _) in enumerate(events):
        seen: dict[int, float] = {}
        for place, worth, at in events[i:]:
            if place - start >= _WINDOW:
                break
            seen[at] = max(seen.get(at, 0.0), worth)
        best = max(best, sum(seen.values()))
    return best


def closeness(ranges: Sequence[range], hits: Sequence[Hit]) -> float:
    """Return how near the nearest of some ranges stands to the terms, each by its weight."""
    total = sum(h.term.weight for h in hits)
    if not total:
        return 0.0
    return max((_close(r, hits) for r in ranges), default=0.0) / total


def _close(r: range, hits: Sequence[Hit]) -> float:
    near = 0.0
    for h in hits:
        gap = min(min(abs(p - r.start), abs(p - r.stop + 1)) for p in h.places)
        near += h.worth / (1 + gap / _NEAR)
    return near
