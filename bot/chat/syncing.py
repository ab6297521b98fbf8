"""Tell Discord our commands, but only where it does not have them as they are.

Nothing is kept on disk: Discord itself is asked what it has, and that is compared. A changed
command shows up for people at once; an unchanged one costs no call that Discord counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord.http import Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import discord
    from discord import app_commands

# What we say of a command; the rest (ids, versions) is Discord's.
SAID = frozenset(
    "name description type options required autocomplete choices value min_length max_length"
    " nsfw contexts integration_types default_member_permissions".split()
)
LOCALIZED = frozenset(("name_localizations", "description_localizations"))
SLASH = 1


async def sync(tree: app_commands.CommandTree[discord.Client]) -> tuple[bool, str]:
    """Replace Discord's commands by the tree's where they differ.

    Return whether they did, and the slash commands' mentions, to be clicked.
    """
    client = tree.client
    if client.application_id is None:
        raise RuntimeError("commands are synced after the login")
    known = await _known(client, client.application_id)
    wanted = [await _payload(command, tree) for command in tree.get_commands()]
    if is_same(wanted, known):
        slash = [each for each in known if each.get("type", SLASH) == SLASH]
        return False, " ".join(f"</{each['name']}:{each['id']}>" for each in slash)
    synced = await tree.sync()
    return True, " ".join(each.mention for each in synced if each.type.value == SLASH)


async def _known(client: discord.Client, application: int) -> list[Any]:
    """Return the commands that Discord has, with what it shows in other languages.

    discord.py 2.7 asks without those.
    """
    path = "/applications/{application_id}/commands?with_localizations=true"
    known: list[Any] = await client.http.request(Route("GET", path, application_id=application))
    return known


async def _payload(command: Any, tree: app_commands.CommandTree[discord.Client]) -> dict[str, Any]:  # noqa: ANN401  # a command or a menu's
    """Return what is sent for a command."""
    if tree.translator is None:
        return dict(command.to_dict(tree))
    return dict(await command.get_translated_payload(tree, tree.translator))


def is_same(wanted: Iterable[Mapping[str, Any]], known: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether two sets of commands say the same, whatever their order."""
    return _by_key(wanted) == _by_key(known)


def _by_key(commands: Iterable[Mapping[str, Any]]) -> dict[tuple[int, str], object]:
    return {(command.get("type", SLASH), command["name"]): _said(command) for command in commands}


def _said(value: Any) -> Any:  # noqa: ANN401  # any JSON
    """Return what is said, without what Discord adds and without what is as by default."""
    if isinstance(value, dict):
        said = {key: _said(value[key]) for key in SAID & value.keys()}
        said |= {key: value[key] for key in LOCALIZED & value.keys()}
        return {key: part for key, part in said.items() if part not in (None, False, "", [], {})}
    if isinstance(value, list | tuple):
        parts = [_said(part) for part in value]
        # Contexts and kinds of installation are sets, which Discord orders in its own way.
        return sorted(parts) if all(isinstance(part, int) for part in parts) else parts
    return value
