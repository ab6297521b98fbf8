"""A local Discord with a ten-line bot in it that knows nothing of this project."""

from __future__ import annotations

import asyncio
import base64
import io
from contextlib import asynccontextmanager
from pathlib import Path

import discord
import pytest
import pytest_asyncio
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.sandbox.server import Sandbox

DOT = base64.b64decode(  # a picture of one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
OPENAPI = Path(__file__).parents[2] / ".." / "shared" / "discord" / "openapi.json"
HERE = Path(__file__).parent
# All tests here share one event loop, as starting a browser on each one's own takes seconds.
on_one_loop = pytest_asyncio.fixture(loop_scope="session")


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE) and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


class PingBot(discord.Client):
    def __init__(self, intents, **more):
        super().__init__(intents=intents, **more)
        self.tree = app_commands.CommandTree(self)
        self.heard = []
        self.reactions = []
        self.tree.command(name="ping", description="Ask for a pong")(ping)
        self.tree.command(name="slow", description="Take a while")(slow)
        self.tree.command(name="never", description="Never answer")(never)
        self.tree.command(name="fruit", description="Name a fruit")(fruit)
        self.tree.command(name="chatty", description="Say a lot")(chatty)
        self.tree.command(name="form", description="Fill in a form")(form)
        self.tree.context_menu(name="Shout")(shout)
        self.tree.context_menu(name="Greet")(greet)
        self.tree.add_command(numbers)

    async def setup_hook(self):
        await self.tree.sync()

    async def before_identify_hook(self, *_, **__):
        """Do not wait the usual five seconds between two logins."""

    async def on_message(self, message):
        if message.author != self.user:
            self.heard.append(message.content)
        if message.content.endswith("!parts"):
            await message.reply("pick", view=Parts())
        if message.content.endswith("!file"):
            embed = discord.Embed().set_image(url="attachment://dot.png")
            await message.reply(file=discord.File(io.BytesIO(DOT), "dot.png"), embed=embed)
        if message.content.endswith("!ping"):
            await message.reply("pong", embed=discord.Embed(title="Pong", description="**yes**"))

    async def on_raw_reaction_add(self, reaction):
        self.reactions.append((str(reaction.emoji), reaction.user_id))

    async def on_raw_reaction_remove(self, reaction):
        self.reactions.remove((str(reaction.emoji), reaction.user_id))


class Parts(discord.ui.View):
    @discord.ui.button(label="Press")
    async def press(self, interaction: discord.Interaction, _):
        await interaction.response.edit_message(content="pressed", view=None)

    @discord.ui.button(label="Ask")
    async def ask(self, interaction: discord.Interaction, _):
        await interaction.response.send_modal(Form())

    @discord.ui.button(label="Off", disabled=True)
    async def off(self, interaction: discord.Interaction, _):
        pass

    @discord.ui.select(
        options=[discord.SelectOption(label=name.title(), value=name) for name in ("fig", "pear")]
    )
    async def pick(self, interaction: discord.Interaction, select):
        await interaction.response.send_message(f"picked {select.values[0]}", ephemeral=True)


class Form(discord.ui.Modal, title="A form"):
    name = discord.ui.TextInput(label="Name", max_length=5)
    note = discord.ui.TextInput(label="Note", required=False)

    async def on_submit(self, interaction: discord.Interaction):
        await interaction.response.send_message(f"{self.name.value}: {self.note.value or '-'}")


async def form(interaction: discord.Interaction):
    await interaction.response.send_modal(Form())


async def shout(interaction: discord.Interaction, message: discord.Message):
    await interaction.response.send_message(message.content.upper())


async def greet(interaction: discord.Interaction, user: discord.User):
    await interaction.response.send_message(f"hello {user.mention}")


@app_commands.allowed_installs(users=True)
@app_commands.allowed_contexts(private_channels=True)
async def chatty(interaction: discord.Interaction):
    await interaction.response.send_message("0")
    for number in range(1, 7):
        await interaction.followup.send(str(number))


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


PATIENT = 12.0  # seconds, where the deadline is not what is tested: a busy machine has many to run


@on_one_loop
async def sandbox(address_of, request):
    judged = OPENAPI if OPENAPI.exists() else None
    marked = request.node.get_closest_marker("sandbox")
    more = {"respond_within": PATIENT} | (marked.kwargs if marked else {})
    async with Sandbox(openapi=judged, channels=("general", "other"), **more) as sandbox:
        address_of(sandbox)
        yield sandbox


@pytest.fixture
def running(sandbox):
    """Run the bot for the length of the block, at most 20 seconds, once it has logged in."""

    @asynccontextmanager
    async def run(name="sandbox.Ping", patience=60.0, **intents):
        wanted = discord.Intents(**{**dict(discord.Intents.default()), **intents})
        client = PingBot(wanted, heartbeat_timeout=patience)
        task = asyncio.create_task(client.start(name))
        try:
            async with asyncio.timeout(20):
                yield client, await sandbox.bot("Ping", task=task)
        finally:
            await client.close()
            await asyncio.wait_for(asyncio.gather(task, return_exceptions=True), 5)

    return run


@on_one_loop
async def bot(running):
    async with running(message_content=True) as (_, bot):
        yield bot


@pytest.fixture
def ana(sandbox):
    return sandbox.person("Ana")
