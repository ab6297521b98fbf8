"""The words that list what there is, a page at a time: a base may have thousands of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from bot.commands import Command
from bot.phrases import OWN, phrases_of
from bot.wording import QuoteWords, Words, bases, dates_of, joined, origin_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.facts import FactBase, Source
    from bot.phrases import Phrases

PAGE = 20  # as many as one of Discord's messages shows in most cases
SOURCES_PAGE = 8  # likewise of sources, each with its title, address and dates
T = TypeVar("T")


class Part(NamedTuple, Generic[T]):
    """A page of things.

    Attributes:
        shown: what stands on it.
        first: how many stand before it.
        page: its number, from 1.
        last: the number of the last one.
    """

    shown: tuple[T, ...]
    first: int
    page: int
    last: int


def part_of(things: Sequence[T], page: int, size: int = PAGE) -> Part[T]:
    """Return a page of things; behind the last page is the last page."""
    last = max(1, -(-len(things) // size))
    page = min(max(page, 1), last)
    first = (page - 1) * size
    return Part(tuple(things[first : first + size]), first, page, last)


def word_topics(
    topics: Sequence[str], *, page: int = 1, language: str = OWN, is_typed: bool = True
) -> Words:
    """Return the words that list what can be asked about.

    `is_typed` is whether the next page is to be typed, and not pressed.
    """
    phrases = phrases_of(language)
    part = part_of(topics, page)
    notes = _turning(part, len(topics), Command.TOPICS if is_typed else None, phrases)
    return Words(phrases("topics"), items=part.shown, notes=notes, phrases=phrases)


def word_sources(
    base: FactBase,
    facts_by_source: Mapping[str, int],
    *,
    page: int = 1,
    language: str = OWN,
    is_typed: bool = True,
) -> Words:
    """Return the words that list the sources, with their dates and how many facts each gives."""
    phrases = phrases_of(language)
    part = part_of(tuple(base.sources.values()), page, SOURCES_PAGE)
    counted = ((source, facts_by_source.get(source.id, 0)) for source in part.shown)
    named = tuple(_named(source, count, phrases) for source, count in counted)
    notes = (
        *bases((date for source in part.shown for date in dates_of(source)), phrases),
        *_turning(part, len(base.sources), Command.SOURCES if is_typed else None, phrases),
    )
    return Words(phrases("sources"), quotes=named, notes=notes, phrases=phrases)


def _named(source: Source, count: int, phrases: Phrases) -> QuoteWords:
    origin = joined(origin_of(source, dates_of(source), phrases), phrases("facts", count=count))
    return QuoteWords("", source.title, origin, source.url)


def _turning(
    part: Part[T], count: int, command: Command | None, phrases: Phrases
) -> tuple[str, ...]:
    """Return which part of all is on a page, and which command shows the next."""
    if part.last == 1:
        return ()
    first = part.first + 1
    slots = {"first": f"{first:,}", "last": f"{first + len(part.shown) - 1:,}", "all": f"{count:,}"}
    note = phrases("listed", **slots)
    if part.page == part.last or command is None:
        return (note,)
    return note, phrases("listed-next", command=f"{command} {part.page + 1}")
