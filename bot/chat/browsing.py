"""Looking around: topics with their questions, and sources with how they begin.

Each view is one post with a menu to go deeper and buttons to turn the page or go back; where it
was shown to one person alone, the next takes its place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat import limits
from bot.chat.buttons import Button, Control, Menu, Option, Press, make
from bot.chat.layout import Post, posts
from bot.commands import Command, command_of, page_of
from bot.listing import SOURCES_PAGE, part_of, word_topics
from bot.showing import word_fixed, word_source, word_topic

if TYPE_CHECKING:
    from bot.speaking import Speaker
    from bot.wording import Words


class Browsing:
    """Makes the views."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def first(self, typed: str, language: str) -> Post | None:
        """Return the view that a command opens with; None for one that has none."""
        match command_of(typed):
            case Command.TOPICS:
                return self.topics(page_of(typed), language)
            case Command.SOURCES:
                return self.sources(page_of(typed), language)
            case _:
                return None

    def topics(self, page: int, language: str) -> Post:
        """Return a page of topics."""
        topics = self._speaker.topics(language=language)
        part = part_of(topics, page)
        options = tuple(
            Option(name, limits.clamp(label, limits.OPTION))
            for name, label in part.shown
            if len(name) <= limits.OPTION
        )
        labels = [label for _, label in topics]
        words = word_topics(labels, page=page, language=language, is_typed=False)
        menu = Menu(Press.TOPIC + ":", word_fixed("menu-topic", language=language), options)
        turns = _turns(Press.TOPICS, part.page, part.last, language)
        return _post(words, (menu, *turns))

    def topic(self, name: str, language: str) -> Post | None:
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
        back = make(Press.TOPICS, "1", label=word_fixed("button-topics", language=language))
        return _post(words, (menu, back))

    def sources(self, page: int, language: str) -> Post:
        """Return a page of sources."""
        part = part_of(self._speaker.sources(), page, SOURCES_PAGE)
        key_of = self._speaker.places.source_key
        options = tuple(
            Option(
                key_of(source.id),
                limits.clamp(source.title or source.file, limits.OPTION),
                limits.clamp(source.publisher, limits.OPTION),
            )
            for source in part.shown
        )
        words = self._speaker.listed_sources(page, language=language, is_typed=False)
        menu = Menu(Press.SOURCE + ":", word_fixed("menu-source", language=language), options)
        turns = _turns(Press.SOURCES, part.page, part.last, language)
        return _post(words, (menu, *turns))

    def source(self, key: str, language: str) -> Post | None:
        """Return how a source begins; None where it is gone."""
        source = self._speaker.places.source(key)
        if source is None:
            return None
        back = make(Press.SOURCES, "1", label=word_fixed("button-sources", language=language))
        return _post(word_source(source, language=language), (back,))


def _turns(press: Press, page: int, last: int, language: str) -> tuple[Button, ...]:
    if last == 1:
        return ()
    turns = (("button-earlier", page - 1, page == 1), ("button-later", page + 1, page == last))
    return tuple(
        replace(make(press, str(to), label=word_fixed(label, language=language)), is_off=is_off)
        for label, to, is_off in turns
    )


def _post(words: Words, controls: tuple[Control, ...]) -> Post:
    """Return the one post of a view; what is more than it holds stands in its menu alone."""
    shown = posts(words)[0]
    return replace(shown, buttons=tuple(each for each in controls if _is_usable(each)))


def _is_usable(control: Control) -> bool:
    return not isinstance(control, Menu) or bool(control.options)
