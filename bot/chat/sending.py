"""Send posts, as replies to messages and to interactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.chat.buttons import view_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.layout import Post

NOBODY = discord.AllowedMentions.none()


def may_embed_in_reply(message: discord.Message) -> bool:
    """Tell whether embeds are allowed where the message stands."""
    if message.guild is None:
        return True
    return message.channel.permissions_for(message.guild.me).embed_links


def may_embed_in_response(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether embeds are allowed where the interaction was begun."""
    return interaction.app_permissions.embed_links or interaction.app_permissions.administrator


async def reply(message: discord.Message, posts: Sequence[Post]) -> list[int]:
    """Answer a message: the first post refers to it, the others follow. Return their ids."""
    sent = []
    for number, post in enumerate(posts):
        body = _body(post)
        if number == 0 and _may_refer(message):
            body["reference"] = message.to_reference(fail_if_not_exists=False)
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
