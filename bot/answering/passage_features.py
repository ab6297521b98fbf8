"""What speaks for a passage as the answer to a question, as figures that weights are fitted to.

Each figure lies between 0 and about 1 and means the same in every source. None knows any source.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.fillers import fitting
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.passages import Found, Passage, Passages
    from bot.answering.query import Query, QueryTerm
    from bot.lexicon import Lexicon


class Hit(NamedTuple):
    """Where a passage has a term of the question: how near a word, and its places."""

    term: QueryTerm
    nearness: float
    places: Sequence[int]


class Features(NamedTuple):
    """What speaks for a passage (see `Measurer` for each)."""

    bm25: float
    cover: float
    exact: float
    heaviest: float
    names: float
    numbers: float
    pairs: float
    near_pairs: float
    run: float
    density: float
    order: float
    before: float
    after: float
    paragraph: float
    title: float
    source: float
    leans_before: float
    focus: float
    focus_linked: float
    first_term: float
    last_term: float
    opening: float
    definition: float
    who: float
    when: float
    where: float
    how_many: float
    how_much: float
    how_long: float
    why: float
    how: float
    who_near: float
    when_near: float
    number_near: float
    where_near: float
    new_words: float
    length: float
    is_heading: float
    leans: float
    is_first: float
    naming: float


class Weighed(NamedTuple):
    """A passage with its features and what covers the question."""

    passage: Passage
    features: Features
    hits: tuple[Hit, ...]


class Measurer:
    """Measures passages against questions."""

    def __init__(self, passages: Passages, lexicon: Lexicon) -> None:
        self._passages = passages
        self._lexicon = lexicon

    def measure(self, query: Query, found: Sequence[Found]) -> list[Weighed]:
        """Return the passages found with their features, in the same order."""
        best = max((f.score for f in found), default=1.0) or 1.0
        context: dict[int, frozenset[str]] = {}
        return [self._weigh(query, f.passage, f.score / best) for f in found]

    def _weigh(self, query: Query, passage: Passage, bm25: float) -> Weighed:
        hits = tuple(hit for term in query.terms if (hit := _hit(term, passage)) is not None)
        total = query.total
        missing = [t for t in query.terms if t.stem not in {h.term.stem for h in hits}]
        first = [p for h in hits for p in h.places]
        cover = sum(h.term.weight * h.nearness for h in hits) / total
        before = self._covered(missing, [passage.before], passage, total)
        fits = self._facets(query, passage, hits)
        features = Features(
            bm25=bm25,
            cover=cover,
            exact=sum(h.term.weight for h in hits if h.nearness == 1) / total,
            heaviest=max((t.weight for t in missing), default=0.0),
            names=_share(query, hits, "is_name"),
            numbers=_share(query, hits, "is_number"),
            pairs=_pairs(hits, total, 2),
            near_pairs=_pairs(hits, total, 6),
            run=_run(query, passage),
            density=_density(hits, total),
            order=_order(hits),
            before=before,
            after=self._covered(missing, [passage.after], passage, total),
            paragraph=self._covered(missing, passage.paragraph, passage, total),
            title=self._covered(missing, [passage.number - passage.sentence.number + 1], passage, total),
            source=self._in_source(query, passage),
            leans_before=before if passage.sentence.leans else 0.0,
            focus=_focus(query, passage),
            focus_linked=_focus_linked(query, passage),
            first_term=_nearness_of(query.terms[0], hits) if query.terms else 0.0,
            last_term=_nearness_of(query.terms[-1], hits) if query.terms else 0.0,
            opening=1 / (1 + min(first)) if first else 0.0,
            definition=_defines(query, passage),
            new_words=min(1.0, len(set(passage.stems) - query.stem_set) / 20),
            length=math.log1p(len(passage.stems)) / 4,
            is_heading=float(passage.is_heading),
            leans=float(passage.sentence.leans),
            is_first=float(passage.paragraph[0] == passage.number),
            **fits,
        )
        return Weighed(passage, features, hits)

    def _covered(
        self, missing: Sequence[QueryTerm], numbers: Sequence[int], passage: Passage, total: float
    ) -> float:
        """Return the share of the question that passages around one have and it lacks."""
        others = [self._passages.all[n] for n in numbers if n >= 0 and n != passage.number]
        covered = 0.0
        for term in missing:
            covered += term.weight * max(
                (near for stem, near in term.near.items() for o in others if stem in o.places),
                default=0.0,
            )
        return covered / total

    def _in_source(self, query: Query, passage: Passage) -> float:
        known = self._passages.stems_by_source[passage.source.id]
        return sum(t.weight for t in query.terms if t.stem in known) / query.total

    def _facets(self, query: Query, passage: Passage, hits: Sequence[Hit]) -> dict[str, float]:
        fits = dict.fromkeys(_FACET_NAMES, 0.0)
        fillers = passage.fillers(self._lexicon)
        for facet in query.facets:
            name = _NAME_BY_FACET.get(facet)
            if name is None:
                continue
            for rank, ranges in enumerate(fitting(fillers, facet)):
                new = [r for r in ranges if not query.stem_set.issuperset(passage.stems[r.start : r.stop])]
                if new:
                    fits[name] = 1.0 if rank == 0 else 0.5
                    near = _NEAR_BY_FACET.get(facet)
                    if near:
                        fits[near] = _closeness(new, hits)
                    break
        if _asks_name(query):
            fits["naming"] = float(bool(fillers.namings))
        return fits


_NAME_BY_FACET = {
    Facet.WHO: "who",
    Facet.WHEN: "when",
    Facet.WHERE: "where",
    Facet.HOW_MANY: "how_many",
    Facet.HOW_MUCH: "how_much",
    Facet.HOW_LONG: "how_long",
    Facet.WHY: "why",
    Facet.HOW: "how",
}
_NEAR_BY_FACET = {
    Facet.WHO: "who_near",
    Facet.WHEN: "when_near",
    Facet.WHERE: "where_near",
    Facet.HOW_MANY: "number_near",
    Facet.HOW_MUCH: "number_near",
    Facet.HOW_LONG: "number_near",
}
_FACET_NAMES = (*_NAME_BY_FACET.values(), *dict.fromkeys(_NEAR_BY_FACET.values()), "naming")
_NAMING = frozenset(("name", "call", "term", "known", "nicknam", "refer", "titl", "word", "phrase"))


def _asks_name(query: Query) -> bool:
    return not _NAMING.isdisjoint(query.stem_set)


def _hit(term: QueryTerm, passage: Passage) -> Hit | None:
    for stem, nearness in term.near.items():
        places = passage.places.get(stem)
        if places is not None:
            return Hit(term, nearness, places)
    return None


def _share(query: Query, hits: Sequence[Hit], kind: str) -> float:
    wanted = sum(t.weight for t in query.terms if getattr(t, kind))
    if not wanted:
        return 0.0
    return sum(h.term.weight * h.nearness for h in hits if getattr(h.term, kind)) / wanted - 1


def _pairs(hits: Sequence[Hit], total: float, within: int) -> float:
    """Return the weight of neighbouring terms that stand near each other here, too."""
    found = 0.0
    for one, other in zip(hits, hits[1:], strict=False):
        gap = min(abs(b - a) for a in one.places for b in other.places)
        if 0 < gap <= within:
            found += min(one.term.weight * one.nearness, other.term.weight * other.nearness)
    return found / total


def _run(query: Query, passage: Passage) -> float:
    """Return the longest run of words that both share, as a share of the question's words."""
    longest = 0
    stems = passage.stems
    for i, stem in enumerate(query.stems):
        if len(query.stems) - i <= longest:
            break
        for at in passage.places.get(stem, ()):
            n = 1
            while (
                i + n < len(query.stems)
                and at + n < len(stems)
                and query.stems[i + n] == stems[at + n]
            ):
                n += 1
            longest = max(longest, n)
    return longest / max(4, len(query.stems))


