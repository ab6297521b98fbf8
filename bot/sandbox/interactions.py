"""How an interaction goes: it is told to the bot, which answers in time, once, and then more."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.sandbox import messages, permissions
from bot.sandbox.errors import ApiError, JsonObject, not_found
from bot.sandbox.records import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    EPHEMERAL,
    IN_PRIVATE,
    LOADING,
    MODAL_SUBMIT,
    Event,
    Stage,
)
from bot.sandbox.shapes import channel_json, member_json, owners_json, user_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.sandbox.records import Interaction, Message
    from bot.sandbox.state import World

MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
ALLOWED_ANSWERS: Mapping[int, set[int]] = {
    COMMAND: {MESSAGE, DEFERRED_MESSAGE, MODAL},
    COMPONENT: {MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL},
    AUTOCOMPLETE: {CHOICES},
    MODAL_SUBMIT: {MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE},
}
CHAT_INPUT = 1  # the type of a slash command; the others are of context menus
FOLLOW_UPS_IN_PRIVATE = 5
ATTACHMENT_LIMIT = 10 * 1024 * 1024


def begin(world: World, interaction: Interaction, *, deadline: float) -> Interaction:
    """Tell the bot of an interaction, which it must answer within `deadline` seconds."""
    world.interactions[interaction.token] = interaction
    loop = asyncio.get_running_loop()
    interaction.ends = loop.time() + world.token_life
    interaction.deadline = loop.call_later(deadline, _expire, world, interaction)
    data = _gateway_json(interaction)
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
    body = _permitted(interaction, body)
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
    body = _permitted(interaction, body)
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
    data = _permitted(interaction, data)
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


def _permitted(interaction: Interaction, body: JsonObject) -> JsonObject:
    """Return what the bot may say; to answer needs no permission to send."""
    channel, bot = interaction.channel, interaction.bot
    return permissions.permitted(channel, bot, body, needs_sending=False)


def _kind(interaction: Interaction) -> int:
    """Return the type of the message that answers, as Discord counts."""
    if interaction.kind != COMMAND:
        return messages.DEFAULT
    is_slash = interaction.data["type"] == CHAT_INPUT
    return messages.CHAT_INPUT_COMMAND if is_slash else messages.CONTEXT_MENU_COMMAND


def _gateway_json(interaction: Interaction) -> JsonObject:
    channel, user = interaction.channel, interaction.user
    shared: JsonObject = {
        "id": interaction.id,
        "application_id": interaction.bot.id,
        "type": interaction.kind,
        "token": interaction.token,
        "version": 1,
        "data": interaction.data,
        "channel_id": channel.id,
        "channel": channel_json(channel, viewer=interaction.bot),
        "app_permissions": str(permissions.in_channel(channel, interaction.bot)),
        "locale": user.locale,
        "context": interaction.context,
        "authorizing_integration_owners": owners_json(interaction),
        "entitlements": [],
        "entitlement_sku_ids": [],
        "attachment_size_limit": ATTACHMENT_LIMIT,
    }
    if interaction.source:
        shared["message"] = interaction.source.json
    guild = channel.guild
    if guild is None:
        return {**shared, "user": user_json(user)}
    may = str(permissions.in_channel(channel, user))
    shared["channel"]["permissions"] = may
    told = {"id": guild.id, "locale": "en-US", "features": []}
    member = {**member_json(user, guild), "permissions": may}
    where = {"guild_id": guild.id, "guild": told, "guild_locale": "en-US"}
    return {**shared, **where, "member": member}
