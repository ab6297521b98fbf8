"""The command picker: finds a bot's command and fills its options as a Discord client does.

What the client refuses before anything is sent (a missing option, a text too long) is refused here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.sandbox import controls
from bot.sandbox.errors import SandboxError
from bot.sandbox.records import IN_PRIVATE, User, context_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.sandbox.errors import JsonObject
    from bot.sandbox.records import Channel, Message
    from bot.sandbox.state import World

CHAT_INPUT, ON_USER, ON_MESSAGE = 1, 2, 3
USER_INSTALL = 1
SUBCOMMANDS = {1, 2}
STRING, INTEGER, BOOLEAN, NUMBER = 3, 4, 5, 10
BY_ID = {6, 7, 8, 9}  # users, channels, roles, users and roles
PYTHON_TYPES: Mapping[int, tuple[type, ...]] = {
    STRING: (str,),
    INTEGER: (int,),
    BOOLEAN: (bool,),
    NUMBER: (int, float),
}


def localized(described: JsonObject, key: str, locale: str) -> str:
    """Return a command's words as somebody with that locale reads them."""
    own = (described.get(f"{key}_localizations") or {}).get(locale)
    return str(own or described[key])


@dataclass(frozen=True, slots=True)
class Picked:
    """A command as a person picked it: of which bot, and with which subcommand."""

    bot: User
    command: JsonObject
    path: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name with the subcommand's."""
        return " ".join((self.command["name"], *self.path))

    def label(self, locale: str) -> str:
        """Return the name as somebody with that locale reads it."""
        parts, names = [self.command], [localized(self.command, "name", locale)]
        for name in self.path:
            parts.append(_part(parts[-1], name))
            names.append(localized(parts[-1], "name", locale))
        return " ".join(names)

    @property
    def described(self) -> JsonObject:
        """The command, or the subcommand that was picked."""
        part = self.command
        for name in self.path:
            part = _part(part, name)
        return part

    @property
    def options(self) -> list[JsonObject]:
        """The options of the command, or of the subcommand that was picked."""
        return self.described.get("options") or []

    def parsed(self, option: str, typed: str) -> str | float | bool:
        """Return what was typed for an option as a value of its type."""
        kind = _find(self, option)["type"]
        try:
            if kind in {INTEGER, NUMBER}:
                return int(typed) if kind == INTEGER else float(typed)
        except ValueError:
            raise SandboxError(f"the option {option!r} takes a number, not {typed!r}") from None
        return typed.lower() == "true" if kind == BOOLEAN else typed


def _part(command: JsonObject, name: str) -> JsonObject:
    found: JsonObject = next(each for each in command["options"] if each["name"] == name)
    return found


def commands_for(world: World, channel: Channel, kind: int = CHAT_INPUT) -> Iterator[Picked]:
    """Go through all commands that can be used in a channel."""
    here = channel.guild.members if channel.guild else world.users.values()
    for bot in [user for user in here if user.application]:
        for command in _commands(bot, channel):
            if command["type"] == kind:
                for path in _paths(command):
                    yield Picked(bot, command, path)


def pick(world: World, name: str, channel: Channel, kind: int = CHAT_INPUT) -> Picked:
    """Return the command of that name ("set sub" for a subcommand)."""
    wanted = name.removeprefix("/") if kind == CHAT_INPUT else name
    known = []
    for picked in commands_for(world, channel, kind):
        if picked.name == wanted:
            return picked
        known.append(picked.name)
    place = f"#{channel.name}" if channel.guild else "this direct conversation"
    raise SandboxError(
        f"no command {name!r} in {place}",
        remedy=f"there are: {', '.join(sorted(known)) or 'none; has the bot synced them?'}",
    )


def filled(world: World, where: Channel, picked: Picked, values: Mapping[str, Any]) -> JsonObject:
    """Return the data of a slash command with these options, checked as a client checks them."""
    for option in picked.options:
        if option.get("required") and option["name"] not in values:
            raise SandboxError(f"/{picked.command['name']} needs the option {option['name']!r}")
    options = [_option(_find(picked, name), value) for name, value in values.items()]
    data = _data(picked, options)
    ids = [option["value"] for option in options if option["type"] in BY_ID]
    return {**data, "resolved": controls.resolved(world, where, ids)} if ids else data


