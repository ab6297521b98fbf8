"""Roles of a guild: made, changed, given and taken away.

A role's place above or below another decides nothing here: who may manage roles may manage all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.errors import ApiError
from bot.sandbox.records import Event, Role
from bot.sandbox.shapes import role_json

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.records import Guild, User
    from bot.sandbox.state import World


def create(world: World, guild: Guild, name: str, permissions: int = 0) -> Role:
    """Add a role that nobody has."""
    role = Role(world.new_id(), name, permissions, len(guild.roles))
    guild.roles[role.id] = role
    _tell(world, guild, "GUILD_ROLE_CREATE", role)
    return role


def change(world: World, guild: Guild, role: Role, body: JsonObject) -> None:
    """Change what the body names."""
    role.name = body.get("name") or role.name
    if body.get("permissions") is not None:
        role.permissions = int(body["permissions"])
    if body.get("color") is not None:
        role.color = int(body["color"])
    role.is_hoisted = bool(body.get("hoist", role.is_hoisted))
    role.is_mentionable = bool(body.get("mentionable", role.is_mentionable))
    _tell(world, guild, "GUILD_ROLE_UPDATE", role)


def delete(world: World, guild: Guild, role: Role) -> None:
    """Remove a role; that of everybody, and a bot's own, stay as long as the bot."""
    if role.id == guild.id or role.bot:
        raise ApiError(400, 50028, "Invalid role")
    del guild.roles[role.id]
    for held in guild.members.values():
        held.discard(role.id)
    data = {"guild_id": guild.id, "role_id": role.id}
    world.publish(Event("GUILD_ROLE_DELETE", data, in_guild=guild))


def give(world: World, guild: Guild, user: User, role: Role) -> None:
    """Give a member a role."""
    _require_given(guild, role)
    guild.members[user].add(role.id)
    world.publish(Event("GUILD_MEMBER_UPDATE", {}, user=user, in_guild=guild))


def take(world: World, guild: Guild, user: User, role: Role) -> None:
    """Take a role away from a member."""
    _require_given(guild, role)
    guild.members[user].discard(role.id)
    world.publish(Event("GUILD_MEMBER_UPDATE", {}, user=user, in_guild=guild))


def _require_given(guild: Guild, role: Role) -> None:
    """Raise the 403 for a role that nobody can give: everybody's, or a bot's own."""
    if role.id == guild.id or role.bot:
        raise ApiError(403, 50013, "Missing Permissions")


def _tell(world: World, guild: Guild, name: str, role: Role) -> None:
    data = {"guild_id": guild.id, "role": role_json(role)}
    world.publish(Event(name, data, in_guild=guild))
