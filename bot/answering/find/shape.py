"""How a question's words lie in a sentence: which are there, and in how long a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answering.find.passages import Passage
    from bot.answering.find.query import Query, QueryTerm

_SHORTEST = 4  # words from which a question can be shared in full
_WINDOW = 10  # words of the window in which most of the question should lie


class Hit(NamedTuple):
    """Where a passage has a term of the question: how near a word, and its places."""

    term: QueryTerm
    nearness: float
    places: Sequence[int]

    @property
    def worth(self) -> float:
        """What the hit counts."""
        return self.term.weight * self.nearness


class Context:
    """What the sentences have of the terms of one question, each looked at once."""

    def __init__(self, passages: Sequence[Passage], query: Query) -> None:
        self._passages = passages
        self._query = query
        self._near_by_stem: dict[str, list[tuple[int, float]]] = {}
        for n, term in enumerate(query.terms):
            for stem, near in term.near.items():
                self._near_by_stem.setdefault(stem, []).append((n, near))
        self._rows: dict[int, dict[int, tuple[float, str]]] = {}

    def row(self, number: int) -> dict[int, tuple[float, str]]:
        """Return how near a passage comes to each term that it has, and by which stem."""
        row = self._rows.get(number)
        if row is None:
            row = self._rows[number] = {}
            for stem in self._near_by_stem.keys() & self._passages[number].places.keys():
                for n, near in self._near_by_stem[stem]:
                    if near > row.get(n, _NOWHERE)[0]:
                        row[n] = near, stem
        return row

    def hits(self, number: int) -> tuple[Hit, ...]:
        """Return the terms that a passage has, in the question's order."""
        places, row = self._passages[number].places, self.row(number)
        return tuple(Hit(self._query.terms[n], row[n][0], places[row[n][1]]) for n in sorted(row))

    def covered(self, missing: Iterable[int], numbers: Iterable[int]) -> float:
        """Return the share of the question's weight that some terms, found in passages, have."""
        rows = [row for n in numbers if n >= 0 and (row := self.row(n))]
        if not rows:
            return 0.0
        terms = self._query.terms
        found = sum(
            terms[n].weight * max(row[n][0] if n in row else 0.0 for row in rows) for n in missing
        )
        return found / self._query.total


_NOWHERE = (0.0, "")


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
