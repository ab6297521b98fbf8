"""Look at a set-up and say how each thing is, with its remedy: what `bot doctor` prints."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from bot.errors import BotError
from bot.running.findings import Finding, State, ill, less, of_error, well
from bot.running.version import version

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.facts import FactBase

NOBODY = "to run on Discord, see “Connect it to Discord” in the README; without, it runs locally"


def program() -> Finding:
    """Say which program this is."""
    return well("program", f"bot {version()}")


def knowledge(load: Callable[[], FactBase]) -> list[Finding]:
    """Say whether the knowledge is there and matches its seeds."""
    try:
        base = load()
    except BotError as error:
        return of_error("knowledge", error)
    return [well("knowledge", f"sources: {len(base.sources)}, facts: {len(base.facts)}")]


def no_token() -> Finding:
    """Say that there is no token."""
    return less("token", "DISCORD_TOKEN is not set", NOBODY)


def listening(address: tuple[str, int] | None) -> Finding:
    """Say whether health and figures can be served."""
    if address is None:
        return well("health", "HEALTH_ADDRESS is not set, so nothing is served")
    try:
        with socket.create_server(address):
            return well("health", f"can be served at {address[0]}:{address[1]}")
    except OSError as error:
        says = f"HEALTH_ADDRESS: cannot listen at {address[0]}:{address[1]} ({error.strerror})"
        remedy = "name a free port of this machine; if the bot runs already, all is well"
        return ill("health", says, remedy)


def database(reach: Callable[[], None] | None) -> list[Finding]:
    """Say whether the database can be used; None where none is set."""
    if reach is None:
        return [well("database", "DATABASE_URL is not set, so no question is kept")]
    try:
        reach()
    except BotError as error:
        return of_error("database", error)
    return [well("database", "can be used, and has its last form")]


async def told(findings: AsyncIterator[Finding], say: Callable[[str], None]) -> bool:
    """Say each finding as it comes; return whether nothing has to be mended."""
    is_well = True
    async for each in findings:
        say(str(each))
        is_well = is_well and each.state is not State.ILL
    return is_well
