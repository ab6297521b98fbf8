"""What a fact can fill the asked slot with: names, dates, amounts, reasons that the question lacks.

"Where in Japan" is not answered by "Japan": a filler must be new (research/answering.md), and of
the kind that is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.facts import Facet
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.answering.find.entry import Entry
    from bot.answering.find.passages import Passage
    from bot.answering.find.query import Hit, Query
    from bot.facts import Entity
    from bot.lang.lexicon import Lexicon

_NEAR = 4  # words of distance at which a filler counts half
_AMOUNTS = frozenset((Facet.HOW_MANY, Facet.HOW_MUCH, Facet.HOW_LONG))
# Facets whose fillers are found wherever they are.
TELLING = frozenset((Facet.WHO, Facet.WHEN, Facet.WHERE, Facet.WHY, *_AMOUNTS))


class Filler(NamedTuple):
    """Something in a fact that can be asked for.

    Attributes:
        kinds: what it is.
        names: each way of calling it, as stems: it is known where the question has all of one.
    """

    kinds: frozenset[str]
    names: tuple[frozenset[str], ...]


class Slots:
    """Compares what questions ask for with what facts have."""

    def __init__(
        self, entities: Mapping[str, Entity], lexicon: Lexicon, stems: Callable[[str], str]
    ) -> None:
        self._entities = entities
        self._lexicon = lexicon
        self._stems = stems
        self._names: dict[str, tuple[frozenset[str], ...]] = {}
        self._fillers: dict[int, tuple[Filler, ...]] = {}
        cues = lexicon.cues
        self._dates = cues["time-word"] | (lexicon.months.keys() - cues["month-or-word"])
        self._numbers = cues["number"]

    def new(self, query: Query, entry: Entry) -> list[Filler]:
        """Return what an entry has that the question does not name already."""
        stems = query.stem_set
        return [f for f in self.of(entry) if not any(name <= stems for name in f.names)]

    def of(self, entry: Entry) -> tuple[Filler, ...]:
        """Return what an entry has."""
        found = self._fillers.get(entry.number)
        if found is None:
            found = self._fillers[entry.number] = tuple(self._find(entry))
        return found

    def _find(self, entry: Entry) -> Iterator[Filler]:
        fact, passage = entry.fact, entry.passage
        if fact is None or passage is None:
            return
        for name in fact.entities if fact.by_rule else ():
            entity = self._entities[name]
            if not any(called <= passage.places.keys() for called in self.names(name)):
                continue  # it is only meant, by "it" or "the general"
            yield Filler(frozenset((entity.kind,)), self.names(name))
        for fill in fact.fills.values():
            named = frozenset(n for i in fill.entities for name in self.names(i) for n in name)
            for piece in fill.text.split(";"):
                stems = self._stems_of(piece)
                if stems and (not fact.by_rule or not stems <= named):
                    yield Filler(frozenset(fill.kinds), (stems,))

    def names(self, key: str) -> tuple[frozenset[str], ...]:
        """Return each way of calling an entity, as stems."""
        names = self._names.get(key)
        if names is None:
            entity = self._entities[key]
            every = (self._stems_of(name) for name in (entity.name, *entity.aliases))
            names = self._names[key] = tuple(dict.fromkeys(n for n in every if n))
        return names

    def _stems_of(self, text: str) -> frozenset[str]:
        stop = self._lexicon.stop
        return frozenset(self._stems(word.text) for word in split(text) if word.text not in stop)

    def closeness(self, query: Query, passage: Passage, hits: Sequence[Hit]) -> float:
        """Return how near a new date or number that is asked for stands to the words found."""
        places = self.places(query, passage)
        total = sum(h.term.weight for h in hits)
        if not (places and total):
            return 0.0
        return max(_close(i, hits) for i in places) / total

    def places(self, query: Query, passage: Passage) -> list[int]:
        """Return where words for the date or number that is asked stand, if it is new."""
        is_date = Facet.WHEN in query.question.facets
        if not is_date and _AMOUNTS.isdisjoint(query.question.facets):
            return []
        words = self._dates if is_date else self._numbers
        return [
            i
            for i, word in enumerate(passage.words)
            if (word.text[0].isdigit() or word.text in words)
            and passage.stems[i] not in query.stem_set
        ]


def _close(at: int, hits: Sequence[Hit]) -> float:
    return sum(h.worth / (1 + min(abs(place - at) for place in h.places) / _NEAR) for h in hits)
