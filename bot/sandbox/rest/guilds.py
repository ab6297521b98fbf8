"""Routes about the guild: what a bot may see of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.errors import not_found
from bot.sandbox.permissions import EVERYONE
from bot.sandbox.rest.calls import Routes
from bot.sandbox.shapes import channel_json, guild_json, member_json

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.rest.calls import Call

routes = Routes()


@routes.add("GET", "/users/@me/guilds")
def own_guilds(call: Call) -> list[JsonObject]:
    """Return the guild in short, with what the bot may do in it as a whole."""
    world = call.world
    shown = {"id": world.guild_id, "name": world.guild_name, "icon": None, "banner": None}
    return [{**shown, "owner": False, "permissions": str(EVERYONE), "features": []}]


@routes.add("GET", "/guilds/{guild_id}")
def guild(call: Call) -> JsonObject:
    """Return the guild."""
    _check(call)
    return {**guild_json(call.world), "incidents_data": None}


@routes.add("GET", "/guilds/{guild_id}/channels")
def channels(call: Call) -> list[JsonObject]:
    """Return the guild's channels, those that the bot cannot see among them."""
    _check(call)
    return [channel_json(call.world, channel) for channel in call.world.guild_channels()]


@routes.add("GET", "/guilds/{guild_id}/members/{user_id}")
def member(call: Call) -> JsonObject:
    """Return somebody as a member of the guild."""
    _check(call)
    if call.path["user_id"] not in call.world.users:
        raise not_found("Member")
    return member_json(call.world.users[call.path["user_id"]])


def _check(call: Call) -> None:
    if call.path["guild_id"] != call.world.guild_id:
        raise not_found("Guild")
