"""Emojis under messages: who puts them there, who takes them away, and what is told of it.

https://discord.com/developers/docs/resources/message#create-reaction
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from bot.sandbox.errors import ApiError
from bot.sandbox.permissions import is_denied, require
from bot.sandbox.records import Event
from bot.sandbox.shapes import member_json

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.records import Message, User
    from bot.sandbox.state import World

MOST = 20  # different emojis under one message


def react(world: World, message: Message, user: User, emoji: str) -> None:
    """Put an emoji under a message; twice is as good as once."""
    _require(message, user, emoji)
    users = message.reactions.setdefault(emoji, {})
    if user in users:
        return
    users[user] = None
    more: JsonObject = {"message_author_id": message.author.id}
    if message.channel.guild:
        more["member"] = member_json(user, message.channel.guild)
    _tell(world, message, "MESSAGE_REACTION_ADD", emoji, {**_who(user), **more})


def take_back(world: World, message: Message, user: User, emoji: str) -> None:
    """Take somebody's emoji away."""
    if user not in message.reactions.get(emoji, {}):
        raise ApiError(404, 10014, "Unknown Emoji")
    del message.reactions[emoji][user]
    if not message.reactions[emoji]:
        del message.reactions[emoji]
    _tell(world, message, "MESSAGE_REACTION_REMOVE", emoji, _who(user))


def take_all(world: World, message: Message, emoji: str = "") -> None:
    """Take away all emojis, or all of one kind."""
    gone = message.reactions.pop(emoji, None) if emoji else bool(message.reactions)
    if not emoji:
        message.reactions.clear()
    if gone:
        name = "MESSAGE_REACTION_REMOVE_EMOJI" if emoji else "MESSAGE_REACTION_REMOVE_ALL"
        _tell(world, message, name, emoji, {})


def reactions_json(message: Message, viewer: User) -> list[JsonObject]:
    """Return what stands under a message, as somebody sees it."""
    return [
        {
            "emoji": _emoji(emoji),
            "count": len(users),
            "count_details": {"burst": 0, "normal": len(users)},
            "burst_colors": [],
            "burst_me": False,
            "me_burst": False,
            "me": viewer in users,
        }
        for emoji, users in message.reactions.items()
    ]


def emoji_named(text: str) -> str:
    """Return the emoji of an address: a character, or ``name:id``; raise for anything else."""
    emoji = unquote(text).removeprefix("<").removesuffix(">").removeprefix(":")
    is_custom = emoji.rpartition(":")[2].isdecimal() and ":" in emoji
    if not is_custom and (not emoji or emoji.isascii()):
        raise ApiError(400, 10014, "Unknown Emoji")
    return emoji


def _require(message: Message, user: User, emoji: str) -> None:
    """Raise what Discord answers to who may not react."""
    channel = message.channel
    if user.application:
        require(channel, user, "read_message_history")
        if emoji not in message.reactions and is_denied(channel, user, "add_reactions"):
            raise ApiError(403, 50013, "Missing Permissions")
    if emoji not in message.reactions and len(message.reactions) == MOST:
        raise ApiError(403, 30010, f"Maximum number of reactions reached ({MOST})")


def _who(user: User) -> JsonObject:
    return {"user_id": user.id, "burst": False, "type": 0}


def _emoji(emoji: str) -> JsonObject:
    name, colon, key = emoji.rpartition(":")
    return {"id": key, "name": name.removeprefix("a:")} if colon else {"id": None, "name": emoji}


def _tell(world: World, message: Message, name: str, emoji: str, more: dict[str, Any]) -> None:
    data = {"channel_id": message.channel.id, "message_id": message.id, **more}
    if emoji:
        data["emoji"] = _emoji(emoji)
    if message.channel.guild:
        data["guild_id"] = message.channel.guild.id
    world.publish(Event(name, data, message.channel))
