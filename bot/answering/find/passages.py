"""The sentences of the sources, ready to be searched: their stems, and where they stand."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.facts import Fact, FactBase, Sentence, Source
    from bot.lang.words import Word

_SATURATION = 1.2  # BM25's k1 (Robertson and Zaragoza, 2009)
_LENGTH = 0.4  # BM25's b: sentences differ less in length than documents
_AROUND = 2  # sentences before and after that are a passage's surroundings


@dataclass(eq=False)
class Passage:
    """A sentence of a source.

    Attributes:
        fact: the one that rules made of it; None where a base lacks it.
        stems: of all its words, in order.
        places: where each stem stands among them.
        number: of the passage in the base; `before`, `after`: its neighbours' in the text, -1 for
            none.
        near: the numbers of its surroundings: two sentences of its paragraph each way, the title.
        earlier: the numbers of the sentences before it in its paragraph.
        names: the ids of the entities that its facts name or mean.
    """

    fact: Fact | None
    source: Source
    sentence: Sentence
    stems: tuple[str, ...]
    places: dict[str, list[int]]
    number: int
    before: int = -1
    after: int = -1
    near: tuple[int, ...] = ()
    earlier: tuple[int, ...] = ()
    names: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The sentence as it stands in the source."""
        span = self.sentence.span
        return self.source.text[span.start : span.end]

    @cached_property
    def words(self) -> list[Word]:
        """Its words, one for each stem."""
        return split(self.text)

    @cached_property
    def texts(self) -> frozenset[str]:
        """Its words, folded, each once."""
        return frozenset(word.text for word in self.words)


class Passages:
    """All passages, and which of them has which stem.

    Attributes:
        all: in the order of the sources, and of the text.
        by_place: a passage by its source's id and the number of its sentence.
        stems_by_source: every stem of a source.
    """

    def __init__(self, base: FactBase, stems: Callable[[str], str]) -> None:
        self._stems = stems
        self.all: list[Passage] = []
        self.by_place: dict[tuple[str, int], Passage] = {}
        self.stems_by_source: dict[str, set[str]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        facts = {(f.source, f.quotes[0].start): f for f in base.facts.values() if f.by_rule}
        for source in base.sources.values():
            self._add(source, facts)
        self._mean = sum(len(p.stems) for p in self.all) / max(1, len(self.all))

    def _add(self, source: Source, facts: dict[tuple[str, int], Fact]) -> None:
        known = self.stems_by_source.setdefault(source.id, set())
        first = len(self.all)
        for sentence in source.sentences:
            passage = self._read(source, sentence, facts.get((source.id, sentence.span.start)))
            if passage.number > first:
                passage.before = passage.number - 1
                self.all[-1].after = passage.number
            self.all.append(passage)
            self.by_place[source.id, sentence.number] = passage
            known.update(passage.places)
            for stem, places in passage.places.items():
                self._counts.setdefault(stem, {})[passage.number] = len(places)
        _place(self.all[first:])

    def _read(self, source: Source, sentence: Sentence, fact: Fact | None) -> Passage:
        text = source.text[sentence.span.start : sentence.span.end]
        stems = tuple(self._stems(word.text) for word in split(text))
        places: dict[str, list[int]] = {}
        for i, stem in enumerate(stems):
            places.setdefault(stem, []).append(i)
        passage = Passage(fact, source, sentence, stems, places, len(self.all))
        passage.names.update(fact.entities if fact else ())
        return passage

    @cached_property
    def shares(self) -> dict[str, float]:
        """The inverse document frequency of each stem, from 0 (everywhere) to 1 (nowhere: "")."""
        n = len(self.all)
        counts = {"": 0, **{stem: len(places) for stem, places in self._counts.items()}}
        return {
            stem: math.log(1 + (n - count + 0.5) / (count + 0.5)) / math.log(2 + 2 * n)
            for stem, count in counts.items()
        }

    @cached_property
    def postings(self) -> dict[str, dict[int, float]]:
        """The numbers of the passages that have a stem, each with what it counts there (BM25)."""
        lengths = [
            _SATURATION * (1 - _LENGTH + _LENGTH * len(p.stems) / self._mean) for p in self.all
        ]
        return {
            stem: {n: c * (_SATURATION + 1) / (c + lengths[n]) for n, c in counts.items()}
            for stem, counts in self._counts.items()
        }


def _place(passages: Sequence[Passage]) -> None:
    """Note which passages of a source surround each other."""
    title = passages[0].number if passages else -1
    paragraphs: dict[int, list[int]] = {}
    for passage in passages:
        paragraphs.setdefault(passage.sentence.paragraph, []).append(passage.number)
    for passage in passages:
        own = paragraphs[passage.sentence.paragraph]
        near = (n for n in own if 0 < abs(n - passage.number) <= _AROUND)
        passage.near = (*near, title) if passage.number != title else tuple(near)
        passage.earlier = tuple(n for n in own if n < passage.number)
