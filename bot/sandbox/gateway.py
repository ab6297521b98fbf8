"""The gateway: a WebSocket over which bots log in and are told what happens.

https://discord.com/developers/docs/events/gateway and …/topics/opcodes-and-status-codes#gateway
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from bot.sandbox import shapes, views
from bot.sandbox.compression import compressor
from bot.sandbox.tokens import bot_of_token

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.records import Guild, User
    from bot.sandbox.sessions import Session, Sessions
    from bot.sandbox.state import World

BEAT, IDENTIFY, RESUME, RECONNECT, REQUEST_MEMBERS = 1, 2, 6, 7, 8
INVALID_SESSION, HELLO, ACK = 9, 10, 11
IGNORED = {3, 4, 31, 43}  # presence, voice, soundboard, channel info: nothing answers them
UNKNOWN_OPCODE, DECODE_ERROR, NOT_AUTHENTICATED, BAD_TOKEN = 4001, 4002, 4003, 4004
ALREADY_AUTHENTICATED, TIMED_OUT, INVALID_SHARD = 4005, 4009, 4010
INVALID_INTENTS, DISALLOWED_INTENTS = 4013, 4014
HEARTBEAT = 41.25  # seconds between two heartbeats
# As soon as an answer may come: sooner, discord.py 2.7 takes it for that to the heartbeat before.
ACK_AFTER = 0.03
MISSED = 3.0  # after so many times as long without one the bot counts as gone


class CloseError(Exception):
    """Close the connection with one of Discord's codes."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Gateway:
    """Every connection of every bot.

    Attributes:
        opens: from when on connections are taken, by `time.monotonic`.
        connections: those that there are.
    """

    def __init__(self, world: World, sessions: Sessions, heartbeat: float) -> None:
        self.url = ""
        self.opens = 0.0
        self.heartbeat = heartbeat
        self.world = world
        self.sessions = sessions
        self.connections: set[Connection] = set()

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it ends."""
        if time.monotonic() < self.opens:
            raise web.HTTPServiceUnavailable(text="The gateway is down.")
        socket = web.WebSocketResponse(compress=False, max_msg_size=16 * 1024)
        compress = compressor(request.query.get("compress", ""))
        await socket.prepare(request)
        connection = Connection(self, socket, request.transport)
        self.connections.add(connection)
        writer = asyncio.create_task(connection.write(compress))
        try:
            await connection.read()
        finally:
            self.connections.discard(connection)
            connection.detach()
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writer
        return socket

    def disturbed(self) -> tuple[Connection, ...]:
        """Return all connections, whose bots are expected to log in again."""
        for connection in self.connections:
            if connection.session:
                self.sessions.ready(connection.session.bot).clear()
        return tuple(self.connections)

    async def close(self) -> None:
        """End all connections."""
        for connection in tuple(self.connections):
            await connection.close(1001, "the sandbox stops")


TORN = b'\x81\x7d{"op":0,'  # says that 125 bytes of text follow


class Connection:
    """One WebSocket: reads what the bot says, writes what its session is told.

    Attributes:
        is_deaf: whether heartbeats get no answer.
    """

    def __init__(
        self,
        gateway: Gateway,
        socket: web.WebSocketResponse,
        transport: asyncio.Transport | None,
    ) -> None:
        self.is_deaf = False
        self._transport = transport
        self._clock: asyncio.TimerHandle | None = None
        self._gateway = gateway
        self._socket = socket
        self._outbox: asyncio.Queue[JsonObject] = asyncio.Queue()
        self.session: Session | None = None

    async def write(self, compress: object) -> None:
        """Send what is in the outbox, in order, for as long as the connection lasts."""
        while True:
            payload = await self._outbox.get()
            text = json.dumps(payload, separators=(",", ":"))
            with contextlib.suppress(ConnectionError):  # the reader sees it and ends
                if callable(compress):
                    await self._socket.send_bytes(compress(text.encode()))
                else:
                    await self._socket.send_str(text)

    async def read(self) -> None:
        """Greet, then do what the bot says until it leaves or errs."""
        interval = self._gateway.heartbeat
        self._say({"op": HELLO, "d": {"heartbeat_interval": int(interval * 1000)}})
        self._expect_heartbeat()
        async for message in self._socket:
            if message.type not in {WSMsgType.TEXT, WSMsgType.BINARY}:
                continue
            try:
                self._obey(_decoded(message.data))
            except CloseError as error:
                await self.close(error.code, error.reason)

    async def close(self, code: int, reason: str) -> None:
        """End the connection; the session can be resumed."""
        self.detach()
        self.session = None  # the bot's own goodbye to this is none to its session
        await self._socket.close(code=code, message=reason.encode())

    def detach(self) -> None:
        """Let the session live on without this connection."""
        if self._clock:
            self._clock.cancel()
        if self.session and self.session.outbox is self._outbox:
            self._gateway.sessions.detach(self.session)
        if self.session and self._socket.close_code in {1000, 1001}:
            self._gateway.sessions.drop(self.session)  # the bot has said goodbye

    def abort(self) -> None:
        """Cut the connection off."""
        self.detach()
        if self._transport:
            self._transport.abort()

    def tear(self) -> None:
        """Cut the connection off within a frame."""
        self.detach()
        if self._transport:
            self._transport.write(TORN)
            asyncio.get_running_loop().call_later(0.05, self._transport.abort)

    def close_soon(self, code: int) -> None:
        """Close the connection, without waiting for that."""
        self._closing = asyncio.ensure_future(self.close(code, ""))

    def ask_to_reconnect(self) -> None:
        """Ask the bot to connect again."""
        self._say({"op": RECONNECT, "d": None})

    def invalidate(self, *, resumable: bool) -> None:
        """Tell the bot that its session is no longer valid."""
        if self.session and not resumable:
            self._gateway.sessions.drop(self.session)
        self._say({"op": INVALID_SESSION, "d": resumable})

    def _expect_heartbeat(self) -> None:
        if self._clock:
            self._clock.cancel()
        wait = self._gateway.heartbeat * MISSED
        self._clock = asyncio.get_running_loop().call_later(wait, self._time_out)

    def _time_out(self) -> None:
        if self.session:
            self._gateway.sessions.drop(self.session)
        self._closing = asyncio.ensure_future(self.close(TIMED_OUT, "Session timed out."))

    def _say(self, payload: JsonObject) -> None:
        self._outbox.put_nowait({"s": None, "t": None, **payload})

    def _obey(self, payload: JsonObject) -> None:
        op, data = payload.get("op"), payload.get("d")
        if op == BEAT:
            self._expect_heartbeat()
            if not self.is_deaf:
                loop = asyncio.get_running_loop()
                loop.call_later(ACK_AFTER, self._say, {"op": ACK, "d": None})
        elif op in {IDENTIFY, RESUME}:
            self._log_in(op, data or {})
        elif self.session is None:
            raise CloseError(NOT_AUTHENTICATED, "Not authenticated.")
        elif op == REQUEST_MEMBERS:
            self._tell_members(self.session, data or {})
        elif op not in IGNORED:
            raise CloseError(UNKNOWN_OPCODE, "Unknown opcode.")

    def _log_in(self, op: int, data: JsonObject) -> None:
        if self.session:
            raise CloseError(ALREADY_AUTHENTICATED, "Already authenticated.")
        bot = bot_of_token(self._gateway.world, str(data.get("token")))
        if bot is None:
            raise CloseError(BAD_TOKEN, "Authentication failed.")
        if op == RESUME:
            session = self._gateway.sessions.find(str(data.get("session_id")), bot)
            self._resume(session, int(data.get("seq") or 0))
        else:
            intents = self._checked_intents(data.get("intents"))
            shard = _checked_shard(data.get("shard", [0, 1]))
            bot.status = _status(data.get("presence") or {})
            self.session = self._gateway.sessions.open(bot, intents, shard, self._outbox)
            self._gateway.sessions.greet(self.session, self._gateway.url)

    def _checked_intents(self, intents: object) -> int:
        if not isinstance(intents, int) or not 0 <= intents <= views.ALL_INTENTS:
            raise CloseError(INVALID_INTENTS, "Invalid intent(s).")
        if views.refused_intents(self._gateway.world, intents):
            raise CloseError(DISALLOWED_INTENTS, "Disallowed intent(s).")
        return intents

    def _resume(self, session: Session | None, sequence: int) -> None:
        if session is None or not session.has_all_since(sequence):
            self._say({"op": INVALID_SESSION, "d": False})
            return
        for payload in session.since(sequence):
            self._outbox.put_nowait(payload)
        self.session = session
        self._gateway.sessions.attach(session, self._outbox)
        session.tell("RESUMED", {"_trace": ["sandbox"]})

    def _tell_members(self, session: Session, data: JsonObject) -> None:
        guild = self._gateway.world.guilds.get(str(data.get("guild_id")))
        if guild is None or session.bot not in guild.members:
            return
        members = _asked_members(guild, session, data)
        chunk: JsonObject = {
            "guild_id": guild.id,
            "members": [shapes.member_json(user, guild) for user in members],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
            "presences": [],
        }
        session.tell("GUILD_MEMBERS_CHUNK", chunk | {k: data[k] for k in ("nonce",) if k in data})


def _asked_members(guild: Guild, session: Session, data: JsonObject) -> list[User]:
    """Return the members of a guild that are asked for, by id or by how the name begins."""
    if wanted := data.get("user_ids"):
        ids = {wanted} if isinstance(wanted, str) else {str(each) for each in wanted}
        return [user for user in guild.members if user.id in ids]
    start = str(data.get("query") or "").lower()
    known = views.known_members(guild, session.bot, session.intents)
    return [user for user in known if user.name.lower().startswith(start)]


def _checked_shard(shard: object) -> tuple[int, int]:
    match shard:
        case [int(number), int(count)] if 0 <= number < count:
            return number, count
        case _:
            raise CloseError(INVALID_SHARD, "Invalid shard.")


def _status(presence: JsonObject) -> str:
    """Return what a bot says of itself: a custom status has its words in `state`.

    discord.py 2.7 still logs in with the `game` of older versions, which Discord takes.
    """
    first = next(iter(presence.get("activities") or ()), presence.get("game")) or {}
    return str(first.get("state") or first.get("name") or "")


def _decoded(raw: str | bytes) -> JsonObject:
    try:
        payload = json.loads(raw)
    except ValueError as error:
        raise CloseError(DECODE_ERROR, "Error while decoding payload.") from error
    if not isinstance(payload, dict):
        raise CloseError(DECODE_ERROR, "Error while decoding payload.")
    return payload
