"""A reply as posts with what can be pressed below them, however it was asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.chat import limits
from bot.chat.browsing import Browsing
from bot.chat.buttons import Menu, Option, Press, buttons_for, deletes
from bot.chat.layout import posts
from bot.chat.pictures import Pictures
from bot.commands import PAGED, Command, command_of
from bot.showing import event_line, rows_of, word_fixed, word_timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.buttons import Control
    from bot.chat.desk import Desk
    from bot.chat.layout import Post
    from bot.outcomes import Reply
    from bot.timeline import Event
    from bot.wording import Words


class Composer:
    """Makes posts of replies.

    Attributes:
        browsing: makes the views that commands open with.
        mentions: the commands, to be clicked; empty until Discord has told their ids.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._speaker = desk.speaker
        self._pictures = Pictures()
        self.browsing = Browsing(desk.speaker)
        self.mentions = ""

    async def posts(
        self,
        worded: tuple[Reply, Words],
        *,
        asker: int,
        asked: str = "",
        told: Sequence[str] = (),
    ) -> list[Post]:
        """Return the posts; `asker` may delete them, or is 0 where nobody else sees them.

        `asked` is the question where people would not see it, `told` are the keys of facts that
        were told before.
        """
        reply, words = worded
        command, language = command_of(reply.typed), words.phrases.language
        if command in PAGED:
            first = partial(self.browsing.first, reply.typed, language)
            view = await self._desk.do(first, asker)
            if view is not None:
                return [replace(view, buttons=(*view.buttons, *deletes(asker, language)))]
        buttons = buttons_for(reply, words, self._speaker.places, asker=asker, told=told)
        marked_up = self.mentions if command is Command.ABOUT else ""
        return posts(words, asked=asked, buttons=buttons, marked_up=marked_up)

    async def timeline(
        self, about: str, language: str, *, asker: int, may_draw: bool
    ) -> list[Post]:
        """Return the posts that show the events on a topic, or all, drawn and in words."""
        events, words = await self._desk.do(partial(self._events, about, language), asker)
        controls: list[Control] = [*deletes(asker, language)]
        if events:
            controls.insert(0, self._event_menu(events, language))
        shown = posts(words, buttons=tuple(controls))
        picture = await self._drawn(events, language) if may_draw else b""
        alt = limits.clamp("\n".join((words.text, *words.items)), limits.ALT_TEXT)
        return [replace(shown[0], picture=picture, alt=alt), *shown[1:]]

    def _events(self, about: str, language: str) -> tuple[Sequence[Event], Words]:
        events, topic = self._speaker.timeline(about)
        return events, word_timeline(events, topic, language=language)

    async def _drawn(self, events: Sequence[Event], language: str) -> bytes:
        """Return the picture in the language; in the sources' where its letters can't be drawn."""
        own = await self._pictures.of(rows_of(events, language=language))
        return own or await self._pictures.of(rows_of(events))

    def _event_menu(self, events: Sequence[Event], language: str) -> Menu:
        options = tuple(
            Option(
                f"{self._speaker.places.key_of(event.citation)}:{number}",
                limits.clamp(event_line(event, language=language), limits.OPTION),
            )
            for number, event in enumerate(events[: limits.OPTIONS])
        )
        return Menu(f"{Press.EVENT}:", word_fixed("menu-event", language=language), options)
