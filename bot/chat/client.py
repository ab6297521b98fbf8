"""The bot on Discord: what people write becomes a question, and the answer is sent.

A plain `discord.Client` is enough: prefix commands take free text, so nothing is left for the
library's command parser to do. Of what people write, only the last question of each conversation is
kept, for some minutes and in memory alone (`bot.memory`): the next one may lean on it.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord.gateway import DiscordWebSocket

from bot.chat import sending, syncing
from bot.chat.addressed import Heard, question_in
from bot.chat.buttons import AskButton
from bot.chat.desk import Desk
from bot.chat.failures import report
from bot.chat.layout import Post, posts
from bot.chat.owning import reload_command
from bot.chat.rating import forget_command, value_of
from bot.chat.recalling import Conversations
from bot.chat.sending import Pace
from bot.chat.slash import Tree
from bot.chat.turns import PER_PERSON, Turns
from bot.watching import Watch
from bot.wording import word_busy

if TYPE_CHECKING:
    from bot.memory import Memory
    from bot.speaking import Speaker
    from bot.watching import Answering

FIRST_CONTACT = 60.0  # seconds; as long as discord.py gives every later connection

log = logging.getLogger(__name__)


def intents(*, reads_messages: bool, sees_reactions: bool = False) -> discord.Intents:
    """Return what Discord is asked to tell; content of messages is a privilege it may refuse."""
    wanted = discord.Intents.none()
    wanted.guilds = wanted.guild_messages = wanted.dm_messages = True
    wanted.guild_reactions = wanted.dm_reactions = sees_reactions
    wanted.message_content = reads_messages
    return wanted


@dataclass(frozen=True, slots=True)
class Login:
    """How to log in.

    Attributes:
        reads_messages: whether to ask for the content of messages.
        shard_ids: the shards that this process runs; empty for all.
        shard_count: how many there are in all processes; None for as many as Discord advises.
    """

    reads_messages: bool = True
    shard_ids: tuple[int, ...] = ()
    shard_count: int | None = None


class Client(discord.AutoShardedClient):
    """Answers whoever asks, in the words of a `Speaker`."""

    def __init__(
        self,
        speaker: Speaker,
        memory: Memory,
        *,
        login: Login | None = None,
        watch: Watch | None = None,
    ) -> None:
        login = login or Login()
        self.watch = watch or Watch()
        sees_reactions = self.watch.rate is not None
        super().__init__(
            intents=intents(reads_messages=login.reads_messages, sees_reactions=sees_reactions),
            allowed_mentions=sending.NOBODY,
            chunk_guilds_at_startup=False,
            max_messages=None,
            shard_count=login.shard_count,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self.shard_ids = list(login.shard_ids) or None  # all
        self._desk = Desk(speaker)
        self._turns = Turns()
        self._pace = Pace()
        self._in_hand: Counter[int] = Counter()  # commands and buttons, by who used them
        self._conversations = Conversations(self._desk, memory)
        self.tree = Tree(self, self._desk, self.answer_interaction)
        if self.watch.reload:
            self.tree.add_command(reload_command(self.watch.reload))
        if self.watch.forget:
            self.tree.add_command(forget_command(self.watch.forget))

    async def setup_hook(self) -> None:
        """Listen to buttons and tell Discord the commands, once, before anybody can ask."""
        self.add_dynamic_items(AskButton)
        try:
            is_changed = await syncing.sync(self.tree)
        except discord.HTTPException as error:
            # Messages still work, and the commands that Discord has.
            log.warning("Discord did not take the commands: %s", error)
        else:
            log.info("slash commands: %s", "synced" if is_changed else "unchanged")

    async def connect(self, *, reconnect: bool = True) -> None:
        """Connect, and raise at once where the first attempt fails.

        discord.py 2.7 cannot report that: https://github.com/Rapptz/discord.py/issues/10520
        """
        gateway = DiscordWebSocket.DEFAULT_GATEWAY.with_query(v=10, encoding="json")
        async with asyncio.timeout(FIRST_CONTACT):
            socket = await self.http.ws_connect(str(gateway))
            await socket.receive()  # Discord speaks first
            await socket.close()
        await super().connect(reconnect=reconnect)

    async def close(self) -> None:
        """Leave what waits, and Discord."""
        await self._turns.close()
        await super().close()
        self._desk.close()

    async def on_ready(self) -> None:
        """Say so; Discord repeats this event, so nothing else may stand here."""
        log.info("connected as %s; servers: %d", self.user, len(self.guilds))

    async def on_shard_connect(self, shard: int) -> None:
        """Tell that a connection stands: Discord has let the bot in."""
        self.watch.connected(shard)

    async def on_shard_resumed(self, shard: int) -> None:
        """Tell that a connection stands again."""
        self.watch.connected(shard)

    async def on_shard_disconnect(self, shard: int) -> None:
        """Tell that there is no connection; discord.py says so at each attempt too."""
        self.watch.lost(shard)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is for the bot."""
        if message.author.bot or message.webhook_id or message.is_system() or self.user is None:
            return
        role = message.guild.self_role if message.guild else None
        heard = Heard(
            content=message.content,
            is_direct=message.guild is None,
            is_reply_to_us=self._answer_replied_to(message) is not None,
            is_talking=self._conversations.is_going_on(message)
            or self._turns.is_waiting(message.channel.id, message.author.id),
        )
        typed = question_in(heard, me=self.user.id, my_role=role.id if role else None)
        if typed is None or self.watch.is_ending:
            return

        async def answer() -> None:
            try:
                with self.watch.answering(message.author.id) as done:
                    await self._answer_message(message, typed, done)
            except Exception as error:  # noqa: BLE001  # the boundary for messages
                await report(error, message.channel.send)

        async def leave_out() -> None:
            try:
                await sending.reply(message, [Post(word_busy(), is_embed=False)], self._pace)
            except Exception as error:  # noqa: BLE001  # likewise
                await report(error, None)

        self._turns.put(message.channel.id, message.author.id, answer, leave_out)

    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        """Keep what somebody thinks of an answer, where that is kept."""
        self._rate(event, value_of(event.emoji))

    async def on_raw_reaction_remove(self, event: discord.RawReactionActionEvent) -> None:
        """Take that back."""
        self._rate(event, 0)

    def _rate(self, event: discord.RawReactionActionEvent, value: int) -> None:
        is_own = self.user is not None and event.user_id == self.user.id
        if self.watch.rate and value_of(event.emoji) and not is_own:
            self.watch.rate(event.message_id, event.user_id, value)

    async def _answer_message(self, message: discord.Message, typed: str, done: Answering) -> None:
        before = await self._conversations.before(message, self._answer_replied_to(message))
        person = message.author.id
        reply, words = await self._desk.reply(typed, said=before, person=person)
        said = self._conversations.go_on(message, reply, before)
        is_embed = sending.may_embed_in_reply(message)
        sent = await sending.reply(message, posts(words, is_embed=is_embed), self._pace)
        self._conversations.answered(sent, said)
        done.reply, done.sent = reply, sent

    def _answer_replied_to(self, message: discord.Message) -> discord.Message | None:
        answered = message.reference.resolved if message.reference else None
        if isinstance(answered, discord.Message) and answered.author == self.user:
            return answered
        return None

    async def answer_interaction(
        self,
        interaction: discord.Interaction[Any],
        typed: str,
        *,
        asked: str = "",
        is_private: bool = False,
    ) -> None:
        """Answer a command or a button; `asked` is shown above the answer."""
        person = interaction.user.id
        if self._in_hand[person] >= PER_PERSON:
            busy = [Post(word_busy(), is_embed=False)]
            await sending.respond(interaction, busy, is_private=True)
            return
        self._in_hand[person] += 1
        try:
            await self._answer_interaction(interaction, typed, asked, is_private=is_private)
        finally:
            self._in_hand -= Counter((person,))

    async def _answer_interaction(
        self, interaction: discord.Interaction[Any], typed: str, asked: str, *, is_private: bool
    ) -> None:
        with self.watch.answering(interaction.user.id) as done:
            before = self._conversations.before_interaction(interaction)
            reply, words = await self._desk.reply(typed, said=before, person=interaction.user.id)
            said = self._conversations.go_on(interaction, reply, before)
            is_embed = sending.may_embed_in_response(interaction)
            shown = posts(words, asked=asked, is_embed=is_embed)
            is_private = is_private or _is_private(interaction)
            sent = await sending.respond(interaction, shown, is_private=is_private)
            self._conversations.answered(sent, said)
            done.reply, done.sent = reply, sent

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:  # noqa: ANN401  # whatever the event carries
        """Report what broke outside an answer; nobody asked, so nobody is told."""
        error = sys.exc_info()[1]  # discord.py calls this while it is handled
        if error is not None:
            error.add_note(f"in {event_method}")
            await report(error, None)


def _is_private(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether a button was pressed below what one person alone sees."""
    return interaction.message is not None and interaction.message.flags.ephemeral
