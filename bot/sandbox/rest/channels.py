"""Routes about channels and the messages in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox import messages, overwrites, threads, views
from bot.sandbox.errors import ApiError
from bot.sandbox.permissions import permitted, require
from bot.sandbox.records import Event, Overwrite
from bot.sandbox.rest.calls import Routes
from bot.sandbox.rules import check_message
from bot.sandbox.shapes import channel_json

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.records import Channel, Message
    from bot.sandbox.rest.calls import Call

routes = Routes()
ONE = "/channels/{channel_id}/messages/{message_id}"
MOST_AT_ONCE, USUAL_NUMBER = 100, 50


@routes.add("GET", "/channels/{channel_id}")
def channel(call: Call) -> JsonObject:
    """Return a channel."""
    return channel_json(call.channel, viewer=call.bot)


@routes.add("PATCH", "/channels/{channel_id}")
def change_channel(call: Call) -> JsonObject:
    """Rename a channel, or rename, archive, lock or open a thread."""
    channel = _own_or_managed(call)
    if channel.thread:
        threads.change(call.world, channel, call.body)
    else:
        channel.name = call.body.get("name") or channel.name
        channel.topic = call.body.get("topic", channel.topic)
        for each in call.body.get("permission_overwrites") or []:
            channel.overwrites[str(each["id"])] = _overwrite(each)
        overwrites.tell(call.world, channel)
    return channel_json(channel, viewer=call.bot)


@routes.add("DELETE", "/channels/{channel_id}")
def delete_channel(call: Call) -> JsonObject:
    """Delete a channel with its threads, or a thread."""
    channel = call.channel if call.channel.guild is None else _own_or_managed(call)
    json = channel_json(channel, viewer=call.bot)
    if channel.thread:
        threads.remove(call.world, channel)
    elif channel.guild:
        for each in call.world.threads(channel.guild):
            if each.thread and each.thread.parent is channel:
                threads.remove(call.world, each)
        del call.world.channels[channel.id]
        call.world.publish(Event("CHANNEL_DELETE", json, channel))
    return json


@routes.add("PUT", "/channels/{channel_id}/permissions/{overwrite_id}")
def set_permission(call: Call) -> None:
    """Allow or deny something in a channel to a role or a member."""
    require(call.channel, call.bot, "manage_roles")
    whose = call.path["overwrite_id"]
    overwrites.set_for(call.world, call.channel, whose, _overwrite(call.body))


@routes.add("DELETE", "/channels/{channel_id}/permissions/{overwrite_id}")
def delete_permission(call: Call) -> None:
    """Allow and deny as elsewhere again."""
    require(call.channel, call.bot, "manage_roles")
    overwrites.remove_for(call.world, call.channel, call.path["overwrite_id"])


@routes.add("POST", "/channels/{channel_id}/messages")
def create_message(call: Call) -> JsonObject:
    """Post a message."""
    check_message(call.body)
    body = permitted(call.channel, call.bot, call.body)
    if (known := messages.of_nonce(call.channel, call.bot, body)) is not None:
        return known.json
    threads.enter(call.world, call.channel, call.bot)
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
    body = permitted(call.channel, call.bot, call.body, needs_sending=False)
    messages.edit(call.world, message, body)
    return message.json


@routes.add("DELETE", ONE)
def delete_message(call: Call) -> None:
    """Delete a message; another's only in a guild."""
    message = call.message
    if message.author is not call.bot:
        if message.channel.guild is None:
            raise ApiError(403, 50003, "Cannot execute action on a DM channel")
        require(message.channel, call.bot, "manage_messages")
    messages.delete(call.world, message)


@routes.add("POST", "/channels/{channel_id}/typing")
def type_in_channel(call: Call) -> None:
    """Show that the bot is typing."""
    messages.show_typing(call.world, call.channel, call.bot)


def _overwrite(body: JsonObject) -> Overwrite:
    allow, deny = int(body.get("allow") or 0), int(body.get("deny") or 0)
    return Overwrite(int(body["type"]), allow, deny)


def _own_or_managed(call: Call) -> Channel:
    """Return the channel where the bot may change it: a thread of its own, or with permission."""
    channel = call.channel
    if not channel.thread:
        require(channel, call.bot, "manage_channels")
    elif channel.thread.owner is not call.bot:
        require(channel, call.bot, "manage_threads")
    return channel


def _readable(call: Call, message: Message) -> JsonObject:
    intents = call.gateway.sessions.intents_of(call.bot)
    return views.readable(message.json, call.world, call.bot, intents, message)
