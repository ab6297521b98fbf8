"""Routes about application commands, global and of the guild."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.errors import ApiError, not_found
from bot.sandbox.records import Event
from bot.sandbox.rest.calls import Routes
from bot.sandbox.rules import check_commands

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.rest.calls import Call

routes = Routes()
GLOBAL = "/applications/{application_id}/commands"
OF_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"
CHAT_INPUT = 1
LOCALIZED = "_localizations"
TRUE = {"1", "true"}


@routes.add("GET", GLOBAL)
@routes.add("GET", OF_GUILD)
def list_commands(call: Call) -> list[JsonObject]:
    """Return the commands; in other languages only where that is asked for."""
    if call.query.get("with_localizations", "").lower() in TRUE:
        return _commands(call)
    return [_unlocalized(each) for each in _commands(call)]


def _unlocalized(described: JsonObject) -> JsonObject:
    """Return a command, or an option, without what it is in other languages."""
    plain = {key: value for key, value in described.items() if not key.endswith(LOCALIZED)}
    if described.get("options"):
        plain["options"] = [_unlocalized(option) for option in described["options"]]
    return plain


@routes.add("PUT", GLOBAL)
@routes.add("PUT", OF_GUILD)
def set_commands(call: Call) -> list[JsonObject]:
    """Put these commands in the place of all others; the ids of those that stay are kept."""
    bodies = call.body or []
    check_commands(bodies)
    kept = _commands(call)
    ids = {(each["type"], each["name"]): each["id"] for each in kept}
    kept[:] = [_command(call, body, ids) for body in bodies]
    call.world.publish(Event("COMMANDS", {}))
    return kept


@routes.add("POST", GLOBAL)
@routes.add("POST", OF_GUILD)
def create_command(call: Call) -> JsonObject:
    """Add a command, or put it in the place of the one of its name and type."""
    commands = _commands(call)
    key = (call.body.get("type") or CHAT_INPUT, call.body["name"])
    others = [each for each in commands if (each["type"], each["name"]) != key]
    check_commands([*others, call.body])
    ids = {(each["type"], each["name"]): each["id"] for each in commands}
    command = _command(call, call.body, ids)
    commands[:] = [*others, command]
    call.world.publish(Event("COMMANDS", {}))
    return command


@routes.add("GET", GLOBAL + "/{command_id}")
@routes.add("GET", OF_GUILD + "/{command_id}")
def get_command(call: Call) -> JsonObject:
    """Return a command."""
    return _command_of(call)


@routes.add("PATCH", GLOBAL + "/{command_id}")
@routes.add("PATCH", OF_GUILD + "/{command_id}")
def edit_command(call: Call) -> JsonObject:
    """Change what the body names of a command."""
    command = _command_of(call)
    others = [each for each in _commands(call) if each is not command]
    check_commands([*others, {**command, **call.body}])
    command.update(call.body, version=call.world.new_id())
    command["options"] = [_without_nulls(each) for each in command["options"] or []]
    return command


@routes.add("DELETE", GLOBAL + "/{command_id}")
@routes.add("DELETE", OF_GUILD + "/{command_id}")
def delete_command(call: Call) -> None:
    """Remove a command."""
    command = _command_of(call)
    _commands(call)[:] = [each for each in _commands(call) if each is not command]


def _commands(call: Call) -> list[JsonObject]:
    """Return the list that the path names, for reading and for changing."""
    application = call.bot.application
    if application is None or application.id != call.path["application_id"]:
        raise ApiError(
            403, 20012, "You are not authorized to perform this action on this application"
        )
    guild_id = call.path.get("guild_id", "")
    guild = call.world.guilds.get(guild_id)
    if guild_id and (guild is None or call.bot not in guild.members):
        raise ApiError(403, 50001, "Missing Access")
    return application.commands.setdefault(guild_id, [])


def _command_of(call: Call) -> JsonObject:
    for command in _commands(call):
        if command["id"] == call.path["command_id"]:
            return command
    raise not_found("Application Command")


def _command(call: Call, body: JsonObject, ids: dict[tuple[int, str], str]) -> JsonObject:
    kind = body.get("type") or CHAT_INPUT
    permissions = body.get("default_member_permissions")
    guild_id = call.path.get("guild_id")
    where: JsonObject = {"guild_id": guild_id} if guild_id else {"contexts": body.get("contexts")}
    return {
        "id": ids.get((kind, body["name"])) or call.world.new_id(),
        "application_id": call.bot.id,
        "version": call.world.new_id(),
        "type": kind,
        "name": body["name"],
        "name_localizations": body.get("name_localizations"),
        "description": body.get("description") or "",
        "description_localizations": body.get("description_localizations"),
        "options": [_without_nulls(each) for each in body.get("options") or []],
        "default_member_permissions": None if permissions is None else str(permissions),
        "integration_types": body.get("integration_types") or [0],
        "nsfw": bool(body.get("nsfw")),
        **where,
    }


def _without_nulls(described: JsonObject) -> JsonObject:
    """Return an option, and those within it, without what is null: Discord keeps no nulls there."""
    kept = {key: value for key, value in described.items() if value is not None}
    if kept.get("options"):
        kept["options"] = [_without_nulls(each) for each in kept["options"]]
    return kept
