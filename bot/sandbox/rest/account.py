"""Routes about the bot itself, its gateway and its direct conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.errors import FormFault, invalid_form, not_found
from bot.sandbox.rest.calls import Routes
from bot.sandbox.shapes import application_json, channel_json, own_user_json, user_json

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.rest.calls import Call

routes = Routes()


@routes.add("GET", "/gateway", needs_token=False)
def gateway(call: Call) -> JsonObject:
    """Name the gateway."""
    return {"url": call.gateway.url}


@routes.add("GET", "/gateway/bot")
def gateway_bot(call: Call) -> JsonObject:
    """Name the gateway, and how many shards and logins there may be."""
    limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    return {"url": call.gateway.url, "shards": 1, "session_start_limit": limit}


@routes.add("GET", "/users/@me")
def own_user(call: Call) -> JsonObject:
    """Return the bot's user."""
    return own_user_json(call.bot)


@routes.add("GET", "/users/{user_id}")
def user(call: Call) -> JsonObject:
    """Return anybody."""
    if call.path["user_id"] not in call.world.users:
        raise not_found("User")
    return user_json(call.world.users[call.path["user_id"]])


@routes.add("GET", "/applications/@me")
@routes.add("GET", "/oauth2/applications/@me")
def own_application(call: Call) -> JsonObject:
    """Return the bot's application."""
    return application_json(call.world, call.bot)


@routes.add("POST", "/users/@me/channels")
def open_direct_channel(call: Call) -> JsonObject:
    """Open the direct conversation with a user."""
    recipient = call.world.users.get(str(call.body.get("recipient_id")))
    if recipient is None or recipient.application:
        raise invalid_form([FormFault(["recipient_id"], "USER_INVALID", "Invalid Recipient(s)")])
    channel = call.world.direct_channel(call.bot, recipient)
    return channel_json(channel, viewer=call.bot)
