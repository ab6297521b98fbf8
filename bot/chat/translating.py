"""What Discord shows of the commands in other languages than ours, from the messages' files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.showing import word_translated
from bot.wording import word_command

if TYPE_CHECKING:
    import discord

KEY = "command"  # the extra of a text that tells which message it is


def told(name: str) -> app_commands.locale_str:
    """Return what a command or an option does, to be told in each language that has it."""
    return app_commands.locale_str(word_command(name), **{KEY: name})


class Translator(app_commands.Translator):
    """Finds the words in a language's file; a command keeps its name, which people type."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return the words; None where that language has none of its own."""
        del context
        name, language = string.extras.get(KEY), locale.value.partition("-")[0]
        return word_translated(f"command-{name}", language) if name else None
