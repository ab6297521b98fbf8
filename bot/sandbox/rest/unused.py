"""Routes about what the sandbox has none of; clients ask for it when they start, and wait for it.

Each is answered as Discord answers where there is none: with an empty list, or what holds one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.rest.calls import Routes

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.rest.calls import Call

routes = Routes()


@routes.add("GET", "/soundboard-default-sounds")
@routes.add("GET", "/voice/regions")
def none_anywhere(_: Call) -> list[JsonObject]:
    """Return none."""
    return []


@routes.add("GET", "/guilds/{guild_id}/emojis")
@routes.add("GET", "/guilds/{guild_id}/stickers")
@routes.add("GET", "/guilds/{guild_id}/scheduled-events")
@routes.add("GET", "/guilds/{guild_id}/invites")
@routes.add("GET", "/guilds/{guild_id}/webhooks")
@routes.add("GET", "/guilds/{guild_id}/integrations")
@routes.add("GET", "/guilds/{guild_id}/bans")
def none_in_guild(call: Call) -> list[JsonObject]:
    """Return none, for a guild in which the bot is."""
    _ = call.guild
    return []


@routes.add("GET", "/channels/{channel_id}/webhooks")
@routes.add("GET", "/channels/{channel_id}/invites")
def none_in_channel(call: Call) -> list[JsonObject]:
    """Return none, for a channel that the bot can see."""
    _ = call.channel
    return []


@routes.add("GET", "/guilds/{guild_id}/soundboard-sounds")
@routes.add("GET", "/applications/{application_id}/emojis")
def no_items(_: Call) -> JsonObject:
    """Return none, as Discord wraps some lists."""
    return {"items": []}


@routes.add("GET", "/sticker-packs")
def no_packs(_: Call) -> JsonObject:
    """Return no packs of stickers."""
    return {"sticker_packs": []}
