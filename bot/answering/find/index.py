"""The one index: over what facts say, and, beside it, over how people ask for them.

What facts say is indexed by sentence (`bot.answering.find.entry`). Each fact that a person
annotated, and each gap, is an entry of its own besides, found by its asks and its own words. How
much a word speaks for an entry is worked out once; a question costs a few look-ups.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache, cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.find.entry import Entry, Passages, fill_in, relate
from bot.answering.read.readings import Gathered
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from bot.answering.find.entry import Passage
    from bot.answering.find.query import Query
    from bot.facts import Fact, FactBase, Source

    Found = tuple[Entry, float]  # an entry, and how much it shares with a question

MOST = 16  # sentences whose facts are measured one by one
_MOST_ASKED = 5  # facts that a person annotated, likewise: of 740 right ones, 4 came later
_TERSE = 3  # words of a question that many facts share, of which twice as many are measured
_MOST_ALONE = 3  # sentences, likewise, where there are such facts
_MOST_GAPS = 6
_MOST_POSTINGS = 4_000  # of a question's rarest words, that are scored for every passage
_SATURATION = 2.0  # asks with a word from which it hardly speaks more for the entry
_OWN = 2  # asks that a word of the quote or the answer is worth
_ASKED = 2.0  # what the asks count beside the sentence
_MOST_REMEMBERED = 500  # keys of questions, and ways of asking, so that memory stays bounded
_MOST_RELATED = 50  # entries that tell of two, of which one must be about both
_NOWHERE: dict[int, float] = {}
_NOTHING = Gathered({}, [], [], [], [])


class Asks(NamedTuple):
    """The asks of an entry as sets, integers in which each has a bit: the lightest the highest.

    Attributes:
        weights: of all keys of the lightest ask of a set, by the set's `int.bit_length`.
        having: the asks that have a key.
        wanting: the asks that want some signs (`Gathered.wants`).
    """

    weights: list[float]
    having: dict[str, int]
    wanting: dict[str, int]


class Index:
    """The entries of a base: facts, then gaps.

    Args:
        gathered: what `bot.answering.read.readings.gather_all` returned.
        groups: a stem to its synonym groups, as ``~n``.
    """

    def __init__(
        self,
        base: FactBase,
        gathered: Mapping[str, Gathered],
        groups: Mapping[str, tuple[str, ...]],
        stems: Callable[[str], str],
    ) -> None:
        self.passages = Passages(base, stems)
        self.groups = groups
        self.entries: list[Entry] = []
        self._by_passage: dict[int, list[Entry]] = {}
        for fact in base.facts.values():
            passage = self._passage(fact, base.sources[fact.source])
            if passage is not None:
                given = gathered.get(fact.id, _NOTHING)
                entry = Entry(len(self.entries), given, groups, fact, passage=passage)
                fill_in(entry, fact, base.entities)
                passage.names |= entry.own_names
                self.entries.append(entry)
                self._by_passage.setdefault(passage.number, []).append(entry)
        relate(self.entries, base.entities)
        self._places = [e.passage.number for e in self.entries if e.passage]
        for gap in base.gaps:
            entry = Entry(len(self.entries), gathered[f"gap {gap.id}"], groups, gap=gap)
            entry.own_names = {gap.subject}
            entry.kinds, entry.facets = set(gap.kinds), set(gap.facets)
            self.entries.append(entry)
        self.asks = cache(self._by_weight)
        self.fitting = lru_cache(_MOST_REMEMBERED)(self._fit)
        self._row = lru_cache(_MOST_REMEMBERED)(self._for_key)

    def _passage(self, fact: Fact, source: Source) -> Passage | None:
        at = fact.quotes[0].start
        number = next((s.number for s in source.sentences if s.span.start <= at < s.span.end), 0)
        return self.passages.by_place.get((source.id, number))

    @property
    def vocabulary(self) -> Collection[str]:
        """Every stem that a source or an ask has."""
        return self.passages.postings.keys() | self._asked.keys()

    @cached_property
    def _asked(self) -> dict[str, dict[int, float]]:
        """The numbers of the entries whose asks or own words have a key, with what it counts."""
        counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        for entry in self.entries:
            if entry.is_asked:
                number = entry.number
                for key, asks in entry.gathered.asks_by_key.items():
                    counts[key][number] = len(asks)
                for key in entry.own:
                    row = counts[key]
                    row[number] = row.get(number, 0) + _OWN
        worth = {n: n / (n + _SATURATION) for row in counts.values() for n in row.values()}
        return {key: {n: worth[count] for n, count in row.items()} for key, row in counts.items()}

    @cached_property
    def _weights(self) -> dict[str, float]:
        asked = sum(entry.is_asked for entry in self.entries)
        return {key: math.log(1 + asked / len(row)) for key, row in self._asked.items()}

    def weight(self, key: str) -> float | None:
        """Return a key's inverse document frequency over what is asked; None where nothing is."""
        return self._weights.get(key)

    def _by_weight(self, entry: Entry) -> Asks:
        """Return the asks of an entry."""
        asks_by_key, wants = entry.gathered.asks_by_key, entry.gathered.wants
        weights = [0.0] * len(wants)
        for key, places in asks_by_key.items():
            worth = self.weight(key) or 0.0
            for i in places:
                weights[i] += worth
        order = sorted(range(len(weights)), key=weights.__getitem__, reverse=True)
        bits = {ask: 1 << at for at, ask in enumerate(order)}
        wanting = {each: sum([bits[i] for i in bits if wants[i] == each]) for each in set(wants)}
        having = {key: sum([bits[i] for i in places]) for key, places in asks_by_key.items()}
        return Asks([0.0, *(weights[ask] for ask in order)], having, wanting)

    @cached_property
    def _wants(self) -> dict[str, frozenset[str]]:
        """What asks want, with the signs that it is made of."""
        every = {wants for entry in self.entries for wants in entry.gathered.wants}
        return {wants: frozenset(wants.split()) for wants in every}

    def _fit(self, facets: frozenset[Facet], kinds: frozenset[str]) -> frozenset[str]:
        """Return the signs of asks that want a facet and a kind of filler that is asked for."""
        asked, of_kind = {f"?{facet}" for facet in facets}, {f"?{kind}" for kind in kinds}
        return frozenset(
            wants
            for wants, signs in self._wants.items()
            if (not signs.isdisjoint(asked) or not (asked or signs))
            and not (kinds and signs.isdisjoint(of_kind))
        )

    def is_of(self, thing: Collection[str], whose: Collection[str], *, is_own: bool) -> bool:
        """Whether a fact names both a thing and whose it may be; if own, an annotated one of it."""
        of_thing, of_name = (
            {number for name in ids for number in self._asked.get(f"@{name}", ())}
            for ids in (thing, whose)
        )
        near = islice(of_thing & of_name, _MOST_RELATED)
        entries = (self.entries[number] for number in near)
        return any(
            not entry.own_names.isdisjoint(whose)
            and not (
                is_own and not (entry.annotated and entry.fact and entry.fact.subject in thing)
            )
            for entry in entries
        )

    def of_sentence(self, number: int) -> Sequence[Entry]:
        """Return the facts of a sentence."""
        return self._by_passage.get(number, ())

    def warm(self) -> None:
        """Work out now what the first questions would otherwise wait for."""
        for entry in self.entries:
            _ = self.asks(entry), entry.names, entry.cue_words, entry.quote_keys, entry.vocabulary
            _ = entry.passage and entry.passage.texts

    def _for_key(self, key: str, near: Iterable[tuple[str, float]]) -> dict[int, float]:
        """Return how much each entry has of a key, or of what may stand for it."""
        return _scores([(1.0, ((key, 1.0), *near))], self._asked)

    def find(self, query: Query) -> tuple[list[Found], list[Entry]]:
        """Return the facts, each with what it shares, and the gaps, that share most; best first."""
        terms = sorted(query.terms, key=lambda term: -term.weight)
        rows = ((term.weight, term.near.items()) for term in terms)
        said = _scores(rows, self.passages.postings, _MOST_POSTINGS)
        scores: dict[int, float] = {}
        for key, weight, near, _ in query.keys:
            for number, score in self._row(key, near).items():
                scores[number] = scores.get(number, 0.0) + weight * score
        places, first_gap = self._places, len(self._places)
        asked = {
            number: _ASKED * score + said.get(places[number], 0.0)
            for number, score in scores.items()
            if number < first_gap
        }
        gaps = {number: score for number, score in scores.items() if number >= first_gap}
        best = _highest(asked, _MOST_ASKED * (1 + (len(query.keys) <= _TERSE)))
        facts = [(self.entries[number], score) for number, score in best]
        for number, score in _highest(said, _MOST_ALONE if facts else MOST):
            entries = self._by_passage.get(number, ())
            facts += [(entry, score) for entry in entries if not entry.is_asked]
        return facts, [self.entries[number] for number, _ in _highest(gaps, _MOST_GAPS)]


