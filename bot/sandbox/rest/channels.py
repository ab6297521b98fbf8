"""Routes about channels and the messages in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox import messages, views
from bot.sandbox.errors import ApiError
from bot.sandbox.permissions import permitted
from bot.sandbox.rest.calls import Routes
from bot.sandbox.rules import check_message
from bot.sandbox.shapes import channel_json
from bot.sandbox.state import DM

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.rest.calls import Call
    from bot.sandbox.state import Message

routes = Routes()
ONE = "/channels/{channel_id}/messages/{message_id}"
MOST_AT_ONCE, USUAL_NUMBER = 100, 50


@routes.add("GET", "/channels/{channel_id}")
def channel(call: Call) -> JsonObject:
    """Return a channel."""
    return channel_json(call.world, call.channel, viewer=call.bot)


@routes.add("POST", "/channels/{channel_id}/messages")
def create_message(call: Call) -> JsonObject:
    """Post a message."""
    check_message(call.body)
    body = permitted(call.channel, call.body)
    if (known := messages.of_nonce(call.channel, call.bot, body)) is not None:
        return known.json
    return messages.post(call.world, messages.Draft(call.channel, call.bot, body)).json


@routes.add("GET", "/channels/{channel_id}/messages")
def list_messages(call: Call) -> list[JsonObject]:
    """Return the latest messages, newest first, as far as the bot may read them."""
    found = [message for message in call.channel.messages.values() if not message.seen_by]
    if "before" in call.query:
        found = [each for each in found if int(each.id) < int(call.query["before"])]
    if "after" in call.query:
        after = int(call.query["after"])
        found = [each for each in found if int(each.id) > after][: int(call.query.get("limit", 50))]
    limit = min(int(call.query.get("limit", USUAL_NUMBER)), MOST_AT_ONCE)
    return [_readable(call, message) for message in reversed(found[-limit:])]


@routes.add("GET", ONE)
def get_message(call: Call) -> JsonObject:
    """Return a message."""
    return _readable(call, call.message)


@routes.add("PATCH", ONE)
def edit_message(call: Call) -> JsonObject:
    """Change one of the bot's own messages."""
    message = call.message
    messages.require_own(message, call.bot)
    check_message({**message.sent, **call.body})
    messages.edit(call.world, message, permitted(call.channel, call.body, needs_sending=False))
    return message.json


@routes.add("DELETE", ONE)
def delete_message(call: Call) -> None:
    """Delete a message; another's only in a guild."""
    message = call.message
    if message.channel.kind == DM and message.author is not call.bot:
        raise ApiError(403, 50003, "Cannot execute action on a DM channel")
    messages.delete(call.world, message)


@routes.add("POST", "/channels/{channel_id}/typing")
def type_in_channel(call: Call) -> None:
    """Show that the bot is typing."""
    messages.show_typing(call.world, call.channel, call.bot)


def _readable(call: Call, message: Message) -> JsonObject:
    intents = call.gateway.sessions.intents_of(call.bot)
    return views.readable(message.json, call.world, call.bot, intents, message)
