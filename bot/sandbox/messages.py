"""A message from what was sent: whom it mentions, what it replies to, how Discord returns it."""

from __future__ import annotations

import copy
import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.sandbox.errors import ApiError, FormFault, JsonObject, invalid_form
from bot.sandbox.records import EPHEMERAL, Event, Message
from bot.sandbox.shapes import interaction_json, member_json, user_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.sandbox.records import Channel, Interaction, User
    from bot.sandbox.state import World

THREAD_CREATED = 18  # tells of a thread in the channel above
DEFAULT, REPLY, CHAT_INPUT_COMMAND, THREAD_STARTER, CONTEXT_MENU_COMMAND = 0, 19, 20, 21, 23
# the flags that a bot may set: suppress embeds, ephemeral, suppress notifications, components V2
SETTABLE_FLAGS = 1 << 2 | EPHEMERAL | 1 << 12 | 1 << 15
COMPONENTS_V2 = 1 << 15
USER_MENTION = re.compile(r"<@!?(\d+)>")
ROLE_MENTION = re.compile(r"<@&(\d+)>")
EVERYONE = re.compile(r"@(?:everyone|here)\b")
PICTURES = {"image", "thumbnail"}
BUTTON, STRING_SELECT, OTHER_SELECTS = 2, 3, range(5, 9)
NONCES = 200  # messages of a channel among which none may have the nonce of another


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to become a message.

    Attributes:
        interaction: the interaction that it answers, if any.
        kind: Discord's message type.
    """

    channel: Channel
    author: User
    body: JsonObject
    interaction: Interaction | None = None
    kind: int = DEFAULT
    flags: int = 0


def post(world: World, draft: Draft) -> Message:
    """Put a message into its channel and tell of it; an ephemeral one only its reader sees."""
    message = _compose(world, draft)
    draft.channel.messages[message.id] = message
    if draft.channel.thread:
        draft.channel.thread.total += 1
    world.publish(Event("MESSAGE_CREATE", message.json, draft.channel, message))
    return message


def of_nonce(channel: Channel, author: User, body: JsonObject) -> Message | None:
    """Return the message that was lately posted with the same nonce, where that is not to be again.

    https://discord.com/developers/docs/resources/message#create-message
    """
    nonce = body.get("nonce")
    if nonce is None or not body.get("enforce_nonce"):
        return None
    latest = list(channel.messages.values())[-NONCES:]
    alike = (m for m in latest if m.author is author and m.sent.get("nonce") == nonce)
    return next(alike, None)


def edit(world: World, message: Message, body: JsonObject, *, flags: int | None = None) -> None:
    """Change what the body names, and tell of it."""
    if body.get("attachments"):
        known = {each["id"]: each for each in message.json["attachments"]}
        kept = [{**each, **known.get(str(each["id"]), {})} for each in body["attachments"]]
        body = {**body, "attachments": kept}
    message.sent = {**message.sent, **body}
    changes = _fields(world, Draft(message.channel, message.author, message.sent))
    message.json.update(changes)
    settable = SETTABLE_FLAGS & ~EPHEMERAL
    asked = body.get("flags")
    if asked is not None:
        message.json["flags"] = message.json["flags"] & ~settable | asked & settable
    if flags is not None:
        message.json["flags"] = flags
    else:
        message.json["edited_timestamp"] = now()
    world.publish(Event("MESSAGE_UPDATE", message.json, message.channel, message))


def delete(world: World, message: Message) -> None:
    """Remove a message and tell of it."""
    del message.channel.messages[message.id]
    data = {"id": message.id, "channel_id": message.channel.id}
    if message.channel.guild:
        data["guild_id"] = message.channel.guild.id
    world.publish(Event("MESSAGE_DELETE", data, message.channel, message))


def show_typing(world: World, channel: Channel, user: User) -> None:
    """Tell that somebody is typing."""
    now = int(time.time())
    data: JsonObject = {"channel_id": channel.id, "user_id": user.id, "timestamp": now}
    if channel.guild:
        data |= {"guild_id": channel.guild.id, "member": member_json(user, channel.guild)}
    world.publish(Event("TYPING_START", data, channel))


def mentions_user(message: Message, user: User) -> bool:
    """Return whether the message mentions that user (a reply with a ping does)."""
    return any(each["id"] == user.id for each in message.json["mentions"])


def gateway_json(message: Message) -> JsonObject:
    """Return a message as the gateway tells it, with its guild and its author's membership."""
    channel = message.channel
    if channel.guild is None:
        return {**message.json, "channel_type": channel.kind}
    member = member_json(message.author, channel.guild, with_user=False)
    where = {"guild_id": channel.guild.id, "member": member, "channel_type": channel.kind}
    return {**message.json, **where}


