"""Log in to Discord and stay there; say in one line why that cannot be."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.chat.client import Client
from bot.chat.logs import write_logs
from bot.errors import ConnectError

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from bot.memory import Memory
    from bot.speaking import Speaker

log = logging.getLogger(__name__)

PORTAL = "Discord's developer portal → your application → Bot"
BAD_TOKEN = 4004  # https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
WITHOUT_CONTENT = (
    "Discord does not let this bot read messages, so it cannot see `!who …`; slash commands,"
    " @mentions, replies that ping it and direct messages work. To switch the rest on:"
    f" {PORTAL} → Message Content Intent."
)


def run(speaker: Speaker, memory: Memory, *, token: str, api_base: str, gateway: str) -> None:
    """Answer on Discord until told to stop.

    Raises:
        ConnectError: where Discord cannot be reached or does not let the bot in.
    """
    write_logs(token)
    serving = serve_at(speaker, memory, token=token, api_base=api_base, gateway=gateway)
    asyncio.run(_until_told(serving))


async def serve_at(
    speaker: Speaker, memory: Memory, *, token: str, api_base: str, gateway: str
) -> None:
    """Answer on the Discord that is there, until cancelled."""
    # Voice is nothing to this bot, so what it lacks for that is nothing to warn of.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    point_at(api_base=api_base, gateway=gateway)
    await serve(speaker, memory, token)


def point_at(*, api_base: str, gateway: str) -> None:
    """Send discord.py to a Discord; it knows no other way than these two, for the whole process."""
    Route.BASE = api_base
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)


async def _until_told(serving: Coroutine[Any, Any, None]) -> None:
    """Serve until the process is told to end, as service managers do it."""
    task = asyncio.ensure_future(serving)
    with contextlib.suppress(NotImplementedError):  # Windows has no such signals
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def serve(speaker: Speaker, memory: Memory, token: str) -> None:
    """Answer on Discord; without reading messages where Discord does not allow that."""
    try:
        await _stay(Client(speaker, memory), token)
    except discord.PrivilegedIntentsRequired:
        log.warning(WITHOUT_CONTENT)
        await _stay(Client(speaker, memory, reads_messages=False), token)


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
