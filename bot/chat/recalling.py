"""What was said before a question: by the same person there, or in the answer replied to.

What is no longer remembered can still be told from the answer that a person replies to: it shows
its question, or replies to it; and the bot answers that again as it did then.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import discord

from bot.chat.layout import question_shown
from bot.markup import line_of
from bot.memory import said_after

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from bot.chat.desk import Desk
    from bot.memory import Memory
    from bot.outcomes import Reply, Said

BEFORE = "before"  # a message, as a conversation's key
Asking = discord.Message | discord.Interaction[Any]


class Conversations:
    """Knows what a question may lean on."""

    def __init__(self, desk: Desk, memory: Memory) -> None:
        self._desk = desk
        self._memory = memory
        self._timer: asyncio.TimerHandle | None = None

    def is_going_on(self, message: discord.Message) -> bool:
        """Tell whether this person has just asked something there."""
        return self._memory.recall(_conversation(message)) is not None

    async def before(
        self, message: discord.Message, answer: discord.Message | None, *, is_anew: bool = False
    ) -> Said | None:
        """Return what was said before a message; before the `answer` where it replies to one.

        A message that is answered anew, since it was edited, still leans on what it leant on.
        """
        if is_anew and (said := self._memory.recall((BEFORE, message.id))) is not None:
            return said
        if answer is not None:
            said = self._memory.recall(answer.id) or await self._told_by(answer)
        else:
            said = None if is_anew else self._memory.recall(_conversation(message))
        self._keep((BEFORE, message.id), said)
        return said

    def before_interaction(self, interaction: discord.Interaction[Any]) -> Said | None:
        """Return what was said before a command."""
        return self._memory.recall(_conversation(interaction))

    def go_on(self, asking: Asking, reply: Reply, before: Said | None) -> Said | None:
        """Remember what was asked and return it."""
        said = said_after(reply, before)
        self._keep(_conversation(asking), said)
        return said

    def answered(self, sent: Iterable[int], said: Said | None) -> None:
        """Remember what the messages with these ids answer."""
        for message in sent:
            self._keep(message, said)

    def _keep(self, conversation: Hashable, said: Said | None) -> None:
        self._memory.keep(conversation, said)
        if self._timer is None:
            self._forget_later()

    def _forget_later(self) -> None:
        """Let nothing stay longer than it should for want of a next question; one timer does."""
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._memory.kept + 1, self._forget)

    def _forget(self) -> None:
        self._timer = None
        self._memory.forget_old()
        if len(self._memory):
            self._forget_later()

    async def _told_by(self, answer: discord.Message) -> Said | None:
        typed = await _question_of(answer)
        if not typed:
            return None
        reply, _ = await self._desk.reply(typed)
        return said_after(reply)


def _conversation(asking: Asking) -> Hashable:
    if isinstance(asking, discord.Message):
        return asking.author.id, asking.channel.id
    return asking.user.id, asking.channel_id


async def _question_of(answer: discord.Message) -> str:
    """Return the question that an answer shows or replies to; nothing where that cannot be told."""
    shown = question_shown(answer.content)
    asked = answer.reference.message_id if answer.reference else None
    if shown or asked is None:
        return shown
    try:
        return line_of((await answer.channel.fetch_message(asked)).content)
    except discord.HTTPException:  # deleted, or not for the bot to read
        return ""
