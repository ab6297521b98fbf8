"""A bot written with hikari: `python hikari_bot.py API TOKEN`."""

from __future__ import annotations

import sys

import hikari

API, TOKEN = sys.argv[1:]
bot = hikari.GatewayBot(
    TOKEN, rest_url=API, intents=hikari.Intents.ALL, banner=None, suppress_optimization_warning=True
)


@bot.listen()
async def begin(_: hikari.StartedEvent) -> None:
    me = bot.get_me()
    fruit = bot.rest.slash_command_builder("fruit", "Name a fruit").add_option(
        hikari.CommandOption(
            type=hikari.OptionType.STRING,
            name="name",
            description="Which",
            is_required=True,
            autocomplete=True,
        )
    )
    slow = bot.rest.slash_command_builder("slow", "Take a while")
    await bot.rest.set_application_commands(me.id, [fruit, slow])


@bot.listen()
async def hear(event: hikari.MessageCreateEvent) -> None:
    if event.is_bot or not event.content:
        return
    if event.content == "!ping":
        embed = hikari.Embed(title="Pong", description="**yes**")
        answer = await event.message.respond("pong", embed=embed, reply=True)
        await answer.edit("pong!")
    elif event.content == "!button":
        row = bot.rest.build_message_action_row()
        row.add_interactive_button(hikari.ButtonStyle.PRIMARY, "press", label="Press")
        await event.message.respond("press it", component=row)
    elif event.content == "!thread":
        thread = await bot.rest.create_message_thread(event.channel_id, event.message, "Within")
        await thread.send("inside")
    elif event.content == "!channels":
        channels = await bot.rest.fetch_guild_channels(event.guild_id)
        guilds = [guild async for guild in bot.rest.fetch_my_guilds()]
        await event.message.respond(f"{len(channels)} channels, {len(guilds)} servers")
    elif event.content == "!react":
        await event.message.add_reaction("🎉")


@bot.listen()
async def see(event: hikari.ReactionAddEvent) -> None:
    if event.user_id != bot.get_me().id:
        await bot.rest.create_message(event.channel_id, f"saw {event.emoji_name}")


@bot.listen()
async def answer(event: hikari.InteractionCreateEvent) -> None:
    asked = event.interaction
    if isinstance(asked, hikari.AutocompleteInteraction):
        typed = str(asked.options[0].value)
        names = [name for name in ("apple", "pear", "plum") if name.startswith(typed)]
        await asked.create_response(
            [hikari.impl.AutocompleteChoiceBuilder(name, name) for name in names]
        )
    elif isinstance(asked, hikari.ComponentInteraction):
        await asked.create_initial_response(
            hikari.ResponseType.MESSAGE_UPDATE, "pressed", components=[]
        )
    elif asked.command_name == "fruit":
        await asked.create_initial_response(
            hikari.ResponseType.MESSAGE_CREATE, f"a {asked.options[0].value}"
        )
    else:
        await asked.create_initial_response(hikari.ResponseType.DEFERRED_MESSAGE_CREATE)
        await asked.edit_initial_response("at last")
        await asked.execute("and more")


bot.run(check_for_updates=False)
