"""What is computed once for a fact base, so that a question costs no more than a few lookups.

Every fact that a person annotated, and every gap, becomes an *entry*: the ways in which people ask
for it, parsed like any question, and the words of its quote and answer. How often a term stands
among an entry's asks tells how much it speaks for that entry: naive Bayes with the terms as
features (Manning, Raghavan and Schütze, "Introduction to Information Retrieval", chapter 13).
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bot.answering.read.readings import signs_of
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.answering.read.question import Question, Term
    from bot.answering.read.readings import Gathered
    from bot.facts import Date, Entity, Fact, FactBase, Gap, Source

SYNONYM = 0.7  # what a synonym counts, where the word itself counts 1
UNKNOWN = 4.5  # what a word weighs that no entry has: as much as the rarest that one has
_SMOOTHING = 3.0  # asks that the whole base lends to each entry
_UNNAMED = frozenset(("group", "role", "country"))  # kinds of entity that name no person
_BROADER = {"day": "date", "month": "date", "year": "date", "city": "place", "region": "place"}
_SHARED = frozenset(("meeting", "document"))  # kinds of entity that several have a part in
_OWN_WORDS = 2  # asks that a word of the quote or the answer is worth


@dataclass
class Cast:
    """Who takes part in what a sentence tells of a subject.

    Attributes:
        names: whom and what its facts name.
        doers: who did it, and on whose side, where the subject itself did.
        deeds: the words of the facts that say so.
        sharing: the countries in all facts on the subject, where that is a meeting or a document.
    """

    names: set[str] = field(default_factory=set)
    doers: set[str] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)
    sharing: set[str] = field(default_factory=set)


@dataclass
class Entry:
    """A fact or a gap, ready to be matched.

    Attributes:
        gathered: what its asks and its own words give.
        names: the entities that a question for it may name.
        own_names: those of the fact itself: its quote, subject, speaker and fills.
        cast: who takes part, by all facts of its sentence and subject.
        sides: the countries on whose side the people and organisations of its fills stand.
        cue_words: the loaded words (future, superlative, quantifier) that it uses.
        place: the fact's source and the number of the sentence that its first quote stands in.
        dates: those of the fact, else of its sentence, else of all facts on its subject.
        who: the entities that did it; `names_somebody` where not all are groups or roles.
        listed: the entities that one of its fills lists with others of their kind.
        has_order: whether it says when, so that it may say what came first.
        kinds, facets: the kinds of filler that it has, and the facets that it fills.
    """

    fact: Fact | None
    gap: Gap | None
    gathered: Gathered
    groups: Mapping[str, tuple[str, ...]] = field(repr=False)
    own_names: set[str] = field(default_factory=set)
    cast: Cast = field(default_factory=Cast)
    sides: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    facets: set[Facet] = field(default_factory=set)
    place: tuple[str, int] = ("", 0)
    dates: tuple[Date, ...] = ()
    who: frozenset[str] = frozenset()
    names_somebody: bool = False
    listed: set[str] = field(default_factory=set)
    has_order: bool = False

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
        return frozenset(self.gathered.own) | {f"@{name}" for name in self.own_names}

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


class Index:
    """The entries, with the evidence that each term gives for each of them.

    Whatever can be is worked out when a question first needs it, so that starting up is quick.

    Args:
        gathered: what `bot.answering.read.readings.gather_all` returned.
        groups: a stem to its synonym groups, as ``~n``.

    Attributes:
        entries: facts that a person annotated first, then gaps.
        fact_count: how many of them are facts.
        stems_by_group: the stems of each synonym group.
    """

    def __init__(
        self,
        base: FactBase,
        gathered: Mapping[str, Gathered],
        groups: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._groups = groups
        self.entries = [
            self._fact_entry(fact, gathered[fact.id], base)
            for fact in base.facts.values()
            if not fact.by_rule
        ]
        self.fact_count = len(self.entries)
        self._date()
        self._cast(base.entities)
        self.entries += [
            Entry(
                None,
                gap,
                gathered[f"gap {gap.id}"],
                groups,
                own_names={gap.subject},
                kinds=set(gap.kinds),
                facets=set(gap.facets),
            )
            for gap in base.gaps
        ]
        self.stems_by_group: dict[str, list[str]] = {}
        for stem, names in groups.items():
            for name in names:
                self.stems_by_group.setdefault(name, []).append(stem)
        self._sizes = [len(entry.gathered.wants) + _OWN_WORDS for entry in self.entries]
        self._total = sum(self._sizes)
        self._absent = [math.log(_SMOOTHING / (size + _SMOOTHING)) for size in self._sizes]
        self._entries_by_stem = self._post()
        self._evidence: dict[str, list[float] | None] = {}
        self._row_by_term: dict[tuple[str, tuple[str, ...]], list[float] | None] = {}
        self._ask_weights: dict[int, list[float]] = {}

    def _fact_entry(self, fact: Fact, gathered: Gathered, base: FactBase) -> Entry:
        entities = base.entities
        who = fact.fills.get(Facet.WHO)
        entry = Entry(
            fact,
            None,
            gathered,
            self._groups,
            own_names=_names(fact, entities),
            sides=_sides(fact, entities),
            kinds={kind for fill in fact.fills.values() for kind in fill.kinds},
            facets=set(fact.fills),
            place=(fact.source, sentence_at(base.sources[fact.source], fact.quotes[0].start)),
            dates=fact.dates,
            who=frozenset(who.entities if who else ()),
            listed=_listed(fact, entities),
            has_order=len(fact.dates) > 1 or Facet.WHEN in fact.fills,
        )
        entry.names_somebody = any(
            name in entities and entities[name].kind not in _UNNAMED for name in entry.who
        )
        if entry.names_somebody:
            entry.kinds.add("name")
        entry.kinds |= {_BROADER[kind] for kind in entry.kinds & _BROADER.keys()}
        return entry

    def _date(self) -> None:
        """Give facts without a date those of their sentence, else those of their subject."""
        by_place: dict[object, list[Date]] = {}
        for entry in self.entries:
            assert entry.fact is not None  # noqa: S101 - there are only facts as yet
            for key in (entry.place, entry.fact.subject):
                by_place.setdefault(key, []).extend(entry.fact.dates)
        for entry in self.entries:
            if entry.fact is not None and not entry.dates:
                near = by_place[entry.place] or by_place[entry.fact.subject]
                entry.dates = tuple(dict.fromkeys(near))

    def _cast(self, entities: dict[str, Entity]) -> None:
        """Note whom each fact's sentence tells of on its subject, and who shared in a meeting."""
        casts: dict[object, Cast] = {}
        for entry in self.entries:
            assert entry.fact is not None  # noqa: S101 - there are only facts as yet
            subject = entry.fact.subject
            entry.cast = casts.setdefault((entry.place, subject), Cast())
            entry.cast.names |= entry.own_names
            who = entry.fact.fills.get(Facet.WHO)
            if who and subject in who.entities:
                entry.cast.doers |= {*who.entities, *entry.sides}
                entry.cast.deeds |= entry.own
            if subject in entities and entities[subject].kind in _SHARED:
                entry.cast.sharing = casts.setdefault(subject, Cast()).names
                entry.cast.sharing |= {
                    name
                    for name in entry.own_names
                    if name in entities and entities[name].kind == "country"
                }

    def warm(self) -> None:
        """Work out now what the first questions would otherwise wait for."""
        for at, entry in enumerate(self.entries):
            self.ask_weights(at)
            entry.vocabulary  # noqa: B018 - worked out when first read
        wants = {wanted for entry in self.entries for wanted in entry.gathered.wants}
        signs = {sign for wanted in wants for sign in wanted.split()}
        for key in (*self._entries_by_stem, *self.stems_by_group, *signs):
            self._measure(key)

    def _post(self) -> dict[str, list[int]]:
        """Return, for each stem and name, the numbers of the entries that have it."""
        entries_by_stem: dict[str, list[int]] = {}
        for at, entry in enumerate(self.entries):
            for stem in entry.own.union(entry.gathered.asks_by_key):
                entries_by_stem.setdefault(stem, []).append(at)
        return entries_by_stem

    def _places(self, key: str) -> Collection[int]:
        """Return the numbers of the entries that have a key: a stem, a name or a group."""
        if not key.startswith("~"):
            return self._entries_by_stem.get(key, ())
        stems = self.stems_by_group.get(key, ())
        return {at for stem in stems for at in self._entries_by_stem.get(stem, ())}

    def weight(self, key: str) -> float | None:
        """Return a key's inverse document frequency over the entries; None where none has it."""
        spread = len(self._places(key))
        return math.log(1 + len(self.entries) / spread) if spread else None

    def ask_weights(self, at: int) -> list[float]:
        """Return the weight of all keys of each ask of an entry."""
        weights = self._ask_weights.get(at)
        if weights is None:
            gathered = self.entries[at].gathered
            weights = [0.0] * len(gathered.wants)
            for key, places in gathered.asks_by_key.items():
                worth = self.weight(key) or 0.0
                for i in places:
                    weights[i] += worth
            self._ask_weights[at] = weights
        return weights

    def _entries_with(self, key: str) -> dict[int, int]:
        """Return, for the entries that have a key, how many asks do, its own words counting too."""
        if key.startswith("?"):
            signs = ((at, _sign_count(entry, key)) for at, entry in enumerate(self.entries))
            return {at: count for at, count in signs if count}
        stems = self.stems_by_group.get(key, ()) if key.startswith("~") else (key,)
        return {at: _count(self.entries[at], stems) for at in self._places(key)}

    def _measure(self, key: str) -> list[float] | None:
        """Return the log of how much likelier each entry's asks have a key than all asks have."""
        if key in self._evidence:
            return self._evidence[key]
        counts = self._entries_with(key)
        row = None
        if counts:
            row = self._absent.copy()
            share = sum(counts.values()) / self._total
            for i, count in counts.items():
                seen = (count + _SMOOTHING * share) / (self._sizes[i] + _SMOOTHING)
                row[i] = math.log(seen / share)
        if len(self._evidence) < _MOST_REMEMBERED:
            self._evidence[key] = row
        return row

    def score(self, question: Question) -> list[float]:
        """Return, for each entry, the sum of the evidence that the question's terms give."""
        rows = [
            [max(0.0, value) for value in row] if term.is_aside else row
            for term in question.content
            if (row := self._row(term)) is not None
        ]
        rows += [row for sign in signs_of(question) if (row := self._measure(sign))]
        return [sum(column) for column in zip(*rows, strict=True)] or [0.0] * len(self.entries)

    def _row(self, term: Term) -> list[float] | None:
        """Return a term's evidence: that of the word itself or, at a discount, of a synonym."""
        known = (term.key, term.also)
        if known in self._row_by_term:
            return self._row_by_term[known]
        rows = [row] if (row := self._measure(term.key)) is not None else []
        rows += [
            [value * SYNONYM if value > 0 else value for value in row]
            for key in term.also
            if (row := self._measure(key)) is not None
        ]
        found = [max(column) for column in zip(*rows, strict=True)] if rows else None
        if len(self._row_by_term) < _MOST_REMEMBERED:
            self._row_by_term[known] = found
        return found


