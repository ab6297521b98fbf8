"""What speaks for a passage as the answer to a question, as figures that weights are fitted to.

Each figure lies between 0 and about 1 and means the same in every source. None knows any source.
What was tried and told nothing: the order of the words, the neighbours' own scores, sentences that
define, verbs of naming, quotation marks.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.find.facet_fit import counted, country, facet_fits, focus, named
from bot.answering.find.relatedness import relatedness
from bot.answering.find.shape import Hit, density, pairs, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answering.find.passages import Found, Passage, Passages
    from bot.answering.find.query import Query, QueryTerm
    from bot.answering.find.typed_fit import TypedFit
    from bot.lang.lexicon import Lexicon

_EARLIER = 3  # sentences back to which "it" and "they" mostly reach
_NEW_WORDS = 20  # new words from which more tell nothing
_FAR_PARAGRAPH = 10  # sentences into a paragraph


class Features(NamedTuple):
    """What speaks for a passage. Shares are of the weight of the question's terms.

    Attributes:
        bm25: its score of the search, by the best passage's.
        cover, exact, plain: the share that it has; by the very words; of the number of terms.
        heaviest: the weight of the heaviest term that it lacks.
        names: the share of the names that it lacks, negative.
        pairs, run, density: how the words lie (`bot.answering.find.shape`).
        after, window, title: the share that it lacks and the next sentence has; it and both
            neighbours have; it lacks and the source's first sentence has.
        earlier, near_earlier: what it lacks and sentences before it in the paragraph have.
        leans, leans_before, lean_window: whether it opens with "it" or "these", and what the
            sentence before then has of what it lacks; of all.
        context_names: the names that it lacks and its paragraph has.
        first_place: how far into its paragraph it stands.
        opening: how early its first term stands.
        focus: whether it has the noun after "which".
        who … where_near: whether the asked facet has a new filler (`bot.answering.find.facet_fit`).
        new_words: how many words it has that the question lacks.
        length: the logarithm of its words.
        grams: the share of the question's letter 4-grams.
        related, related_count: the share that it lacks and has related words for, by weight and by
            number.
        meant: the share that it lacks, of names whose bearer it speaks of otherwise.
        heading: whether it is a heading.
        typed_facet, typed_kind: whether it has a new filler of the asked facet, and of the asked
            kind (`bot.answering.find.typed_fit`).
    """

    bm25: float
    cover: float
    exact: float
    plain: float
    heaviest: float
    names: float
    pairs: float
    run: float
    density: float
    after: float
    window: float
    title: float
    earlier: float
    near_earlier: float
    leans: float
    leans_before: float
    lean_window: float
    context_names: float
    first_place: float
    opening: float
    focus: float
    who: float
    when: float
    where: float
    how_many: float
    how_much: float
    how_long: float
    why: float
    when_near: float
    number_near: float
    where_near: float
    counted: float
    country: float
    named: float
    new_words: float
    length: float
    grams: float
    related: float
    related_count: float
    typed_facet: float
    typed_kind: float
    meant: float
    heading: float


class Weighed(NamedTuple):
    """A passage with its features, the question's terms that it has, and those that it lacks."""

    passage: Passage
    features: Features
    hits: tuple[Hit, ...]
    lacks: tuple[QueryTerm, ...]


class Context:
    """What the sentences around a passage have of the terms that it lacks, for one question."""

    def __init__(self, passages: Passages, query: Query) -> None:
        self._passages = passages.all
        self._query = query
        self._near_by_stem: dict[str, list[tuple[int, float]]] = {}
        for n, term in enumerate(query.terms):
            for stem, near in term.near.items():
                self._near_by_stem.setdefault(stem, []).append((n, near))
        self._numbers = {term.at: n for n, term in enumerate(query.terms)}
        self._ids: dict[int, frozenset[str]] = {
            at: mention.ids
            for mention in query.question.mentions
            for at in range(mention.start, mention.end)
        }
        self._rows: dict[int, dict[int, tuple[float, str]]] = {}

    def _row(self, number: int) -> dict[int, tuple[float, str]]:
        """Return how near a passage comes to each term that it has, and by which stem."""
        row = self._rows.get(number)
        if row is None:
            row = self._rows[number] = {}
            for stem in self._near_by_stem.keys() & self._passages[number].places.keys():
                for n, near in self._near_by_stem[stem]:
                    row[n] = max(row.get(n, (0.0, "")), (near, stem))
        return row

    def hits(self, number: int) -> tuple[Hit, ...]:
        """Return the terms that a passage has, in the question's order."""
        places = self._passages[number].places
        row = self._row(number)
        return tuple(
            Hit(self._query.terms[n], near, places[stem]) for n, (near, stem) in sorted(row.items())
        )

    def is_meant(self, term: QueryTerm, passage: Passage) -> bool:
        """Return whether a term belongs to a name whose bearer a passage speaks of."""
        ids = self._ids.get(term.at)
        return bool(ids and passage.fact and not ids.isdisjoint(passage.fact.entities))

    def covered(self, terms: Iterable[QueryTerm], numbers: Iterable[int]) -> float:
        """Return the share of the question's weight that some terms, found in passages, have."""
        rows = [row for n in numbers if n >= 0 and (row := self._row(n))]
        if not rows:
            return 0.0
        found = 0.0
        for term in terms:
            n = self._numbers[term.at]
            found += term.weight * max(row[n][0] if n in row else 0.0 for row in rows)
        return found / self._query.total


