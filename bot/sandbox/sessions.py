"""A bot's sessions: numbered events that wait for the connection and can be told again.

https://discord.com/developers/docs/events/gateway#resuming
"""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.sandbox import shapes, views
from bot.sandbox.records import Event

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.records import Guild, User
    from bot.sandbox.state import World

DISPATCH = 0
KEPT_EVENTS = 1000


@dataclass(slots=True, eq=False)
class Session:
    """One login of one bot.

    Attributes:
        outbox: where its events go while it is connected; None while it is not.
        shard: which one of how many it is.
        kept: the last events, for a resume.
    """

    bot: User
    intents: int
    shard: tuple[int, int] = (0, 1)
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    sequence: int = 0
    outbox: asyncio.Queue[JsonObject] | None = None
    kept: deque[JsonObject] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))

    def tell(self, name: str, data: JsonObject) -> None:
        """Number an event, keep it, and send it if there is a connection."""
        self.sequence += 1
        payload = {"op": DISPATCH, "t": name, "s": self.sequence, "d": data}
        self.kept.append(payload)
        if self.outbox:
            self.outbox.put_nowait(payload)

    def is_of(self, guild: Guild | None) -> bool:
        """Return whether its shard is told of a guild; direct conversations are the first one's.

        https://discord.com/developers/docs/events/gateway#sharding
        """
        number, count = self.shard
        return number == (0 if guild is None else (int(guild.id) >> 22) % count)

    def has_all_since(self, sequence: int) -> bool:
        """Return whether every event after that number is still kept."""
        oldest = self.kept[0]["s"] if self.kept else self.sequence + 1
        return oldest - 1 <= sequence <= self.sequence

    def since(self, sequence: int) -> list[JsonObject]:
        """Return the events after that number."""
        return [payload for payload in self.kept if payload["s"] > sequence]


class Sessions:
    """All sessions; each event of the world goes to those that may know of it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._by_id: dict[str, Session] = {}
        self._ready: dict[User, asyncio.Event] = {}
        world.listen(self._hear)

    def open(
        self, bot: User, intents: int, shard: tuple[int, int], outbox: asyncio.Queue[JsonObject]
    ) -> Session:
        """Start a session and tell the bot what it starts with."""
        session = Session(bot, intents, shard)
        self._by_id[session.id] = session
        self.attach(session, outbox)
        return session

    def attach(self, session: Session, outbox: asyncio.Queue[JsonObject]) -> None:
        """Let a session's events go over a connection."""
        session.outbox = outbox
        self.ready(session.bot).set()
        shown = {"is_online": True, "status": session.bot.status}
        self._world.publish(Event("PRESENCE", shown, user=session.bot))

    def detach(self, session: Session) -> None:
        """Let a session live on without a connection."""
        session.outbox = None
        if not self.is_online(session.bot):
            self.ready(session.bot).clear()
            shown = {"is_online": False, "status": ""}
            self._world.publish(Event("PRESENCE", shown, user=session.bot))

    def is_online(self, bot: User) -> bool:
        """Return whether a session of the bot is connected."""
        return any(each.bot is bot and each.outbox for each in self._by_id.values())

    def find(self, session_id: str, bot: User) -> Session | None:
        """Return that bot's session of that id, if there is one."""
        session = self._by_id.get(session_id)
        return session if session and session.bot is bot else None

    def drop(self, session: Session) -> None:
        """Forget a session: it can't be resumed."""
        self._by_id.pop(session.id, None)
        self.ready(session.bot).clear()

    def greet(self, session: Session, gateway: str) -> None:
        """Tell a new session who it is and what it can see."""
        session.tell("READY", self._ready_json(session, gateway))
        for guild in self._guilds(session):
            was_known = {"unavailable": False}  # a guild that is joined comes without
            self._tell(session, Event("GUILD_CREATE", was_known, in_guild=guild))

    def ready(self, bot: User) -> asyncio.Event:
        """Return the event that is set once the bot has logged in."""
        return self._ready.setdefault(bot, asyncio.Event())

    def intents_of(self, bot: User) -> int:
        """Return the intents of a bot's latest session."""
        of_bot = [session for session in self._by_id.values() if session.bot is bot]
        return of_bot[-1].intents if of_bot else 0

    def _guilds(self, session: Session) -> list[Guild]:
        """Return the guilds that a session is told of."""
        guilds = self._world.guilds.values()
        return [each for each in guilds if session.bot in each.members and session.is_of(each)]

    def _hear(self, event: Event) -> None:
        for session in tuple(self._by_id.values()):
            if session.is_of(event.guild):
                self._tell(session, event)

    def _tell(self, session: Session, event: Event) -> None:
        if views.is_told(session.bot, session.intents, event):
            data = views.told_json(self._world, session.bot, session.intents, event)
            session.tell(event.name, data)

    def _ready_json(self, session: Session, gateway: str) -> JsonObject:
        guilds = [{"id": each.id, "unavailable": True} for each in self._guilds(session)]
        application = {"id": session.bot.id, "flags": shapes.application_flags(self._world)}
        return {
            "v": 10,
            "user": shapes.own_user_json(session.bot),
            "user_settings": {},
            "guilds": guilds,
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "session_type": "normal",
            "session_id": session.id,
            "resume_gateway_url": gateway,
            "application": application,
            "shard": list(session.shard),
            "geo_ordered_rtc_regions": [],
            "auth": {},
            "_trace": ["sandbox"],
        }
