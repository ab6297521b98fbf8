"""What a fact claims for the facet that is asked, so that two sources' claims can be compared.

Only what is plain to compare is: dates, numbers that count or measure the same, persons, and
countries or cities. Whatever else two sentences say, they may both be right.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.facts import Facet
from bot.lang.dates import agrees
from bot.lang.words import fold, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.answering.read.question import Question
    from bot.facts import Entity, Fact, FactBase, Fill
    from bot.lang.lexicon import Lexicon
    from bot.lang.words import Word

_COUNTED_WITHIN = 3  # words after a number among which the noun that it counts stands
_AMOUNTS = frozenset((Facet.HOW_MANY, Facet.HOW_MUCH, Facet.HOW_LONG))
_ABOUT = frozenset("around nearly almost roughly approximately more less least most".split())
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "%": "percent"}


class Claim(NamedTuple):
    """One filler of a fact.

    Attributes:
        kind: date, number, person, country or city; only the same kinds are compared.
        values: what stands for it; two claims that share one agree.
        words: as a reader is shown it.
        unit: the stems of what a number counts or measures; empty for other kinds.
    """

    kind: str
    values: frozenset[str]
    words: str
    unit: frozenset[str] = frozenset()

    def is_like(self, other: Claim) -> bool:
        """Whether the two can be compared: "five miles" and "three days" can't."""
        if self.kind != other.kind:
            return False
        return self.kind != "number" or not self.unit.isdisjoint(other.unit)

    def agrees(self, other: Claim) -> bool:
        """Whether the two can both be true; "1950" agrees with "May 2, 1950"."""
        if self.kind != "date":
            return not self.values.isdisjoint(other.values)
        return any(a.startswith(b) or b.startswith(a) for a in self.values for b in other.values)


def compare(ones: Sequence[Claim], others: Sequence[Claim]) -> bool | None:
    """Return whether what two facts claim agrees, for which one shared claim is enough.

    None where nothing can be compared.
    """
    pairs = [(one, other) for one in ones for other in others if one.is_like(other)]
    return any(one.agrees(other) for one, other in pairs) if pairs else None


class Claims:
    """Finds the claims of a base's facts."""

    def __init__(self, base: FactBase, lexicon: Lexicon, stems: Callable[[str], str]) -> None:
        self._base = base
        self._numerals = lexicon.cues["number"]
        self._idle = lexicon.stop | _ABOUT
        self._stems = stems

    def of(self, question: Question, fact: Fact) -> tuple[Claim, ...]:
        """Return what a fact claims for what is asked; empty where that can't be compared."""
        found: list[Claim] = []
        for facet in sorted(question.facets):
            fill = fact.fills.get(facet)
            if facet is Facet.WHEN and fill:
                found += _dates(question, fact, fill)
            elif facet is Facet.WHO and fill:
                found += self._persons(question, fact, fill)
            elif facet is Facet.WHERE and fill:
                found += self._places(question, fill)
            elif facet in _AMOUNTS:
                found += self._numbers(question, fact, fill)
        return tuple(dict.fromkeys(found))

    def _persons(self, question: Question, fact: Fact, fill: Fill) -> Iterator[Claim]:
        words = {word.text for word in split(fill.text)}
        last_named = (e for e in self.entities(fact.entities) if _last_word(e.name) in words)
        for entity in self.entities(fill.entities) if fill.entities else last_named:
            if entity.kind == "person" and not is_named(question, entity):
                names = frozenset((f"@{entity.id}", _last_word(entity.name)))
                yield Claim("person", names, entity.name)

    def _places(self, question: Question, fill: Fill) -> Iterator[Claim]:
        for entity in self.entities(fill.entities):
            kind = "country" if entity.kind == "country" else "city"
            is_one = kind == "country" or "city" in entity.hypernyms
            if is_one and not is_named(question, entity):
                yield Claim(kind, frozenset((entity.id,)), entity.name)

    def entities(self, ids: Iterable[str]) -> Iterator[Entity]:
        """Yield the entities that some ids are of."""
        return (self._base.entities[key] for key in ids if key in self._base.entities)

    def _numbers(self, question: Question, fact: Fact, fill: Fill | None) -> Iterator[Claim]:
        """Yield the numbers before the noun that is counted, else those of the fill."""
        text = self._base.sources[fact.source].text
        quotes = [fold(text[span.start : span.end]) for span in fact.quotes]
        parts = [part for quote in quotes for part in self._before_counted(question, quote)]
        if fill and not (fact.by_rule and parts):
            parts = fill.text.split("; ")
        digits = {word.text for quote in quotes for word in split(quote)}
        worked_out = {number for number in fact.numbers if number not in digits}
        for part in parts:
            claim = self._number(part, worked_out)
            if claim.values and claim.values.isdisjoint(question.numbers):
                yield claim

    def _before_counted(self, question: Question, quote: str) -> Iterator[str]:
        counted = self._counted(question)
        words = split(quote) if counted else []
        for at, word in enumerate(words):
            if self._stems(word.text) == counted:
                near = words[max(0, at - _COUNTED_WITHIN) : at]
                number = next(filter(self._is_number, near), None)
                if number is not None:
                    yield quote[number.start : word.end]

    def _counted(self, question: Question) -> str:
        """Return the stem of what "how many" counts; empty for none."""
        after = (text for many, text in pairwise(question.texts) if many == "many")
        return next(map(self._stems, after), "")

    def _is_number(self, word: Word) -> bool:
        return word.text[0].isdigit() or word.text in self._numerals

    def _number(self, part: str, worked_out: set[str]) -> Claim:
        """Return the claim of an amount; "worked out" is what number words in the fact stand for.

        "1.2 million" is 1.2 and 1200000, of which another source may have either.
        """
        words = split(part)
        values = {word.text for word in words if word.text[0].isdigit()}
        if any(word.text in self._numerals for word in words):
            values |= worked_out
        unit = {
            self._stems(_SIGNS.get(word.text, word.text))
            for word in words
            if not self._is_number(word) and word.text not in self._idle
        }
        return Claim("number", frozenset(values), part, frozenset(unit))


def is_named(question: Question, entity: Entity) -> bool:
    """Whether a question names somebody by name, and not by what they are ("the commander")."""
    name = {word.text for word in split(entity.name)}
    return any(
        entity.id in mention.ids
        and any(word.text in name for word in question.words[mention.start : mention.end])
        for mention in question.mentions
    )


def _dates(question: Question, fact: Fact, fill: Fill) -> Iterator[Claim]:
    """Yield the dates that the question does not have itself."""
    dates = fact.dates if fact.by_rule else (fill.date,)
    for date in dates:
        if date is not None and not any(agrees(asked, date.iso) for asked in question.dates):
            yield Claim("date", frozenset((date.iso,)), date.text or date.iso)


def _last_word(name: str) -> str:
    words = split(name)
    return words[-1].text if words else name
