"""Whether a sentence fills what is asked by a filler of the very kind, as the compiler typed it.

"How heavy" wants a weight and "which company" an organisation: any number or any name will not do
(research/answering.md: fills have a type).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.facts import Facet
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.answering.find.features import Weighed
    from bot.answering.find.passages import Passage
    from bot.answering.find.query import Query
    from bot.facts import Entity, Fact
    from bot.lang.lexicon import Lexicon

# Facets whose fillers the compiler finds wherever they are.
_TYPED = frozenset(
    (Facet.WHO, Facet.WHEN, Facet.WHERE, Facet.HOW_MANY, Facet.HOW_MUCH, Facet.HOW_LONG)
)
_KINDS = frozenset(
    """person organisation country city venue place region day month year date time duration count
    money size distance weight speed temperature percentage age role rank meeting document
    system unit reason purpose""".split()
)  # kinds that it tells apart
_MEASURES = frozenset(
    ("money", "weight", "distance", "speed", "temperature", "percentage", "duration")
)
_PLACES = frozenset(("city", "venue", "place"))
_BODIES = frozenset(("person", "organisation", "country", "unit", "role", "group", "government"))
_GROUPS = frozenset(("organisation", "country", "unit"))
_LACKING = -0.5


class Typed(NamedTuple):
    """Something in a sentence that fills a facet.

    Attributes:
        names: each way of calling it, as stems: it is known where the question has all of one.
    """

    facets: frozenset[Facet]
    kinds: frozenset[str]
    names: tuple[frozenset[str], ...]

    def is_new(self, query: Query) -> bool:
        """Return whether the question does not name it already."""
        return not any(name <= query.stem_set for name in self.names)


class TypedFit:
    """Compares what questions ask for with what sentences have, by kind."""

    def __init__(
        self, entities: Mapping[str, Entity], lexicon: Lexicon, stems: Callable[[str], str]
    ) -> None:
        self._entities = entities
        self._lexicon = lexicon
        self._stems = stems
        self._names: dict[str, tuple[frozenset[str], ...]] = {}
        self._typed: dict[str, tuple[Typed, ...]] = {}

    def lacks(self, query: Query, best: Weighed) -> dict[str, float]:
        """Return, by kind of filler, whether it is asked for and nothing new of it is here."""
        passage = best.passage
        new = frozenset(kind for t in self._new(query, passage) for kind in t.kinds)
        asked = query.question.kinds
        who = Facet.WHO in query.facets and best.features.who < 1
        persons = asked & {"person"}
        if who and not asked:
            by_person = self._lexicon.cues["by-person"]
            if not by_person.isdisjoint(word.text for _, word in query.question.core):
                persons = frozenset(("person",))
        is_role = all(term.is_name for term in query.terms)  # "who is Garrant" asks for no name
        return {
            "no_measure": _lacks(self._measures(query, passage), new),
            "no_place": _lacks(asked & _PLACES, new, _PLACES),
            "no_person": _lacks(persons, new),
            "no_body": _lacks(asked & _GROUPS, new),
            "nobody": float(who and not asked and not is_role and _BODIES.isdisjoint(new)),
        }

    def _measures(self, query: Query, passage: Passage) -> frozenset[str]:
        """Return the measures that are surely asked: "how much" alone may want any share."""
        cues = self._lexicon.cues
        measures = query.question.kinds & _MEASURES
        texts = [word.text for _, word in query.question.core]
        if cues["paying"].isdisjoint(texts):
            measures -= {"money"}
        if not cues["progress"].isdisjoint(texts):
            measures -= {"distance"}  # "how far behind schedule" wants a time
        if "speed" in measures:
            measures |= {"duration"}  # "how fast do they answer"
        if not cues["lasting"].isdisjoint(word.text for word in passage.words):
            measures -= {"duration"}
        return measures

    def _new(self, query: Query, passage: Passage) -> list[Typed]:
        if passage.fact is None:
            return []
        return [t for t in self._of(passage.fact, passage) if t.is_new(query)]

    def features(self, query: Query, passage: Passage) -> dict[str, float]:
        """Return whether a new filler of the asked facet is here, and one of the asked kind."""
        facets = query.facets & _TYPED
        kinds = query.question.kinds & _KINDS
        if passage.fact is None or not (facets or kinds):
            return {"typed_facet": 0.0, "typed_kind": 0.0}
        new = self._new(query, passage)
        of_facet = any(not facets.isdisjoint(t.facets) for t in new)
        of_kind = any(not kinds.isdisjoint(t.kinds) for t in new)
        return {
            "typed_facet": (1.0 if of_facet else _LACKING) if facets else 0.0,
            "typed_kind": (1.0 if of_kind else _LACKING) if kinds else 0.0,
        }

    def names(self, entity_id: str) -> tuple[frozenset[str], ...]:
        """Return each way of calling an entity, as stems."""
        return self._names_of(self._entities[entity_id])

    def is_any(self, ids: frozenset[str], kind: str) -> bool:
        """Return whether one of some entities is of a kind."""
        return any(i in self._entities and self._entities[i].kind == kind for i in ids)

    def named_here(self, passage: Passage, kind: str) -> Iterator[str]:
        """Yield the entities of a kind that a passage names, not only means."""
        for i in passage.fact.entities if passage.fact else ():
            is_kind = self._entities[i].kind == kind
            if is_kind and any(
                n <= passage.places.keys() for n in self._names_of(self._entities[i])
            ):
                yield i

    def description(self, entity_id: str) -> frozenset[str]:
        """Return the stems of an entity's names, role and hypernyms."""
        entity = self._entities[entity_id]
        told = (entity.name, *entity.aliases, entity.role, *entity.hypernyms)
        return frozenset(stem for text in told for stem in self._stems_of(text))

    def is_person(self, entity_id: str) -> bool:
        """Return whether an entity is a person."""
        entity = self._entities.get(entity_id)
        return entity is not None and entity.kind == "person"

    def _of(self, fact: Fact, passage: Passage) -> tuple[Typed, ...]:
        found = self._typed.get(fact.id)
        if found is None:
            found = self._typed[fact.id] = tuple(self._fillers(fact, passage))
        return found

    def _fillers(self, fact: Fact, passage: Passage) -> Iterator[Typed]:
        for entity_id in fact.entities:
            entity = self._entities[entity_id]
            if not any(name <= passage.places.keys() for name in self._names_of(entity)):
                continue  # it is only meant, by "it" or "the general"
            facet = self._lexicon.facet_of_kind.get(entity.kind)
            facets = frozenset((Facet(facet),)) if facet else frozenset[Facet]()
            if entity.kind == "country":
                facets |= {Facet.WHERE}
            yield Typed(facets, frozenset((entity.kind,)), self._names_of(entity))
        for facet, fill in fact.fills.items():
            kinds = frozenset(fill.kinds)
            named = frozenset(
                n for i in fill.entities for name in self._names_of(self._entities[i]) for n in name
            )
            for piece in fill.text.split(";"):
                stems = self._stems_of(piece)
                if stems and not stems <= named:
                    yield Typed(frozenset((facet,)), kinds, (stems,))

    def _names_of(self, entity: Entity) -> tuple[frozenset[str], ...]:
        names = self._names.get(entity.id)
        if names is None:
            every = (self._stems_of(name) for name in (entity.name, *entity.aliases))
            names = self._names[entity.id] = tuple(dict.fromkeys(n for n in every if n))
        return names

    def _stems_of(self, text: str) -> frozenset[str]:
        return frozenset(
            self._stems(word.text) for word in split(text) if word.text not in self._lexicon.stop
        )


def _lacks(
    asked: frozenset[str], here: frozenset[str], enough: frozenset[str] = frozenset()
) -> float:
    """Return 1 where kinds are asked of which none, nor any that is enough, is here."""
    return float(bool(asked) and (asked | enough).isdisjoint(here))
