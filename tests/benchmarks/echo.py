"""A bot that answers each question with what it was given for it; `reply.py` starts it."""

import json
import sys

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


class Echo(discord.Client):
    def __init__(self, said):
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.message_content = True
        super().__init__(intents=intents, max_messages=None)
        self._said = said

    async def on_message(self, message):
        if not message.content.startswith("?"):
            return
        said = self._said[message.content[1:]]
        view = discord.ui.View(timeout=None)
        for label, row in said["buttons"]:
            view.add_item(discord.ui.Button(label=label, custom_id=label, row=row))
        await message.channel.send(
            said["content"],
            view=view,
            reference=message.to_reference(),
            allowed_mentions=discord.AllowedMentions.none(),
            suppress_embeds=True,
        )


if __name__ == "__main__":
    Route.BASE, gateway, said = sys.argv[1:]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    Echo(json.loads(said)).run("sandbox.Echo", log_handler=None)
