"""What can be looked at besides an answer, as words: the paragraph around a quote, and fixed ones.

Beside `bot.wording`, which words replies.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.context import opening_of
from bot.phrases import OWN, phrases_of
from bot.picturing import MOST as MOST_ROWS
from bot.picturing import Row, bounds
from bot.wording import Words, quote_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.context import Page
    from bot.facts import Date, FactBase, Source
    from bot.timeline import Event

OPENING = 3  # sentences of a source that say what it is about
MOST_SOURCES = 8  # that are told of at once: more fill more than a message


def word_page(page: Page, *, language: str = OWN) -> Words:
    """Return the words that show a paragraph of a source."""
    phrases = phrases_of(language)
    lead = phrases("source-says" if page.steps else "in-context")
    return Words(lead, quotes=(quote_words(page.citation, phrases),), phrases=phrases)


def word_topic(topic: str, questions: Iterable[str], *, language: str = OWN) -> Words:
    """Return the words that list questions about a topic."""
    phrases = phrases_of(language)
    return Words(phrases("topic", topic=topic), items=tuple(questions), phrases=phrases)


def word_source(source: Source, *, language: str = OWN) -> Words:
    """Return the words that say what a source is about: how it begins."""
    phrases = phrases_of(language)
    quotes = tuple(quote_words(each, phrases) for each in opening_of(source, OPENING))
    return Words(phrases("overview", title=source.title), quotes=quotes, phrases=phrases)


def word_overview(base: FactBase, *, language: str = OWN) -> Words:
    """Return the words that say what the sources are about; of several the first sentence each."""
    sources = list(base.sources.values())
    if len(sources) == 1:
        return word_source(sources[0], language=language)
    phrases = phrases_of(language)
    cited = [each for source in sources[:MOST_SOURCES] for each in opening_of(source, 1)]
    quotes = tuple(quote_words(each, phrases) for each in cited)
    left = len(sources) - MOST_SOURCES
    notes = (phrases("more-sources", count=left),) if left > 0 else ()
    return Words(phrases("overviews"), quotes=quotes, notes=notes, phrases=phrases)


def word_timeline(events: Sequence[Event], about: str = "", *, language: str = OWN) -> Words:
    """Return the words that list events, of one subject where it is named."""
    phrases = phrases_of(language)
    if not events:
        return Words(phrases("timeline-none"), phrases=phrases)
    text = phrases("timeline-of", about=about) if about else phrases("timeline")
    items = tuple(event_line(event, language=language) for event in events)
    return Words(text, items=items, notes=(phrases("timeline-marks"),), phrases=phrases)


def event_line(event: Event, *, language: str = OWN) -> str:
    """Return an event in a line."""
    phrases = phrases_of(language)
    return phrases("event", date=event_date(event, language=language), words=_told(event, language))


def event_date(event: Event, *, language: str = OWN) -> str:
    """Return when an event was, as precisely as it is known; an inferred date is marked."""
    phrases = phrases_of(language)
    date = phrases.date(event.date)
    return phrases("inferred", date=date) if event.date.inferred else date


def rows_of(events: Sequence[Event], *, language: str = OWN) -> list[Row]:
    """Return the events as they are drawn, the first of them."""
    return [
        Row(event_date(event, language=language), _told(event, language), *bounds(event.date.iso))
        for event in events[:MOST_ROWS]
    ]


def _told(event: Event, language: str) -> str:
    return event.texts.get(language, event.text)


@dataclass(frozen=True, slots=True)
class Edition:
    """Which bot this is, since when it knows what it knows, and how long it keeps questions.

    Attributes:
        kept_days: for which some questions are kept; 0 where none is.
    """

    version: str = ""
    compiled: Date | None = None
    kept_days: int = 0


def word_about(base: FactBase, edition: Edition, *, language: str = OWN) -> Words:
    """Return the words that say what the bot is, what it knows, and what becomes of questions."""
    phrases = phrases_of(language)
    told = [phrases("about", version=edition.version)]
    if edition.compiled:
        told.append(phrases("about-compiled", date=phrases.date(edition.compiled)))
    knows = phrases("about-knows", sources=len(base.sources), facts=len(base.facts))
    dated = [source.dated for source in base.sources.values() if source.dated]
    if dated:
        newest = max(dated, key=lambda date: date.iso)
        knows = phrases.joined(knows, phrases("about-newest", date=phrases.date(newest)))
    stored = "about-kept" if edition.kept_days else "about-unkept"
    privacy = phrases.joined(phrases(stored, days=edition.kept_days), phrases("about-privacy"))
    text = (phrases.joined(*told), knows, privacy)
    return Words("\n\n".join(text), phrases=phrases)


def word_translated(key: str, language: str) -> str | None:
    """Return a message in another language than our own; None where it has no such message."""
    phrases = phrases_of(language)
    return phrases.get(key) if phrases.language != OWN else None


def word_fixed(key: str, *, language: str = OWN, **slots: str | int) -> str:
    """Return a sentence or a label that needs nothing but its slots."""
    return phrases_of(language)(key, **slots)
