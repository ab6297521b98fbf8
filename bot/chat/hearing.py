"""What people write becomes a question and an answer, which then follows its question.

An edited question is answered anew in the same place, a deleted one takes its answer with it, and
several questions in one message are answered in one reply.
"""

from __future__ import annotations

from contextlib import ExitStack, asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.chat import sending
from bot.chat.addressed import (
    Heard,
    is_for_nobody,
    may_be_for_nobody,
    question_in,
    questions_in,
)
from bot.chat.answered import Answered, AnsweredQuestions
from bot.chat.buttons import buttons_for_several
from bot.chat.failures import report
from bot.chat.layout import Post, Section, posts_of_several
from bot.chat.sending import Pace
from bot.chat.turns import Turns
from bot.commands import Command, command_of
from bot.memory import said_after
from bot.outcomes import Help
from bot.wording import word_busy

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from bot.chat.composing import Composer
    from bot.chat.desk import Desk
    from bot.chat.recalling import Conversations
    from bot.outcomes import Reply, Said
    from bot.watching import Watch
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
        watch: is told of every question.
    """

    def __init__(
        self,
        me: discord.Client,
        desk: Desk,
        composer: Composer,
        *,
        conversations: Conversations,
        watch: Watch,
    ) -> None:
        self._me = me
        self._desk = desk
        self._composer = composer
        self._conversations = conversations
        self._watch = watch
        self._turns = Turns()
        self._pace = Pace()
        self._answered = AnsweredQuestions()

    async def close(self) -> None:
        """Leave what still waits."""
        await self._turns.close()

    async def hear(self, message: discord.Message) -> None:
        """Answer a message that is for the bot."""
        typed = self._typed(message)
        if typed is not None:
            answered = self._answered.begin(message.id)
            self._take_up(message, partial(self._answer_heard, message, typed, answered))

    async def follow(self, message: discord.Message) -> None:
        """Answer an edited message anew in the same place; take back what is no question now.

        Discord tells an edit too where it only found out what a link leads to, or pinned it.
        """
        if message.edited_at is None or not _is_persons(message):
            return
        typed, answered = self._typed(message), self._answered.of(message.id)
        is_settled = typed is None if answered is None else answered.edited == message.edited_at
        if not is_settled:
            self._take_up(message, partial(self._answer_edited, message, typed))

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
            is_talking=self._conversations.is_going_on(message)
            or self._turns.is_waiting(message.channel.id, message.author.id),
        )
        return question_in(heard, me=self._me.user.id, my_role=role.id if role else None)

    def _take_up(self, message: discord.Message, answer: Callable[[], Awaitable[None]]) -> None:
        """Have a message answered in its turn, unless the bot is ending."""
        if self._watch.is_ending:
            return

        async def take() -> None:
            async with _reporting(message):
                await answer()

        async def leave_out() -> None:
            try:
                await sending.reply(message, [Post(word_busy())], self._pace)
            except Exception as error:  # noqa: BLE001  # likewise a boundary
                await report(error, None)

        self._turns.put(message.channel.id, message.author.id, take, leave_out)

    async def _answer_heard(self, message: discord.Message, typed: str, answered: Answered) -> None:
        async with answered.lock:
            if not answered.is_gone:
                await self._answer(message, typed, answered)

    async def _answer_edited(self, message: discord.Message, typed: str | None) -> None:
        answered = self._answered.of(message.id) or await self._found(message)
        if answered is None or answered.edited == message.edited_at:
            return
        async with answered.lock:
            answered.edited = message.edited_at
            if typed is None:
                await self._take_back(message, answered)
            elif not answered.is_gone:
                await self._answer(message, typed, answered)

    async def _answer(self, message: discord.Message, typed: str, answered: Answered) -> None:
        replied, person = self._answer_replied_to(message), message.author.id
        with ExitStack() as watched:
            done = [watched.enter_context(self._watch.answering(person))]
            before = await self._conversations.before(message, replied, is_anew=answered.is_anew)
            worded, said = await self._replies(typed, before, person), before
            if await self._is_for_nobody(typed, worded, before, message):
                await self._take_back(message, answered)
                return
            done += [watched.enter_context(self._watch.answering(person)) for _ in worded[1:]]
            for reply, _ in worded:
                said = self._conversations.go_on(message, reply, said)
            shown = await self._shown(message, typed, worded)
            before_it = answered.sent
            answered.sent = await sending.reply(message, shown, self._pace, sent_before=before_it)
            if answered.is_gone:
                await self._take_back(message, answered)
            self._conversations.answered(answered.sent, said)
            done[0].sent = answered.sent  # a rating is that of the first
            for each, (reply, _) in zip(done, worded, strict=True):
                each.reply = reply

    async def _is_for_nobody(
        self,
        typed: str,
        worded: list[tuple[Reply, Words]],
        before: Said | None,
        message: discord.Message,
    ) -> bool:
        """Tell whether silence is the better answer, as to a remark or to another bot's command."""
        is_reply = self._answer_replied_to(message) is not None
        if before is not None and may_be_for_nobody(typed, is_reply_to_us=is_reply):
            nodded = all(isinstance(reply.outcome, Help) for reply, _ in worded)
            worded = worded if nodded else await self._replies(typed, None, message.author.id)
        return all(is_for_nobody(typed, each, is_reply_to_us=is_reply) for each, _ in worded)

    async def _replies(
        self, typed: str, before: Said | None, person: int
    ) -> list[tuple[Reply, Words]]:
        """Return the reply to each question, which may lean on the one before."""
        worded = []
        for question in questions_in(typed)[:MOST_QUESTIONS]:
            reply, words = await self._desk.reply(question, said=before, person=person)
            before = said_after(reply, before)
            worded.append((reply, words))
        asking = [each for each in worded if not isinstance(each[0].outcome, Help)]
        return asking or worded[:1]  # "hi? who led the talks?"

    async def _shown(
        self, message: discord.Message, typed: str, worded: list[tuple[Reply, Words]]
    ) -> list[Post]:
        if command_of(typed) is Command.TIMELINE:
            return await self._timeline(message)
        asker = message.author.id
        left = questions_in(typed)[MOST_QUESTIONS:]
        if len(worded) == 1 and not left:
            return await self._composer.posts(worded[0], asker=asker)
        sections = [Section(reply.typed, words) for reply, words in worded]
        buttons = buttons_for_several(worded, left, self._desk.speaker.places, asker=asker)
        return posts_of_several(sections, left=left, buttons=buttons)

    async def _timeline(self, message: discord.Message) -> list[Post]:
        may_draw, asker = sending.may_attach_in_reply(message), message.author.id
        return await self._composer.timeline("", LANGUAGE, asker=asker, may_draw=may_draw)

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
