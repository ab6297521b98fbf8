"""Send posts, as replies to messages and to interactions."""

from __future__ import annotations

import asyncio
import contextlib
import io
import zlib
from typing import TYPE_CHECKING, Any, cast

import discord

from bot.chat.buttons import deleting
from bot.chat.items import view_of
from bot.chat.translating import language_of
from bot.showing import word_fixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.layout import Post

# https://discord.com/developers/docs/topics/rate-limits#global-rate-limit allows 50.
PER_SECOND = 45
BURST = 5  # that may go at once after a pause
NOBODY = discord.AllowedMentions.none()


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


def may_attach_in_reply(message: discord.Message) -> bool:
    """Tell whether pictures are allowed where the message stands."""
    return _permissions(message).attach_files


def may_attach_in_response(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether pictures are allowed where the interaction was begun."""
    return interaction.app_permissions.attach_files or interaction.app_permissions.administrator


async def reply(
    message: discord.Message, posts: Sequence[Post], pace: Pace, *, sent_before: Sequence[int] = ()
) -> list[int]:
    """Answer a message: the first post refers to it, the others follow. Return their ids.

    Where it was answered before, those posts are changed, and what is left of them goes.
    """
    sent: list[int] = []
    for number, post in enumerate(posts):
        body = _body(post, sent)
        await pace.wait()
        if number < len(sent_before):
            old = discord.PartialMessage(channel=_writable(message), id=sent_before[number])
            with contextlib.suppress(discord.NotFound):  # who asked has deleted it meanwhile
                await old.edit(**_whole(body))
                sent.append(old.id)
                continue
            body = _body(post, sent)  # a picture is read once
        if number == 0 and _may_refer(message):
            body["reference"] = message.to_reference(fail_if_not_exists=False)
        body["nonce"] = _nonce(message, post, number)
        sent.append((await message.channel.send(**body)).id)
    await delete(message.channel, sent_before[len(posts) :])
    return sent


def _nonce(message: discord.Message, post: Post, number: int) -> str:
    """Return what tells a post from all others: Discord posts it once, however often it is sent.

    It takes 25 characters; the question is edited, and answered with other words, within minutes.
    """
    told = zlib.crc32(f"{message.edited_at} {post.text}".encode()) & 0xFFFF
    return f"{message.id}{told:04x}{number % 10}"


async def delete(channel: object, ids: Sequence[int]) -> None:
    """Delete messages of ours, as far as they are still there."""
    for each in ids:
        with contextlib.suppress(discord.NotFound, discord.Forbidden):
            await discord.PartialMessage(
                channel=cast("discord.TextChannel", channel), id=each
            ).delete()


def _writable(message: discord.Message) -> discord.TextChannel:
    """Return where a message stands; whatever kind of channel that is, it takes messages."""
    return cast("discord.TextChannel", message.channel)


def _whole(body: dict[str, Any]) -> dict[str, Any]:
    """Return a body that leaves nothing of the message that it takes the place of."""
    kept = {key: body[key] for key in body.keys() - {"suppress_embeds", "file"}}
    files = [body["file"]] if "file" in body else []
    return {"embed": None, "view": None, "attachments": files, **kept}


def _may_refer(message: discord.Message) -> bool:
    return _permissions(message).read_message_history


def is_direct(message: discord.Message) -> bool:
    """Tell whether nobody else is there; a server that isn't known yet is none the less one."""
    return isinstance(message.channel, discord.DMChannel)


def _permissions(message: discord.Message) -> discord.Permissions:
    """Return what the bot may do where a message stands; of an unknown place, nothing."""
    if is_direct(message):
        return discord.Permissions.all()
    try:
        me = message.guild.me if message.guild else None
        return message.channel.permissions_for(me) if me else discord.Permissions.none()
    except discord.ClientException:  # a thread whose channel isn't known
        return discord.Permissions.none()


async def respond(
    interaction: discord.Interaction[Any], posts: Sequence[Post], *, is_private: bool = False
) -> list[int]:
    """Answer an interaction; `is_private` shows it to the asker alone. Return the posts' ids."""
    sent: list[int] = []
    for post in posts:
        body = {**_body(post, sent), "ephemeral": is_private}
        if interaction.response.is_done():
            sent.append((await interaction.followup.send(**body, wait=True)).id)
        else:
            done = await interaction.response.send_message(**body)
            sent += [done.message_id] if done.message_id else []
    return sent


async def tell(interaction: discord.Interaction[Any], key: str, **slots: str | int) -> None:
    """Say a fixed sentence to the one who used something, and to nobody else."""
    sentence = word_fixed(key, language=language_of(interaction), **slots)
    if interaction.response.is_done():
        await interaction.followup.send(sentence, ephemeral=True)
    else:
        await interaction.response.send_message(sentence, ephemeral=True)


async def change(interaction: discord.Interaction[Any], post: Post) -> None:
    """Put a post in the place of the message that an interaction came from."""
    await interaction.response.edit_message(**_whole(_body(post)))


def _body(post: Post, sent: Sequence[int] = ()) -> dict[str, Any]:
    """Return what is sent; `sent` are the posts of the same answer that went before."""
    body: dict[str, Any] = {"content": post.text, "allowed_mentions": NOBODY}
    body["suppress_embeds"] = True
    if post.picture:
        drawn = io.BytesIO(post.picture)
        body["file"] = discord.File(drawn, "timeline.png", description=post.alt)
    if view := view_of(deleting(button, sent) for button in post.buttons):
        body["view"] = view
    return body
