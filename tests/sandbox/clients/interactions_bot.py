"""A bot written with interactions.py: `python interactions_bot.py API TOKEN`."""

from __future__ import annotations

import sys

import interactions
from interactions.api.http.route import Route

API, TOKEN = sys.argv[1:]
Route.BASE = API
bot = interactions.Client(
    intents=interactions.Intents.ALL, sync_interactions=True, send_command_tracebacks=False
)


@interactions.listen()
async def on_message_create(event: interactions.events.MessageCreate) -> None:
    message = event.message
    if message.author.bot:
        return
    if message.content == "!ping":
        embed = interactions.Embed(title="Pong", description="**yes**")
        answer = await message.reply("pong", embeds=embed)
        await answer.edit(content="pong!")
    elif message.content == "!button":
        button = interactions.Button(
            style=interactions.ButtonStyle.PRIMARY, label="Press", custom_id="press"
        )
        await message.reply("press it", components=button)
    elif message.content == "!thread":
        thread = await message.create_thread(name="Within")
        await thread.send("inside")
    elif message.content == "!channels":
        channels = await message.guild.fetch_channels()
        guilds = await bot.http.get_user_guilds()
        await message.reply(f"{len(channels)} channels, {len(guilds)} servers")
    elif message.content == "!react":
        await message.add_reaction("🎉")


@interactions.listen()
async def on_message_reaction_add(event: interactions.events.MessageReactionAdd) -> None:
    if event.author.id != bot.user.id:
        await event.message.channel.send(f"saw {event.emoji.name}")


@interactions.component_callback("press")
async def press(asked: interactions.ComponentContext) -> None:
    await asked.edit_origin(content="pressed", components=[])


@interactions.slash_command(description="Name a fruit")
@interactions.slash_option(
    "name",
    "Which",
    opt_type=interactions.OptionType.STRING,
    required=True,
    autocomplete=True,
)
async def fruit(asked: interactions.SlashContext, name: str) -> None:
    await asked.send(f"a {name}")


@fruit.autocomplete("name")
async def fruits(asked: interactions.AutocompleteContext) -> None:
    await asked.send([x for x in ("apple", "pear", "plum") if x.startswith(asked.input_text)])


@interactions.slash_command(description="Take a while")
async def slow(asked: interactions.SlashContext) -> None:
    await asked.defer()
    await asked.send("at last")
    await asked.send("and more")


bot.start(TOKEN)
