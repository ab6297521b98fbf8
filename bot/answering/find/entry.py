"""A fact or a gap, ready to be matched: what it says, whom it names, and how people ask for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.answering.find.passages import Passage
    from bot.answering.read.readings import Gathered
    from bot.facts import Date, Entity, Fact, Gap

_UNNAMED = frozenset(("group", "role", "country"))  # kinds of entity that name no person
_BROADER = {"day": "date", "month": "date", "year": "date", "city": "place", "region": "place"}
_SHARED = frozenset(("meeting", "document"))  # kinds of entity that several have a part in


@dataclass
class Cast:
    """Who takes part in what a sentence tells of a subject.

    Attributes:
        names: whom and what its facts name.
        sharing: the countries in all facts on the subject, where that is a meeting or a document.
    """

    names: set[str] = field(default_factory=set)
    sharing: set[str] = field(default_factory=set)


@dataclass(eq=False)
class Entry:
    """A fact or a gap.

    Attributes:
        number: of the entry in the index.
        gathered: what its asks and its own words give; empty where rules made it.
        groups: a stem to its synonym groups, as ``~n``.
        passage: the sentence that its first quote stands in; None for a gap.
        own_names: the entities of the fact itself: its quote, subject, speaker and fills.
        cast: who takes part, by all facts of its sentence and subject.
        sides: the countries on whose side the people and organisations of its fills stand.
        dates: those of the fact, else of its sentence, else of all facts on its subject.
        who: the entities that did it; `names_somebody` where not all are groups or roles.
        is_asked: whether somebody wrote down how people ask for it.
        annotated: 1 for a fact that a person wrote, else 0.
        kinds, facets: the kinds of filler that it has, and the facets that it fills.
    """

    number: int
    gathered: Gathered
    groups: Mapping[str, tuple[str, ...]] = field(repr=False)
    fact: Fact | None = None
    gap: Gap | None = None
    passage: Passage | None = None
    own_names: set[str] = field(default_factory=set)
    cast: Cast = field(default_factory=Cast)
    sides: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    facets: set[Facet] = field(default_factory=set)
    dates: tuple[Date, ...] = ()
    who: frozenset[str] = frozenset()
    names_somebody: bool = False

    def __post_init__(self) -> None:
        self.is_asked = bool(self.gathered.wants)
        self.annotated = 0.0

    @cached_property
    def names(self) -> frozenset[str]:
        """The entities that a question for it may name."""
        return frozenset(self.gathered.names) | self.own_names | self.cast.names

    @cached_property
    def cue_words(self) -> frozenset[str]:
        """The loaded words that it uses."""
        return frozenset(self.gathered.cue_words)

    @cached_property
    def own(self) -> frozenset[str]:
        """The stems and names of its own words, without their synonyms."""
        found = frozenset(self.gathered.own) | {f"@{name}" for name in self.own_names}
        if self.passage is not None and self.fact is not None and self.fact.by_rule:
            return found.union(self.passage.places)
        return found

    @cached_property
    def quote_keys(self) -> frozenset[str]:
        """The keys of its own words, with their synonym groups."""
        return self._with_groups(self.own)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every key that its asks or own words have, with their synonym groups."""
        return self._with_groups(self.own | self.gathered.asks_by_key.keys())

    def _with_groups(self, keys: frozenset[str]) -> frozenset[str]:
        return keys.union(*(self.groups[key] for key in keys if key in self.groups))


def fact_entry(entry: Entry, fact: Fact, passage: Passage, entities: Mapping[str, Entity]) -> Entry:
    """Fill an entry in with what a fact says."""
    who = fact.fills.get(Facet.WHO)
    entry.fact, entry.passage, entry.annotated = fact, passage, float(not fact.by_rule)
    entry.own_names = _names(fact, entities)
    entry.sides = _sides(fact, entities)
    entry.kinds = {kind for fill in fact.fills.values() for kind in fill.kinds}
    entry.facets = set(fact.fills)
    entry.dates = fact.dates
    entry.who = frozenset(who.entities if who else ())
    entry.names_somebody = any(
        name in entities and entities[name].kind not in _UNNAMED for name in entry.who
    )
    if entry.names_somebody:
        entry.kinds.add("name")
    entry.kinds |= {_BROADER[kind] for kind in entry.kinds & _BROADER.keys()}
    return entry


def date(entries: list[Entry]) -> None:
    """Give facts without a date those of their sentence, else those of their subject."""
    by_place: dict[object, list[Date]] = {}
    for entry in entries:
        if entry.fact is not None:
            for key in (entry.passage, entry.fact.subject):
                by_place.setdefault(key, []).extend(entry.fact.dates)
    for entry in entries:
        if entry.fact is not None and not entry.dates and not entry.fact.by_rule:
            near = by_place[entry.passage] or by_place[entry.fact.subject]
            entry.dates = tuple(dict.fromkeys(near))


def cast(entries: list[Entry], entities: Mapping[str, Entity]) -> None:
    """Note whom each fact's sentence tells of on its subject, and who shared in a meeting."""
    casts: dict[object, Cast] = {}
    for entry in entries:
        if entry.fact is None:
            continue
        subject = entry.fact.subject
        entry.cast = casts.setdefault((entry.passage, subject), Cast())
        entry.cast.names |= entry.own_names
        if entry.fact.by_rule:
            continue
        if subject in entities and entities[subject].kind in _SHARED:
            entry.cast.sharing = casts.setdefault(subject, Cast()).names
            entry.cast.sharing |= {
                name
                for name in entry.own_names
                if name in entities and entities[name].kind == "country"
            }


def _sides(fact: Fact, entities: Mapping[str, Entity]) -> set[str]:
    """Return the countries on whose side those stand who the fact says did it."""
    who = fact.fills.get(Facet.WHO)
    sides: set[str] = set()
    for name in who.entities if who else (fact.subject, fact.says):
        entity = entities.get(name)
        if entity is not None:
            sides.add(entity.id if entity.kind == "country" else entity.side)
    return sides - {""}


def _names(fact: Fact, entities: Mapping[str, Entity]) -> set[str]:
    names = {fact.subject, fact.says, *fact.entities} - {""}
    for fill in fact.fills.values():
        names |= set(fill.entities)
    return names | {side for n in names if n in entities and (side := entities[n].side)}
