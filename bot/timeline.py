"""The events of the sources, in the order of time: facts that tell when.

Of what a person wrote of a source each fact counts that fills "when"; of a source without an
annotation each sentence with a date. What the same subject did at the same time is one event.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.facts import Citation, Facet, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts import Date, Fact, FactBase

ASIDE = "part"  # the kind of a note or an image: when those were changed is no event


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is to happen.

    Attributes:
        text: a sentence that tells it, in the language of its source unless `texts` has another.
        citation: the words that tell when.
    """

    date: Date
    text: str
    texts: dict[str, str]
    subject: str
    entities: frozenset[str]
    citation: Citation


def events_of(base: FactBase, subject: str = "") -> tuple[Event, ...]:
    """Return the events in the order of time, of a subject (an entity's id) alone or of all."""
    found: dict[tuple[str, str, str], Event] = {}
    for fact in sorted(base.facts.values(), key=lambda fact: (fact.by_rule, _start(fact))):
        for event in _events(fact, base):
            found.setdefault((fact.source, event.subject, event.date.iso), event)
    wanted = (each for each in found.values() if not subject or subject in each.entities)
    return tuple(sorted(wanted, key=lambda event: (event.date.iso, event.citation.span.start)))


def _start(fact: Fact) -> int:
    return fact.quotes[0].start


def _events(fact: Fact, base: FactBase) -> Iterator[Event]:
    """Yield the event that a fact tells of; none for one that tells no date or is an aside."""
    source, filled = base.sources[fact.source], fact.fills.get(Facet.WHEN)
    entity = base.entities.get(fact.subject)
    is_aside = entity is not None and entity.kind == ASIDE
    if filled is None or filled.date is None or is_aside or fact.by_rule == source.annotated:
        return
    span = fact.quotes[0]
    sentence = next(
        (each for each in reversed(source.sentences) if each.span.start <= span.start), None
    )
    whole = sentence.span if sentence else span
    quote = source.text[whole.start : whole.end]
    cited = Citation(
        source, Span(whole.start, whole.end), quote, sentence.paragraph if sentence else 0
    )
    named = frozenset({fact.subject, *fact.entities})
    yield Event(filled.date, fact.answer or quote, fact.answers, fact.subject, named, cited)