def now() -> str:
    """Return the moment as Discord writes it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _compose(world: World, draft: Draft) -> Message:
    asked = draft.body.get("flags") or 0
    json: JsonObject = {
        "id": world.new_id(),
        "channel_id": draft.channel.id,
        "author": user_json(draft.author),
        "type": draft.kind,
        "timestamp": now(),
        "edited_timestamp": None,
        "flags": draft.flags | asked & SETTABLE_FLAGS,
        "pinned": False,
        "tts": bool(draft.body.get("tts")),
        **_fields(world, draft),
        **_reference(draft),
    }
    if draft.body.get("nonce") is not None:
        json["nonce"] = draft.body["nonce"]
    interaction = draft.interaction
    if draft.author.application and interaction:
        json["application_id"] = json["webhook_id"] = draft.author.id
        json["interaction_metadata"] = interaction_json(interaction)
    seen_by = interaction.user if interaction and json["flags"] & EPHEMERAL else None
    return Message(json, draft.channel, draft.author, draft.body, seen_by, interaction)


def _fields(world: World, draft: Draft) -> JsonObject:
    """Return what an edit can change as well."""
    body = draft.body
    content = (body.get("content") or "").strip()
    allowed = body.get("allowed_mentions")
    if allowed is None:
        # https://discord.com/developers/docs/resources/message#allowed-mentions-object: the
        # defaults differ between messages and the answers to interactions
        parse = ["users"] if draft.interaction else ["users", "roles", "everyone"]
        allowed = {"parse": parse, "replied_user": True}
    parse = allowed.get("parse") or []
    named = {str(each) for each in allowed.get("users") or []}
    ids = [each for each in USER_MENTION.findall(content) if "users" in parse or each in named]
    replied = _replied_to(draft)
    if replied and allowed.get("replied_user"):
        ids.append(replied.author.id)
    files = {each["filename"]: each["url"] for each in body.get("attachments") or []}
    embeds = [_embed(embed, files) for embed in body.get("embeds") or []]
    shown = {embed[key]["url"] for embed in embeds for key in PICTURES if key in embed}
    users = [world.users[each] for each in dict.fromkeys(ids) if each in world.users]
    return {
        "content": content,
        "embeds": embeds,
        "attachments": [each for each in body.get("attachments") or [] if each["url"] not in shown],
        "components": _numbered(body.get("components") or []),
        "mentions": [user_json(user) for user in users],
        "mention_roles": _mentioned_roles(draft, content, allowed),
        "mention_everyone": "everyone" in parse and bool(EVERYONE.search(content)),
    }


def _mentioned_roles(draft: Draft, content: str, allowed: JsonObject) -> list[str]:
    guild, named = draft.channel.guild, {str(each) for each in allowed.get("roles") or []}
    if guild is None:
        return []
    is_any = "roles" in (allowed.get("parse") or [])
    asked = dict.fromkeys(ROLE_MENTION.findall(content))
    return [each for each in asked if each in guild.roles and (is_any or each in named)]


def _replied_to(draft: Draft) -> Message | None:
    reference = draft.body.get("message_reference") or {}
    place, thread = draft.channel, draft.channel.thread
    if draft.kind == THREAD_STARTER and thread:
        place = thread.parent
    return place.messages.get(str(reference.get("message_id")))


def _reference(draft: Draft) -> JsonObject:
    reference = draft.body.get("message_reference")
    if not reference:
        return {}
    replied = _replied_to(draft)
    if replied is None and reference.get("fail_if_not_exists", True):
        fault = FormFault(["message_reference"], "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        raise invalid_form([fault])
    place = replied.channel if replied else draft.channel
    where = {"type": 0, "channel_id": place.id, "message_id": str(reference["message_id"])}
    if place.guild:
        where["guild_id"] = place.guild.id
    if replied is None:
        return {"message_reference": where}
    quoted = {key: value for key, value in replied.json.items() if key != "referenced_message"}
    kind = THREAD_STARTER if draft.kind == THREAD_STARTER else REPLY
    return {"type": kind, "message_reference": where, "referenced_message": quoted}


def _embed(sent: JsonObject, files: Mapping[str, str]) -> JsonObject:
    embed: JsonObject = {key: value for key, value in sent.items() if value is not None}
    for key in PICTURES & embed.keys():
        url = embed[key]["url"]
        embed[key] = {**embed[key], "url": files.get(url.removeprefix("attachment://"), url)}
    embed["type"] = "rich"
    if "fields" in embed:
        embed["fields"] = [{"inline": False, **field} for field in embed["fields"]]
    return embed


def _numbered(components: list[JsonObject]) -> list[JsonObject]:
    """Return a copy of the components with the ids and defaults that Discord adds."""
    components = copy.deepcopy(components)
    taken = {each["id"] for each in walk(components) if each.get("id")}
    free = (number for number in range(1, 10_000) if number not in taken)
    for component in walk(components):
        for key in [key for key, value in component.items() if value is None]:
            del component[key]
        component["id"] = component.get("id") or next(free)
        if component["type"] in {STRING_SELECT, *OTHER_SELECTS}:
            component.setdefault("min_values", 1)
            component.setdefault("max_values", 1)
    return components


def walk(components: list[JsonObject]) -> Iterator[JsonObject]:
    """Go through components and those within them, in order."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        for key in ("accessory", "component"):
            if component.get(key):
                yield from walk([component[key]])


def require_own(message: Message, user: User) -> None:
    """Raise the 403 that Discord answers to who changes another's message."""
    if message.author is not user:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
