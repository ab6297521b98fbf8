"""Log in to Discord and stay there; say in one line why that cannot be."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.chat.client import Client, Login
from bot.errors import ConnectError

if TYPE_CHECKING:
    from bot.memory import Memory
    from bot.speaking import Speaker
    from bot.watching import Watch

log = logging.getLogger(__name__)

PORTAL = "Discord's developer portal → your application → Bot"
BAD_TOKEN = 4004  # https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
WITHOUT_CONTENT = (
    "Discord does not let this bot read messages, so it cannot see `!who …`; slash commands,"
    " @mentions, replies that ping it and direct messages work. To switch the rest on:"
    f" {PORTAL} → Message Content Intent."
)


@dataclass(frozen=True, slots=True)
class Place:
    """A Discord, and the token with which to log in to it.

    Attributes:
        api_base: where its HTTP API is.
        gateway: where its gateway is.
        login: how to log in.
    """

    api_base: str
    gateway: str
    token: str = field(repr=False)
    login: Login = field(default_factory=Login)


async def serve_at(
    place: Place, speaker: Speaker, memory: Memory, watch: Watch | None = None
) -> None:
    """Answer on the Discord that is there, until cancelled.

    Raises:
        ConnectError: where Discord cannot be reached or does not let the bot in.
    """
    # Voice is nothing to this bot, so what it lacks for that is nothing to warn of.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    point_at(api_base=place.api_base, gateway=place.gateway)
    await serve(speaker, memory, place.token, watch, login=place.login)


def point_at(*, api_base: str, gateway: str) -> None:
    """Send discord.py to a Discord; it knows no other way than these two, for the whole process."""
    Route.BASE = api_base
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)


async def serve(
    speaker: Speaker,
    memory: Memory,
    token: str,
    watch: Watch | None = None,
    *,
    login: Login | None = None,
) -> None:
    """Answer on Discord; without reading messages where Discord does not allow that."""
    login = login or Login()
    try:
        await _stay(Client(speaker, memory, login=login, watch=watch), token)
    except discord.PrivilegedIntentsRequired:
        log.warning(WITHOUT_CONTENT)
        login = replace(login, reads_messages=False)
        await _stay(Client(speaker, memory, login=login, watch=watch), token)


async def _stay(client: Client, token: str) -> None:
    """Log in and stay, with what discord.py raises in our words."""
    try:
        async with client:
            await client.start(token)
    except discord.LoginFailure as error:
        raise _refused() from error
    except discord.ConnectionClosed as error:
        if error.code == BAD_TOKEN:
            raise _refused() from error
        raise ConnectError(
            f"Discord closed the connection: code {error.code} {error.reason}".rstrip()
        ) from error
    except discord.HTTPException as error:
        what = f"Discord answered the login with status {error.status}"
        raise ConnectError(what, remedy="try again later: https://discordstatus.com") from error
    except (OSError, aiohttp.ClientError) as error:  # TimeoutError is an OSError
        raise _unreachable(error) from error


def _refused() -> ConnectError:
    remedy = f"it was reset or revoked; make a new one: {PORTAL} → Reset Token"
    return ConnectError("Discord refuses the token", place="DISCORD_TOKEN", remedy=remedy)


def _unreachable(error: Exception) -> ConnectError:
    hosts = dict.fromkeys(
        urlsplit(str(url)).netloc for url in (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
    )
    return ConnectError(
        f"cannot reach Discord at {' or '.join(hosts)} ({type(error).__name__})",
        remedy="check the network, and DISCORD_API_BASE and DISCORD_GATEWAY where they are set",
    )
