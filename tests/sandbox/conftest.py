"""A local Discord with a ten-line bot in it that knows nothing of this project."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path

import discord
import pytest
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.sandbox.server import Sandbox

OPENAPI = Path(__file__).parents[2] / ".." / "shared" / "discord" / "openapi.json"


class PingBot(discord.Client):
    def __init__(self, intents):
        super().__init__(intents=intents)
        self.tree = app_commands.CommandTree(self)
        self.heard = []
        self.tree.command(name="ping", description="Ask for a pong")(ping)
        self.tree.command(name="slow", description="Take a while")(slow)
        self.tree.command(name="never", description="Never answer")(never)
        self.tree.command(name="fruit", description="Name a fruit")(fruit)
        self.tree.add_command(numbers)

    async def setup_hook(self):
        await self.tree.sync()

    async def on_message(self, message):
        if message.author != self.user:
            self.heard.append(message.content)
        if message.content.endswith("!ping"):
            await message.reply("pong", embed=discord.Embed(title="Pong", description="**yes**"))


async def ping(interaction: discord.Interaction, text: str = "nothing"):
    await interaction.response.send_message(f"pong {text}", ephemeral=text == "secret")


async def slow(interaction: discord.Interaction):
    await interaction.response.defer(thinking=True)
    await interaction.followup.send("at last")
    await interaction.followup.send("and more")


async def never(interaction: discord.Interaction):
    pass


async def fruits(_: discord.Interaction, typed: str):
    names = [name for name in ("apple", "pear", "plum") if name.startswith(typed)]
    return [app_commands.Choice(name=name.title(), value=name) for name in names]


@app_commands.autocomplete(name=fruits)
async def fruit(interaction: discord.Interaction, name: str):
    await interaction.response.send_message(name)
    await interaction.edit_original_response(content=f"a {name}")


numbers = app_commands.Group(name="numbers", description="Do sums")


@numbers.command(name="add", description="Add two numbers")
async def add(interaction: discord.Interaction, a: int, b: app_commands.Range[int, 0, 10]):
    await interaction.response.send_message(str(a + b))


@pytest.fixture
def address_of(monkeypatch):
    """Point discord.py to a sandbox, as the documentation of a bot's library would say."""

    def point(sandbox):
        monkeypatch.setattr(Route, "BASE", sandbox.api)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(sandbox.gateway))

    return point


@pytest.fixture
def openapi():
    if not OPENAPI.exists():
        pytest.skip("Discord's openapi.json is not beside the repository")
    return OPENAPI


@pytest.fixture
async def sandbox(address_of):
    judged = OPENAPI if OPENAPI.exists() else None
    async with Sandbox(openapi=judged, channels=("general", "other")) as sandbox:
        address_of(sandbox)
        yield sandbox


@pytest.fixture
def running(sandbox):
    """Run the bot for the length of the block, at most 20 seconds, once it has logged in."""

    @asynccontextmanager
    async def run(name="sandbox.Ping", **intents):
        client = PingBot(discord.Intents(**{**dict(discord.Intents.default()), **intents}))
        task = asyncio.create_task(client.start(name))
        try:
            async with asyncio.timeout(20):
                yield client, await sandbox.bot("Ping", task=task)
        finally:
            await client.close()
            await asyncio.wait_for(asyncio.gather(task, return_exceptions=True), 5)

    return run


@pytest.fixture
async def bot(running):
    async with running(message_content=True) as (_, bot):
        yield bot


@pytest.fixture
def ana(sandbox):
    return sandbox.person("Ana")
