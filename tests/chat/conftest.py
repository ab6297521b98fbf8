"""Our bot, logged in to a local Discord over real sockets."""

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.chat.starting import point_at, serve
from bot.memory import Memory
from bot.sandbox.server import Sandbox
from bot.speaking import Speaker

OPENAPI = Path(__file__).parents[2] / ".." / "shared" / "discord" / "openapi.json"


@pytest.fixture
def pointed(monkeypatch):
    """Point discord.py somewhere for one test: what it holds is the whole process's."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    return point_at


@pytest.fixture
async def sandbox(pointed):
    judged = OPENAPI if OPENAPI.exists() else None
    async with Sandbox(openapi=judged, channels=("general", "other")) as sandbox:
        pointed(api_base=sandbox.api, gateway=sandbox.gateway)
        yield sandbox


@pytest.fixture
def speaker(answers, base):
    return Speaker(answers, base)


class Clock:
    """Tells the time that a test sets."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def memory(clock):
    return Memory(clock)


def end_what_discord_py_forgets():
    """End its task that waits for more servers, two seconds from the login, closed or not."""
    for task in asyncio.all_tasks():
        if task.get_coro().__qualname__.endswith("ConnectionState._delay_ready"):
            task.cancel()


@pytest.fixture
def running(sandbox, speaker, memory):
    """Run the bot for the length of the block, at most 60 seconds, once it has logged in."""

    @asynccontextmanager
    async def run():
        task = asyncio.create_task(serve(speaker, memory, "sandbox.Walker"))
        try:
            async with asyncio.timeout(60):
                bot = await sandbox.bot("Walker", task=task)
                await bot.commands()
                yield bot
        finally:
            task.cancel()
            await asyncio.wait({task}, timeout=5)
            end_what_discord_py_forgets()

    return run


@pytest.fixture
async def bot(running):
    async with running() as bot:
        yield bot


@pytest.fixture
def ana(sandbox):
    return sandbox.person("Ana")
