"""What speaks for a fact as what a question is after, as figures that weights are fitted to.

Each figure lies between 0 and about 1 and means the same in every source; none knows any source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.answering.find.fillers import TELLING
from bot.answering.find.query import Hit
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answering.find.asks import Likener, Likeness
    from bot.answering.find.entry import Entry
    from bot.answering.find.fillers import Slots
    from bot.answering.find.index import Found, Index
    from bot.answering.find.passages import Passage
    from bot.answering.find.query import Query

_SHORTEST = 4  # words from which a question can be shared in full
_FAR_PARAGRAPH = 10  # sentences into a paragraph
_LACKING = -0.5
_SYNONYM = 0.7  # what a synonym counts, where the word itself counts 1


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
            places = self._passages[number].places
            for stem in self._near_by_stem.keys() & places.keys():
                for n, near in self._near_by_stem[stem]:
                    row[n] = max(row.get(n, _NOWHERE), (near, stem))
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


class Features(NamedTuple):
    """What speaks for a fact. Shares are of the weight of the question's words.

    Attributes:
        found: its score of the search, by the best fact's.
        cover, exact, plain: the share that its sentence has; by the very words; of their number.
        run: the longest run of words that both have.
        window: the share that it and its neighbours have.
        earlier: the share that it lacks and sentences before it in the paragraph have.
        first_place: how far into its paragraph it stands.
        names_around: the names that it lacks and its paragraph has.
        meant: the share that it lacks, of names whose bearer it speaks of otherwise.
        facet, kind: whether it has a new filler of the asked facet, and of the asked kind.
        near: how near the words found an asked date or number stands.
        reason: whether a reason is asked and given.
        asked, asked_same: how alike the likest ask is; of those that want the same.
        own: the share that its own words, or an ask of it, have.
        annotated: whether a person wrote it.
    """

    found: float
    cover: float
    exact: float
    plain: float
    run: float
    window: float
    earlier: float
    first_place: float
    names_around: float
    meant: float
    facet: float
    kind: float
    near: float
    reason: float
    asked: float
    asked_same: float
    own: float
    annotated: float


class Sighted(NamedTuple):
    """What of a question a sentence has.

    Attributes:
        hits: the terms that it has; `lacks`: the numbers of those that it lacks.
        figures: the features that are the sentence's.
    """

    hits: tuple[Hit, ...]
    lacks: tuple[int, ...]
    figures: dict[str, float]


class Measured(NamedTuple):
    """A fact with what speaks for it."""

    entry: Entry
    features: Features
    likeness: Likeness
    sighted: Sighted


class Measurer:
    """Measures facts against questions."""

    def __init__(self, index: Index, slots: Slots, reasons: frozenset[str]) -> None:
        self._index = index
        self._slots = slots
        self._reasons = reasons

    def measure(
        self, query: Query, found: Sequence[Found], context: Context, likener: Likener
    ) -> list[Measured]:
        """Return the facts found with their features, in the same order."""
        best = max((f.score for f in found), default=0.0) or 1.0
        sighted: dict[int, Sighted] = {}
        measured = []
        for entry, score in found:
            passage = entry.passage
            if passage is None:
                continue
            sight = sighted.get(passage.number)
            if sight is None:
                sight = sighted[passage.number] = self._sight(query, passage, context)
            likeness = likener.measure(entry)
            features = Features(
                found=score / best,
                **sight.figures,
                **self._fit(query, entry),
                asked=likeness.any,
                asked_same=likeness.same,
                own=_own(query, entry) if entry.is_asked else sight.figures["cover"],
                annotated=float(entry.fact is not None and not entry.fact.by_rule),
            )
            measured.append(Measured(entry, features, likeness, sight))
        return measured

    def _sight(self, query: Query, passage: Passage, context: Context) -> Sighted:
        hits = context.hits(passage.number)
        row = context.row(passage.number)
        terms = query.terms
        missing = [n for n in range(len(terms)) if n not in row]
        meant = [n for n in missing if not passage.names.isdisjoint(terms[n].ids)]
        lacks = tuple(n for n in missing if n not in meant)
        names = [n for n in lacks if terms[n].is_name]
        total = query.total
        cover = sum(h.worth for h in hits) / total
        figures = {
            "cover": cover,
            "exact": sum(h.term.weight for h in hits if h.nearness == 1) / total,
            "plain": len(hits) / max(1, len(terms)),
            "run": run(query, passage),
            "window": cover + context.covered(lacks, (passage.before, passage.after)),
            "earlier": context.covered(lacks, passage.earlier),
            "first_place": len(passage.earlier) / _FAR_PARAGRAPH,
            "names_around": context.covered(names, passage.near),
            "meant": sum(terms[n].weight for n in meant) / total,
            "near": self._slots.closeness(query, passage, hits),
            "reason": float(
                Facet.WHY in query.question.facets and not self._reasons.isdisjoint(passage.texts)
            ),
        }
        return Sighted(hits, lacks, figures)

    def _fit(self, query: Query, entry: Entry) -> dict[str, float]:
        """Return whether a new filler of the asked facet is here, and one of the asked kind."""
        facets, kinds = query.question.facets & TELLING, query.question.kinds
        if not (facets or kinds):
            return {"facet": 0.0, "kind": 0.0}
        new = self._slots.new(query, entry)
        of_facet = any(not facets.isdisjoint(f.facets) for f in new)
        of_kind = any(not kinds.isdisjoint(f.kinds) for f in new) or not kinds.isdisjoint(
            entry.kinds if entry.is_asked else ()
        )
        return {
            "facet": (1.0 if of_facet else _LACKING) if facets else 0.0,
            "kind": (1.0 if of_kind else _LACKING) if kinds else 0.0,
        }


def _own(query: Query, entry: Entry) -> float:
    """Return the share of a question's keys that an entry's own words or asks have."""
    vocabulary = entry.vocabulary
    total = found = 0.0
    for term, key in zip(query.question.content, query.keys, strict=True):
        if key.is_aside:
            continue
        total += key.weight
        if term.key in vocabulary:
            found += key.weight
        elif any(other in vocabulary for other in term.also):
            found += key.weight * _SYNONYM
    return found / total if total else 0.0
