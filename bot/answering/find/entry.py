"""What a question is matched with: sentences, and the facts and gaps that a base has besides.

A `Passage` is a sentence of a source, with its stems and where they stand. An `Entry` is a fact or
a gap: what it says, whom it names, and how people ask for it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bot.facts import Facet
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.answering.read.readings import Gathered
    from bot.facts import Date, Entity, Fact, FactBase, Gap, Sentence, Source
    from bot.lang.words import Word

_SATURATION = 1.2  # BM25's k1 (Robertson and Zaragoza, 2009)
_LENGTH = 0.4  # BM25's b: sentences differ less in length than documents
_AROUND = 2  # sentences before and after that are a passage's surroundings
_UNNAMED = frozenset(("group", "role", "country"))  # kinds of entity that name no person
_BROADER = {"day": "date", "month": "date", "year": "date", "city": "place", "region": "place"}
_SHARED = frozenset(("meeting", "document"))  # kinds of entity that several have a part in


@dataclass(eq=False)
class Passage:
    """A sentence of a source.

    Attributes:
        stems: of all its words, in order.
        number: of the passage in the base; `before`, `after`: its neighbours' in the text, -1 for
            none.
        near: the numbers of its surroundings: two sentences of its paragraph each way, the title.
        earlier: the numbers of the sentences before it in its paragraph.
        names: the ids of the entities that its facts name or mean.
    """

    source: Source
    sentence: Sentence
    stems: tuple[str, ...]
    number: int
    before: int = -1
    after: int = -1
    near: tuple[int, ...] = ()
    earlier: tuple[int, ...] = ()
    names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.places: dict[str, list[int]] = {}  # where each stem stands among them
        for i, stem in enumerate(self.stems):
            self.places.setdefault(stem, []).append(i)

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
        self.all: list[Passage] = []
        self.by_place: dict[tuple[str, int], Passage] = {}
        self.stems_by_source: dict[str, set[str]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for source in base.sources.values():
            known = self.stems_by_source.setdefault(source.id, set())
            first = len(self.all)
            for sentence in source.sentences:
                text = source.text[sentence.span.start : sentence.span.end]
                own = tuple(stems(word.text) for word in split(text))
                passage = Passage(source, sentence, own, len(self.all))
                self.all.append(passage)
                self.by_place[source.id, sentence.number] = passage
                known.update(passage.places)
                for stem, places in passage.places.items():
                    self._counts.setdefault(stem, {})[passage.number] = len(places)
            _place(self.all[first:])

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
        mean = sum(len(p.stems) for p in self.all) / max(1, len(self.all))
        lengths = [_SATURATION * (1 - _LENGTH + _LENGTH * len(p.stems) / mean) for p in self.all]
        return {
            stem: {n: c * (_SATURATION + 1) / (c + lengths[n]) for n, c in counts.items()}
            for stem, counts in self._counts.items()
        }


def _place(passages: Sequence[Passage]) -> None:
    """Note which passages of a source surround each other."""
    paragraphs: dict[int, list[int]] = {}
    for passage in passages:
        paragraphs.setdefault(passage.sentence.paragraph, []).append(passage.number)
    for passage in passages:
        number, title, last = passage.number, passages[0].number, passages[-1].number
        own = paragraphs[passage.sentence.paragraph]
        near = (n for n in own if 0 < abs(n - number) <= _AROUND)
        passage.near = (*near, title) if number != title else tuple(near)
        passage.earlier = tuple(n for n in own if n < number)
        passage.before = number - 1 if number > title else -1
        passage.after = number + 1 if number < last else -1


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
        self.annotated = float(self.fact is not None and not self.fact.by_rule)

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


def fill_in(entry: Entry, fact: Fact, entities: Mapping[str, Entity]) -> None:
    """Note what a fact says on its entry."""
    who = fact.fills.get(Facet.WHO)
    filled = {name for fill in fact.fills.values() for name in fill.entities}
    names = {fact.subject, fact.says, *fact.entities, *filled} - {""}
    doers = [
        entities[n] for n in (who.entities if who else (fact.subject, fact.says)) if n in entities
    ]
    entry.own_names = names | {side for n in names if n in entities and (side := entities[n].side)}
    entry.sides = {e.id if e.kind == "country" else e.side for e in doers} - {""}
    entry.facets, entry.dates = set(fact.fills), fact.dates
    entry.who = frozenset(who.entities if who else ())
    entry.names_somebody = who is not None and any(e.kind not in _UNNAMED for e in doers)
    entry.kinds = {kind for fill in fact.fills.values() for kind in fill.kinds}
    entry.kinds |= {"name"} if entry.names_somebody else set()
    entry.kinds |= {_BROADER[kind] for kind in entry.kinds & _BROADER.keys()}


def relate(entries: Sequence[Entry], entities: Mapping[str, Entity]) -> None:
    """Note on facts what other facts tell of: dates, and whom their sentence names.

    A fact without a date has those of its sentence, else of its subject; who shared in a meeting
    are the countries of all facts on it.
    """
    dates: dict[object, list[Date]] = {}
    casts: dict[object, Cast] = {}
    told = [(entry, entry.fact) for entry in entries if entry.fact is not None]
    for entry, fact in told:
        for key in (entry.passage, fact.subject):
            dates.setdefault(key, []).extend(fact.dates)
        entry.cast = casts.setdefault((entry.passage, fact.subject), Cast())
        entry.cast.names |= entry.own_names
        subject = entities.get(fact.subject)
        if subject is not None and subject.kind in _SHARED and not fact.by_rule:
            known = (entities[name] for name in entry.own_names if name in entities)
            entry.cast.sharing = casts.setdefault(fact.subject, Cast()).names
            entry.cast.sharing |= {entity.id for entity in known if entity.kind == "country"}
    for entry, fact in told:
        if not entry.dates and not fact.by_rule:
            near = dates[entry.passage] or dates[fact.subject]
            entry.dates = tuple(dict.fromkeys(near))