def used_on(world: World, where: Channel, picked: Picked, target: Message | User) -> JsonObject:
    """Return the data of a command that was picked from the menu of a message or a user."""
    data = {key: value for key, value in _data(picked, []).items() if key != "options"}
    if isinstance(target, User):
        found = controls.resolved(world, where, [target.id])
    else:
        found = {"messages": {target.id: target.json}}
    return {**data, "target_id": target.id, "resolved": found}


def half_filled(picked: Picked, values: Mapping[str, Any], focused: str) -> JsonObject:
    """Return the data of a slash command that is being typed, for autocomplete."""
    if not _find(picked, focused).get("autocomplete"):
        raise SandboxError(f"the option {focused!r} has no autocomplete")
    options: list[JsonObject] = []
    for name, value in values.items():
        option = {"name": name, "type": _find(picked, name)["type"], "value": value}
        options.append({**option, "focused": True} if name == focused else option)
    return _data(picked, options)


def _commands(bot: User, channel: Channel) -> list[JsonObject]:
    by_guild = bot.application.commands if bot.application else {}
    context = context_of(channel, bot)
    of_guild = by_guild.get(channel.guild.id, []) if channel.guild else []
    return [*of_guild, *(each for each in by_guild.get("", []) if _is_usable(each, context))]


def _is_usable(command: JsonObject, context: int) -> bool:
    is_installed = context != IN_PRIVATE or USER_INSTALL in command["integration_types"]
    contexts = command.get("contexts")
    return is_installed and (contexts is None or context in contexts)


def _paths(command: JsonObject) -> Iterator[tuple[str, ...]]:
    subcommands = [each for each in command.get("options") or [] if each["type"] in SUBCOMMANDS]
    if not subcommands:
        yield ()
    for subcommand in subcommands:
        for path in _paths(subcommand):
            yield (subcommand["name"], *path)


def _find(picked: Picked, name: str) -> JsonObject:
    for option in picked.options:
        if option["name"] == name:
            return option
    known = ", ".join(option["name"] for option in picked.options) or "none"
    raise SandboxError(
        f"/{picked.command['name']} has no option {name!r}", remedy=f"it has: {known}"
    )


def _option(option: JsonObject, value: Any) -> JsonObject:  # noqa: ANN401 - any option's value
    kind, name = option["type"], option["name"]
    types = PYTHON_TYPES.get(kind, (str,))
    if not isinstance(value, types) or (isinstance(value, bool) and kind != BOOLEAN):
        raise SandboxError(f"the option {name!r} does not take {value!r}")
    if isinstance(value, str | int | float) and not _is_within_limits(option, value):
        raise SandboxError(f"the option {name!r} does not take {value!r}: its limits are crossed")
    choices = [choice["value"] for choice in option.get("choices") or []]
    if choices and value not in choices:
        raise SandboxError(f"the option {name!r} takes one of {choices}")
    return {"name": name, "type": kind, "value": value}


def _is_within_limits(option: JsonObject, value: str | float) -> bool:
    size = len(value) if isinstance(value, str) else value
    what = "length" if isinstance(value, str) else "value"
    least, most = option.get(f"min_{what}"), option.get(f"max_{what}")
    return (least is None or least <= size) and (most is None or size <= most)


def _data(picked: Picked, options: Sequence[JsonObject]) -> JsonObject:
    nested = list(options)
    for depth in range(len(picked.path), 0, -1):
        kind = 1 if depth == len(picked.path) else 2
        nested = [{"name": picked.path[depth - 1], "type": kind, "options": nested}]
    command = picked.command
    data: JsonObject = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if command.get("guild_id"):
        data["guild_id"] = command["guild_id"]
    return {**data, "options": nested}
