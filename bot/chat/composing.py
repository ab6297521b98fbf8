"""A reply as posts with what can be pressed below them, however it was asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.chat.browsing import Browsing
from bot.chat.buttons import buttons_for, deletes
from bot.chat.layout import posts
from bot.commands import Command, command_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.layout import Post
    from bot.facts import Reply
    from bot.speaking import Speaker
    from bot.wording import Words


class Composer:
    """Makes posts of replies.

    Attributes:
        browsing: makes the views that commands open with.
        mentions: the commands, to be clicked; empty until Discord has told their ids.
    """

    def __init__(self, speaker: Speaker) -> None:
        self._places = speaker.places
        self.browsing = Browsing(speaker)
        self.mentions = ""

    def posts(
        self,
        worded: tuple[Reply, Words],
        *,
        asker: int,
        is_embed: bool,
        asked: str = "",
        told: Sequence[str] = (),
    ) -> list[Post]:
        """Return the posts; `asker` may delete them, or is 0 where nobody else sees them.

        `asked` is the question where people would not see it, `told` are the keys of facts that
        were told before.
        """
        reply, words = worded
        command, language = command_of(reply.typed), words.phrases.language
        view = self.browsing.first(command, language, is_embed=is_embed)
        if view is not None:
            return [replace(view, buttons=(*view.buttons, *deletes(asker, language)))]
        buttons = buttons_for(reply, words, self._places, asker=asker, told=told)
        marked_up = self.mentions if command is Command.ABOUT else ""
        return posts(words, asked=asked, is_embed=is_embed, buttons=buttons, marked_up=marked_up)
