"""The words that list what there is, a page at a time: a base may have thousands of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from bot.commands import Command
from bot.phrases import OWN, phrases_of
from bot.wording import QuoteWords, Words, bases, dates_of, joined, origin_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.facts import FactBase, Source
    from bot.phrases import Phrases

PAGE = 20  # as many as one of Discord's messages shows in most cases
T = TypeVar("T")


def word_topics(topics: Sequence[str], *, page: int = 1, language: str = OWN) -> Words:
    """Return the words that list what can be asked about."""
    phrases = phrases_of(language)
    shown, note, more = _page(topics, page, Command.TOPICS, phrases)
    return Words(phrases("topics"), items=shown, notes=note, more=more, phrases=phrases)


def word_sources(
    base: FactBase, facts_by_source: Mapping[str, int], *, page: int = 1, language: str = OWN
) -> Words:
    """Return the words that list the sources, with their dates and how many facts each gives."""
    phrases = phrases_of(language)
    shown, note, more = _page(tuple(base.sources.values()), page, Command.SOURCES, phrases)
    named = tuple(_named(source, facts_by_source.get(source.id, 0), phrases) for source in shown)
    notes = bases((date for source in shown for date in dates_of(source)), phrases)
    return Words(
        phrases("sources"), quotes=named, notes=(*notes, *note), more=more, phrases=phrases
    )


def _named(source: Source, count: int, phrases: Phrases) -> QuoteWords:
    origin = joined(origin_of(source, dates_of(source), phrases), phrases("facts", count=count))
    return QuoteWords("", source.title, origin, source.url)


def _page(
    things: Sequence[T], page: int, command: Command, phrases: Phrases
) -> tuple[tuple[T, ...], tuple[str, ...], tuple[tuple[int, str], ...]]:
    """Return what is on a page, which part of all that is, and what shows the next.

    Behind the last page is the last page.
    """
    last = max(1, -(-len(things) // PAGE))
    page = min(max(page, 1), last)
    start = (page - 1) * PAGE
    shown = tuple(things[start : start + PAGE])
    if last == 1:
        return shown, (), ()
    slots = {
        "first": f"{start + 1:,}",
        "last": f"{start + len(shown):,}",
        "all": f"{len(things):,}",
    }
    note = phrases("listed", **slots)
    if page == last:
        return shown, (note,), ()
    following = f"{command} {page + 1}"
    return shown, (note, phrases("listed-next", command=following)), ((page + 1, following),)
