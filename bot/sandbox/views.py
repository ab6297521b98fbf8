"""Which events a bot is told, and what it may read of them: intents and message content.

https://discord.com/developers/docs/events/gateway#gateway-intents
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.messages import gateway_json, mentions_user
from bot.sandbox.shapes import member_json
from bot.sandbox.state import DM, EPHEMERAL, Event, Message, User, World

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject

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
    "TYPING_START": (1 << 11, 1 << 14),
    "GUILD_CREATE": (GUILDS, 0),
    "GUILD_MEMBER_ADD": (GUILD_MEMBERS, 0),
    "CHANNEL_CREATE": (GUILDS, GUILDS),
}
# what only people's clients are told; no bot is
FOR_PEOPLE = {"INTERACTION_SUCCESS", "INTERACTION_FAILURE", "PRESENCE"}


def is_told(bot: User, intents: int, event: Event) -> bool:
    """Return whether a bot with these intents is told of the event."""
    if event.name in FOR_PEOPLE or (event.message and event.message.json["flags"] & EPHEMERAL):
        return False
    if event.only is not None:
        return event.only is bot
    channel = event.channel
    is_direct = channel is not None and channel.kind == DM
    if is_direct and channel and bot not in channel.recipients:
        return False
    needed = INTENTS_OF_EVENT.get(event.name)
    return needed is None or bool(intents & needed[is_direct])


def told_json(world: World, bot: User, intents: int, event: Event) -> JsonObject:
    """Return the event as that bot is told it."""
    if event.name == "GUILD_MEMBER_ADD" and event.user:
        return {**member_json(event.user), "guild_id": world.guild_id}
    if event.message is None or event.name == "MESSAGE_DELETE":
        return event.data
    return readable(gateway_json(world, event.message), world, bot, intents, event.message)


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