_MOST_REMEMBERED = 20_000  # keys whose evidence is kept, so that memory stays bounded


def _count(entry: Entry, stems: Sequence[str]) -> int:
    """Return how many asks have one of the stems, and more where its own words do."""
    by_key = entry.gathered.asks_by_key
    found = [by_key[stem] for stem in stems if stem in by_key]
    asks = len(found[0]) if len(found) == 1 else len(set().union(*found))
    return asks + _OWN_WORDS * any(stem in entry.own for stem in stems)


def _sign_count(entry: Entry, sign: str) -> int:
    uses = Counter(entry.gathered.wants)
    return sum(count for wants, count in uses.items() if sign in wants.split())


def covers(term: Term, keys: frozenset[str]) -> float:
    """Return how far keys account for a term: 1 by the word itself, less by a synonym, else 0."""
    if term.key in keys:
        return 1.0
    return SYNONYM if any(key in keys for key in term.also) else 0.0


def _sides(fact: Fact, entities: dict[str, Entity]) -> set[str]:
    """Return the countries on whose side those stand who the fact says did it."""
    who = fact.fills.get(Facet.WHO)
    sides: set[str] = set()
    for name in who.entities if who else (fact.subject, fact.says):
        entity = entities.get(name)
        if entity is not None:
            sides.add(entity.id if entity.kind == "country" else entity.side)
    return sides - {""}


def _listed(fact: Fact, entities: dict[str, Entity]) -> set[str]:
    """Return the entities that a fill lists with others of their kind."""
    listed: set[str] = set()
    for fill in fact.fills.values():
        kinds = Counter(entities[name].kind for name in fill.entities if name in entities)
        listed |= {n for n in fill.entities if n in entities and kinds[entities[n].kind] > 1}
    return listed


def _names(fact: Fact, entities: dict[str, Entity]) -> set[str]:
    names = {fact.subject, fact.says, *fact.entities} - {""}
    for fill in fact.fills.values():
        names |= set(fill.entities)
    return names | {side for n in names if n in entities and (side := entities[n].side)}


def sentence_at(source: Source, at: int) -> int:
    """Return the number of the sentence that an offset lies in; 0 where none does."""
    return next((s.number for s in source.sentences if s.span.start <= at < s.span.end), 0)
