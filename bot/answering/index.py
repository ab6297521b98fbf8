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
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.readings import own_texts
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.answering.question import Question, Term
    from bot.answering.readings import Reading
    from bot.facts import Date, Entity, Fact, FactBase, Gap, Source

SYNONYM = 0.7  # what a synonym counts, where the word itself counts 1
UNKNOWN = 4.5  # what a word weighs that no entry has: as much as the rarest that one has
_SMOOTHING = 3.0  # asks that the whole base lends to each entry
_UNNAMED = frozenset(("group", "role", "country"))  # kinds of entity that name no person
_OWN_WORDS = 2  # asks that a word of the quote or the answer is worth


class Wanted(NamedTuple):
    """What an ask wants: facets and kinds of filler."""

    facets: frozenset[Facet]
    kinds: frozenset[str]


class Ask(NamedTuple):
    """One way in which people ask for an entry.

    Attributes:
        weight: of all its keys together.
        wanted: the number of what it wants, in `Index.wanted`.
    """

    weight: float
    wanted: int


@dataclass(slots=True)
class Entry:
    """A fact or a gap, ready to be matched.

    Attributes:
        asks: how people ask for it; `asks_by_key` says which of them have a key.
        vocabulary: every key (stems, ``@entity``, ``~group``) that its asks, quotes or words have.
        names: the entities that a question for it may name.
        own_names: those of the fact itself: its quote, subject, speaker and fills.
        sides: the countries on whose side the people and organisations of its fills stand.
        quote_keys: the keys of its own words: quote and answer.
        dates: those of the fact, else of all facts on its subject, else of all facts.
        cue_words: the loaded words (future, superlative, quantifier) that two asks or its own
            words use.
        listed: the entities that one of its fills lists with others of their kind.
        has_order: whether it says when, so that it may say what came first.
        who: the entities that did it; `names_somebody` where not all are groups or roles.
        place: the fact's source and the number of the sentence that its first quote stands in.
        kinds, facets: the kinds of filler that it has, and the facets that it fills.
    """

    fact: Fact | None
    gap: Gap | None
    asks: list[Ask] = field(default_factory=list)
    asks_by_key: dict[str, list[int]] = field(default_factory=dict)
    vocabulary: frozenset[str] = frozenset()
    quote_keys: frozenset[str] = frozenset()
    dates: tuple[Date, ...] = ()
    cue_words: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    has_order: bool = False
    who: frozenset[str] = frozenset()
    names_somebody: bool = False
    place: tuple[str, int] = ("", 0)
    names: set[str] = field(default_factory=set)
    own_names: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    facets: set[Facet] = field(default_factory=set)


