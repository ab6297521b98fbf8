"""Routes with which a bot answers an interaction: the callback, the original, follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox import interactions, messages
from bot.sandbox.errors import not_found
from bot.sandbox.records import EPHEMERAL
from bot.sandbox.rest.calls import Routes
from bot.sandbox.rules import check_message

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.records import Message
    from bot.sandbox.rest.calls import Call

routes = Routes()
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
ORIGINAL = WEBHOOK + "/messages/@original"
FOLLOW_UP = WEBHOOK + "/messages/{message_id}"
TRUE = {"1", "true", "True"}


@routes.add("POST", CALLBACK, needs_token=False)
def answer(call: Call) -> JsonObject | None:
    """Answer an interaction."""
    interaction = call.world.interactions.get(call.path["interaction_token"])
    if interaction is None or interaction.id != call.path["interaction_id"]:
        raise not_found("Interaction")
    kind = call.body["type"]
    if kind in {interactions.MESSAGE, interactions.UPDATE}:
        before = interaction.source.sent if interaction.source else {}
        data = call.body.get("data") or {}
        is_update = kind == interactions.UPDATE
        check_message({**before, **data} if is_update else data, at=["data"])
    message = interactions.respond(call.world, interaction, call.body)
    if call.query.get("with_response") not in TRUE:
        return None
    about: JsonObject = {"id": interaction.id, "type": interaction.kind}
    if message is None:
        return {"interaction": about}
    about |= {
        "response_message_id": message.id,
        "response_message_loading": message.is_loading,
        "response_message_ephemeral": bool(message.json["flags"] & EPHEMERAL),
    }
    is_new = kind in {interactions.MESSAGE, interactions.DEFERRED_MESSAGE}
    resource_kind = interactions.MESSAGE if is_new else interactions.UPDATE
    resource = {"type": resource_kind, "message": message.json}
    return {"interaction": about, "resource": resource}


@routes.add("GET", ORIGINAL, needs_token=False)
@routes.add("GET", FOLLOW_UP, needs_token=False)
def get_answer(call: Call) -> JsonObject:
    """Return the original answer or a follow-up."""
    return _message(call).json


@routes.add("PATCH", ORIGINAL, needs_token=False)
@routes.add("PATCH", FOLLOW_UP, needs_token=False)
def edit_answer(call: Call) -> JsonObject:
    """Change the original answer or a follow-up; a deferred one gets its content."""
    message = _message(call)
    check_message({**message.sent, **call.body})
    if message is call.interaction.original:
        return interactions.edit_original(call.world, call.interaction, call.body).json
    messages.edit(call.world, message, call.body)
    return message.json


@routes.add("DELETE", ORIGINAL, needs_token=False)
@routes.add("DELETE", FOLLOW_UP, needs_token=False)
def delete_answer(call: Call) -> None:
    """Delete the original answer or a follow-up."""
    messages.delete(call.world, _message(call))


@routes.add("POST", WEBHOOK, needs_token=False)
def follow_up(call: Call) -> JsonObject:
    """Add a message to an answered interaction."""
    check_message(call.body)
    return interactions.follow_up(call.world, call.interaction, call.body).json


def _message(call: Call) -> Message:
    interaction = call.interaction
    if "message_id" not in call.path:
        message = interaction.original
    else:
        message = interaction.channel.messages.get(call.path["message_id"])
    if message is None or message.id not in interaction.channel.messages:
        raise not_found("Message")
    return message