def _scores(
    terms: Iterable[tuple[float, Iterable[tuple[str, float]]]],
    postings: Mapping[str, Mapping[int, float]],
    most: float = math.inf,
) -> dict[int, float]:
    """Return how much of some terms, each a weight and what may stand for it, each number has.

    The rarest come first; once so many places were looked at, a commoner one only counts where one
    before it was found (Moffat and Zobel, "Self-indexing inverted files for fast text retrieval",
    1996: "continue").
    """
    scores: dict[int, float] = {}
    looked = 0
    for weight, near in terms:
        best: dict[int, float] = {}
        for key, nearness in near:
            row = postings.get(key, _NOWHERE)
            looked += len(row)
            if looked > most and scores:
                row = {number: row[number] for number in row.keys() & scores.keys()}
            if nearness == 1 and not best:
                best = dict(row)
                continue
            for number, impact in row.items():
                score = nearness * impact
                if score > best.get(number, 0.0):
                    best[number] = score
        for number, score in best.items():
            scores[number] = scores.get(number, 0.0) + weight * score
    return scores


def _highest(scores: Mapping[int, float], most: int) -> list[tuple[int, float]]:
    """Return the highest scores, in order, with what has them; of equals what comes first."""
    if not scores:
        return []
    least = sorted(scores.values(), reverse=True)[:most][-1]  # far quicker than to sort them all
    best = sorted([(-score, number) for number, score in scores.items() if score >= least])
    return [(number, -score) for score, number in best[:most]]


