"""What speaks for a fact as what a question is after, as figures that weights are fitted to.

Each figure lies between 0 and about 1 and means the same in every source; none knows any source.
One compares what a fact can fill the asked slot with: "where in Japan" is not answered by "Japan",
so a filler must be new (research/answering.md), and of the kind that is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.find.query import Hit
from bot.facts import Facet
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from bot.answering.find.entry import Entry, Passage
    from bot.answering.find.index import Found, Likener, Likeness
    from bot.answering.find.query import Query
    from bot.facts import Entity
    from bot.lang.lexicon import Lexicon

_SHORTEST = 4  # words from which a question can be shared in full
_FAR_PARAGRAPH = 10  # sentences into a paragraph
_LACKING = -0.5
_SYNONYM = 0.7  # what a synonym counts, where the word itself counts 1
_NEAR = 4  # words of distance at which a filler counts half
_AMOUNTS = frozenset((Facet.HOW_MANY, Facet.HOW_MUCH, Facet.HOW_LONG))
# Facets whose fillers are found wherever they are.
TELLING = frozenset((Facet.WHO, Facet.WHEN, Facet.WHERE, Facet.WHY, *_AMOUNTS))


class Context:
    """What the sentences have of the terms of one question, each looked at once."""

    def __init__(self, passages: Sequence[Passage], query: Query) -> None:
        self._passages = passages
        self._query = query
        self._near_by_stem: dict[str, list[tuple[int, float]]] = {}
        for n, term in enumerate(query.terms):
            for stem, near in term.near.items():
                self._near_by_stem.setdefault(stem, []).append((n, near))
        self._rows: dict[int, dict[int, tuple[float, str]]] = {}

    def row(self, number: int) -> dict[int, tuple[float, str]]:
        """Return how near a passage comes to each term that it has, and by which stem."""
        row = self._rows.get(number)
        if row is None:
            row = self._rows[number] = {}
            places = self._passages[number].places
            for stem in self._near_by_stem.keys() & places.keys():
                for n, near in self._near_by_stem[stem]:
                    if n not in row or row[n] < (near, stem):
                        row[n] = near, stem
        return row

    def hits(self, number: int) -> tuple[Hit, ...]:
        """Return the terms that a passage has, in the question's order."""
        places, row = self._passages[number].places, self.row(number)
        return tuple(Hit(self._query.terms[n], row[n][0], places[row[n][1]]) for n in sorted(row))

    def covered(self, missing: Collection[int], numbers: Iterable[int]) -> float:
        """Return the share of the question's weight that some terms, found in passages, have."""
        nearest: dict[int, float] = {}
        for number in numbers if missing else ():
            for n, (near, _) in self.row(number).items() if number >= 0 else ():
                if near > nearest.get(n, 0.0):
                    nearest[n] = near
        terms = self._query.terms
        found = sum([terms[n].weight * nearest[n] for n in missing if n in nearest])
        return found / self._query.total


def run(query: Query, passage: Passage) -> float:
    """Return the longest run of words that both have, as a share of the question's words."""
    longest = 0
    lengths: dict[int, int] = {}  # where a run ends here, by the question's previous word
    for stem in query.stems:
        places = passage.places.get(stem)
        if places is None:
            lengths = {}
        else:
            lengths = {at: lengths.get(at - 1, 0) + 1 for at in places}
            longest = max(longest, *lengths.values())
    return longest / max(_SHORTEST, len(query.stems))


class Features(NamedTuple):
    """What speaks for a fact. Shares are of the weight of the question's words.

    Attributes:
        found: its score of the search, by the best fact's.
        exact: the share that its sentence has by the very words.
        plain: the share of their number that it has.
        run: the longest run of words that both have.
        window: the share that it and its neighbours have.
        earlier: the share that it lacks and sentences before it in the paragraph have.
        first_place: how far into its paragraph it stands.
        meant: the share that it lacks, of names whose bearer it speaks of otherwise.
        near: how near the words found an asked date or number stands.
        kind: whether it has a new filler of the asked kind.
        asked, asked_same: how alike the likest ask is; of those that want the same.
        own: the share that its own words, or an ask of it, have.
        annotated: whether a person wrote it.
    """

    found: float
    exact: float
    plain: float
    run: float
    window: float
    earlier: float
    first_place: float
    meant: float
    near: float
    kind: float
    asked: float
    asked_same: float
    own: float
    annotated: float


