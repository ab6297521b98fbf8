"""The state as one person sees it on the page: servers, people, channels, messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.overwrites import denied_everybody
from bot.sandbox.panel import panel_json
from bot.sandbox.reactions import reactions_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.sandbox.errors import JsonObject
    from bot.sandbox.people import Person
    from bot.sandbox.records import Channel, Guild, Message, User
    from bot.sandbox.state import World
    from bot.sandbox.trouble import Trouble


def state_json(
    world: World, person: Person, trouble: Trouble, is_online: Callable[[User], bool]
) -> JsonObject:
    """Return all that the page draws, once; it opens a direct conversation with everybody."""
    me = person.user
    for user in tuple(world.users.values()):
        if user is not me:
            world.direct_channel(me, user)
    channels = [each for each in world.channels.values() if person.is_in(each)]
    return {
        "kind": "state",
        "me": me.id,
        "guilds": [_guild_json(guild) for guild in world.guilds.values() if me in guild.members],
        "users": [_user_json(user, is_online(user)) for user in world.users.values()],
        "channels": [_channel_json(channel, person) for channel in channels],
        "troubles": panel_json(trouble),
    }


def message_json(message: Message, person: Person) -> JsonObject:
    """Return a message with what stands under it, as somebody sees it."""
    return {**message.json, "reactions": reactions_json(message, person.user)}


def _guild_json(guild: Guild) -> JsonObject:
    roles = [role for role in guild.roles.values() if role.id != guild.id]
    return {
        "id": guild.id,
        "name": guild.name,
        "roles": [{"id": each.id, "name": each.name, "isBots": bool(each.bot)} for each in roles],
        "members": {user.id: sorted(held) for user, held in guild.members.items()},
    }


def _channel_json(channel: Channel, person: Person) -> JsonObject:
    others = [each.id for each in channel.recipients if each is not person.user]
    thread = channel.thread
    return {
        "id": channel.id,
        "name": channel.name,
        "guild": channel.guild.id if channel.guild else "",
        "parent": thread.parent.id if thread else "",
        "isArchived": bool(thread and thread.is_archived),
        "denied": denied_everybody(channel),
        "other": others[0] if others else "",
        "messages": [
            message_json(each, person) for each in channel.messages.values() if person.sees(each)
        ],
    }


def _user_json(user: User, is_connected: bool) -> JsonObject:  # noqa: FBT001  # of two values
    is_bot = user.application is not None
    shown = {"id": user.id, "name": user.name, "status": user.status}
    return {**shown, "isBot": is_bot, "isOnline": is_connected or not is_bot}
