"""Commands and what is pressed become answers, a few of a person at a time."""

from __future__ import annotations

from collections import Counter
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import discord

from bot.chat import sending
from bot.chat.finding import find_source
from bot.chat.translating import language_of
from bot.chat.turns import PER_PERSON

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from bot.chat.composing import Composer
    from bot.chat.desk import Desk
    from bot.chat.recalling import Conversations
    from bot.outcomes import Reply
    from bot.watching import Answering, Watch
    from bot.wording import Words

Used = discord.Interaction[Any]


class Responding:
    """Answers interactions.

    Args:
        composer: makes posts of replies.
        conversations: what a question may lean on.
        watch: is told of every question.
    """

    def __init__(
        self, desk: Desk, composer: Composer, *, conversations: Conversations, watch: Watch
    ) -> None:
        self._desk = desk
        self._composer = composer
        self._conversations = conversations
        self._watch = watch
        self._in_hand: Counter[int] = Counter()  # by who used them

    @asynccontextmanager
    async def taking_up(self, interaction: Used) -> AsyncIterator[Answering | None]:
        """Count what is being answered; None where it is too much, which the person is told."""
        person = interaction.user.id
        if self._in_hand[person] >= PER_PERSON:
            await sending.tell(interaction, "busy")
            yield None
            return
        self._in_hand[person] += 1
        try:
            with self._watch.answering(person) as done:
                yield done
        finally:
            self._in_hand -= Counter((person,))

    async def answer(
        self, interaction: Used, typed: str, *, asked: str = "", is_private: bool = False
    ) -> None:
        """Answer a command or a pick; `asked` is shown above the answer."""
        async with self.taking_up(interaction) as done:
            if done is not None:
                await self.answer_taken(
                    interaction, typed, done, asked=asked, is_private=is_private
                )

    async def answer_taken(
        self,
        interaction: Used,
        typed: str,
        done: Answering,
        *,
        asked: str = "",
        is_private: bool = False,
    ) -> None:
        """Answer what was taken up."""
        before = self._conversations.before_interaction(interaction)
        language, person = language_of(interaction), interaction.user.id
        worded = await self._desk.reply(typed, said=before, person=person, language=language)
        done.sent = await self.send(interaction, worded, asked=asked, is_private=is_private)
        done.reply = worded[0]

    async def send(
        self,
        interaction: Used,
        worded: tuple[Reply, Words],
        *,
        asked: str = "",
        is_private: bool = False,
        told: Sequence[str] = (),
    ) -> list[int]:
        """Send a reply, and remember what a next question may lean on; return the posts' ids.

        `told` are the keys of facts that were told before it.
        """
        before = self._conversations.before_interaction(interaction)
        said = self._conversations.go_on(interaction, worded[0], before)
        shown = await self._composer.posts(
            worded,
            asker=0 if is_private else interaction.user.id,
            asked=asked,
            told=told,
        )
        sent = await sending.respond(interaction, shown, is_private=is_private)
        self._conversations.answered(sent, said)
        return sent

    async def show_timeline(self, interaction: Used, about: str, *, is_private: bool) -> None:
        """Show the events on a topic, or all; drawing may take longer than Discord waits."""
        async with self.taking_up(interaction) as done:
            if done is None:
                return
            await interaction.response.defer(ephemeral=is_private, thinking=True)
            shown = await self._composer.timeline(
                about,
                language_of(interaction),
                asker=0 if is_private else interaction.user.id,
                may_draw=sending.may_attach_in_response(interaction),
            )
            done.sent = await sending.respond(interaction, shown, is_private=is_private)

    async def find_source(self, interaction: Used, message: discord.Message) -> None:
        """Tell the one who asks what the sources have on a message.

        What others wrote is no question of theirs: the watch gets no reply to keep.
        """
        async with self.taking_up(interaction) as done:
            if done is not None:
                done.sent = await find_source(interaction, message, self._desk)
