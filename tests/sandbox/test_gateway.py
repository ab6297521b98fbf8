"""Logging in, being told, losing the connection and coming back."""

from __future__ import annotations

import asyncio
import base64
import json
import zlib
from contextlib import asynccontextmanager

import aiohttp
import discord
import pytest
import zstandard

from bot.sandbox.tokens import bot_of_token

IDENTIFY, RESUME, HEARTBEAT, HELLO, ACK, INVALID_SESSION = 2, 6, 1, 10, 11, 9
GUILDS_MESSAGES_CONTENT = 1 | 1 << 9 | 1 << 15


class Wire:
    """A gateway connection without any library."""

    def __init__(self, socket, decode):
        self.socket = socket
        self.decode = decode

    async def send(self, op, data):
        await self.socket.send_json({"op": op, "d": data})

    async def identify(self, intents=GUILDS_MESSAGES_CONTENT):
        await self.send(IDENTIFY, {"token": "sandbox.Raw", "intents": intents, "properties": {}})

    async def next(self):
        message = await self.socket.receive(timeout=5)
        if message.type is aiohttp.WSMsgType.CLOSE:
            return message.data
        return json.loads(self.decode(message.data))

    async def next_event(self, name):
        while (payload := await self.next())["t"] != name:
            pass
        return payload


DECODERS = {
    "": lambda: lambda data: data,
    "zlib-stream": lambda: zlib.decompressobj().decompress,
    "zstd-stream": lambda: zstandard.ZstdDecompressor().decompressobj().decompress,
}


@asynccontextmanager
async def wire(sandbox, compress=""):
    async with (
        aiohttp.ClientSession() as http,
        http.ws_connect(f"{sandbox.gateway}?v=10&encoding=json&compress={compress}") as socket,
    ):
        yield Wire(socket, DECODERS[compress]())


@pytest.mark.parametrize("compress", DECODERS)
async def test_login_under_each_compression(sandbox, compress):
    async with wire(sandbox, compress) as connection:
        assert (await connection.next())["op"] == HELLO
        await connection.identify()
        ready = (await connection.next_event("READY"))["d"]
        assert ready["user"]["username"] == "Raw"
        assert ready["resume_gateway_url"] == sandbox.gateway
        guild = (await connection.next_event("GUILD_CREATE"))["d"]
        assert guild["id"] == ready["guilds"][0]["id"]
        assert [channel["name"] for channel in guild["channels"]] == ["general", "other"]
        assert [member["user"]["username"] for member in guild["members"]] == ["Raw"]
        await connection.send(HEARTBEAT, 2)
        assert (await connection.next())["op"] == ACK


async def test_the_members_intent_shows_all_members(sandbox, ana):
    async with wire(sandbox) as connection:
        await connection.identify(intents=1 | 1 << 1)
        guild = (await connection.next_event("GUILD_CREATE"))["d"]
        assert [each["user"]["global_name"] for each in guild["members"]] == ["Owner", "Ana", None]
        await connection.send(8, {"guild_id": guild["id"], "query": "a", "nonce": "n"})
        chunk = (await connection.next_event("GUILD_MEMBERS_CHUNK"))["d"]
        assert [each["user"]["id"] for each in chunk["members"]] == [ana.user.id]
        assert chunk["nonce"] == "n"


@pytest.mark.parametrize(
    ("op", "data", "code"),
    [
        (IDENTIFY, {"token": "wrong", "intents": 1}, 4004),
        (IDENTIFY, {"token": "sandbox.Raw", "intents": -1}, 4013),
        (IDENTIFY, {"token": "sandbox.Raw", "intents": 1 << 1}, 4014),
        (8, {}, 4003),
        (HEARTBEAT, None, ACK),
    ],
)
async def test_what_is_refused_closes_with_discords_code(sandbox, op, data, code):
    sandbox.allow_intents()
    async with wire(sandbox) as connection:
        await connection.next()
        await connection.send(op, data)
        answer = await connection.next()
        assert code == (answer if isinstance(answer, int) else answer["op"])


async def test_events_that_were_missed_are_told_on_resume(sandbox, ana):
    async with wire(sandbox) as connection:
        await connection.identify()
        session = (await connection.next_event("READY"))["d"]["session_id"]
        seen = (await connection.next_event("GUILD_CREATE"))["s"]
        await connection.socket.close(code=4000)
    await ana.says("while you were away")
    async with wire(sandbox) as connection:
        await connection.next()
        resume = {"token": "sandbox.Raw", "session_id": session, "seq": seen}
        await connection.send(RESUME, resume)
        missed = await connection.next()
        assert (missed["t"], missed["s"]) == ("MESSAGE_CREATE", seen + 1)
        assert missed["d"]["content"] == "while you were away"
        assert (await connection.next())["t"] == "RESUMED"
        await ana.says("and now")
        assert (await connection.next())["d"]["content"] == "and now"


async def test_after_a_close_from_discord_nothing_is_lost(sandbox, ana):
    async with wire(sandbox) as connection:
        await connection.identify()
        session = (await connection.next_event("READY"))["d"]["session_id"]
        seen = (await connection.next_event("GUILD_CREATE"))["s"]
        sandbox.trouble.close()
        assert await connection.next() == 4000  # which aiohttp answers with a 1000 of its own
        await ana.says("while you were away")
    async with wire(sandbox) as connection:
        await connection.next()
        resume = {"token": "sandbox.Raw", "session_id": session, "seq": seen}
        await connection.send(RESUME, resume)
        assert (await connection.next())["d"]["content"] == "while you were away"
        assert (await connection.next())["t"] == "RESUMED"