class Sighted(NamedTuple):
    """What of a question a sentence has.

    Attributes:
        lacks: the numbers of the terms that it lacks.
        cover: how much of the question's weight it has.
        figures: the features that are the sentence's, from `exact` to `near`.
    """

    context: Context
    number: int
    lacks: tuple[int, ...]
    cover: float
    figures: tuple[float, float, float, float, float, float, float, float]

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The terms that it has."""
        return self.context.hits(self.number)


class Measured(NamedTuple):
    """A fact with what speaks for it."""

    entry: Entry
    features: Features
    likeness: Likeness
    sighted: Sighted


def measure(
    slots: Slots, query: Query, found: Sequence[Found], context: Context, likener: Likener
) -> list[Measured]:
    """Return the facts found with their features, in the same order."""
    best = max([score for _, score in found], default=0.0) or 1.0
    asked = [
        (term.key, term.also, key.weight)
        for term, key in zip(query.question.content, query.keys, strict=True)
        if not key.is_aside
    ]
    sighted: dict[int, Sighted] = {}
    measured = []
    for entry, score in found:
        passage = entry.passage
        if passage is None:
            continue
        sight = sighted.get(passage.number)
        if sight is None:
            sight = sighted[passage.number] = _sight(slots, query, passage, context)
        likeness = likener.measure(entry)
        features = Features(
            score / best,
            *sight.figures,
            _fit(slots, query, entry),
            *likeness,
            _own(asked, entry) if entry.is_asked else sight.cover,
            entry.annotated,
        )
        measured.append(Measured(entry, features, likeness, sight))
    return measured


def _sight(slots: Slots, query: Query, passage: Passage, context: Context) -> Sighted:
    row, terms, total = context.row(passage.number), query.terms, query.total
    has = [(terms[n].weight, row[n][0]) for n in sorted(row)]
    missing = [n for n in range(len(terms)) if n not in row]
    meant = [n for n in missing if not passage.names.isdisjoint(terms[n].ids)]
    lacks = tuple([n for n in missing if n not in meant])
    cover = sum([weight * nearness for weight, nearness in has]) / total
    figures = (
        sum([weight for weight, nearness in has if nearness == 1]) / total,
        len(has) / max(1, len(terms)),
        run(query, passage),
        cover + context.covered(lacks, (passage.before, passage.after)),
        context.covered(lacks, passage.earlier),
        len(passage.earlier) / _FAR_PARAGRAPH,
        sum([terms[n].weight for n in meant]) / total,
        slots.closeness(query, passage, context),
    )
    return Sighted(context, passage.number, lacks, cover, figures)


def _fit(slots: Slots, query: Query, entry: Entry) -> float:
    """Return whether a new filler of the asked kind is here; 0 where none is asked."""
    kinds = query.question.kinds
    if not kinds:
        return 0.0
    if entry.is_asked and not kinds.isdisjoint(entry.kinds):
        return 1.0
    fitting = (filler for filler in slots.of(entry) if not kinds.isdisjoint(filler.kinds))
    return 1.0 if any(filler.is_new(query) for filler in fitting) else _LACKING


def _own(asked: Sequence[tuple[str, Sequence[str], float]], entry: Entry) -> float:
    """Return the share of a question's keys that an entry's own words or asks have."""
    vocabulary = entry.vocabulary
    total = found = 0.0
    for key, also, weight in asked:
        total += weight
        if key in vocabulary:
            found += weight
        elif also and not vocabulary.isdisjoint(also):
            found += weight * _SYNONYM
    return found / total if total else 0.0


class Filler(NamedTuple):
    """Something in a fact that can be asked for.

    Attributes:
        kinds: what it is.
        names: each way of calling it, as stems: it is known where the question has all of one.
    """

    kinds: frozenset[str]
    names: tuple[frozenset[str], ...]

    def is_new(self, query: Query) -> bool:
        """Whether a question does not name it already."""
        return not any(name <= query.stem_set for name in self.names)


@dataclass(eq=False)
class Slots:
    """Compares what questions ask for with what facts have."""

    entities: Mapping[str, Entity]
    lexicon: Lexicon
    stems: Callable[[str], str]

    def __post_init__(self) -> None:
        self.names = cache(self._names)
        self.of = cache(lambda entry: tuple(self._find(entry)))
        self._figures = cache(self._places)
        cues, months = self.lexicon.cues, self.lexicon.months
        self._dates = cues["time-word"] | (months.keys() - cues["month-or-word"])
        self._numbers = cues["number"]

    def _find(self, entry: Entry) -> Iterator[Filler]:
        """Yield what an entry has."""
        fact, passage = entry.fact, entry.passage
        if fact is None or passage is None:
            return
        for name in fact.entities if fact.by_rule else ():
            entity = self.entities[name]
            if not any(called <= passage.places.keys() for called in self.names(name)):
                continue  # it is only meant, by "it" or "the general"
            yield Filler(frozenset((entity.kind,)), self.names(name))
        for fill in fact.fills.values():
            named = frozenset(n for i in fill.entities for name in self.names(i) for n in name)
            for piece in fill.text.split(";"):
                stems = self._stems_of(piece)
                if stems and (not fact.by_rule or not stems <= named):
                    yield Filler(frozenset(fill.kinds), (stems,))

    def _names(self, key: str) -> tuple[frozenset[str], ...]:
        """Return each way of calling an entity, as stems."""
        entity = self.entities[key]
        every = (self._stems_of(name) for name in (entity.name, *entity.aliases))
        return tuple(dict.fromkeys(n for n in every if n))

    def _stems_of(self, text: str) -> frozenset[str]:
        stop = self.lexicon.stop
        return frozenset(self.stems(word.text) for word in split(text) if word.text not in stop)

    def closeness(self, query: Query, passage: Passage, context: Context) -> float:
        """Return how near a new date or number that is asked for stands to the words found."""
        places = self.places(query, passage)
        if not places:
            return 0.0
        hits = context.hits(passage.number)
        total = sum(h.term.weight for h in hits)
        return max(_close(i, hits) for i in places) / total if total else 0.0

    def places(self, query: Query, passage: Passage) -> list[int]:
        """Return where words for the date or number that is asked stand, if it is new."""
        is_date = Facet.WHEN in query.question.facets
        if not is_date and _AMOUNTS.isdisjoint(query.question.facets):
            return []
        stems = query.stem_set
        return [i for i in self._figures(passage, is_date=is_date) if passage.stems[i] not in stems]

    def _places(self, passage: Passage, *, is_date: bool) -> list[int]:
        """Return where a sentence has words for dates, or for numbers."""
        words = self._dates if is_date else self._numbers
        return [
            i
            for i, word in enumerate(passage.words)
            if word.text[0].isdigit() or word.text in words
        ]


def _close(at: int, hits: Sequence[Hit]) -> float:
    return sum(h.worth / (1 + min(abs(place - at) for place in h.places) / _NEAR) for h in hits)
