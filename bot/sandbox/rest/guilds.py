"""Routes about guilds: their channels, members and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox import roles
from bot.sandbox.errors import not_found
from bot.sandbox.permissions import in_guild, require_in_guild
from bot.sandbox.records import Channel, Event
from bot.sandbox.rest.calls import Routes
from bot.sandbox.shapes import channel_json, guild_json, member_json, role_json

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.records import Guild, Role, User
    from bot.sandbox.rest.calls import Call

routes = Routes()
MEMBER = "/guilds/{guild_id}/members/{user_id}"
ROLE = "/guilds/{guild_id}/roles/{role_id}"


@routes.add("GET", "/users/@me/guilds")
def own_guilds(call: Call) -> list[JsonObject]:
    """Return the bot's guilds in short, with what it may do in each as a whole."""
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 200))
    before = int(call.query.get("before", 1 << 63))
    own = [each for each in call.world.guilds.values() if call.bot in each.members]
    return [
        {
            "id": guild.id,
            "name": guild.name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(in_guild(guild, call.bot)),
            "features": [],
            **_counts(call, guild),
        }
        for guild in own
        if after < int(guild.id) < before
    ][:limit]


def _counts(call: Call, guild: Guild) -> JsonObject:
    if call.query.get("with_counts", "").lower() not in {"1", "true"}:
        return {}
    number = len(guild.members)
    return {"approximate_member_count": number, "approximate_presence_count": number}


@routes.add("DELETE", "/users/@me/guilds/{guild_id}")
def leave(call: Call) -> None:
    """Let the bot leave a guild."""
    call.world.remove(call.bot, call.guild)


@routes.add("GET", "/guilds/{guild_id}")
def guild(call: Call) -> JsonObject:
    """Return a guild."""
    return {**guild_json(call.guild), "incidents_data": None, **_counts(call, call.guild)}


@routes.add("GET", "/guilds/{guild_id}/channels")
def channels(call: Call) -> list[JsonObject]:
    """Return a guild's channels, those that the bot cannot see among them."""
    return [channel_json(channel) for channel in call.world.guild_channels(call.guild)]


@routes.add("POST", "/guilds/{guild_id}/channels", status=201)
def create_channel(call: Call) -> JsonObject:
    """Add a text channel."""
    require_in_guild(call.guild, call.bot, "manage_channels")
    place = len(call.world.guild_channels(call.guild))
    name = call.body["name"].lower().replace(" ", "-")
    channel = Channel(call.world.new_id(), name, guild=call.guild, position=place)
    channel.topic = call.body.get("topic")
    call.world.add_channel(channel)
    call.world.publish(Event("CHANNEL_CREATE", channel_json(channel), channel))
    return channel_json(channel)


@routes.add("GET", "/guilds/{guild_id}/members")
def members(call: Call) -> list[JsonObject]:
    """Return members in the order of their ids."""
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 1))
    found = sorted(call.guild.members, key=lambda user: int(user.id))
    later = [user for user in found if int(user.id) > after]
    return [member_json(user, call.guild) for user in later[:limit]]


@routes.add("GET", "/guilds/{guild_id}/members/search")
def search(call: Call) -> list[JsonObject]:
    """Return the members whose names begin so."""
    start, limit = call.query["query"].lower(), int(call.query.get("limit", 1))
    found = [user for user in call.guild.members if user.name.lower().startswith(start)]
    return [member_json(user, call.guild) for user in found[:limit]]


@routes.add("GET", MEMBER)
def member(call: Call) -> JsonObject:
    """Return somebody as a member of a guild."""
    return member_json(_member(call), call.guild)


@routes.add("GET", "/guilds/{guild_id}/roles")
def list_roles(call: Call) -> list[JsonObject]:
    """Return all roles."""
    return [role_json(role) for role in call.guild.roles.values()]


@routes.add("POST", "/guilds/{guild_id}/roles")
def create_role(call: Call) -> JsonObject:
    """Add a role."""
    require_in_guild(call.guild, call.bot, "manage_roles")
    role = roles.create(call.world, call.guild, call.body.get("name") or "new role")
    roles.change(call.world, call.guild, role, call.body)
    return role_json(role)


@routes.add("GET", ROLE)
def get_role(call: Call) -> JsonObject:
    """Return a role."""
    return role_json(_role(call))


@routes.add("PATCH", ROLE)
def change_role(call: Call) -> JsonObject:
    """Change what the body names of a role."""
    require_in_guild(call.guild, call.bot, "manage_roles")
    roles.change(call.world, call.guild, _role(call), call.body)
    return role_json(_role(call))


@routes.add("DELETE", ROLE)
def delete_role(call: Call) -> None:
    """Remove a role from the guild and from all who have it."""
    require_in_guild(call.guild, call.bot, "manage_roles")
    roles.delete(call.world, call.guild, _role(call))


@routes.add("PUT", MEMBER + "/roles/{role_id}")
def give_role(call: Call) -> None:
    """Give a member a role."""
    require_in_guild(call.guild, call.bot, "manage_roles")
    roles.give(call.world, call.guild, _member(call), _role(call))


@routes.add("DELETE", MEMBER + "/roles/{role_id}")
def take_role(call: Call) -> None:
    """Take a role away from a member."""
    require_in_guild(call.guild, call.bot, "manage_roles")
    roles.take(call.world, call.guild, _member(call), _role(call))


def _member(call: Call) -> User:
    user = call.world.users.get(call.path["user_id"])
    if user not in call.guild.members or user is None:
        raise not_found("Member")
    return user


def _role(call: Call) -> Role:
    if call.path["role_id"] not in call.guild.roles:
        raise not_found("Role")
    return call.guild.roles[call.path["role_id"]]