async def test_who_says_goodbye_cannot_resume(sandbox):
    async with wire(sandbox) as connection:
        await connection.identify()
        session = (await connection.next_event("READY"))["d"]["session_id"]
        await connection.socket.close(code=1000)
    async with wire(sandbox) as connection:
        await connection.next()
        resume = {"token": "sandbox.Raw", "session_id": session, "seq": 1}
        await connection.send(RESUME, resume)
        assert (await connection.next())["op"] == INVALID_SESSION


@pytest.mark.parametrize(
    ("first", "is_taken"),
    [("MTIzNDU2Nzg5MDEyMzQ1Njc4", True), ("MTIz", True), ("bm8tbnVtYmVy", False), ("!", False)],
)
async def test_a_token_may_begin_with_the_bots_id(sandbox, first, is_taken):
    async with wire(sandbox) as connection:
        await connection.next()
        await connection.send(IDENTIFY, {"token": f"{first}.x.Long", "intents": 1})
        answer = await connection.next()
        assert (answer == 4004) != is_taken
        if is_taken:
            assert answer["d"]["user"]["id"] == base64.b64decode(first + "==").decode()


async def test_the_id_in_a_token_must_be_the_bots_own(sandbox, ana):
    bot = sandbox.world.bot("Raw")
    assert bot_of_token(sandbox.world, sandbox.token("Raw")) is bot
    for other in (ana.user.id, "123"):
        first = base64.b64encode(other.encode()).decode()
        assert bot_of_token(sandbox.world, f"{first}.x.Raw") is None


async def test_a_second_server_falls_to_the_other_of_two_shards(sandbox, ana):
    second = sandbox.server("Second", ["hall"])
    async with wire(sandbox) as one, wire(sandbox) as other:
        for number, connection in enumerate((one, other)):
            more = {"token": "sandbox.Raw", "intents": GUILDS_MESSAGES_CONTENT}
            await connection.send(IDENTIFY, {**more, "shard": [number, 2]})
        guilds = [(await each.next_event("GUILD_CREATE"))["d"]["name"] for each in (one, other)]
        assert sorted(guilds) == ["Sandbox", "Second"]
        await ana.says("in the hall", channel="hall")
        told = (one, other)[guilds.index("Second")]
        message = (await told.next_event("MESSAGE_CREATE"))["d"]
        assert message["guild_id"] == second.id


async def test_a_session_that_is_not_there_is_invalid_and_a_new_login_works(sandbox):
    async with wire(sandbox) as connection:
        await connection.next()
        await connection.send(RESUME, {"token": "sandbox.Raw", "session_id": "x", "seq": 1})
        assert await connection.next() == {"op": INVALID_SESSION, "d": False, "s": None, "t": None}
        await connection.identify()
        await connection.next_event("READY")


async def test_discord_py_is_told_of_a_bad_token(running):
    with pytest.raises(discord.LoginFailure):
        async with running("not.a.token"):
            pass


async def test_discord_py_is_told_of_a_missing_intent(sandbox, running):
    sandbox.allow_intents("members")
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with running(message_content=True):
            pass


async def test_without_the_intent_content_is_blank_but_for_discords_exceptions(running, ana):
    async with running() as (client, bot):
        await ana.says("!ping unseen")
        await ana.says(f"{bot.mention} seen")
        await ana.messages_bot("!ping")
        reply = await bot.reply()
        await ana.says("answered", reply_to=reply)
        await ana.says(f"{bot.mention} !ping")
        reply = await bot.reply()
        await ana.says("pinged", reply_to=reply)
        await ana.says("unpinged", reply_to=reply, ping=False)
        await ana.slash("ping")
        await bot.reply()
        assert client.heard == [
            "",
            f"{bot.mention} seen",
            "!ping",
            "answered",
            f"{bot.mention} !ping",
            "pinged",
            "",
        ]


async def test_two_bots_hear_each_other_and_only_their_own_interactions(sandbox, bot, ana):
    async with wire(sandbox) as connection:
        await connection.identify()
        await connection.next_event("GUILD_CREATE")
        await ana.slash("ping", text="one")
        assert (await connection.next())["d"]["content"] == "pong one"
        assert (await bot.reply()).content == "pong one"
        await ana.slash("ping", text="secret")
        await bot.reply()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(connection.next(), 0.2)


async def test_a_heartbeat_is_acknowledged_after_a_while_as_over_a_network(sandbox):
    # At once, discord.py may take it for that to the heartbeat before, and warn of a lag.
    async with wire(sandbox) as connection:
        await connection.identify()
        await connection.next_event("GUILD_CREATE")
        await connection.send(HEARTBEAT, None)
        await connection.send(8, {"guild_id": sandbox.world.guild_id, "query": "", "limit": 0})
        assert (await connection.next())["t"] == "GUILD_MEMBERS_CHUNK"
        assert (await connection.next())["op"] == ACK
