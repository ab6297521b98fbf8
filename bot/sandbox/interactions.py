"""An interaction: what a person asks of a command, component or form, and how the bot answers."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from bot.sandbox import messages, permissions
from bot.sandbox.errors import ApiError, JsonObject, not_found
from bot.sandbox.shapes import channel_json, member_json, user_json
from bot.sandbox.state import DM, EPHEMERAL, LOADING, Channel, Event, Message, User, World

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
ALLOWED_ANSWERS: Mapping[int, set[int]] = {
    COMMAND: {MESSAGE, DEFERRED_MESSAGE, MODAL},
    COMPONENT: {MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL},
    AUTOCOMPLETE: {CHOICES},
    MODAL_SUBMIT: {MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE},
}
IN_GUILD, IN_BOT_DM, IN_PRIVATE = 0, 1, 2
CHAT_INPUT = 1  # the type of a slash command; the others are of context menus
FOLLOW_UPS_IN_PRIVATE = 5
ATTACHMENT_LIMIT = 10 * 1024 * 1024


class Stage(Enum):
    """How far an interaction has come."""

    OPEN = "open"
    ANSWERED = "answered"
    EXPIRED = "expired"


@dataclass(slots=True, eq=False)
class Interaction:
    """One thing asked by one person, with the one answer that it may have.

    Attributes:
        answer: the callback's body once it came; None where none came in time.
        original: the message that answered it (`@original`).
        ends: when its token is no longer taken, on the loop's clock.
        source: the message whose component was used.
        target: what a command of the context menu was used on.
        opened_by: the interaction that was answered with the form that this one hands in.
    """

    id: str
    kind: int
    bot: User
    user: User
    channel: Channel
    data: JsonObject
    source: Message | None = None
    target: Message | User | None = None
    opened_by: Interaction | None = None
    follow_ups: int = 0
    token: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    stage: Stage = Stage.OPEN
    original: Message | None = None
    answer: asyncio.Future[JsonObject | None] = field(default_factory=asyncio.Future)
    deadline: asyncio.TimerHandle | None = None
    ends: float = 0.0

    @property
    def name(self) -> str:
        """The command's name, or the component's custom id."""
        return str(self.data.get("name") or self.data.get("custom_id"))

    @property
    def context(self) -> int:
        """Where it was begun, as Discord counts: guild, direct with the bot, among people."""
        return context_of(self.channel, self.bot)

    def owners_json(self, world: World) -> JsonObject:
        """Return for whom the bot is installed: the guild (0), or only the person (1)."""
        if self.context == IN_PRIVATE:
            return {"1": self.user.id}
        return {"0": world.guild_id if self.context == IN_GUILD else "0"}

    def metadata_json(self, world: World) -> JsonObject:
        """Return what a message says about the interaction that it answers."""
        metadata: JsonObject = {
            "id": self.id,
            "type": self.kind,
            "user": user_json(self.user),
            "authorizing_integration_owners": self.owners_json(world),
        }
        if self.kind == COMMAND:
            metadata |= {"name": self.name, "command_type": self.data["type"]}
        if isinstance(self.target, User):
            metadata["target_user"] = user_json(self.target)
        elif self.target:
            metadata["target_message_id"] = self.target.id
        if self.opened_by:
            metadata["triggering_interaction_metadata"] = self.opened_by.metadata_json(world)
        elif self.source:
            metadata["interacted_message_id"] = self.source.id
        return metadata


def context_of(channel: Channel, bot: User) -> int:
    """Return what kind of place a channel is to a bot, as Discord counts."""
    if channel.kind != DM:
        return IN_GUILD
    return IN_BOT_DM if bot in channel.recipients else IN_PRIVATE


def begin(world: World, interaction: Interaction, *, deadline: float) -> Interaction:
    """Tell the bot of an interaction, which it must answer within `deadline` seconds."""
    world.interactions[interaction.token] = interaction
    loop = asyncio.get_running_loop()
    interaction.ends = loop.time() + world.token_life
    interaction.deadline = loop.call_later(deadline, _expire, world, interaction)
    data = _gateway_json(world, interaction)
    world.publish(Event("INTERACTION_CREATE", data, interaction.channel, only=interaction.bot))
    return interaction


def respond(world: World, interaction: Interaction, body: JsonObject) -> Message | None:
    """Take the bot's one answer; return the message that it made or changed."""
    if interaction.stage is Stage.ANSWERED:
        raise ApiError(400, 40060, "Interaction has already been acknowledged.")
    if interaction.stage is Stage.EXPIRED:
        raise not_found("Interaction")
    kind = int(body["type"])
    is_lost_update = kind in {UPDATE, DEFERRED_UPDATE} and interaction.source is None
    if kind not in ALLOWED_ANSWERS[interaction.kind] or is_lost_update:
        raise ApiError(400, 50035, "Invalid interaction response type", {})
    message = _message(world, interaction, kind, body.get("data") or {})
    interaction.stage = Stage.ANSWERED
    _stop_clock(interaction)
    interaction.answer.set_result(body)
    world.publish(Event("INTERACTION_SUCCESS", {"id": interaction.id}, only=interaction.bot))
    return message


