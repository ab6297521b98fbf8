"""The state of a Discord and what changes in it, in memory only.

Each change is published as an `Event`, in order, to whoever listens: the gateway, the people of a
test, the page. Nothing here waits or writes to a socket.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.sandbox.errors import not_found
from bot.sandbox.permissions import EVERYONE
from bot.sandbox.records import (
    DM,
    TEXT,
    Application,
    Channel,
    Event,
    Guild,
    Role,
    User,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.sandbox.records import Interaction

DISCORD_EPOCH_MS = 1_420_070_400_000


class World:
    """Guilds with their channels, people and bots; everybody joins every guild that there is.

    Attributes:
        address: where it is served, with a slash at the end.
        files: what was attached to messages, by attachment id: content type and bytes.
        token_life: for how many seconds an interaction's token is taken; Discord's own.
    """

    def __init__(self, guild: str, channels: Sequence[str], owner: str = "Owner") -> None:
        self.address = "http://127.0.0.1/"
        self.files: dict[str, tuple[str, bytes]] = {}
        self.token_life = 900.0
        self._last_id = 0
        self._listeners: list[Callable[[Event], None]] = []
        self.privileged_intents = {"members", "presences", "message_content"}
        self.guilds: dict[str, Guild] = {}
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.interactions: dict[str, Interaction] = {}
        first = self.new_id()
        self.owner = self.add_person(owner)
        self._fill(Guild(first, guild, self.owner), channels)

    @property
    def first_guild(self) -> Guild:
        """The guild that there is from the start."""
        return next(iter(self.guilds.values()))

    @property
    def guild_id(self) -> str:
        """The id of the first guild."""
        return self.first_guild.id

    def new_id(self) -> str:
        """Return a new snowflake, later than every one before."""
        now = (int(time.time() * 1000) - DISCORD_EPOCH_MS) << 22
        self._last_id = max(now, self._last_id + 1)
        return str(self._last_id)

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Call `listener` with every event from now on, until what is returned is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, event: Event) -> None:
        """Tell every listener, in the order in which they came."""
        for listener in tuple(self._listeners):
            listener(event)

    def add_guild(self, name: str, channels: Sequence[str]) -> Guild:
        """Open another guild, which all there are join.

        Its id falls to the next shard: with two shards, every other guild is the first one's.
        """
        last = max(int(each) >> 22 for each in self.guilds)
        guild = Guild(str(last + 1 << 22), name, self.owner)
        self._fill(guild, channels)
        self.publish(Event("GUILD_CREATE", {}, in_guild=guild))
        return guild

    def remove(self, user: User, guild: Guild) -> None:
        """Let somebody leave a guild; a bot is told that the guild is gone."""
        del guild.members[user]
        for role in [each for each in guild.roles.values() if each.bot is user]:
            del guild.roles[role.id]
        if user.application:
            self.publish(Event("GUILD_DELETE", {"id": guild.id}, only=user, in_guild=guild))
        self.publish(Event("GUILD_MEMBER_REMOVE", {}, user=user, in_guild=guild))

    def add_person(self, name: str, locale: str = "en-US") -> User:
        """Let a person join."""
        return self._add_user(User(self.new_id(), name, locale))

    def bot(self, name: str, bot_id: str = "") -> User:
        """Return the bot of that name, which joins when it is first asked for, with that id."""
        for user in self.users.values():
            if user.application and user.application.name == name:
                return user
        application = Application(bot_id or self.new_id(), name)
        return self._add_user(User(application.id, name, application=application))

    def guild(self, guild_id: str, viewer: User) -> Guild:
        """Return a guild of which the viewer is a member, or raise the 404 of Discord."""
        guild = self.guilds.get(guild_id)
        if guild is None or viewer not in guild.members:
            raise not_found("Guild")
        return guild

    def channel(self, channel_id: str) -> Channel:
        """Return a channel, or raise the 404 that Discord answers."""
        if channel_id not in self.channels:
            raise not_found("Channel")
        return self.channels[channel_id]

    def channel_named(self, name: str) -> Channel:
        """Return the channel or thread of that name; the first one where no name is given."""
        for channel in self.channels.values():
            if channel.guild and name in {"", channel.name}:
                return channel
        raise LookupError(f"no channel #{name}")

    def guild_channels(self, guild: Guild) -> list[Channel]:
        """Return a guild's channels in the order in which they are shown, without threads."""
        found = [each for each in self.channels.values() if each.guild is guild]
        return sorted((each for each in found if not each.thread), key=lambda each: each.position)

    def threads(self, guild: Guild) -> list[Channel]:
        """Return a guild's threads."""
        return [each for each in self.channels.values() if each.guild is guild and each.thread]

    def direct_channel(self, one: User, other: User) -> Channel:
        """Return the direct conversation of two users, opening it where there is none."""
        for channel in self.channels.values():
            if channel.kind == DM and {one, other} == set(channel.recipients):
                return channel
        return self.add_channel(Channel(self.new_id(), "", DM, recipients=(one, other)))

    def add_channel(self, channel: Channel) -> Channel:
        """Keep a channel."""
        self.channels[channel.id] = channel
        return channel

    def _fill(self, guild: Guild, channels: Sequence[str]) -> None:
        """Give a new guild its roles, members and channels."""
        self.guilds[guild.id] = guild
        guild.roles[guild.id] = Role(guild.id, "@everyone", EVERYONE)
        for user in self.users.values():
            self._join(user, guild)
        for position, name in enumerate(channels):
            self.add_channel(Channel(self.new_id(), name, TEXT, guild, position))

    def _add_user(self, user: User) -> User:
        self.users[user.id] = user
        for guild in self.guilds.values():
            self._join(user, guild)
            self.publish(Event("GUILD_MEMBER_ADD", {}, user=user, in_guild=guild))
        return user

    def _join(self, user: User, guild: Guild) -> None:
        """Make somebody a member; a bot brings a role of its name along, as on Discord."""
        guild.members[user] = set()
        if user.application:
            role = Role(self.new_id(), user.name, EVERYONE, len(guild.roles), bot=user)
            guild.roles[role.id] = role
            guild.members[user].add(role.id)
