"""What only whoever owns the bot on Discord may ask of it: to take up new knowledge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.chat import limits
from bot.chat.translating import language_of, named
from bot.chat.translating import told as told_command
from bot.commands import RELOAD
from bot.showing import word_fixed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.watching import Reloaded

SHOWN = 10  # faults; the log has all


def reload_command(
    reload: Callable[[], Awaitable[Reloaded]],
) -> app_commands.Command[Any, Any, None]:
    """Return the command that takes up new knowledge; servers show it to administrators alone."""

    @app_commands.default_permissions(administrator=True)
    async def callback(interaction: discord.Interaction[Any]) -> None:
        language = language_of(interaction)
        if interaction.user.id not in owners(interaction.client):
            told = word_fixed("reload-owner", language=language)
            await interaction.response.send_message(told, ephemeral=True)
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        told = worded(await reload(), language)
        await interaction.followup.send(told[: limits.CONTENT], ephemeral=True)

    return app_commands.Command(
        name=named(RELOAD), description=told_command(RELOAD), callback=callback
    )


def owners(client: discord.Client) -> set[int]:
    """Return the ids of those who own the bot: a person, or the members of a team."""
    application = client.application
    if application is None:  # not logged in
        return set()
    if application.team:
        return {member.id for member in application.team.members}
    return {application.owner.id}


def worded(done: Reloaded, language: str) -> str:
    """Return what came of it in words, with the faults as they stand in the log."""
    if not done.faults:
        counts = {"sources": done.sources, "facts": done.facts}
        return word_fixed("reload-done", language=language, **counts)
    shown = "\n".join(f"- `{fault}`" for fault in done.faults[:SHOWN])
    return f"{word_fixed('reload-faulty', language=language)}\n{shown}"