class Index:
    """The entries, with the evidence that each term gives for each of them.

    Args:
        read: how a text is read (`bot.answering.readings`).
        groups: a stem to its synonym groups, as ``~n``.

    Attributes:
        entries: facts that a person annotated first, then gaps.
        fact_count: how many of them are facts.
        wanted: what asks want, each once.
        weights: what a key is worth: rare among the entries is worth more.
    """

    def __init__(
        self,
        base: FactBase,
        read: Callable[[str], Reading],
        groups: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.wanted: list[Wanted] = []
        self._numbers: dict[Wanted, int] = {}
        self._read = read
        self._groups = groups
        self._all_dates = tuple(date for fact in base.facts.values() for date in fact.dates)
        self._dates_by_subject: dict[str, tuple[Date, ...]] = {}
        for fact in base.facts.values():
            if fact.dates:
                known = self._dates_by_subject.get(fact.subject, ())
                self._dates_by_subject[fact.subject] = known + fact.dates
        self.entries: list[Entry] = []
        self._counts: list[Counter[str]] = []
        for fact in base.facts.values():
            if not fact.by_rule:
                self._add_fact(fact, base)
        for gap in base.gaps:
            self._add_gap(gap)
        self.fact_count = sum(entry.fact is not None for entry in self.entries)
        self.weights = self._weigh()
        self._sizes = [len(entry.asks) + _OWN_WORDS for entry in self.entries]
        self._total = sum(self._sizes)
        self._absent = [math.log(_SMOOTHING / (size + _SMOOTHING)) for size in self._sizes]
        self._entries_by_key: dict[str, dict[int, int]] = {}
        for i, counts in enumerate(self._counts):
            for key, count in counts.items():
                self._entries_by_key.setdefault(key, {})[i] = count
        self._evidence: dict[str, list[float]] = {}
        self._row_by_term: dict[tuple[str, tuple[str, ...]], list[float] | None] = {}

    def _add_fact(self, fact: Fact, base: FactBase) -> None:
        entry = Entry(fact, None, own_names=_names(fact, base.entities), facets=set(fact.fills))
        entry.kinds = {kind for fill in fact.fills.values() for kind in fill.kinds}
        entry.sides = _sides(fact, base.entities)
        entry.place = (fact.source, sentence_at(base.sources[fact.source], fact.quotes[0].start))
        who = fact.fills.get(Facet.WHO)
        entry.who = frozenset(who.entities if who else ())
        entry.names_somebody = any(
            (entity := base.entities.get(name)) is not None and entity.kind not in _UNNAMED
            for name in entry.who
        )
        entry.listed = _listed(fact, base.entities)
        entry.has_order = len(fact.dates) > 1 or Facet.WHEN in fact.fills
        if entry.names_somebody:
            entry.kinds.add("name")
        entry.dates = fact.dates or self._dates_by_subject.get(fact.subject, self._all_dates)
        self._add(entry, map(self._read, fact.asks), map(self._read, own_texts(base, fact.id)))

    def _add_gap(self, gap: Gap) -> None:
        entry = Entry(None, gap, own_names={gap.subject}, facets=set(gap.facets))
        entry.kinds = set(gap.kinds)
        facets, kinds, subject = frozenset(gap.facets), frozenset(gap.kinds), f"@{gap.subject}"
        asks = (
            reading._replace(keys=(*reading.keys, subject), facets=facets, kinds=kinds)
            for reading in map(self._read, gap.words)
        )
        self._add(entry, asks, ())

    def _add(self, entry: Entry, asks: Iterable[Reading], own: Iterable[Reading]) -> None:
        counts: Counter[str] = Counter()
        cue_words: Counter[str] = Counter()
        entry.names = set(entry.own_names)
        for ask in asks:
            for key in (keys := self._with_groups(ask.keys)):
                entry.asks_by_key.setdefault(key, []).append(len(entry.asks))
            counts.update(keys)
            counts.update(signs_of(ask))
            entry.asks.append(Ask(0.0, self._number(Wanted(ask.facets, ask.kinds))))
            entry.names |= ask.names
            cue_words.update(ask.cue_words)
        entry.cue_words = {word for word, n in cue_words.items() if n > 1}
        own_keys = {f"@{name}" for name in entry.own_names}
        for reading in own:
            own_keys |= self._with_groups(reading.keys)
            entry.names |= reading.names
            entry.cue_words |= reading.cue_words
        for key in own_keys:
            counts[key] += _OWN_WORDS
        entry.quote_keys = frozenset(own_keys)
        entry.vocabulary = frozenset(key for key in counts if not key.startswith("?"))
        self.entries.append(entry)
        self._counts.append(counts)

    def _number(self, wanted: Wanted) -> int:
        number = self._numbers.setdefault(wanted, len(self.wanted))
        if number == len(self.wanted):
            self.wanted.append(wanted)
        return number

    def _with_groups(self, keys: Iterable[str]) -> set[str]:
        """Return keys with the synonym groups of the stems among them."""
        found = set(keys)
        for key in keys:
            found.update(self._groups.get(key, ()))
        return found

    def _weigh(self) -> dict[str, float]:
        """Return each key's inverse document frequency over the entries; weigh the asks by it."""
        spread = Counter(key for entry in self.entries for key in entry.vocabulary)
        weights = {key: math.log(1 + len(self.entries) / n) for key, n in spread.items()}
        for entry in self.entries:
            totals = [0.0] * len(entry.asks)
            for key, places in entry.asks_by_key.items():
                if not key.startswith("~"):
                    for i in places:
                        totals[i] += weights[key]
            entry.asks = [
                ask._replace(weight=total) for ask, total in zip(entry.asks, totals, strict=True)
            ]
        return weights

    def _measure(self, key: str) -> list[float] | None:
        """Return the log of how much likelier each entry's asks have a key than all asks have."""
        if key in self._evidence:
            return self._evidence[key]
        counts = self._entries_by_key.get(key)
        if counts is None:
            return None
        row = self._absent.copy()
        share = sum(counts.values()) / self._total
        for i, count in counts.items():
            seen = (count + _SMOOTHING * share) / (self._sizes[i] + _SMOOTHING)
            row[i] = math.log(seen / share)
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


_MOST_REMEMBERED = 20_000  # terms whose evidence is kept, so that memory stays bounded


def signs_of(question: Question | Reading) -> set[str]:
    """Return what kind of question it is, as keys beginning with ``?``."""
    return {f"?{facet}" for facet in question.facets} | {f"?{kind}" for kind in question.kinds}


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
