"""Buttons, menus and forms as a Discord client uses them: what it sends, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.errors import SandboxError
from bot.sandbox.messages import BUTTON, STRING_SELECT, walk
from bot.sandbox.permissions import in_channel
from bot.sandbox.shapes import member_json, role_json, user_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.sandbox.errors import JsonObject
    from bot.sandbox.records import Channel, Guild, Message
    from bot.sandbox.state import World

LABEL, TEXT_INPUT = 18, 4
LINK = 5  # a button's style
SHORTEST, LONGEST = 0, 4000


def pressed(message: Message, name: str) -> JsonObject:
    """Return the data of a button that is pressed, by its label or custom id."""
    button = _find(message, name, BUTTON)
    if button.get("style") == LINK:
        raise SandboxError(f"the button {name!r} is a link: {button.get('url')}")
    return {"component_type": BUTTON, "custom_id": button["custom_id"], "id": button["id"]}


def selected(world: World, message: Message, name: str, picked: Sequence[str]) -> JsonObject:
    """Return the data of a menu in which these values, labels, or ids were picked."""
    menu = _find(message, name, *range(STRING_SELECT, 9))
    values = [_value(menu, each) for each in picked]
    if not menu["min_values"] <= len(values) <= menu["max_values"]:
        limits = f"{menu['min_values']} to {menu['max_values']}"
        raise SandboxError(f"the menu {menu['custom_id']!r} takes {limits} values")
    data = {"component_type": menu["type"], "custom_id": menu["custom_id"], "id": menu["id"]}
    if menu["type"] != STRING_SELECT:
        data["resolved"] = resolved(world, message.channel, values)
    return {**data, "values": values}


def handed_in(form: JsonObject, typed: Mapping[str, str]) -> JsonObject:
    """Return the data of a form whose inputs, by custom id or label, hold what was typed."""
    labels = {id(each.get("component")): each.get("label") for each in form["components"]}
    inputs = [each for each in walk(form["components"]) if each["type"] == TEXT_INPUT]
    texts: dict[str, str] = {}
    for each in inputs:
        names = {each["custom_id"], each.get("label") or labels.get(id(each))}
        value = next((typed[name] for name in typed if name in names), each.get("value") or "")
        least, most = each.get("min_length") or SHORTEST, each.get("max_length") or LONGEST
        is_left_out = not value and not each.get("required", True)
        if not is_left_out and not max(least, 1) <= len(value) <= most:
            raise SandboxError(f"the input {each['custom_id']!r} takes {least} to {most} letters")
        texts[each["custom_id"]] = value
    return {
        "custom_id": form["custom_id"],
        "components": [_filled(each, texts) for each in form["components"]],
    }


def resolved(world: World, where: Channel, ids: Sequence[str]) -> JsonObject:
    """Return what stands behind ids, as an interaction in that channel brings it along."""
    users = [world.users[each] for each in ids if each in world.users]
    found: JsonObject = {
        "users": {user.id: user_json(user) for user in users},
        "channels": {
            each: _channel_json(world.channels[each]) for each in ids if each in world.channels
        },
    }
    if where.guild:
        found |= _resolved_in(where, where.guild, ids)
    return {key: value for key, value in found.items() if value}


def _resolved_in(where: Channel, guild: Guild, ids: Sequence[str]) -> JsonObject:
    members = [user for user in guild.members if user.id in ids]
    return {
        "members": {
            user.id: {
                **member_json(user, guild, with_user=False),
                "permissions": str(in_channel(where, user)),
            }
            for user in members
        },
        "roles": {each: role_json(guild.roles[each]) for each in ids if each in guild.roles},
    }


def _channel_json(channel: Channel) -> JsonObject:
    return {"id": channel.id, "name": channel.name, "type": channel.kind, "permissions": "0"}


def _find(message: Message, name: str, *kinds: int) -> JsonObject:
    usable = [each for each in walk(message.json["components"]) if each["type"] in kinds]
    for each in usable:
        if name in {"", each.get("label"), each.get("custom_id")}:
            if each.get("disabled"):
                raise SandboxError(f"{name!r} is disabled")
            return each
    known = ", ".join(str(each.get("label") or each.get("custom_id")) for each in usable)
    raise SandboxError(f"the message has no {name!r}", remedy=f"there are: {known or 'none'}")


def _value(menu: JsonObject, picked: str) -> str:
    if menu["type"] != STRING_SELECT:
        return picked
    for option in menu["options"]:
        if picked in {option["value"], option["label"]}:
            return str(option["value"])
    known = ", ".join(option["label"] for option in menu["options"])
    raise SandboxError(f"the menu has no {picked!r}", remedy=f"there are: {known}")


def _filled(component: JsonObject, texts: Mapping[str, str]) -> JsonObject:
    kept: JsonObject = {
        key: component[key] for key in ("type", "id", "custom_id") if key in component
    }
    if component["type"] == TEXT_INPUT:
        kept["value"] = texts[component["custom_id"]]
    if component.get("components"):
        kept["components"] = [_filled(each, texts) for each in component["components"]]
    if component["type"] == LABEL:
        kept["component"] = _filled(component["component"], texts)
    return kept
