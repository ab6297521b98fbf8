"""What a Discord remembers: people, bots, channels, messages, interactions. In memory only.

Each change is published as an `Event`, in order, to whoever listens: the gateway, the people of a
test, later the page. Nothing here waits or writes to a socket.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from bot.sandbox.errors import JsonObject, not_found

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DISCORD_EPOCH_MS = 1_420_070_400_000
TEXT, DM = 0, 1
EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5  # kinds of interactions
IN_GUILD, IN_BOT_DM, IN_PRIVATE = 0, 1, 2


@dataclass(slots=True, eq=False)
class User:
    """A person or a bot; `application` is set for a bot.

    Attributes:
        status: what it says of itself below its name.
    """

    id: str
    name: str
    locale: str = "en-US"
    application: Application | None = None
    status: str = ""

    @property
    def mention(self) -> str:
        """The text that mentions this user in a message."""
        return f"<@{self.id}>"


@dataclass(slots=True, eq=False)
class Application:
    """What stands behind a bot: its commands, by guild id ("" for the global ones) and name."""

    id: str
    name: str
    commands: dict[str, list[JsonObject]] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Channel:
    """A text channel of the guild, or a direct conversation of its recipients.

    Attributes:
        denied: the permissions that nobody has in it, as bits.
    """

    id: str
    name: str
    kind: int = TEXT
    position: int = 0
    recipients: tuple[User, ...] = ()
    denied: int = 0
    messages: dict[str, Message] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Message:
    """A message: as Discord words it, and the body that asked for it."""

    json: JsonObject
    channel: Channel
    author: User
    sent: JsonObject = field(default_factory=dict)
    seen_by: User | None = None
    interaction: Interaction | None = None

    @property
    def id(self) -> str:
        """The message's id."""
        return str(self.json["id"])

    @property
    def is_loading(self) -> bool:
        """Whether it only says that the bot is thinking."""
        return bool(self.json["flags"] & LOADING)


class Stage(Enum):
    """How far an interaction has come."""

    OPEN = "open"
    ANSWERED = "answered"
    EXPIRED = "expired"


@dataclass(slots=True, eq=False)
class Interaction:
    """One thing asked by one person, with the one answer that it may have.

    Attributes:
        answer: the callback's body once it came; None where none came in time.
        original: the message that answered it (`@original`).
        ends: when its token is no longer taken, on the loop's clock.
        source: the message whose component was used.
        target: what a command of the context menu was used on.
        opened_by: the interaction that was answered with the form that this one hands in.
    """

    id: str
    kind: int
    bot: User
    user: User
    channel: Channel
    data: JsonObject
    source: Message | None = None
    target: Message | User | None = None
    opened_by: Interaction | None = None
    follow_ups: int = 0
    token: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    stage: Stage = Stage.OPEN
    original: Message | None = None
    answer: asyncio.Future[JsonObject | None] = field(default_factory=asyncio.Future)
    deadline: asyncio.TimerHandle | None = None
    ends: float = 0.0

    @property
    def name(self) -> str:
        """The command's name, or the component's custom id."""
        return str(self.data.get("name") or self.data.get("custom_id"))

    @property
    def context(self) -> int:
        """Where it was begun, as Discord counts: guild, direct with the bot, among people."""
        return context_of(self.channel, self.bot)


def context_of(channel: Channel, bot: User) -> int:
    """Return what kind of place a channel is to a bot, as Discord counts."""
    if channel.kind != DM:
        return IN_GUILD
    return IN_BOT_DM if bot in channel.recipients else IN_PRIVATE


@dataclass(slots=True, frozen=True)
class Event:
    """Something that happened, for those who may know of it.

    Attributes:
        user: whom it is about, where that is not plain from the data.
        only: the one bot that is told; None for all that can see the channel.
    """

    name: str
    data: JsonObject
    channel: Channel | None = None
    message: Message | None = None
    only: User | None = None
    user: User | None = None


class World:
    """One guild with its channels, people and bots.

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
        self.guild_id = self.new_id()
        self.guild_name = guild
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.interactions: dict[str, Interaction] = {}
        self.owner = self.add_person(owner)
        for position, name in enumerate(channels):
            self._add_channel(Channel(self.new_id(), name, position=position))

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

    def add_person(self, name: str, locale: str = "en-US") -> User:
        """Let a person join the guild."""
        return self._add_user(User(self.new_id(), name, locale))

    def bot(self, name: str) -> User:
        """Return the bot of that name, which joins the guild when it is first asked for."""
        for user in self.users.values():
            if user.application and user.application.name == name:
                return user
        application = Application(self.new_id(), name)
        return self._add_user(User(application.id, name, application=application))

    def channel(self, channel_id: str) -> Channel:
        """Return a channel, or raise the 404 that Discord answers."""
        if channel_id not in self.channels:
            raise not_found("Channel")
        return self.channels[channel_id]

    def channel_named(self, name: str) -> Channel:
        """Return the guild's channel of that name; the first one where no name is given."""
        for channel in self.guild_channels():
            if name in {"", channel.name}:
                return channel
        raise LookupError(f"no channel #{name}")

    def guild_channels(self) -> list[Channel]:
        """Return the guild's channels in the order in which they are shown."""
        return [channel for channel in self.channels.values() if channel.kind == TEXT]

    def direct_channel(self, one: User, other: User) -> Channel:
        """Return the direct conversation of two users, opening it where there is none."""
        for channel in self.channels.values():
            if channel.kind == DM and {one, other} == set(channel.recipients):
                return channel
        return self._add_channel(Channel(self.new_id(), "", DM, recipients=(one, other)))

    def _add_user(self, user: User) -> User:
        self.users[user.id] = user
        self.publish(Event("GUILD_MEMBER_ADD", {}, user=user))
        return user

    def _add_channel(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        return channel
