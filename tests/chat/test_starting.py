"""What the bot does where Discord does not let it in, or not all the way."""

import asyncio
import logging
import socket
import traceback
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.chat.starting import serve
from bot.errors import ConnectError

REVOKED = "MTAwMDAwMDAwMDAwMDAwMDAw.GaBcDe." + "x" * 38  # of a token's shape, and nobody's


def lines(caplog):
    return [record.getMessage() for record in caplog.records if record.name.startswith("bot.")]


async def test_without_the_intent_all_but_the_prefix_works(sandbox, running, ana, caplog):
    sandbox.allow_intents()
    async with running() as bot:
        (warning,) = [line for line in lines(caplog) if "Message Content Intent" in line]
        assert "\n" not in warning
        await ana.says("!who walked")
        await bot.no_reply()
        await ana.says(f"{bot.mention} who walked")
        answer = await bot.reply()
        await ana.says("how far", reply_to=answer)
        assert "no distance" in (await bot.reply()).text
        await ana.says("how far", reply_to=answer, ping=False)
        await bot.no_reply()
        await ana.messages_bot("who walked")
        assert "Anna walked" in (await bot.reply()).text
        await ana.slash("who", question="walked")
        assert "Anna walked" in (await bot.reply()).text


@pytest.mark.usefixtures("sandbox")
async def test_a_revoked_token_is_said_with_its_remedy_and_without_the_token(
    speaker, memory, caplog
):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(ConnectError) as caught:
        await serve(speaker, memory, REVOKED)
    assert str(caught.value).startswith("DISCORD_TOKEN: Discord refuses the token → ")
    told = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert REVOKED not in told


async def test_a_token_revoked_while_the_bot_runs_ends_it(sandbox, speaker, memory, monkeypatch):
    # The login over HTTP passes, then the gateway refuses.
    monkeypatch.setattr("bot.sandbox.gateway.bot_of_token", lambda *_: None)
    with pytest.raises(ConnectError, match="Discord refuses the token"):
        await serve(speaker, memory, "sandbox.Walker")
    assert sandbox.refused == []


@pytest.fixture
def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


async def test_an_unreachable_discord_is_named(pointed, speaker, memory, free_port):
    host = f"127.0.0.1:{free_port}"
    pointed(api_base=f"http://{host}/api/v10", gateway=f"ws://{host}/")
    with pytest.raises(ConnectError) as caught:
        await serve(speaker, memory, "sandbox.Walker")
    assert str(caught.value).startswith(f"cannot reach Discord at {host} (")


async def test_an_unreachable_gateway_is_named(sandbox, pointed, speaker, memory, free_port):
    pointed(api_base=sandbox.api, gateway=f"ws://127.0.0.1:{free_port}/")
    with pytest.raises(ConnectError, match=f"or 127.0.0.1:{free_port} "):
        await serve(speaker, memory, "sandbox.Walker")


async def test_a_discord_that_is_down_is_said(pointed, speaker, memory):
    async def down(_):
        return web.json_response({"message": "down", "code": 0}, status=503)

    app = web.Application()
    app.router.add_get("/users/@me", down)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host = f"127.0.0.1:{runner.addresses[0][1]}"
    pointed(api_base=f"http://{host}", gateway=f"ws://{host}/")
    try:
        with pytest.raises(ConnectError, match="answered the login with status 503"):
            await serve(speaker, memory, "sandbox.Walker")
    finally:
        await runner.cleanup()


async def test_commands_are_sent_once_and_again_only_when_they_changed(running, caplog):
    caplog.set_level(logging.INFO)

    def synced():
        told = [line for line in lines(caplog) if line.startswith("slash commands")]
        return [line.rsplit(" ", 1)[1] for line in told]

    async with running() as bot:
        first = list(await bot.commands())
        await until(lambda: synced() == ["synced"])
    async with running() as bot:
        await until(lambda: synced() == ["synced", "unchanged"])
        assert await bot.commands() == first
        (await bot.commands())[0]["description"] = "Old words"
    async with running() as bot:
        await until(lambda: synced() == ["synced", "unchanged", "synced"])
        assert (await bot.commands())[0]["description"] != "Old words"


async def until(holds):
    """Wait until something holds."""
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110  # of a log
            await asyncio.sleep(0.01)


@pytest.fixture
def logged_in(sandbox, speaker, memory):
    """Run the bot for the length of the block, once it has logged in."""

    @asynccontextmanager
    async def logged_in():
        task = asyncio.create_task(serve(speaker, memory, "sandbox.Walker"))
        try:
            yield await sandbox.bot("Walker", task=task, within=5.0)
        finally:
            task.cancel()
            await asyncio.wait({task}, timeout=5)

    return logged_in


REFUSALS = {
    "429 for five minutes": {"status": 429, "wait": 300.0},
    "too many created today": {"status": 400, "code": 30034},
    "forbidden": {"status": 403, "code": 20012},
    "down": {"status": 503, "times": 9},
}


@pytest.mark.parametrize("refusal", REFUSALS)
async def test_while_discord_takes_no_commands_the_bot_answers_within_five_seconds(
    sandbox, logged_in, ana, refusal, caplog
):
    sandbox.trouble.refuse(**REFUSALS[refusal], of="/commands")
    async with asyncio.timeout(5), logged_in() as bot:
        await ana.says("!who walked")
        assert "Anna walked." in (await bot.reply()).text
        assert bot.user.application.commands == {}
        if refusal in ("too many created today", "forbidden"):
            (told,) = [line for line in lines(caplog) if "did not take the commands" in line]
            assert "\n" not in told
    assert "Traceback" not in caplog.text


async def test_commands_that_discord_takes_later_are_told_then(sandbox, logged_in, ana, caplog):
    sandbox.trouble.refuse(429, of="/commands", wait=1.0)
    async with logged_in() as bot:
        await ana.slash("who", question="walked")  # waits until they are there
        assert "Anna walked." in (await bot.reply()).text
    assert "We are being rate limited" in caplog.text


async def test_a_bot_that_ends_while_it_waits_to_tell_its_commands_ends_at_once(
    sandbox, logged_in, caplog
):
    sandbox.trouble.refuse(429, of="/commands", wait=300.0)
    async with asyncio.timeout(8):
        async with logged_in():
            pass
    assert "was destroyed but it is pending" not in caplog.text


async def test_once_connected_one_line_says_so(running, caplog):
    caplog.set_level(logging.INFO)
    async with running():
        await asyncio.sleep(2.3)  # discord.py waits two seconds for further servers
    assert [line for line in lines(caplog) if "connected" in line] == [
        "connected as Walker; servers: 1"
    ]
