"""Reads one source by rules: what it names, and a fact for each of its sentences."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.compiling.binding import Binder
from bot.compiling.checking import rule_id
from bot.compiling.dateline import own_dates
from bot.compiling.dating import Calendar
from bot.compiling.entities import find_entities
from bot.compiling.filling import fill
from bot.compiling.numbers import find_amounts, numbers_of
from bot.compiling.passages import read_passages
from bot.compiling.speech import Speakers
from bot.facts import Date, Entity, Fact, Fill, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.compiling.dating import Dated
    from bot.compiling.entities import Named
    from bot.compiling.numbers import Amount
    from bot.compiling.passages import Passage
    from bot.compiling.spotting import Mention
    from bot.facts import Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """What rules find in one sentence, and where.

    Attributes:
        fact: the whole sentence's.
        spoken: which of its words are those of who speaks.
    """

    fact: Fact
    passage: Passage
    mentions: tuple[Mention, ...]
    dated: tuple[Dated, ...]
    amounts: tuple[Amount, ...]
    spoken: tuple[Span, ...]

    def span_of(self, words: Mention | Amount) -> Span:
        """Return where some words of the sentence stand in the source."""
        tokens = self.passage.tokens
        return Span(tokens[words.start].start, tokens[words.end - 1].end)


@dataclass(frozen=True)
class Interpretation:
    """What rules find in one source.

    Attributes:
        readings: one for each sentence, in their order.
        published, updated: what the text itself says of when.
        dated: the date to which relative ones were referred.
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    readings: tuple[Reading, ...] = ()
    published: Date | None = None
    updated: Date | None = None
    dated: Date | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The sentences' facts, in their order."""
        return tuple(reading.fact for reading in self.readings)


@dataclass(frozen=True)
class Given:
    """What is known of a source beside its text."""

    id: str
    title: str
    published: Date | None = None


def interpret(text: str, sentences: Sequence[Sentence], given: Given) -> Interpretation:
    """Return what rules find in a source."""
    published, updated = own_dates(text, sentences)
    passages = read_passages(text, sentences)
    named = find_entities(text, passages, given.title)
    dated = given.published or published or updated
    reader = _Facts(text, given.id, named, dated)
    readings = tuple(
        reader.read(passage, mentions)
        for passage, mentions in zip(passages, named.mentions, strict=True)
    )
    return Interpretation(named.entities, readings, published, updated, dated)


class _Facts:
    """Makes the facts of one source, sentence by sentence."""

    def __init__(self, text: str, source: str, named: Named, published: Date | None) -> None:
        self._text = text
        self._source = source
        self._entities = named.entities
        self._calendar = Calendar(published)
        self._speakers = Speakers(text, named.entities)
        self._binder = Binder(named.entities, named.main)

    def read(self, passage: Passage, mentions: Sequence[Mention]) -> Reading:
        span = passage.sentence.span
        dated = self._calendar.find(self._text, span.start, span.end)
        amounts = find_amounts(self._text, passage, dated)
        bound = self._binder.bind(passage, mentions)
        speech = self._speakers.of(passage, mentions, bound.nouns)
        self._binder.hear(speech.by)
        own = dict.fromkeys(mention.entity for mention in mentions)
        fact = Fact(
            rule_id(self._source, passage.sentence.number),
            self._source,
            (span,),
            subject=bound.subject,
            fills=fill(self._text, passage, mentions, (dated, amounts), self._entities),
            says=speech.by,
            entities=tuple(dict.fromkeys((*own, *bound.meant))),
            dates=tuple(dict.fromkeys(d.date for d in dated if d.date)),
            numbers=tuple(numbers_of(amounts)),
            by_rule=True,
        )
        return Reading(fact, passage, tuple(mentions), tuple(dated), tuple(amounts), speech.words)


def renamed(found: Interpretation, ids: Mapping[str, str]) -> Interpretation:
    """Return an interpretation whose entities have other ids; those with an empty one are gone."""
    if not ids:
        return found
    entities = {
        new: replace(entity, id=new, side=ids.get(entity.side, entity.side))
        for key, entity in found.entities.items()
        if (new := ids.get(key, key))
    }
    readings = tuple(_renamed_reading(reading, ids) for reading in found.readings)
    return replace(found, entities=entities, readings=readings)


def _renamed_reading(reading: Reading, ids: Mapping[str, str]) -> Reading:
    mentions = (replace(m, entity=ids.get(m.entity, m.entity)) for m in reading.mentions)
    return replace(
        reading,
        fact=_renamed_fact(reading.fact, ids),
        mentions=tuple(mention for mention in mentions if mention.entity),
    )


def _renamed_fact(fact: Fact, ids: Mapping[str, str]) -> Fact:
    return replace(
        fact,
        subject=ids.get(fact.subject, fact.subject),
        says=ids.get(fact.says, fact.says),
        entities=_all(fact.entities, ids),
        fills={facet: _renamed_fill(filled, ids) for facet, filled in fact.fills.items()},
    )


def _renamed_fill(filled: Fill, ids: Mapping[str, str]) -> Fill:
    return replace(filled, entities=_all(filled.entities, ids))


def _all(keys: Iterable[str], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new for key in keys if (new := ids.get(key, key))))
