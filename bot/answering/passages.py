"""The sentences that no person annotated, ready to be searched.

Each fact made by rule is a *passage*: its sentence's stems, and where it stands among the others.
An inverted index finds those that share words with a question, so that a big base costs no more
than the words asked for.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.fillers import Fillers, find_fillers
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from bot.answering.query import Query, QueryTerm
    from bot.facts import Fact, FactBase, Sentence, Source
    from bot.lang.lexicon import Lexicon
    from bot.lang.words import Word

_SATURATION = 1.2  # BM25's k1 (Robertson and Zaragoza, 2009)
_LENGTH = 0.4  # BM25's b: sentences differ less in length than documents


@dataclass(slots=True, eq=False)
class Passage:
    """A sentence of a source.

    Attributes:
        fact: made by rule from it; None where a person annotated it, so that it is only context.
        stems: of all its words, in order.
        places: where each stem stands among them.
        number: of the passage in the index.
        title: the number of its source's first passage.
        before, after: its neighbours in the text, as such numbers; -1 where there is none.
        paragraph: the numbers of its paragraph's passages.
        is_heading: whether it is a title or heading rather than a sentence.
    """

    fact: Fact | None
    source: Source
    sentence: Sentence
    stems: tuple[str, ...]
    places: dict[str, list[int]]
    number: int
    title: int = -1
    before: int = -1
    after: int = -1
    paragraph: list[int] = field(default_factory=list)
    is_heading: bool = False
    _words: list[Word] | None = None
    _grams: frozenset[str] | None = None
    _fillers: Fillers | None = None

    @property
    def text(self) -> str:
        """The sentence as it stands in the source."""
        span = self.sentence.span
        return self.source.text[span.start : span.end]

    @property
    def words(self) -> list[Word]:
        """Its words, one for each stem."""
        if self._words is None:
            self._words = split(self.text)
        return self._words

    @property
    def grams(self) -> frozenset[str]:
        """The letter 4-grams of its stems."""
        if self._grams is None:
            self._grams = frozenset(g for stem in self.places for g in grams(stem))
        return self._grams

    def fillers(self, lexicon: Lexicon) -> Fillers:
        """Return what in it can fill a facet: found when first asked for."""
        if self._fillers is None:
            self._fillers = find_fillers(self.words, lexicon)
        return self._fillers


def grams(stem: str) -> list[str]:
    """Return the letter 4-grams of a stem, its beginning marked; itself where it is short."""
    marked = f"^{stem}"
    return [marked[i : i + 4] for i in range(max(1, len(marked) - 3))]


class Found(NamedTuple):
    """A passage that shares words with a question, and how much of them (BM25)."""

    passage: Passage
    score: float


class Passages:
    """All passages, and which of them has which stem."""

    def __init__(self, base: FactBase, stems: Callable[[str], str]) -> None:
        self._stems = stems
        self.all: list[Passage] = []
        self.stems_by_source: dict[str, set[str]] = {}
        self.entities_by_source: dict[str, set[str]] = {}
        for fact in base.facts.values():
            self.entities_by_source.setdefault(fact.source, set()).update(fact.entities)
        self._with_stem: dict[str, dict[int, int]] = {}
        facts = {(f.source, f.quotes[0].start): f for f in base.facts.values() if f.by_rule}
        for source_id in dict.fromkeys(source for source, _ in facts):
            self._add_source(base.sources[source_id], facts)
        self._mean = sum(len(p.stems) for p in self.all) / max(1, len(self.all))

    def _add_source(self, source: Source, facts: Mapping[tuple[str, int], Fact]) -> None:
        paragraphs: dict[int, list[int]] = {}
        known = self.stems_by_source.setdefault(source.id, set())
        first = len(self.all)
        for sentence in source.sentences:
            passage = self._passage(source, sentence, facts.get((source.id, sentence.span.start)))
            passage.paragraph = paragraphs.setdefault(sentence.paragraph, [])
            passage.paragraph.append(passage.number)
            if passage.number > first:
                passage.title = first
                passage.before = passage.number - 1
                self.all[-1].after = passage.number
            self.all.append(passage)
            known.update(passage.places)
            if passage.fact is not None:
                for stem, places in passage.places.items():
                    self._with_stem.setdefault(stem, {})[passage.number] = len(places)

    def _passage(self, source: Source, sentence: Sentence, fact: Fact | None) -> Passage:
        text = source.text[sentence.span.start : sentence.span.end]
        stems = tuple(self._stems(word.text) for word in split(text))
        places: dict[str, list[int]] = {}
        for i, stem in enumerate(stems):
            places.setdefault(stem, []).append(i)
        is_heading = not any(mark in text[-12:] for mark in ".!?;:")
        return Passage(fact, source, sentence, stems, places, len(self.all), is_heading=is_heading)

    @property
    def vocabulary(self) -> Collection[str]:
        """Every stem."""
        return self._with_stem.keys()

    def knows(self, term: QueryTerm) -> bool:
        """Return whether a passage has a term or a word near it."""
        return any(stem in self._with_stem for stem in term.near)

    def share(self, stem: str) -> float:
        """Return the inverse document frequency of a stem, from 0 (everywhere) to 1 (nowhere)."""
        n = len(self.all)
        count = len(self._with_stem.get(stem, ()))
        return math.log(1 + (n - count + 0.5) / (count + 0.5)) / math.log(2 + 2 * n)

    def find(self, query: Query, most: int) -> list[Found]:
        """Return the passages that share most with a question, best first."""
        scores: dict[int, float] = {}
        for term in query.terms:
            best: dict[int, float] = {}
            for stem, nearness in term.reach.items():
                for number, count in self._with_stem.get(stem, {}).items():
                    score = nearness * self._saturate(count, number)
                    if score > best.get(number, 0.0):
                        best[number] = score
            for number, score in best.items():
                scores[number] = scores.get(number, 0.0) + term.weight * score
        top = heapq.nlargest(most, scores.items(), key=lambda found: (found[1], -found[0]))
        return [Found(self.all[number], score) for number, score in top]

    def _saturate(self, count: int, number: int) -> float:
        length = 1 - _LENGTH + _LENGTH * len(self.all[number].stems) / self._mean
        return count * (_SATURATION + 1) / (count + _SATURATION * length)
