"""“Find the source”: what the sources have on anybody's message, told to the one who asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from bot.chat import sending
from bot.chat.buttons import contexts
from bot.chat.layout import Section, posts_of_several
from bot.chat.translating import language_of
from bot.markup import strip_markup

if TYPE_CHECKING:
    import discord

    from bot.chat.desk import Desk

SMALL_PRINT = "-# "


async def find_source(
    interaction: discord.Interaction[Any], message: discord.Message, desk: Desk
) -> list[int]:
    """Show each claim of a message with the quote that bears it out, or excludes it, or neither.

    Return the ids of the posts.
    """
    text, language = text_of(message), language_of(interaction)
    judged = partial(desk.speaker.claims, text, language=language)
    claims, left = await desk.do(judged, interaction.user.id, text)
    if not claims:
        await sending.tell(interaction, "claim-none")
        return []
    shown = posts_of_several(
        [Section(claim.text, claim.words) for claim in claims],
        left=left,
        lead="claim-left",
        buttons=contexts((claim.reply for claim in claims), desk.speaker.places, language),
    )
    return await sending.respond(interaction, shown, is_private=True)


def text_of(message: discord.Message) -> str:
    """Return the words of a message; those of its embeds where it has no others."""
    embeds = (text for each in message.embeds for text in (each.title, each.description) if text)
    written = message.content or "\n\n".join(embeds)
    lines = (line for line in written.splitlines() if not line.startswith(SMALL_PRINT))
    return strip_markup("\n".join(lines))
