"""What a Discord remembers, one class each: people, servers, channels, messages, interactions."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject

TEXT, DM, THREAD, PRIVATE_THREAD = 0, 1, 11, 12
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
class Role:
    """A role of a guild; `bot` is set for the one that a bot brings along."""

    id: str
    name: str
    permissions: int
    position: int = 0
    color: int = 0
    is_hoisted: bool = False
    is_mentionable: bool = False
    bot: User | None = None

    @property
    def mention(self) -> str:
        """The text that mentions this role in a message."""
        return f"<@&{self.id}>"


@dataclass(slots=True, eq=False)
class Guild:
    """A server, as people call it.

    Attributes:
        roles: by id; the first, which everybody has, has the guild's id.
        members: the ids of each member's other roles.
    """

    id: str
    name: str
    owner: User
    roles: dict[str, Role] = field(default_factory=dict)
    members: dict[User, set[str]] = field(default_factory=dict)

    def role_named(self, name: str) -> Role | None:
        """Return the role of that name or id."""
        return next((each for each in self.roles.values() if name in {each.id, each.name}), None)


@dataclass(slots=True, eq=False)
class Thread:
    """What a channel has besides where it is a thread.

    Attributes:
        joined: since when who is in it, as Discord writes moments.
        archive_after: how many minutes of silence archive it; the sandbox never does.
        total: how many messages it has had, those deleted among them.
    """

    parent: Channel
    owner: User
    began: str
    changed: str
    archive_after: int = 1440
    is_archived: bool = False
    is_locked: bool = False
    is_invitable: bool = True
    joined: dict[User, str] = field(default_factory=dict)
    total: int = 0


@dataclass(slots=True, eq=False)
class Channel:
    """A text channel or a thread of a guild, or a direct conversation of its recipients.

    Attributes:
        overwrites: what a role or a member has more or less in it: bits by the id of whom.
    """

    id: str
    name: str
    kind: int = TEXT
    guild: Guild | None = None
    position: int = 0
    topic: str | None = None
    recipients: tuple[User, ...] = ()
    overwrites: dict[str, Overwrite] = field(default_factory=dict)
    thread: Thread | None = None
    messages: dict[str, Message] = field(default_factory=dict)


@dataclass(slots=True, frozen=True)
class Overwrite:
    """What is allowed and denied, in bits, to a role (0) or a member (1)."""

    kind: int
    allow: int
    deny: int


@dataclass(slots=True, eq=False)
class Message:
    """A message: as Discord words it, and the body that asked for it.

    Attributes:
        reactions: who has put which emoji under it, in the order of the first of each.
    """

    json: JsonObject
    channel: Channel
    author: User
    sent: JsonObject = field(default_factory=dict)
    seen_by: User | None = None
    interaction: Interaction | None = None
    reactions: dict[str, dict[User, None]] = field(default_factory=dict)

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
    if channel.guild:
        return IN_GUILD
    return IN_BOT_DM if bot in channel.recipients else IN_PRIVATE


@dataclass(slots=True, frozen=True)
class Event:
    """Something that happened, for those who may know of it.

    Attributes:
        user: whom it is about, where that is not plain from the data.
        only: the one bot that is told; None for all that can see the channel.
        in_guild: where it happened, where that is no channel.
    """

    name: str
    data: JsonObject
    channel: Channel | None = None
    message: Message | None = None
    only: User | None = None
    user: User | None = None
    in_guild: Guild | None = None

    @property
    def guild(self) -> Guild | None:
        """Where it happened; None for a direct conversation."""
        return self.channel.guild if self.channel else self.in_guild
