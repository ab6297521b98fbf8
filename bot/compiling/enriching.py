"""Makes annotated facts: what a person wrote, and what rules know of the words that are quoted.

Nothing comes from the rest of the sentence: a person quoted these words and left out the others.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from bot.compiling.annotation import as_date
from bot.compiling.dating import Calendar
from bot.compiling.numbers import numbers_of
from bot.compiling.referring import alone
from bot.facts import Fact, Fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.compiling.annotation import FactNote, FillNote
    from bot.compiling.interpreting import Interpretation, Reading
    from bot.compiling.mentions import Names
    from bot.compiling.reading import Seed
    from bot.facts import Date, Entity, Facet, Span


class Enricher:
    """Makes the annotated facts of one source.

    Args:
        seed: the source.
        found: what rules found in it, with the annotation's ids.
        names: of what the annotation declares.
        entities: what it declares, by id.
    """

    def __init__(
        self, seed: Seed, found: Interpretation, names: Names, entities: Mapping[str, Entity]
    ) -> None:
        self._source = seed.id
        self._text = seed.text
        self._found = found
        self._names = names
        self._entities = entities
        self._starts = [reading.passage.sentence.span.start for reading in found.readings]
        self._calendar = Calendar(found.dated)

    def fact(self, note: FactNote, spans: tuple[Span, ...]) -> Fact:
        """Return an annotated fact, with the entities, dates and numbers among its words."""
        fills = {facet: _fill(fill) for facet, fill in note.fills.items()}
        read = [(self._reading_of(span), span) for span in spans]
        says = note.says or _speaker(read)
        meant = [note.subject, says, *(key for fill in fills.values() for key in fill.entities)]
        mentioned = [key for reading, span in read for key in self._mentioned(reading, span)]
        return Fact(
            note.id,
            self._source,
            spans,
            subject=note.subject,
            answer=alone(note, self._entities),
            fills=fills,
            says=says,
            entities=_unique([*mentioned, *meant]),
            dates=self._dates(read, fills),
            numbers=_unique(number for each in read for number in _numbers(*each)),
            asks=_unique(note.asks),
            words=_unique(note.words),
            answers=note.answers,
            questions=note.questions,
        )

    def read(self, spans: Sequence[Span]) -> list[Reading]:
        """Return the sentences in which quotes stand."""
        return [self._reading_of(span) for span in spans]

    def _reading_of(self, span: Span) -> Reading:
        """Return the sentence in which a quote stands."""
        return self._found.readings[bisect_right(self._starts, span.start) - 1]

    def _mentioned(self, reading: Reading, span: Span) -> list[str]:
        """Return what is named among some words, by the annotation's names and by rules."""
        places = [
            (span.start + mention.span.start, mention.entity)
            for mention in self._names.find(self._text[span.start : span.end])
        ]
        for mention in reading.mentions:
            place = reading.span_of(mention)
            if _holds(span, place):
                places.append((place.start, mention.entity))
        return [entity for _, entity in sorted(places, key=lambda place: place[0])]

    def _dates(
        self, read: Sequence[tuple[Reading, Span]], fills: Mapping[Facet, Fill]
    ) -> tuple[Date, ...]:
        """Return the fills' dates, and others among the quoted words."""
        given = [fill.date for fill in fills.values() if fill.date]
        known = {date.text for date in given} | {date.iso for date in given}
        found = [date for each in read for date in self._dates_of(*each)]
        new = (date for date in found if not {date.text, date.iso} & known)
        return tuple(dict.fromkeys((*given, *new)))

    def _dates_of(self, reading: Reading, span: Span) -> Iterator[Date]:
        """Yield the dates in a quote; of one that a quote cuts, what stands in it."""
        for dated in reading.dated:
            start, end = max(dated.start, span.start), min(dated.end, span.end)
            if start >= end:
                continue
            is_whole = (start, end) == (dated.start, dated.end)
            found = [dated] if is_whole else self._calendar.find(self._text, start, end)
            yield from (part.date for part in found if part.date)


def _fill(note: FillNote) -> Fill:
    return Fill(note.text, note.kinds, note.entities, as_date(note.date))


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _numbers(reading: Reading, span: Span) -> Iterator[str]:
    """Return the numbers in a quote, be what they count in it or not."""
    tokens = reading.passage.tokens
    among = [a for a in reading.amounts if span.start <= tokens[a.start].start < span.end]
    return numbers_of(among)


def _speaker(read: Sequence[tuple[Reading, Span]]) -> str:
    """Return who speaks all the quoted words; empty where some are the source's."""
    speakers = {
        reading.fact.says if any(_holds(words, span) for words in reading.spoken) else ""
        for reading, span in read
    }
    return speakers.pop() if len(speakers) == 1 else ""
