"""Which events a bot is told, and what it may read of them: intents and message content.

https://discord.com/developers/docs/events/gateway#gateway-intents
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.messages import gateway_json, mentions_user
from bot.sandbox.permissions import is_denied
from bot.sandbox.reactions import reactions_json
from bot.sandbox.records import DM, EPHEMERAL, Event
from bot.sandbox.shapes import channel_json, guild_create_json, member_json

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.records import Guild, Message, User
    from bot.sandbox.state import World

GUILDS, GUILD_MEMBERS = 1 << 0, 1 << 1
MESSAGE_CONTENT = 1 << 15
PRIVILEGED = {"members": GUILD_MEMBERS, "presences": 1 << 8, "message_content": MESSAGE_CONTENT}
ALL_INTENTS = (1 << 26) - 1
# event: the intents for it in a guild and in a direct conversation; no entry: always told
INTENTS_OF_EVENT = {
    "MESSAGE_CREATE": (1 << 9, 1 << 12),
    "MESSAGE_UPDATE": (1 << 9, 1 << 12),
    "MESSAGE_DELETE": (1 << 9, 1 << 12),
    "MESSAGE_REACTION_ADD": (1 << 10, 1 << 13),
    "MESSAGE_REACTION_REMOVE": (1 << 10, 1 << 13),
    "MESSAGE_REACTION_REMOVE_ALL": (1 << 10, 1 << 13),
    "MESSAGE_REACTION_REMOVE_EMOJI": (1 << 10, 1 << 13),
    "TYPING_START": (1 << 11, 1 << 14),
    "GUILD_CREATE": (GUILDS, 0),
    "GUILD_DELETE": (GUILDS, 0),
    "GUILD_MEMBER_ADD": (GUILD_MEMBERS, 0),
    "GUILD_MEMBER_REMOVE": (GUILD_MEMBERS, 0),
    "GUILD_MEMBER_UPDATE": (GUILD_MEMBERS, 0),
    "GUILD_ROLE_CREATE": (GUILDS, 0),
    "GUILD_ROLE_UPDATE": (GUILDS, 0),
    "GUILD_ROLE_DELETE": (GUILDS, 0),
    "CHANNEL_CREATE": (GUILDS, GUILDS),
    "CHANNEL_UPDATE": (GUILDS, GUILDS),
    "CHANNEL_DELETE": (GUILDS, GUILDS),
    "THREAD_CREATE": (GUILDS, 0),
    "THREAD_UPDATE": (GUILDS, 0),
    "THREAD_DELETE": (GUILDS, 0),
    "THREAD_MEMBERS_UPDATE": (GUILDS, 0),
}
# what only people's clients are told; no bot is
FOR_PEOPLE = {"INTERACTION_SUCCESS", "INTERACTION_FAILURE", "PRESENCE", "TROUBLE", "COMMANDS"}
OF_CHANNELS = ("CHANNEL_", "THREAD_")  # a bot is told of those too that it cannot look into


def is_told(bot: User, intents: int, event: Event) -> bool:
    """Return whether a bot with these intents is told of the event."""
    if event.name in FOR_PEOPLE or (event.message and event.message.json["flags"] & EPHEMERAL):
        return False
    if event.only is not None:
        return event.only is bot and _has_intent(intents, event)
    channel, guild = event.channel, event.guild
    if guild and bot not in guild.members:
        return False
    if channel and not guild and bot not in channel.recipients:
        return False
    is_hidden = channel and guild and is_denied(channel, bot, "view_channel")
    if is_hidden and not event.name.startswith(OF_CHANNELS):
        return False
    return _has_intent(intents, event) or _is_about(bot, event)


def _has_intent(intents: int, event: Event) -> bool:
    needed = INTENTS_OF_EVENT.get(event.name)
    is_direct = event.channel is not None and event.channel.kind == DM
    return needed is None or bool(intents & needed[is_direct])


def _is_about(bot: User, event: Event) -> bool:
    """Return whether it is a change of the bot's own membership, of which it is always told."""
    return event.name == "GUILD_MEMBER_UPDATE" and event.user is bot


def known_members(guild: Guild, bot: User, intents: int) -> list[User]:
    """Return the members that a bot may know: without the intent only itself."""
    return list(guild.members) if intents & GUILD_MEMBERS else [bot]


def told_json(world: World, bot: User, intents: int, event: Event) -> JsonObject:
    """Return the event as that bot is told it."""
    guild = event.guild
    if event.name == "GUILD_CREATE" and guild:
        members = known_members(guild, bot, intents)
        return {**guild_create_json(world, guild, bot, members), **event.data}
    if event.name in {"GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE"} and event.user and guild:
        return {**member_json(event.user, guild), "guild_id": guild.id}
    if event.name in {"THREAD_CREATE", "THREAD_UPDATE"} and event.channel:
        return {**channel_json(event.channel, viewer=bot), **event.data}
    if event.message is None or event.name == "MESSAGE_DELETE":
        return event.data
    return readable(gateway_json(event.message), world, bot, intents, event.message)


def readable(
    json: JsonObject, world: World, bot: User, intents: int, message: Message
) -> JsonObject:
    """Return a message, its content blanked where the bot may not read it.

    The exceptions are Discord's: own messages, direct ones, and those that mention the bot.
    """
    quoted = json.get("referenced_message")
    replied = message.channel.messages.get(str(quoted["id"])) if quoted else None
    if quoted and replied:
        json = {**json, "referenced_message": readable(quoted, world, bot, intents, replied)}
    if message.reactions:
        json = {**json, "reactions": reactions_json(message, bot)}
    if may_read(world, bot, intents, message):
        return json
    return {**json, "content": "", "embeds": [], "attachments": [], "components": []}


def may_read(world: World, bot: User, intents: int, message: Message) -> bool:
    """Return whether a bot with these intents is given a message's content."""
    has_intent = intents & MESSAGE_CONTENT and "message_content" in world.privileged_intents
    is_own = message.author is bot or message.channel.kind == DM
    return bool(has_intent) or is_own or mentions_user(message, bot)


def refused_intents(world: World, intents: int) -> list[str]:
    """Return the privileged intents that are asked for but not switched on."""
    asked = [name for name, bit in PRIVILEGED.items() if intents & bit]
    return [name for name in asked if name not in world.privileged_intents]
