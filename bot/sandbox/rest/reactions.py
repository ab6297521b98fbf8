"""Routes about the emojis under a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox import reactions
from bot.sandbox.errors import not_found
from bot.sandbox.permissions import require
from bot.sandbox.rest.calls import Routes
from bot.sandbox.shapes import user_json

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.rest.calls import Call

routes = Routes()
ALL = "/channels/{channel_id}/messages/{message_id}/reactions"
OF_EMOJI = ALL + "/{emoji_name}"
OWN = OF_EMOJI + "/@me"


@routes.add("PUT", OWN)
def react(call: Call) -> None:
    """Put an emoji under a message."""
    reactions.react(call.world, call.message, call.bot, _emoji(call))


@routes.add("DELETE", OWN)
def take_back(call: Call) -> None:
    """Take the bot's own emoji back."""
    reactions.take_back(call.world, call.message, call.bot, _emoji(call))


@routes.add("DELETE", OF_EMOJI + "/{user_id}")
def take_from(call: Call) -> None:
    """Take somebody's emoji away."""
    require(call.channel, call.bot, "manage_messages")
    user = call.world.users.get(call.path["user_id"])
    if user is None:
        raise not_found("User")
    reactions.take_back(call.world, call.message, user, _emoji(call))


@routes.add("GET", OF_EMOJI)
def users(call: Call) -> list[JsonObject]:
    """Return who has put that emoji there."""
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 25))
    found = sorted(call.message.reactions.get(_emoji(call), {}), key=lambda user: int(user.id))
    return [user_json(user) for user in found if int(user.id) > after][:limit]


@routes.add("DELETE", ALL)
def clear(call: Call) -> None:
    """Take all emojis away."""
    require(call.channel, call.bot, "manage_messages")
    reactions.take_all(call.world, call.message)


@routes.add("DELETE", OF_EMOJI)
def clear_emoji(call: Call) -> None:
    """Take all of one emoji away."""
    require(call.channel, call.bot, "manage_messages")
    reactions.take_all(call.world, call.message, _emoji(call))


def _emoji(call: Call) -> str:
    return reactions.emoji_named(call.path["emoji_name"])
