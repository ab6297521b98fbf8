"""In which language somebody uses Discord, and what it shows of the commands in each.

The words are those of the messages' files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import app_commands

from bot.showing import word_translated
from bot.wording import word_command

if TYPE_CHECKING:
    import discord

KEY = "key"  # the extra of a text that tells which message it is


def told(name: str) -> app_commands.locale_str:
    """Return what a command or an option does, to be told in each language that has it."""
    return app_commands.locale_str(word_command(name), **{KEY: f"command-{name}"})


def named(name: str, key: str = "") -> app_commands.locale_str:
    """Return the name of a command or an option, to be shown in each language that has one.

    Discord goes on sending the English one, and finds a command by it too. `key` is that of the
    message where the name doesn't tell it.
    """
    return app_commands.locale_str(name, **{KEY: f"name-{key or name}"})


def language_of(interaction: discord.Interaction[Any]) -> str:
    """Return the language in which somebody uses Discord."""
    return _language(interaction.locale)


class Translator(app_commands.Translator):
    """Finds the words in a language's file."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return the words; None where that language has none of its own."""
        del context
        key, language = string.extras.get(KEY), _language(locale)
        return word_translated(key, language) if key else None


def _language(locale: discord.Locale) -> str:
    """Return the language of a locale: Brazilian Portuguese is the only one that Discord has."""
    return locale.value.partition("-")[0]
