"""Changes to what may be done in one channel, of which every bot is told (CHANNEL_UPDATE)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.errors import ApiError
from bot.sandbox.permissions import BITS
from bot.sandbox.records import Event, Overwrite
from bot.sandbox.shapes import channel_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.sandbox.records import Channel
    from bot.sandbox.state import World

OF_ROLE = 0


def set_for(world: World, channel: Channel, whose: str, overwrite: Overwrite) -> None:
    """Allow and deny a role or a member something."""
    channel.overwrites[whose] = overwrite
    tell(world, channel)


def remove_for(world: World, channel: Channel, whose: str) -> None:
    """Let a role or a member do what it may elsewhere."""
    if channel.overwrites.pop(whose, None) is None:
        raise ApiError(404, 10009, "Unknown Overwrite")
    tell(world, channel)


def deny_everybody(world: World, channel: Channel, names: Iterable[str]) -> None:
    """Deny exactly these permissions to everybody, as "embed_links"."""
    guild, bits = channel.guild, sum(BITS[name] for name in names)
    if guild is None:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    channel.overwrites.pop(guild.id, None)
    if bits:
        channel.overwrites[guild.id] = Overwrite(OF_ROLE, 0, bits)
    tell(world, channel)


def denied_everybody(channel: Channel) -> list[str]:
    """Return which permissions everybody is denied in a channel."""
    overwrite = channel.overwrites.get(channel.guild.id) if channel.guild else None
    return [name for name, bit in BITS.items() if overwrite and overwrite.deny & bit]


def tell(world: World, channel: Channel) -> None:
    """Tell of a channel that is not as it was."""
    world.publish(Event("CHANNEL_UPDATE", channel_json(channel), channel))