def _density(hits: Sequence[Hit], total: float) -> float:
    """Return the best weight of terms within a window, per its length."""
    events = sorted((p, h.term.weight * h.nearness, h.term.at) for h in hits for p in h.places)
    best = 0.0
    for i, (start, _, _) in enumerate(events):
        seen: dict[int, float] = {}
        for place, weight, at in events[i:]:
            if place - start >= _WINDOW:
                break
            seen[at] = max(seen.get(at, 0.0), weight)
        best = max(best, sum(seen.values()))
    return best / total


_WINDOW = 10


def _order(hits: Sequence[Hit]) -> float:
    """Return the share of matched terms that can be read in the question's order."""
    if len(hits) < 2:  # noqa: PLR2004 - one word has no order
        return 0.0
    longest: list[int] = []
    kept = 0
    last = -1
    for hit in hits:
        later = next((p for p in hit.places if p > last), None)
        if later is not None:
            kept += 1
            last = later
    return kept / len(hits)


def _focus(query: Query, passage: Passage) -> float:
    if not query.focus:
        return 0.0
    return 1.0 if query.focus in passage.places else -0.5


def _focus_linked(query: Query, passage: Passage) -> float:
    """Return 1 where the noun asked for has something to name it: "the Standard Model", "a/an"."""
    if not query.focus:
        return 0.0
    for at in passage.places.get(query.focus, ()):
        around = passage.words[max(0, at - 2) : at] + passage.words[at + 1 : at + 3]
        if any(w.is_capital and w.text[0].isalpha() for w in around[: at and 2]):
            return 1.0
    return 0.0


def _nearness_of(term: QueryTerm, hits: Sequence[Hit]) -> float:
    return next((h.nearness for h in hits if h.term is term), 0.0)


def _defines(query: Query, passage: Passage) -> float:
    if not query.is_definition or not query.terms:
        return 0.0
    head = query.terms[-1]
    for place in passage.places.get(head.stem, ()):
        after = passage.stems[place + 1 : place + 2]
        if after and after[0] in _BE:
            return 1.0 if place <= len(query.terms) + 1 else 0.5
    return 0.0


_BE = frozenset(("is", "are", "was", "were", "be", "refer", "mean"))


def _closeness(ranges: Sequence[range], hits: Sequence[Hit]) -> float:
    """Return how near the nearest filler stands to the words asked about, each by its weight."""
    total = sum(h.term.weight for h in hits)
    if not total:
        return 0.0
    best = 0.0
    for r in ranges:
        near = 0.0
        for hit in hits:
            gap = min(min(abs(p - r.start), abs(p - r.stop + 1)) for p in hit.places)
            near += hit.term.weight * hit.nearness / (1 + gap / 4)
        best = max(best, near)
    return best / total