class Likeness(NamedTuple):
    """The likest asks of an entry, from 0 (nothing shared) to 1 (the same words).

    Attributes:
        any: to any ask.
        same: to an ask that wants the same facet and kind of filler.
    """

    any: float = 0.0
    same: float = 0.0


_UNLIKE = Likeness()


class Likener:
    """Compares one question with the asks of entries: Dice's coefficient over term weights."""

    def __init__(self, query: Query, index: Index) -> None:
        self._index = index
        question = query.question
        self._total = sum((key.weight for key in query.keys if not key.is_aside), 0.0)
        # for each term, what may stand for it, the nearest first
        self._terms = [
            [(key, weight), *((other, weight * nearness) for other, nearness in near)]
            for key, weight, near, _ in query.keys
        ]
        self._is_claim = question.facets == {Facet.WHETHER} and not question.kinds
        self._fitting = index.fitting(question.facets, question.kinds)

    def measure(self, entry: Entry) -> Likeness:
        """Return how alike the question is to the likest asks of an entry."""
        if not entry.is_asked:
            return _UNLIKE
        asks = self._index.asks(entry)
        total, weights = self._total, asks.weights
        wanting = sum([of for wants, of in asks.wanting.items() if wants in self._fitting])
        best = same = 0.0
        for of, shared in self._shared(asks):
            alike = shared / (total + weights[of.bit_length()])
            if alike > same:
                best = max(best, alike)
                if fit := of & wanting:
                    same = max(same, shared / (total + weights[fit.bit_length()]))
        if self._is_claim and entry.gap is not None:
            same = best  # "did Japan propose it" claims an answer: any open ask will do
        return Likeness(min(2 * best, 1.0), min(2 * same, 1.0)) if best else _UNLIKE

    def _shared(self, asks: Asks) -> list[tuple[int, float]]:
        """Return sets of asks that share the same terms, with the weight of these."""
        having_of = asks.having.get
        sets = [((1 << len(asks.weights) - 1) - 1, 0.0)]
        for term in self._terms:
            left = -1  # of a word and those near it, the nearest counts
            for key, worth in term:
                having = having_of(key)
                if having and (having := having & left):
                    left ^= having
                    for i in range(len(sets)):
                        of, shared = sets[i]
                        if both := of & having:
                            sets[i] = both, shared + worth
                            if both != of:
                                sets.append((of ^ both, shared))
        return sets
