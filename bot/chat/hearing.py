"""What people write becomes a question and an answer, which then follows its question.

An edited question is answered anew in the same place, a deleted one takes its answer with it, and
several questions in one message are answered in one reply.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.chat import sending
from bot.chat.addressed import Heard, is_for_nobody, question_in, questions_in
from bot.chat.answered import Answered, AnsweredQuestions
from bot.chat.buttons import buttons_for_several
from bot.chat.failures import report
from bot.chat.layout import Section, posts_of_several
from bot.commands import Command, command_of
from bot.facts import Help
from bot.memory import said_after
from bot.showing import word_fixed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.chat.composing import Composer
    from bot.chat.layout import Post
    from bot.chat.patience import Patience
    from bot.chat.recalling import Conversations
    from bot.facts import Reply, Said
    from bot.speaking import Speaker
    from bot.wording import Words

MOST_QUESTIONS = 3  # of one message: more is a wall of quotes
LANGUAGE = "en"  # of what a message lists: Discord tells no locale of who wrote it
RECENT = timedelta(minutes=5)  # in which an edit may still make a question of a message
LOOKED_AT = 25  # messages behind a question, among which its answer is looked for


class Hearing:
    """Answers messages.

    Args:
        composer: makes posts of replies.
        conversations: what a question may lean on.
        patience: how much a person may ask.
    """

    def __init__(
        self,
        me: discord.Client,
        speaker: Speaker,
        composer: Composer,
        *,
        conversations: Conversations,
        patience: Patience,
    ) -> None:
        self._me = me
        self._speaker = speaker
        self._composer = composer
        self._conversations = conversations
        self._patience = patience
        self._answered = AnsweredQuestions()

    async def hear(self, message: discord.Message) -> None:
        """Answer a message that is for the bot."""
        typed = self._typed(message)
        if typed is None:
            return
        async with _reporting(message):
            if await self._may_ask(message):
                answered = self._answered.begin(message.id)
                async with answered.lock:
                    await self._answer(message, typed, answered)

    async def follow(self, message: discord.Message) -> None:
        """Answer an edited message anew in the same place; take back what is no question now.

        Discord tells an edit too where it only found out what a link leads to, or pinned it.
        """
        if message.edited_at is None or not _is_persons(message):
            return
        typed, answered = self._typed(message), self._answered.of(message.id)
        if answered is None and typed is not None:
            answered = await self._found(message)
        if answered is None or answered.edited == message.edited_at:
            return
        async with _reporting(message), answered.lock:
            answered.edited = message.edited_at
            if typed is None:
                await self._take_back(message, answered)
            elif await self._may_ask(message):
                await self._answer(message, typed, answered)

    async def forget(self, channel: object, question: int) -> None:
        """Delete what answers a message that is no more."""
        answered = self._answered.forget(question)
        if answered is None:
            return
        answered.is_gone = True
        async with answered.lock:
            await sending.delete(channel, answered.sent)

    def _typed(self, message: discord.Message) -> str | None:
        """Return what a message asks the bot; None where it is not for it."""
        if not _is_persons(message) or self._me.user is None:
            return None
        role = message.guild.self_role if message.guild else None
        heard = Heard(
            content=message.content,
            is_direct=sending.is_direct(message),
            is_reply_to_us=self._answer_replied_to(message) is not None,
            is_talking=self._conversations.is_going_on(message),
        )
        return question_in(heard, me=self._me.user.id, my_role=role.id if role else None)

    async def _may_ask(self, message: discord.Message) -> bool:
        """Tell whether a person has asked little enough; say once where it was too much."""
        person = message.author.id
        left = self._patience.seconds_left(person)
        if left and self._patience.is_to_be_told(person):
            words = word_fixed("too-fast", seconds=left)
            await message.channel.send(
                words, reference=message.to_reference(fail_if_not_exists=False)
            )
        return not left

    async def _answer(self, message: discord.Message, typed: str, answered: Answered) -> None:
        replied = self._answer_replied_to(message)
        before = await self._conversations.before(message, replied, is_anew=answered.is_anew)
        worded, said = await self._replies(typed, before), before
        if all(is_for_nobody(typed, each, is_reply_to_us=bool(replied)) for each, _ in worded):
            await self._take_back(message, answered)
            return
        for reply, _ in worded:
            said = self._conversations.go_on(message, reply, said)
        if command_of(typed) is Command.TIMELINE:
            shown = await self._timeline(message)
        else:
            shown = self._posts(message, typed, worded)
        answered.sent = await sending.reply(message, shown, sent_before=answered.sent)
        if answered.is_gone:
            await self._take_back(message, answered)
        self._conversations.answered(answered.sent, said)

    async def _replies(self, typed: str, before: Said | None) -> list[tuple[Reply, Words]]:
        """Return the reply to each question, which may lean on the one before."""
        worded = []
        for question in questions_in(typed)[:MOST_QUESTIONS]:
            reply, words = self._speaker.reply(question, said=before)
            before = said_after(reply, before)
            worded.append((reply, words))
        asking = [each for each in worded if not isinstance(each[0].outcome, Help)]
        return asking or worded[:1]  # "hi? who led the talks?"

    def _posts(
        self, message: discord.Message, typed: str, worded: list[tuple[Reply, Words]]
    ) -> list[Post]:
        is_embed, asker = sending.may_embed_in_reply(message), message.author.id
        left = questions_in(typed)[MOST_QUESTIONS:]
        if len(worded) == 1 and not left:
            return self._composer.posts(worded[0], asker=asker, is_embed=is_embed)
        sections = [Section(reply.typed, words) for reply, words in worded]
        buttons = buttons_for_several(worded, left, self._speaker.places, asker=asker)
        return posts_of_several(sections, left=left, is_embed=is_embed, buttons=buttons)

    async def _timeline(self, message: discord.Message) -> list[Post]:
        is_embed, may_draw = (
            sending.may_embed_in_reply(message),
            sending.may_attach_in_reply(message),
        )
        asker = message.author.id
        return await self._composer.timeline(
            "", LANGUAGE, asker=asker, is_embed=is_embed, may_draw=may_draw
        )

    def _answer_replied_to(self, message: discord.Message) -> discord.Message | None:
        answered = message.reference.resolved if message.reference else None
        if isinstance(answered, discord.Message) and answered.author == self._me.user:
            return answered
        return None

    async def _take_back(self, message: discord.Message, answered: Answered) -> None:
        sent, answered.sent = answered.sent, []
        await sending.delete(message.channel, sent)

    async def _found(self, message: discord.Message) -> Answered | None:
        """Return what answers a message of which nothing is remembered, as after a restart.

        None for an old one that has no answer: nobody waits for one any more.
        """
        sent = []
        try:
            async for each in message.channel.history(limit=LOOKED_AT, after=message):
                asked = each.reference.message_id if each.reference else None
                sent += [each.id] if asked == message.id and each.author == self._me.user else []
        except discord.HTTPException:  # not for the bot to read
            return None
        if not sent and discord.utils.utcnow() - message.created_at > RECENT:
            return None
        answered = self._answered.begin(message.id)
        answered.sent = sent
        return answered


@asynccontextmanager
async def _reporting(message: discord.Message) -> AsyncIterator[None]:
    """Report what breaks, and tell who asked: the boundary for messages."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  # see above
        await report(error, message.channel.send)


def _is_persons(message: discord.Message) -> bool:
    """Tell whether a person wrote it, and neither a bot nor Discord itself."""
    return not (message.author.bot or message.webhook_id or message.is_system())
