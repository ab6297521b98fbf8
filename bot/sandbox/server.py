"""The sandbox as one thing to start and stop: a Discord on a loopback port."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Self

from aiohttp import web

from bot.sandbox import browser, interactions, overwrites, roles
from bot.sandbox.errors import NoReplyError, SandboxError
from bot.sandbox.gateway import HEARTBEAT, Gateway
from bot.sandbox.judge import judge_by
from bot.sandbox.people import BotView, Person
from bot.sandbox.permissions import BITS
from bot.sandbox.replies import Replies, Reply
from bot.sandbox.rest.api import PREFIX, Api
from bot.sandbox.rest.limits import GENEROUS, Limit
from bot.sandbox.sessions import Sessions
from bot.sandbox.state import World
from bot.sandbox.tokens import token_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from bot.sandbox.records import Guild, Role, User

LOOPBACK = "127.0.0.1"
LOCAL_NAMES = {LOOPBACK, "localhost", "[::1]"}
RESPOND_WITHIN = 3.0  # Discord's own
LOGIN_WITHIN = 10.0


class Sandbox:
    """A local Discord with one guild, and as many more as are opened.

    Attributes:
        world: all that it remembers.
        faults: what it could not serve, or served against Discord's description; leaving the
            `async with` block raises them.
        refused: the calls that were answered with an error, as Discord would.
        trouble: faults on demand.
    """

    def __init__(  # noqa: PLR0913 - each is a setting of its own, and all have a default
        self,
        *,
        port: int = 0,
        openapi: Path | None = None,
        guild: str = "Sandbox",
        channels: Sequence[str] = ("general",),
        respond_within: float = RESPOND_WITHIN,
        heartbeat: float = HEARTBEAT,
        limits: Mapping[str, Limit] = GENEROUS,
        owner: str = "Owner",
    ) -> None:
        self.world = World(guild, channels, owner)
        self._sessions = Sessions(self.world)
        self._gateway = Gateway(self.world, self._sessions, heartbeat)
        self._api = Api(self._gateway, judge_by(openapi) if openapi else None, limits)
        self._replies = Replies(self.world)
        self.respond_within = respond_within
        self._port = port
        self._runner: web.AppRunner | None = None
        self._bots: dict[str, BotView] = {}
        self.faults = self._api.faults
        self.refused = self._api.refused
        self.trouble = self._api.trouble

    @property
    def address(self) -> str:
        """Where it is, with a slash at the end."""
        return f"http://{LOOPBACK}:{self._port}/"

    @property
    def api(self) -> str:
        """The base of its REST API."""
        return f"http://{LOOPBACK}:{self._port}{PREFIX}"

    @property
    def gateway(self) -> str:
        """Where its gateway is."""
        return f"ws://{LOOPBACK}:{self._port}/gateway"

    async def start(self) -> None:
        """Listen on the port; on a free one where the port is 0 or taken."""
        app = web.Application(middlewares=[_only_local])
        app.router.add_get("/gateway", self._gateway.handle)
        app.router.add_get("/gateway/", self._gateway.handle)
        self._api.add_to(app.router)
        browser.add_to(app.router, self)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, LOOPBACK, self._port).start()
        except OSError:
            await web.TCPSite(self._runner, LOOPBACK, 0).start()
        self._port = self._runner.addresses[0][1]
        self._gateway.url = self.gateway
        self.world.address = self.address

    async def stop(self) -> None:
        """End every connection and stop listening."""
        interactions.cancel_all(self.world)
        await self._gateway.close()
        if self._runner:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.stop()
        if error is None and self.faults:
            raise SandboxError("\n".join(self.faults))

    async def bot(
        self, name: str, *, task: asyncio.Task[None] | None = None, within: float = LOGIN_WITHIN
    ) -> BotView:
        """Return the bot of that name once it has logged in.

        What ends the `task` that runs the bot before it has logged in is raised here.
        """
        user = self.world.bot(name)
        view = self._bots.setdefault(name, BotView(self.world, user))
        login = asyncio.ensure_future(self._sessions.ready(user).wait())
        awaited = {login, task} if task else {login}
        await asyncio.wait(awaited, timeout=within, return_when=asyncio.FIRST_COMPLETED)
        if login.done():
            return view
        login.cancel()
        if task and task.done():
            task.result()
        raise NoReplyError(f"the bot {name} did not log in within {within} s")

    def person(self, name: str, locale: str = "en-US") -> Person:
        """Let somebody join the guild."""
        return self.person_of(self.world.add_person(name, locale))

    def person_of(self, user: User) -> Person:
        """Return the person who acts as that user."""
        return Person(self.world, user, deadline=self.respond_within)

    def is_online(self, user: User) -> bool:
        """Return whether a bot is connected."""
        return self._sessions.is_online(user)

    def token(self, name: str) -> str:
        """Return the token of the bot of that name for clients that read its id from there.

        For all others ``sandbox.NAME`` is enough.
        """
        return token_of(self.world.bot(name))

    def server(self, name: str, channels: Sequence[str] = ("general",)) -> Guild:
        """Open another server, which everybody joins; the bots are told of it."""
        return self.world.add_guild(name, channels)

    def role(self, name: str, *holders: Person | BotView, permissions: Sequence[str] = ()) -> Role:
        """Make a role in the first server, and give it to these."""
        guild = self.world.first_guild
        role = roles.create(self.world, guild, name, sum(BITS[each] for each in permissions))
        for holder in holders:
            roles.give(self.world, guild, holder.user, role)
        return role

    def deny(self, *permissions: str, channel: str = "") -> None:
        """Take exactly these permissions from everybody in a channel, as "embed_links"."""
        overwrites.deny_everybody(self.world, self.world.channel_named(channel), permissions)

    def allow_intents(self, *names: str) -> None:
        """Switch on exactly these privileged intents: members, presences, message_content."""
        self.world.privileged_intents = set(names)

    async def reply(self, within: float = 5.0) -> Reply:
        """Return the next message of any bot that nobody has taken here yet."""
        return await self._replies.next(within)

    async def no_reply(self, within: float = 0.3) -> None:
        """Return if all bots keep silent for so long."""
        await self._replies.none(within)


@web.middleware
async def _only_local(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse pages of other sites: a name of theirs may well lead to 127.0.0.1."""
    host = request.headers.get("Host", "")
    origin = request.headers.get("Origin")
    is_local_origin = origin is None or origin == f"http://{host}"
    if host.rsplit(":", 1)[0] not in LOCAL_NAMES or not is_local_origin:
        raise web.HTTPForbidden(text="The sandbox talks to this machine only.")
    return await handler(request)
