"""The vocabulary that every part shares, as frozen values.

A *source* is a seed document; a *span* is a place in it; a *quote* is the exact text of a span. A
*fact* is one event or claim with its *facets* (who, when, where …) and a quote; a *citation* is
what the reader sees of a source. What a question becomes stands in `bot.outcomes`.

Offsets are Unicode code points into the seed's text decoded as UTF-8. Nothing here does anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Facet(StrEnum):
    """What is asked, and what a fact can fill."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    WHAT = "what"
    WHY = "why"
    HOW = "how"
    HOW_MANY = "how-many"
    HOW_MUCH = "how-much"
    HOW_LONG = "how-long"
    WHETHER = "whether"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source: ``text[start:end]``, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Date:
    """A date as the source gives it and as it was resolved.

    Attributes:
        iso: ``2023-07-13``, ``2022-10`` or ``2023``, as precise as it is known.
        text: the source's own words ("July 13", "last week"); empty where it has none.
        inferred: whether a part of ``iso`` was read from elsewhere than ``text``.
        basis: why, where it was inferred.
    """

    iso: str
    text: str = ""
    inferred: bool = False
    basis: str = ""

    @property
    def precision(self) -> Precision:
        """How exactly the date is known."""
        return (Precision.YEAR, Precision.MONTH, Precision.DAY)[self.iso.count("-")]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source, with its 1-based paragraph and its 1-based number in the whole text.

    Attributes:
        leans: whether it opens with a word ("it", "these", "the event") that the sentence before
            explains.
    """

    span: Span
    paragraph: int
    number: int
    leans: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A seed document.

    Attributes:
        id: the seed's file name without its ending.
        file: the seed's file name.
        sha256: of the seed's bytes.
        text: the whole text that spans point into.
        title: its headline; the first line where no annotation gives one.
        published, updated: dates of the document, where known.
        url: where this copy was found.
        sentences: in the order of the text, the title among them.
        annotated: whether a person wrote an annotation for it.
    """

    id: str
    file: str
    sha256: str
    text: str
    title: str
    publisher: str = ""
    published: Date | None = None
    updated: Date | None = None
    url: str = ""
    language: str = "en"
    sentences: tuple[Sentence, ...] = ()
    annotated: bool = False

    @property
    def dated(self) -> Date | None:
        """As of when it says what it says: when it was published, else updated, where known."""
        return self.published or self.updated


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the sources name.

    Attributes:
        kind: person, organisation, unit, country, place, meeting, document, system, role,
            publication, part.
        name: as a reader is shown it.
        aliases: every other way in which people write it, acronyms and nicknames among them.
        hypernyms: what it is one of ("middle eastern country", "ally", "general"), for "which
            general …".
        side: the country on whose side it stands, as an entity's id; empty where that says nothing.
        role: what the person was **as of the source**, in words.
        gloss: one sentence of ours on what it is, from the source alone.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    hypernyms: tuple[str, ...] = ()
    side: str = ""
    role: str = ""
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class Fill:
    """What a fact says for one facet.

    Attributes:
        text: in a reader's words ("Lt. Gen. Philip A. Garrant and …").
        kinds: which kinds of filler it is (person, country, day, month, count, money, reason …): a
            question
            for a city is not answered by a country.
        entities: the ids of the entities among it.
        date: where it is one.
    """

    text: str
    kinds: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One event or claim of one source, with the words that say it.

    Attributes:
        id: unique among all sources: SOURCE/ID for one that a person wrote.
        source: the source's id.
        quotes: the deciding words, each within one sentence of the source; the first carries the
            fact.
        subject: the id of the entity that it is about; empty where rules found none.
        answer: a sentence of ours that answers from the fact; empty for a fact found by rules.
        answers, questions: that sentence, and how people ask for it, in other languages than the
            source's, by language.
        fills: what it says, by facet.
        says: whose words it is: an entity's id, or empty for the source's own.
        entities: ids of all entities that it mentions, in the order of the text.
        dates: every date in it.
        numbers: every number in it, as digits.
        asks: how people ask for it.
        words: further words that people use of it.
        by_rule: whether rules found it, and no person wrote it.
    """

    id: str
    source: str
    quotes: tuple[Span, ...]
    subject: str = ""
    answer: str = ""
    fills: dict[Facet, Fill] = field(default_factory=dict)
    says: str = ""
    entities: tuple[str, ...] = ()
    dates: tuple[Date, ...] = ()
    numbers: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    by_rule: bool = False
    answers: dict[str, str] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a source leaves open: a fact about the source itself.

    Attributes:
        subject: the id of the entity of which it is not said.
        facets: which facets are absent.
        kinds: which kinds of filler are absent (person, city, money …); empty for any.
        words: how people speak of what is absent ("budget", "cost", "price").
        says: the sentence that a reader is shown ("The article gives no place of the talks.").
        nearest: the id of the fact that comes nearest; empty for none.
        answers: what `says` says in other languages than the source's, by language.
    """

    id: str
    source: str
    subject: str
    facets: tuple[Facet, ...]
    says: str
    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    nearest: str = ""
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FactBase:
    """All that the bot knows: what `bot.factbase.load` returns.

    Attributes:
        sources, entities, facts: by id, sorted by it.
    """

    sources: dict[str, Source]
    entities: dict[str, Entity]
    facts: dict[str, Fact]
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """What the reader sees of a source.

    Attributes:
        quote: exactly ``source.text[span.start:span.end]``, at most 700 characters.
        deciding: the spans within ``quote`` (offsets into it) of the words that decide.
    """

    source: Source
    span: Span
    quote: str
    paragraph: int
    deciding: tuple[Span, ...] = ()
