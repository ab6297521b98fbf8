"""Send posts, as replies to messages and to interactions."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import discord

from bot.chat.buttons import view_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.layout import Post

# https://discord.com/developers/docs/topics/rate-limits#global-rate-limit allows 50.
PER_SECOND = 45
BURST = 5  # that may go at once after a pause
NOBODY = discord.AllowedMentions.none()


def may_embed_in_reply(message: discord.Message) -> bool:
    """Tell whether embeds are allowed where the message stands."""
    if message.guild is None:
        return True
    return message.channel.permissions_for(message.guild.me).embed_links


def may_embed_in_response(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether embeds are allowed where the interaction was begun."""
    return interaction.app_permissions.embed_links or interaction.app_permissions.administrator


class Pace:
    """Keeps below the requests that Discord takes of a bot in a second, so that it refuses none."""

    def __init__(self) -> None:
        self._next = 0.0

    async def wait(self) -> None:
        """Return when it is time for one more."""
        now = asyncio.get_running_loop().time()
        at = max(self._next, now - BURST / PER_SECOND)
        self._next = at + 1 / PER_SECOND
        if at > now:
            await asyncio.sleep(at - now)


async def reply(message: discord.Message, posts: Sequence[Post], pace: Pace) -> list[int]:
    """Answer a message: the first post refers to it, the others follow. Return their ids."""
    sent = []
    for number, post in enumerate(posts):
        body = _body(post)
        if number == 0 and _may_refer(message):
            body["reference"] = message.to_reference(fail_if_not_exists=False)
        await pace.wait()
        sent.append((await message.channel.send(**body)).id)
    return sent


def _may_refer(message: discord.Message) -> bool:
    if message.guild is None:
        return True
    return message.channel.permissions_for(message.guild.me).read_message_history


async def respond(
    interaction: discord.Interaction[Any], posts: Sequence[Post], *, is_private: bool = False
) -> list[int]:
    """Answer an interaction; `is_private` shows it to the asker alone. Return the posts' ids."""
    sent = []
    for post in posts:
        body = {**_body(post), "ephemeral": is_private}
        if interaction.response.is_done():
            sent.append((await interaction.followup.send(**body, wait=True)).id)
        else:
            done = await interaction.response.send_message(**body)
            sent += [done.message_id] if done.message_id else []
    return sent


def _body(post: Post) -> dict[str, Any]:
    body: dict[str, Any] = {"allowed_mentions": NOBODY}
    if post.is_embed:
        colour = discord.Colour.blurple() if post.is_answer else None
        body["embed"] = discord.Embed(
            title=post.title or None, description=post.text, colour=colour
        )
    else:
        body["content"] = post.text
        body["suppress_embeds"] = True
    if view := view_of(post.options):
        body["view"] = view
    return body
