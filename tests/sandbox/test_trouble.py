"""A bot recovers from every fault by itself, and answers all that is asked from then on."""

from __future__ import annotations

import asyncio

import aiohttp
import discord
import pytest
from discord.backoff import ExponentialBackoff

from bot.sandbox.errors import NoReplyError
from bot.sandbox.rest.limits import DISCORD


@pytest.fixture(autouse=True)
def impatience(monkeypatch):
    """Let discord.py wait shortly before it connects again; else it takes up to some seconds."""
    monkeypatch.setattr(ExponentialBackoff, "delay", lambda _: 0.1)


async def assert_answers(bot, ana):
    for number in range(3):
        await ana.says("!ping")
        assert (await bot.reply()).content == "pong"
        await ana.slash("ping", text=str(number))
        assert (await bot.reply()).content == f"pong {number}"


FAULTS = {
    "drop": lambda trouble: trouble.drop(),
    "op 7": lambda trouble: trouble.reconnect(),
    "op 9": lambda trouble: trouble.invalidate(),
    "op 9, resumable": lambda trouble: trouble.invalidate(resumable=True),
    "gateway down": lambda trouble: trouble.close_gateway(0.3),
    "close 4000": lambda trouble: trouble.close(),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_the_bot_comes_back_and_answers(fault, sandbox, bot, ana):
    await assert_answers(bot, ana)
    FAULTS[fault](sandbox.trouble)
    assert await sandbox.bot("Ping") is bot
    await assert_answers(bot, ana)


@pytest.mark.parametrize("fault", ["drop", "gateway down", "close 4000"])
async def test_what_was_said_meanwhile_is_answered(fault, sandbox, bot, ana):
    FAULTS[fault](sandbox.trouble)
    await ana.says("!ping")
    assert (await bot.reply()).content == "pong"


@pytest.mark.sandbox(heartbeat=0.3)
async def test_the_bot_leaves_a_gateway_that_acknowledges_no_heartbeat(sandbox, running, ana):
    async with running(patience=0.5, message_content=True) as (_, bot):
        sandbox.trouble.deafen()
        await sandbox.bot("Ping")
        await assert_answers(bot, ana)


@pytest.mark.sandbox(heartbeat=0.1)
async def test_a_bot_that_sends_no_heartbeat_is_closed(sandbox):
    async with aiohttp.ClientSession() as http, http.ws_connect(sandbox.gateway) as socket:
        await socket.receive(timeout=5)
        closed = await socket.receive(timeout=5)
        assert (closed.type, closed.data) == (aiohttp.WSMsgType.CLOSE, 4009)


@pytest.mark.parametrize("status", [429, 500, 502])
async def test_a_refused_call_is_made_again(status, sandbox, bot, ana):
    sandbox.trouble.refuse(status, wait=0.2)
    await ana.says("!ping")
    assert (await bot.reply()).content == "pong"
    assert sandbox.refused[0][1].status == status
    await assert_answers(bot, ana)


async def test_a_slow_api_costs_the_answer_that_came_too_late_and_no_other(sandbox, bot):
    sandbox.respond_within, usual = 0.2, sandbox.respond_within
    ana = sandbox.person("Ana")
    sandbox.trouble.delay(0.4)
    await ana.slash("ping")
    with pytest.raises(NoReplyError, match="did not respond"):
        await bot.reply()
    sandbox.trouble.delay(0)
    sandbox.respond_within = usual
    await assert_answers(bot, sandbox.person("Ben"))


async def test_without_content_the_bot_is_asked_by_mention_and_command(sandbox, bot, ana):
    sandbox.trouble.hide_content()
    await ana.says("!ping")
    await bot.no_reply()
    await ana.says(f"{bot.mention} !ping")
    assert (await bot.reply()).content == "pong"
    await ana.slash("ping")
    assert (await bot.reply()).content == "pong nothing"
    sandbox.trouble.hide_content(hide=False)
    await assert_answers(bot, ana)


@pytest.mark.sandbox(limits=DISCORD)
async def test_discords_limits_are_kept_by_waiting(sandbox, bot, ana):
    for _ in range(5):
        await ana.says("!ping")
        await bot.reply()
    await ana.says("!ping")
    await bot.no_reply(within=0.5)  # five messages in five seconds
    await ana.says("!ping", channel="other")  # each channel counts by itself
    assert (await bot.reply()).message.channel.name == "other"
    assert not sandbox.refused


@pytest.mark.sandbox(limits=DISCORD)
async def test_a_call_too_many_gets_the_429(sandbox):
    path = f"{sandbox.api}/channels/{sandbox.world.channel_named('').id}/messages"
    headers = {"Authorization": "Bot sandbox.Raw"}
    async with aiohttp.ClientSession(headers=headers) as http:
        for left in (4, 3, 2, 1, 0):
            async with http.post(path, json={"content": "x"}) as answer:
                assert (answer.status, answer.headers["X-RateLimit-Remaining"]) == (200, str(left))
        async with http.post(path, json={"content": "x"}) as answer:
            assert answer.status == 429
            wait = (await answer.json())["retry_after"]
            assert 0 < wait <= 5
            assert int(answer.headers["Retry-After"]) >= wait


async def test_who_joins_late_is_told_of(sandbox, running):
    async with running(members=True) as (client, _):
        joined = asyncio.create_task(client.wait_for("member_join", timeout=5))
        await asyncio.sleep(0)
        ben = sandbox.person("Ben")
        assert str((await joined).id) == ben.user.id


async def test_without_permission_embeds_are_left_out_and_nothing_is_sent(sandbox, running, ana):
    sandbox.deny("embed_links")
    async with running(message_content=True) as (client, bot):
        await ana.says("!ping")
        reply = await bot.reply()
        assert (reply.content, reply.embeds) == ("pong", [])
        guild = client.guilds[0]
        assert not guild.text_channels[0].permissions_for(guild.me).embed_links
        sandbox.deny("send_messages")
        with pytest.raises(discord.Forbidden) as refused:
            await guild.text_channels[0].send("x")
        assert refused.value.code == 50013
        sandbox.deny("view_channel")
        with pytest.raises(discord.Forbidden) as refused:
            await guild.text_channels[0].send("x")
        assert refused.value.code == 50001


async def test_a_file_comes_along_and_can_be_read(bot, ana):
    await ana.says("!file")
    reply = await bot.reply()
    address = reply.embed["image"]["url"]
    assert reply.raw["attachments"] == []  # as Discord: the embed shows it
    async with aiohttp.ClientSession() as http, http.get(address) as answer:
        assert answer.content_type == "image/png"
        assert (await answer.read()).startswith(b"\x89PNG")
