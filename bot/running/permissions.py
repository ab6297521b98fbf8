"""What a bot may do in a channel, worked out from its roles and the channel's exceptions.

https://discord.com/developers/docs/topics/permissions#permission-overwrites
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ADMINISTRATOR = 1 << 3
NEEDED = {"View Channels": 1 << 10, "Send Messages": 1 << 11}
USEFUL = {
    "Attach Files": 1 << 15,
    "Read Message History": 1 << 16,
    "Send Messages in Threads": 1 << 38,
}
ROLE, MEMBER = 0, 1


def in_guild(guild: Mapping[str, Any], roles: Sequence[str]) -> int:
    """Return what a member with these roles may do in the guild as a whole."""
    bits = 0
    for role in guild["roles"]:
        if role["id"] in {*roles, guild["id"]}:
            bits |= int(role["permissions"])
    return bits


def in_channel(
    bits: int, channel: Mapping[str, Any], *, guild: str, member: str, roles: Sequence[str]
) -> int:
    """Return what is left of these permissions in a channel: everyone's, roles', the member's."""
    if bits & ADMINISTRATOR:
        return ~0
    found = channel.get("permission_overwrites") or []
    everyone = [each for each in found if each["id"] == guild]
    of_roles = [each for each in found if each["type"] == ROLE and each["id"] in roles]
    own = [each for each in found if each["type"] == MEMBER and each["id"] == member]
    for overwrites in (everyone, of_roles, own):
        denied = allowed = 0
        for each in overwrites:
            denied |= int(each["deny"])
            allowed |= int(each["allow"])
        bits = bits & ~denied | allowed
    return bits


def missing(bits: int, wanted: Mapping[str, int]) -> list[str]:
    """Return the names of those that are not there."""
    return [name for name, bit in wanted.items() if not bits & bit]