class Measurer:
    """Measures passages against questions."""

    def __init__(self, passages: Passages, lexicon: Lexicon, typed: TypedFit) -> None:
        self._passages = passages
        self._lexicon = lexicon
        self._typed = typed

    def measure(self, query: Query, found: Sequence[Found]) -> list[Weighed]:
        """Return the passages found with their features, in the same order."""
        best = max((f.score for f in found), default=0.0) or 1.0
        context = Context(self._passages, query)
        return [self._weigh(query, f.passage, f.score / best, context) for f in found]

    def _weigh(self, query: Query, passage: Passage, bm25: float, context: Context) -> Weighed:
        hits = context.hits(passage.number)
        has = {h.term.at for h in hits}
        missing = [term for term in query.terms if term.at not in has]
        lacks = tuple(term for term in missing if not context.is_meant(term, passage))
        figures = {
            "bm25": bm25,
            "heaviest": max((term.weight for term in lacks), default=0.0),
            "focus": focus(query, passage),
            "country": country(query, passage, self._lexicon),
            "new_words": min(1.0, len(passage.places.keys() - query.stem_set) / _NEW_WORDS),
            "length": math.log1p(len(passage.stems)) / 4,
            "grams": _grams(query, passage),
            **self._related(query, lacks, passage),
            **self._typed.features(query, passage),
            "meant": sum(t.weight for t in missing if t not in lacks) / query.total,
            "heading": float(passage.is_heading),
            **_shares(query, hits),
            **_lie(query, passage, hits),
            **self._around(lacks, passage, context),
            **self._fits(query, passage, hits),
        }
        figures["window"] += figures["cover"]
        figures["lean_window"] = (figures["leans_before"] + figures["cover"]) * figures["leans"]
        return Weighed(passage, Features(**figures), hits, lacks)

    def _around(
        self, lacks: Sequence[QueryTerm], passage: Passage, context: Context
    ) -> dict[str, float]:
        before, number = passage.before, passage.number
        earlier = [n for n in passage.paragraph if n < number]
        others = [n for n in passage.paragraph if n != number]
        names = [term for term in lacks if term.is_name]
        return {
            "after": context.covered(lacks, [passage.after]),
            "window": context.covered(lacks, [before, passage.after]),
            "title": context.covered(lacks, [passage.title]),
            "earlier": context.covered(lacks, earlier),
            "near_earlier": context.covered(lacks, earlier[-_EARLIER:]),
            "leans": float(passage.sentence.leans),
            "leans_before": context.covered(lacks, [before] if passage.sentence.leans else []),
            "context_names": context.covered(names, others),
            "first_place": len(earlier) / _FAR_PARAGRAPH,
        }

    def _related(
        self, query: Query, lacks: Sequence[QueryTerm], passage: Passage
    ) -> dict[str, float]:
        near = [(t, relatedness(t, passage, self._lexicon.related)) for t in lacks]
        return {
            "related": sum(term.weight * how for term, how in near) / query.total,
            "related_count": sum(how for _, how in near) / max(1, len(query.terms)),
        }

    def _fits(self, query: Query, passage: Passage, hits: Sequence[Hit]) -> dict[str, float]:
        fillers = passage.fillers(self._lexicon)
        return {
            "counted": counted(query, passage, fillers),
            "named": named(query, passage, fillers),
            **facet_fits(query, passage, hits, self._lexicon),
        }


def _shares(query: Query, hits: Sequence[Hit]) -> dict[str, float]:
    total = query.total
    names = sum(term.weight for term in query.terms if term.is_name)
    has_names = sum(h.worth for h in hits if h.term.is_name)
    return {
        "cover": sum(h.worth for h in hits) / total,
        "exact": sum(h.term.weight for h in hits if h.nearness == 1) / total,
        "plain": len(hits) / max(1, len(query.terms)),
        "names": has_names / names - 1 if names else 0.0,
    }


def _lie(query: Query, passage: Passage, hits: Sequence[Hit]) -> dict[str, float]:
    first = min((place for h in hits for place in h.places), default=-1)
    return {
        "pairs": pairs(hits) / query.total,
        "run": run(query, passage),
        "density": density(hits) / query.total,
        "opening": 1 / (1 + first) if first >= 0 else 0.0,
    }


def _grams(query: Query, passage: Passage) -> float:
    known = passage.grams
    found = total = 0.0
    for term in query.terms:
        total += term.weight * len(term.grams)
        found += term.weight * len(known.intersection(term.grams))
    return found / total if total else 0.0
