"""What may be done in a channel; Discord refuses the rest, or leaves embeds out.

https://discord.com/developers/docs/topics/permissions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.errors import ApiError

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.state import Channel

BITS = {
    "view_channel": 1 << 10,
    "send_messages": 1 << 11,
    "manage_messages": 1 << 13,
    "embed_links": 1 << 14,
    "attach_files": 1 << 15,
    "read_message_history": 1 << 16,
}
ADMINISTRATOR = 1 << 3
EVERYONE = (1 << 53) - 1 & ~ADMINISTRATOR


def in_channel(channel: Channel) -> str:
    """Return what everybody but the owner may do in a channel, as Discord writes it."""
    return str(EVERYONE & ~channel.denied)


def is_denied(channel: Channel, name: str) -> bool:
    """Return whether nobody has that permission in the channel."""
    return bool(channel.denied & BITS[name])


def check_seen(channel: Channel) -> None:
    """Raise the 403 for a channel that the bot cannot see."""
    if is_denied(channel, "view_channel"):
        raise ApiError(403, 50001, "Missing Access")


def permitted(channel: Channel, body: JsonObject, *, needs_sending: bool = True) -> JsonObject:
    """Return what is left of a message's body, or raise the 403 for one that may not be sent.

    Embeds that are not allowed are left out, and a message of nothing else is refused:
    https://github.com/discord/discord-api-docs/issues/2601
    """
    is_refused = needs_sending and is_denied(channel, "send_messages")
    if body.get("attachments") and is_denied(channel, "attach_files"):
        is_refused = True
    if body.get("embeds") and is_denied(channel, "embed_links"):
        is_refused = is_refused or not (body.get("content") or body.get("components"))
        body = {**body, "embeds": []}
    if is_refused:
        raise ApiError(403, 50013, "Missing Permissions")
    return body
