"""Threads: how they begin, who is in them, how they are put away.

https://discord.com/developers/docs/topics/threads
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.errors import ApiError, not_found
from bot.sandbox.messages import THREAD_CREATED, THREAD_STARTER, Draft, edit, now, post
from bot.sandbox.records import PRIVATE_THREAD, THREAD, Channel, Event, Message, Thread, User
from bot.sandbox.shapes import channel_json, member_json, thread_member_json

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.state import World

HAS_THREAD = 1 << 5


def begin(
    world: World, place: Channel | Message, user: User, name: str, *, kind: int = THREAD
) -> Channel:
    """Begin a thread in a channel, or from one of its messages, whose id it then has."""
    parent = place.channel if isinstance(place, Message) else place
    if parent.thread or parent.guild is None:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    if isinstance(place, Message) and place.id in world.channels:
        raise ApiError(400, 160004, "A thread has already been created for this message")
    moment = now()
    thread = Thread(parent, user, moment, moment)
    thread_id = place.id if isinstance(place, Message) else world.new_id()
    channel = Channel(thread_id, name, kind, parent.guild, thread=thread)
    world.add_channel(channel)
    thread.joined[user] = moment
    world.publish(Event("THREAD_CREATE", {"newly_created": True}, channel))
    _announce(world, place, channel)
    return channel


def _announce(world: World, place: Channel | Message, channel: Channel) -> None:
    """Say in the channel above that there is a thread, and in the thread what it is from."""
    thread = channel.thread
    if thread is None or thread.parent.guild is None:
        return
    if isinstance(place, Message):
        place.json["thread"] = channel_json(channel)
        edit(world, place, {}, flags=place.json["flags"] | HAS_THREAD)
        body = {"message_reference": {"message_id": place.id, "channel_id": thread.parent.id}}
        post(world, Draft(channel, place.author, body, kind=THREAD_STARTER))
    elif channel.kind != PRIVATE_THREAD:
        post(world, Draft(place, thread.owner, {"content": channel.name}, kind=THREAD_CREATED))


def change(world: World, channel: Channel, body: JsonObject) -> None:
    """Rename a thread, archive, lock or open it."""
    thread = channel.thread
    if thread is None:
        raise not_found("Channel")
    channel.name = body.get("name") or channel.name
    thread.archive_after = body.get("auto_archive_duration") or thread.archive_after
    for key, attribute in (
        ("archived", "is_archived"),
        ("locked", "is_locked"),
        ("invitable", "is_invitable"),
    ):
        if body.get(key) is not None:
            setattr(thread, attribute, bool(body[key]))
    thread.changed = now()
    world.publish(Event("THREAD_UPDATE", {}, channel))


def remove(world: World, channel: Channel) -> None:
    """Delete a thread and all that was said in it."""
    del world.channels[channel.id]
    data = {key: channel_json(channel)[key] for key in ("id", "guild_id", "parent_id", "type")}
    world.publish(Event("THREAD_DELETE", data, channel))


def join(world: World, channel: Channel, user: User) -> None:
    """Let somebody be in a thread."""
    if channel.thread is None:
        raise not_found("Channel")
    if user not in channel.thread.joined:
        channel.thread.joined[user] = now()
        _tell(world, channel, added=user)


def leave(world: World, channel: Channel, user: User) -> None:
    """Let somebody be in a thread no longer."""
    if channel.thread is None or user not in channel.thread.joined:
        raise not_found("Member")
    del channel.thread.joined[user]
    _tell(world, channel, removed=user)


def enter(world: World, channel: Channel, user: User) -> None:
    """Let somebody speak in a channel: an archived thread opens, and who speaks is in it.

    Raises:
        ApiError: where the thread is locked as well, as Discord answers.
    """
    thread = channel.thread
    if thread is None:
        return
    if thread.is_archived and thread.is_locked:
        raise ApiError(400, 50083, "Thread is archived")
    if thread.is_archived:
        change(world, channel, {"archived": False})
    join(world, channel, user)


def _tell(
    world: World, channel: Channel, *, added: User | None = None, removed: User | None = None
) -> None:
    if channel.thread is None or channel.guild is None:
        return
    data: JsonObject = {
        "id": channel.id,
        "guild_id": channel.guild.id,
        "member_count": len(channel.thread.joined),
    }
    if added:
        member = {"member": member_json(added, channel.guild), "presence": None}
        data["added_members"] = [{**thread_member_json(channel, added), **member}]
    if removed:
        data["removed_member_ids"] = [removed.id]
    world.publish(Event("THREAD_MEMBERS_UPDATE", data, channel))