def follow_up(world: World, interaction: Interaction, body: JsonObject) -> Message:
    """Add a message to an answered interaction; after a deferral the first one fills it."""
    original = interaction.original
    if original and original.is_loading:
        edit_original(world, interaction, body)
        return original
    interaction.follow_ups += 1
    if interaction.context == IN_PRIVATE and interaction.follow_ups > FOLLOW_UPS_IN_PRIVATE:
        words = "This interaction has reached its maximum number of follow up messages"
        raise ApiError(400, 40094, words)
    body = permissions.permitted(interaction.channel, body, needs_sending=False)
    flags = (body.get("flags") or 0) & EPHEMERAL
    reference = {"message_reference": {"message_id": original.id}} if original else {}
    draft = messages.Draft(
        interaction.channel, interaction.bot, {**body, **reference}, interaction, flags=flags
    )
    return messages.post(world, draft)


def edit_original(world: World, interaction: Interaction, body: JsonObject) -> Message:
    """Change the message that answered the interaction."""
    original = interaction.original
    if original is None:
        raise not_found("Message")
    flags = original.json["flags"] & ~LOADING if original.is_loading else None
    body = permissions.permitted(interaction.channel, body, needs_sending=False)
    messages.edit(world, original, body, flags=flags)
    return original


def cancel_all(world: World) -> None:
    """Stop the clocks of all interactions that wait for an answer."""
    for interaction in world.interactions.values():
        _stop_clock(interaction)
        interaction.answer.cancel()


def _stop_clock(interaction: Interaction) -> None:
    if interaction.deadline:
        interaction.deadline.cancel()


def _expire(world: World, interaction: Interaction) -> None:
    interaction.stage = Stage.EXPIRED
    interaction.answer.set_result(None)
    prefix = "/" if interaction.kind in {COMMAND, AUTOCOMPLETE} else ""
    data = {"id": interaction.id, "name": f"{prefix}{interaction.name}"}
    world.publish(Event("INTERACTION_FAILURE", data, interaction.channel, only=interaction.bot))


def _message(world: World, interaction: Interaction, kind: int, data: JsonObject) -> Message | None:
    data = permissions.permitted(interaction.channel, data, needs_sending=False)
    if kind in {MESSAGE, DEFERRED_MESSAGE}:
        flags = LOADING if kind == DEFERRED_MESSAGE else 0
        if interaction.source:
            reference = {"message_id": interaction.source.id, "fail_if_not_exists": False}
            data = {**data, "message_reference": reference}
        draft = messages.Draft(
            interaction.channel, interaction.bot, data, interaction, _kind(interaction), flags
        )
        interaction.original = messages.post(world, draft)
    elif kind in {UPDATE, DEFERRED_UPDATE}:
        interaction.original = interaction.source
        if kind == UPDATE and interaction.source:
            messages.edit(world, interaction.source, data)
    return interaction.original


def _kind(interaction: Interaction) -> int:
    """Return the type of the message that answers, as Discord counts."""
    if interaction.kind != COMMAND:
        return messages.DEFAULT
    is_slash = interaction.data["type"] == CHAT_INPUT
    return messages.CHAT_INPUT_COMMAND if is_slash else messages.CONTEXT_MENU_COMMAND


def _gateway_json(world: World, interaction: Interaction) -> JsonObject:
    channel, user = interaction.channel, interaction.user
    may = permissions.in_channel(channel)
    shared: JsonObject = {
        "id": interaction.id,
        "application_id": interaction.bot.id,
        "type": interaction.kind,
        "token": interaction.token,
        "version": 1,
        "data": interaction.data,
        "channel_id": channel.id,
        "channel": channel_json(world, channel, viewer=interaction.bot),
        "app_permissions": may,
        "locale": user.locale,
        "context": interaction.context,
        "authorizing_integration_owners": interaction.owners_json(world),
        "entitlements": [],
        "entitlement_sku_ids": [],
        "attachment_size_limit": ATTACHMENT_LIMIT,
    }
    if interaction.source:
        shared["message"] = interaction.source.json
    if channel.kind == DM:
        return {**shared, "user": user_json(user)}
    shared["channel"]["permissions"] = may
    guild = {"id": world.guild_id, "locale": "en-US", "features": []}
    member = {**member_json(user), "permissions": may}
    where = {"guild_id": world.guild_id, "guild": guild, "guild_locale": "en-US"}
    return {**shared, **where, "member": member}
