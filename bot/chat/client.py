"""The bot on Discord: what people write becomes a question, and the answer is sent.

A plain `discord.Client` is enough: prefix commands take free text, so nothing is left for the
library's command parser to do. Of what people write, only the last question of each conversation is
kept, for some minutes and in memory alone (`bot.memory`): the next one may lean on it.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import TYPE_CHECKING, Any

import discord
from discord.gateway import DiscordWebSocket

from bot.chat import sending, syncing
from bot.chat.composing import Composer
from bot.chat.failures import report
from bot.chat.finding import find_source
from bot.chat.hearing import Hearing
from bot.chat.items import Item
from bot.chat.patience import Patience
from bot.chat.pressing import Pressing
from bot.chat.recalling import Conversations
from bot.chat.slash import Tree
from bot.chat.translating import Translator
from bot.showing import word_fixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.facts import Reply
    from bot.memory import Memory
    from bot.speaking import Speaker
    from bot.wording import Words

FIRST_CONTACT = 60.0  # seconds; as long as discord.py gives every later connection

log = logging.getLogger(__name__)


def intents(*, reads_messages: bool) -> discord.Intents:
    """Return what Discord is asked to tell; content of messages is a privilege it may refuse."""
    wanted = discord.Intents.none()
    wanted.guilds = wanted.guild_messages = wanted.dm_messages = True
    wanted.message_content = reads_messages
    return wanted


class Client(discord.Client):
    """Answers whoever asks, in the words of a `Speaker`."""

    def __init__(self, speaker: Speaker, memory: Memory, *, reads_messages: bool = True) -> None:
        super().__init__(
            intents=intents(reads_messages=reads_messages),
            allowed_mentions=sending.NOBODY,
            chunk_guilds_at_startup=False,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            activity=discord.CustomActivity(word_fixed("presence")),
        )
        self.speaker = speaker
        self._patience = Patience(memory.clock)
        self._conversations = Conversations(speaker, memory)
        self._composer = Composer(speaker)
        self._hearing = Hearing(
            self,
            speaker,
            self._composer,
            conversations=self._conversations,
            patience=self._patience,
        )
        self.pressing = Pressing(self, speaker, self._composer.browsing)
        self.tree = Tree(
            self,
            speaker,
            self.answer_interaction,
            find_source=self._find_source,
            show_timeline=self._show_timeline,
        )

    async def setup_hook(self) -> None:
        """Listen to buttons and tell Discord the commands, once, before anybody can ask."""
        self.add_dynamic_items(Item)
        await self.tree.set_translator(Translator())
        try:
            is_changed, self._composer.mentions = await syncing.sync(self.tree)
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

    async def on_ready(self) -> None:
        """Say so; Discord repeats this event, so nothing else may stand here."""
        log.info("connected as %s; servers: %d", self.user, len(self.guilds))

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is for the bot."""
        await self._hearing.hear(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Let the answer follow its question."""
        await self._hearing.follow(payload.message)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Let the answer go with its question."""
        channel = self.get_partial_messageable(payload.channel_id, guild_id=payload.guild_id)
        await self._hearing.forget(channel, payload.message_id)

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Let the answers go with their questions."""
        channel = self.get_partial_messageable(payload.channel_id, guild_id=payload.guild_id)
        for question in payload.message_ids:
            await self._hearing.forget(channel, question)

    async def answer_interaction(
        self,
        interaction: discord.Interaction[Any],
        typed: str,
        *,
        asked: str = "",
        is_private: bool = False,
    ) -> None:
        """Answer a command or a button; `asked` is shown above the answer."""
        if await self.may_ask(interaction):
            await self.answer_allowed(interaction, typed, asked=asked, is_private=is_private)

    async def answer_allowed(
        self,
        interaction: discord.Interaction[Any],
        typed: str,
        *,
        asked: str = "",
        is_private: bool = False,
    ) -> None:
        """Answer a command or a button whose question was counted."""
        before = self._conversations.before_interaction(interaction)
        language = sending.language_of(interaction)
        worded = self.speaker.reply(typed, said=before, language=language)
        await self.send_reply(interaction, worded, asked=asked, is_private=is_private)

    async def _show_timeline(
        self, interaction: discord.Interaction[Any], about: str, *, is_private: bool
    ) -> None:
        """Show the events on a topic, or all; drawing may take longer than Discord waits."""
        if not await self.may_ask(interaction):
            return
        await interaction.response.defer(ephemeral=is_private, thinking=True)
        shown = await self._composer.timeline(
            about,
            sending.language_of(interaction),
            asker=0 if is_private else interaction.user.id,
            is_embed=sending.may_embed_in_response(interaction),
            may_draw=sending.may_attach_in_response(interaction),
        )
        await sending.respond(interaction, shown, is_private=is_private)

    async def _find_source(
        self, interaction: discord.Interaction[Any], message: discord.Message
    ) -> None:
        """Tell the one who asks what the sources have on a message."""
        if await self.may_ask(interaction):
            await find_source(interaction, message, self.speaker)

    async def may_ask(self, interaction: discord.Interaction[Any]) -> bool:
        """Tell whether a person has asked little enough; say so where it was too much."""
        left = self._patience.seconds_left(interaction.user.id)
        if left:
            await sending.tell(interaction, "too-fast", seconds=left)
        return not left

    async def send_reply(
        self,
        interaction: discord.Interaction[Any],
        worded: tuple[Reply, Words],
        *,
        asked: str = "",
        is_private: bool = False,
        told: Sequence[str] = (),
    ) -> None:
        """Send a reply, and remember what a next question may lean on.

        `told` are the keys of facts that were told before it.
        """
        before = self._conversations.before_interaction(interaction)
        said = self._conversations.go_on(interaction, worded[0], before)
        is_embed = sending.may_embed_in_response(interaction)
        asker = 0 if is_private else interaction.user.id
        shown = self._composer.posts(worded, asker=asker, is_embed=is_embed, asked=asked, told=told)
        sent = await sending.respond(interaction, shown, is_private=is_private)
        self._conversations.answered(sent, said)

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:  # noqa: ANN401  # whatever the event carries
        """Report what broke outside an answer; nobody asked, so nobody is told."""
        error = sys.exc_info()[1]  # discord.py calls this while it is handled
        if error is not None:
            error.add_note(f"in {event_method}")
            await report(error, None)
