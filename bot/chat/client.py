"""The bot on Discord: what people write becomes a question, and the answer is sent.

A plain `discord.Client` is enough: prefix commands take free text, so nothing is left for the
library's command parser to do. Of what people write, only the last question of each conversation is
kept, for some minutes and in memory alone (`bot.memory`): the next one may lean on it.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.gateway import DiscordWebSocket

from bot.chat import sending, syncing
from bot.chat.composing import Composer
from bot.chat.desk import Desk
from bot.chat.failures import report
from bot.chat.hearing import Hearing
from bot.chat.items import Item
from bot.chat.owning import reload_command
from bot.chat.pressing import Pressing
from bot.chat.rating import forget_command, value_of
from bot.chat.recalling import Conversations
from bot.chat.responding import Responding
from bot.chat.slash import Tree
from bot.chat.translating import Translator
from bot.showing import word_fixed
from bot.watching import Watch

if TYPE_CHECKING:
    from bot.memory import Memory
    from bot.speaking import Speaker

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
            activity=discord.CustomActivity(word_fixed("presence")),
        )
        self.shard_ids = list(login.shard_ids) or None  # all
        self._syncing: asyncio.Task[None] | None = None
        self._desk = Desk(speaker)
        self._composer = Composer(self._desk)
        conversations = Conversations(self._desk, memory)
        self._hearing = Hearing(
            self, self._desk, self._composer, conversations=conversations, watch=self.watch
        )
        responding = Responding(
            self._desk, self._composer, conversations=conversations, watch=self.watch
        )
        self.pressing = Pressing(responding, self._desk, self._composer.browsing)
        self.tree = Tree(
            self,
            self._desk,
            responding.answer,
            find_source=responding.find_source,
            show_timeline=responding.show_timeline,
        )
        if self.watch.reload:
            self.tree.add_command(reload_command(self.watch.reload))
        if self.watch.forget:
            self.tree.add_command(forget_command(self.watch.forget))

    async def setup_hook(self) -> None:
        """Listen to buttons, and begin to tell Discord the commands.

        The login doesn't wait for those: where Discord lets nobody set commands for some minutes,
        messages are answered, and the commands that it has.
        """
        self.add_dynamic_items(Item)
        await self.tree.set_translator(Translator())
        self._syncing = asyncio.create_task(self._sync())

    async def _sync(self) -> None:
        """Tell Discord the commands; what keeps them from it is said, and kept from nobody else."""
        try:
            is_changed, self._composer.mentions = await syncing.sync(self.tree)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.warning("Discord did not take the commands: %s", error)
        except Exception as error:  # noqa: BLE001  # a boundary: nobody waits for this task
            await report(error, None)
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
        if self._syncing:
            self._syncing.cancel()
        await self._hearing.close()
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
        await self._hearing.hear(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Let the answer follow its question."""
        await self._hearing.follow(payload.message)

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

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Let the answer go with its question."""
        channel = self.get_partial_messageable(payload.channel_id, guild_id=payload.guild_id)
        await self._hearing.forget(channel, payload.message_id)

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Let the answers go with their questions."""
        channel = self.get_partial_messageable(payload.channel_id, guild_id=payload.guild_id)
        for question in payload.message_ids:
            await self._hearing.forget(channel, question)

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:  # noqa: ANN401  # whatever the event carries
        """Report what broke outside an answer; nobody asked, so nobody is told."""
        error = sys.exc_info()[1]  # discord.py calls this while it is handled
        if error is not None:
            error.add_note(f"in {event_method}")
            await report(error, None)
