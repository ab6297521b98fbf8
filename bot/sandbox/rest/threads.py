"""Routes about threads and those who are in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox import threads
from bot.sandbox.errors import ApiError, not_found
from bot.sandbox.permissions import is_denied, require
from bot.sandbox.records import PRIVATE_THREAD, THREAD
from bot.sandbox.rest.calls import Routes
from bot.sandbox.shapes import channel_json, member_json, thread_member_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.sandbox.errors import JsonObject
    from bot.sandbox.records import Channel, User
    from bot.sandbox.rest.calls import Call

routes = Routes()
MEMBERS = "/channels/{channel_id}/thread-members"
OWN, ONE = MEMBERS + "/@me", MEMBERS + "/{user_id}"


@routes.add("POST", "/channels/{channel_id}/messages/{message_id}/threads", status=201)
def from_message(call: Call) -> JsonObject:
    """Begin a thread from a message."""
    require(call.channel, call.bot, "create_public_threads")
    return _begun(call, threads.begin(call.world, call.message, call.bot, call.body["name"]))


@routes.add("POST", "/channels/{channel_id}/threads", status=201)
def from_nothing(call: Call) -> JsonObject:
    """Begin a thread in a channel."""
    kind = int(call.body.get("type") or PRIVATE_THREAD)
    needed = "create_private_threads" if kind == PRIVATE_THREAD else "create_public_threads"
    require(call.channel, call.bot, needed)
    name = call.body["name"]
    return _begun(call, threads.begin(call.world, call.channel, call.bot, name, kind=kind))


@routes.add("GET", "/guilds/{guild_id}/threads/active")
def active(call: Call) -> JsonObject:
    """Return all threads of a guild that are not archived."""
    return _listed(call, call.world.threads(call.guild), lambda each: not _is_archived(each))


@routes.add("GET", "/channels/{channel_id}/threads/archived/public")
def archived_public(call: Call) -> JsonObject:
    """Return a channel's archived threads that all can see."""
    return _archived(call, THREAD)


@routes.add("GET", "/channels/{channel_id}/threads/archived/private")
@routes.add("GET", "/channels/{channel_id}/users/@me/threads/archived/private")
def archived_private(call: Call) -> JsonObject:
    """Return a channel's archived private threads."""
    return _archived(call, PRIVATE_THREAD)


@routes.add("GET", MEMBERS)
def members(call: Call) -> list[JsonObject]:
    """Return who is in a thread."""
    return [_member(call, user) for user in _joined(call)]


@routes.add("GET", ONE)
def member(call: Call) -> JsonObject:
    """Return one who is in a thread."""
    user = call.world.users.get(call.path["user_id"])
    if user is None or user not in _joined(call):
        raise not_found("Member")
    return _member(call, user)


@routes.add("PUT", OWN)
def join(call: Call) -> None:
    """Let the bot be in a thread."""
    threads.join(call.world, call.channel, call.bot)


@routes.add("DELETE", OWN)
def leave(call: Call) -> None:
    """Let the bot be in a thread no longer."""
    threads.leave(call.world, call.channel, call.bot)


@routes.add("PUT", ONE)
def add(call: Call) -> None:
    """Let somebody be in a thread."""
    require(call.channel, call.bot, "send_messages")
    threads.join(call.world, call.channel, _user(call))


@routes.add("DELETE", ONE)
def remove(call: Call) -> None:
    """Let somebody be in a thread no longer."""
    thread = call.channel.thread
    if thread and thread.owner is not call.bot and is_denied(call.channel, call.bot, MANAGE):
        raise ApiError(403, 50013, "Missing Permissions")
    threads.leave(call.world, call.channel, _user(call))


MANAGE = "manage_threads"


def _begun(call: Call, channel: Channel) -> JsonObject:
    if channel.thread and call.body.get("auto_archive_duration"):
        channel.thread.archive_after = call.body["auto_archive_duration"]
    return channel_json(channel, viewer=call.bot)


def _archived(call: Call, kind: int) -> JsonObject:
    parent = call.channel
    if parent.guild is None:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")

    def is_wanted(each: Channel) -> bool:
        thread = each.thread
        return thread is not None and thread.parent is parent and _is_archived(each)

    threads = [each for each in call.world.threads(parent.guild) if each.kind == kind]
    return {**_listed(call, threads, is_wanted), "has_more": False}


def _listed(call: Call, found: list[Channel], is_wanted: Callable[[Channel], bool]) -> JsonObject:
    kept = [each for each in found if is_wanted(each)]
    own = [each for each in kept if each.thread and call.bot in each.thread.joined]
    return {
        "threads": [channel_json(each, viewer=call.bot) for each in kept],
        "members": [thread_member_json(each, call.bot) for each in own],
        "has_more": False,
    }


def _is_archived(channel: Channel) -> bool:
    return channel.thread is not None and channel.thread.is_archived


def _joined(call: Call) -> dict[User, str]:
    if call.channel.thread is None:
        raise not_found("Channel")
    return call.channel.thread.joined


def _user(call: Call) -> User:
    if call.path["user_id"] not in call.world.users:
        raise not_found("User")
    return call.world.users[call.path["user_id"]]


def _member(call: Call, user: User) -> JsonObject:
    json = thread_member_json(call.channel, user)
    if call.query.get("with_member", "").lower() in {"1", "true"} and call.channel.guild:
        json["member"] = member_json(user, call.channel.guild)
    return json
