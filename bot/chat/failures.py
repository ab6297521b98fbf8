"""What happens when something breaks, whichever way the question came.

The asker gets a fixed sentence with a reference, the log the traceback under the same reference;
what the exception says is never shown.
"""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.chat.translating import language_of
from bot.wording import word_failure

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

# Not allowed to write there, or not so often, or not in such words, or what was asked has gone:
# Discord said why, and one more message is what it wants least.
UNSENT = (discord.HTTPException, aiohttp.ClientError)

log = logging.getLogger(__name__)


async def report(
    error: BaseException,
    tell: Callable[[str], Awaitable[object]] | None,
    language: str = "",
) -> None:
    """Log the error under a new reference and, where there is somebody to tell, give it them."""
    original = getattr(error, "original", error)
    if isinstance(original, UNSENT):
        log.warning("an answer could not be sent: %s", _told(original))
        return
    reference = secrets.token_hex(4)
    log.error("%s: %s", reference, type(original).__name__, exc_info=original)
    if tell is None:
        return
    try:
        await tell(word_failure(reference, language=language))
    except (discord.HTTPException, aiohttp.ClientError) as failure:
        log.warning("%s: the asker could not be told: %s", reference, failure)


def _told(error: BaseException) -> str:
    """Return what Discord, or the network, said, in one line and without a page of HTML."""
    if isinstance(error, discord.HTTPException) and error.text.lstrip().startswith("<"):
        return f"{type(error).__name__}: {error.status} {error.response.reason}"
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


async def report_to(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Report what broke to the one who used a command or pressed a button, and to nobody else."""

    async def tell(sentence: str) -> None:
        if interaction.response.is_done():
            await interaction.followup.send(sentence, ephemeral=True)
        else:
            await interaction.response.send_message(sentence, ephemeral=True)

    is_over = interaction.is_expired()
    await report(error, None if is_over else tell, language_of(interaction))
