"""A bot written with py-cord, which calls itself `discord`: `python pycord_bot.py API TOKEN`."""

from __future__ import annotations

import sys

import discord
from discord.http import Route

if discord.__title__ != "pycord":
    sys.exit(f"this is {discord.__title__}, which has the same name")
API, TOKEN = sys.argv[1:]
Route.API_BASE_URL = API
bot = discord.Bot(intents=discord.Intents.all())


@bot.event
async def on_message(message: discord.Message) -> None:
    if message.author.bot:
        return
    if message.content == "!ping":
        embed = discord.Embed(title="Pong", description="**yes**")
        answer = await message.reply("pong", embed=embed)
        await answer.edit(content="pong!")
    elif message.content == "!button":
        await message.reply("press it", view=Buttons(timeout=None))
    elif message.content == "!thread":
        thread = await message.create_thread(name="Within")
        await thread.send("inside")
    elif message.content == "!channels":
        channels = await message.guild.fetch_channels()
        guilds = [guild async for guild in bot.fetch_guilds()]
        await message.reply(f"{len(channels)} channels, {len(guilds)} servers")
    elif message.content == "!react":
        await message.add_reaction("🎉")


@bot.event
async def on_raw_reaction_add(event: discord.RawReactionActionEvent) -> None:
    if event.user_id != bot.user.id:
        await bot.get_channel(event.channel_id).send(f"saw {event.emoji}")


class Buttons(discord.ui.View):
    @discord.ui.button(label="Press", custom_id="press", style=discord.ButtonStyle.primary)
    async def press(self, _: discord.ui.Button, asked: discord.Interaction) -> None:
        await asked.response.edit_message(content="pressed", view=None)


async def fruits(asked: discord.AutocompleteContext) -> list[str]:
    return [name for name in ("apple", "pear", "plum") if name.startswith(asked.value)]


@bot.slash_command(description="Name a fruit")
@discord.option("name", str, description="Which", autocomplete=fruits)
async def fruit(asked: discord.ApplicationContext, name: str) -> None:
    await asked.respond(f"a {name}")


@bot.slash_command(description="Take a while")
async def slow(asked: discord.ApplicationContext) -> None:
    await asked.defer()
    await asked.respond("at last")
    await asked.respond("and more")


bot.run(TOKEN)
