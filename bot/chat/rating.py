"""What people think of answers, and how they have what is kept of them deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.chat.translating import language_of, named
from bot.chat.translating import told as told_command
from bot.commands import FORGET
from bot.showing import word_fixed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

SKINS = dict.fromkeys(range(0x1F3FB, 0x1F400))  # the tones that a hand may have
VALUES = {"\N{THUMBS UP SIGN}": 1, "\N{THUMBS DOWN SIGN}": -1}


def value_of(emoji: discord.PartialEmoji) -> int:
    """Return 1 for 👍, -1 for 👎, 0 for any other reaction."""
    return VALUES.get(emoji.name.translate(SKINS), 0)


def forget_command(
    forget: Callable[[int], Awaitable[int | None]],
) -> app_commands.Command[Any, Any, None]:
    """Return the command by which anybody has all that is kept of them deleted."""

    async def callback(interaction: discord.Interaction[Any]) -> None:
        language = language_of(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        gone = await forget(interaction.user.id)
        if gone is None:
            told = word_fixed("forget-later", language=language)
        else:
            told = word_fixed("forget-done", language=language, count=gone)
        await interaction.followup.send(told, ephemeral=True)

    return app_commands.Command(
        name=named(FORGET), description=told_command(FORGET), callback=callback
    )
