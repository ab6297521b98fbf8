"""What may be done in a channel; Discord refuses the rest, or leaves embeds out.

https://discord.com/developers/docs/topics/permissions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.errors import ApiError

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.records import Channel, Guild, User

BITS = {
    "manage_channels": 1 << 4,
    "add_reactions": 1 << 6,
    "view_channel": 1 << 10,
    "send_messages": 1 << 11,
    "manage_messages": 1 << 13,
    "embed_links": 1 << 14,
    "attach_files": 1 << 15,
    "read_message_history": 1 << 16,
    "manage_roles": 1 << 28,
    "manage_threads": 1 << 34,
    "create_public_threads": 1 << 35,
    "create_private_threads": 1 << 36,
    "send_messages_in_threads": 1 << 38,
}
ADMINISTRATOR = 1 << 3
ALL = (1 << 53) - 1
EVERYONE = ALL & ~ADMINISTRATOR


def in_guild(guild: Guild, user: User) -> int:
    """Return what a member may do in a guild as a whole: what any of its roles may."""
    if user is guild.owner:
        return ALL
    bits = guild.roles[guild.id].permissions
    for role in guild.members.get(user, ()):
        bits |= guild.roles[role].permissions
    return ALL if bits & ADMINISTRATOR else bits


def in_channel(channel: Channel, user: User) -> int:
    """Return what a member may do in a channel: overwrites of everybody, of roles, of its own."""
    place = channel.thread.parent if channel.thread else channel
    guild = channel.guild
    if guild is None:
        return EVERYONE
    bits = in_guild(guild, user)
    if bits & ADMINISTRATOR:
        return ALL
    roles = [place.overwrites[each] for each in guild.members[user] if each in place.overwrites]
    steps = [[place.overwrites[guild.id]] if guild.id in place.overwrites else [], roles]
    steps.append([place.overwrites[user.id]] if user.id in place.overwrites else [])
    for step in steps:
        for overwrite in step:
            bits &= ~overwrite.deny
        for overwrite in step:
            bits |= overwrite.allow
    return bits


def is_denied(channel: Channel, user: User, name: str) -> bool:
    """Return whether somebody lacks that permission in the channel."""
    if channel.thread and name == "send_messages":
        name = "send_messages_in_threads"
    return not in_channel(channel, user) & BITS[name]


def require(channel: Channel, user: User, *names: str) -> None:
    """Raise the 403 where one of the permissions is missing."""
    if any(is_denied(channel, user, name) for name in names):
        raise ApiError(403, 50013, "Missing Permissions")


def require_in_guild(guild: Guild, user: User, name: str) -> None:
    """Raise the 403 where somebody lacks a permission in the guild as a whole."""
    if not in_guild(guild, user) & BITS[name]:
        raise ApiError(403, 50013, "Missing Permissions")


def check_seen(channel: Channel, user: User) -> None:
    """Raise the 403 for a channel that the bot cannot see."""
    guild = channel.guild
    if not guild and user in channel.recipients:
        return
    if not guild or user not in guild.members or is_denied(channel, user, "view_channel"):
        raise ApiError(403, 50001, "Missing Access")


def permitted(
    channel: Channel, user: User, body: JsonObject, *, needs_sending: bool = True
) -> JsonObject:
    """Return what is left of a message's body, or raise the 403 for one that may not be sent.

    Embeds that are not allowed are left out, and a message of nothing else is refused:
    https://github.com/discord/discord-api-docs/issues/2601
    """
    if needs_sending:
        require(channel, user, "send_messages")
    if body.get("attachments"):
        require(channel, user, "attach_files")
    if body.get("embeds") and is_denied(channel, user, "embed_links"):
        if not (body.get("content") or body.get("components")):
            raise ApiError(403, 50013, "Missing Permissions")
        body = {**body, "embeds": []}
    return body
