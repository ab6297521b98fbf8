"""Looking around: topics with their questions, and sources with how they begin.

Each view is one post with a menu to go deeper and buttons to turn the page or go back; where it
was shown to one person alone, the next takes its place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from bot.chat import limits
from bot.chat.buttons import Button, Control, Menu, Option, Press, make
from bot.chat.layout import Post, posts
from bot.commands import Command
from bot.showing import word_fixed, word_source, word_topic
from bot.wording import word_topics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.speaking import Speaker
    from bot.wording import Words

Thing = TypeVar("Thing")
TOPICS = 25  # on a page: what a menu holds
SOURCES = 10  # on a page: each has a line or two


class Browsing:
    """Makes the views."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def first(self, command: Command | None, language: str, *, is_embed: bool) -> Post | None:
        """Return the view that a command opens with; None for one that has none."""
        match command:
            case Command.TOPICS:
                return self.topics(0, language, is_embed=is_embed)
            case Command.SOURCES:
                return self.sources(0, language, is_embed=is_embed)
            case _:
                return None

    def topics(self, page: int, language: str, *, is_embed: bool) -> Post:
        """Return a page of topics."""
        topics = self._speaker.topics(language=language)
        shown, page, pages = _page(topics, page, TOPICS)
        options = tuple(
            Option(name, limits.clamp(label, limits.OPTION))
            for name, label in shown
            if len(name) <= limits.OPTION
        )
        words = word_topics([label for _, label in shown], language=language)
        menu = Menu(Press.TOPIC + ":", word_fixed("menu-topic", language=language), options)
        turns = _turns(Press.TOPICS, page, pages, language)
        return _post(_numbered(words, page, pages), (menu, *turns), is_embed=is_embed)

    def topic(self, name: str, language: str, *, is_embed: bool) -> Post | None:
        """Return the questions about a topic; None where there are none."""
        names = dict(self._speaker.topics(language=language))
        limit = limits.OPTIONS
        asked = self._speaker.questions_about(name, language=language, limit=limit)
        fitting = [each for each in asked if len(each) <= limits.OPTION]
        if not fitting:
            return None
        words = word_topic(names[name], fitting, language=language)
        hint = word_fixed("menu-question", language=language)
        menu = Menu(Press.QUESTION + ":", hint, tuple(Option(each, each) for each in fitting))
        back = make(Press.TOPICS, "0", label=word_fixed("button-topics", language=language))
        return _post(words, (menu, back), is_embed=is_embed)

    def sources(self, page: int, language: str, *, is_embed: bool) -> Post:
        """Return a page of sources."""
        shown, page, pages = _page(self._speaker.sources(), page, SOURCES)
        key_of = self._speaker.places.source_key
        options = tuple(
            Option(
                key_of(source.id),
                limits.clamp(source.title or source.file, limits.OPTION),
                limits.clamp(source.publisher, limits.OPTION),
            )
            for source in shown
        )
        words = self._speaker.listed_sources([source.id for source in shown], language=language)
        menu = Menu(Press.SOURCE + ":", word_fixed("menu-source", language=language), options)
        turns = _turns(Press.SOURCES, page, pages, language)
        return _post(_numbered(words, page, pages), (menu, *turns), is_embed=is_embed)

    def source(self, key: str, language: str, *, is_embed: bool) -> Post | None:
        """Return how a source begins; None where it is gone."""
        source = self._speaker.places.source(key)
        if source is None:
            return None
        back = make(Press.SOURCES, "0", label=word_fixed("button-sources", language=language))
        return _post(word_source(source, language=language), (back,), is_embed=is_embed)


def _page(things: Sequence[Thing], page: int, most: int) -> tuple[Sequence[Thing], int, int]:
    """Return what stands on a page, the page as far as there is one, and how many there are."""
    pages = max(1, -(-len(things) // most))
    page = min(max(page, 0), pages - 1)
    return things[page * most : (page + 1) * most], page, pages


def _numbered(words: Words, page: int, pages: int) -> Words:
    if pages == 1:
        return words
    note = words.phrases("page-of", page=page + 1, pages=pages)
    return replace(words, notes=(*words.notes, note))


def _turns(press: Press, page: int, pages: int, language: str) -> tuple[Button, ...]:
    if pages == 1:
        return ()
    turns = (("button-earlier", page - 1, page == 0), ("button-later", page + 1, page == pages - 1))
    return tuple(
        replace(make(press, str(to), label=word_fixed(label, language=language)), is_off=is_off)
        for label, to, is_off in turns
    )


def _post(words: Words, controls: tuple[Control, ...], *, is_embed: bool) -> Post:
    """Return the one post of a view; what is more than it holds stands in its menu alone."""
    shown = posts(words, is_embed=is_embed)[0]
    return replace(shown, buttons=tuple(each for each in controls if _is_usable(each)))


def _is_usable(control: Control) -> bool:
    return not isinstance(control, Menu) or bool(control.options)
