"""What speaks for a fact as what a question is after, as figures that weights are fitted to.

Each figure lies between 0 and about 1 and means the same in every source; none knows any source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.answering.find.shape import Context, Hit, density, run
from bot.answering.find.slots import TELLING, Slots
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.find.asks import Likener, Likeness
    from bot.answering.find.entry import Entry
    from bot.answering.find.index import Found, Index
    from bot.answering.find.passages import Passage
    from bot.answering.find.query import Query

_FAR_PARAGRAPH = 10  # sentences into a paragraph
_LACKING = -0.5
_SYNONYM = 0.7  # what a synonym counts, where the word itself counts 1


class Features(NamedTuple):
    """What speaks for a fact. Shares are of the weight of the question's words.

    Attributes:
        found: its score of the search, by the best fact's.
        cover, exact, plain: the share that its sentence has; by the very words; of their number.
        run, density: the longest run of words that both have; most of the weight in a window.
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
    density: float
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
            "density": density(hits) / total,
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
