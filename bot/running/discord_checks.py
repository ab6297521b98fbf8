"""What `bot doctor` asks Discord: is the token taken, what is switched on, may the bot write.

It only reads, and logs in to nothing: a bot that runs with the same token notices nothing.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import aiohttp

from bot.running.findings import Finding, ill, less, well
from bot.running.permissions import NEEDED, USEFUL, in_channel, in_guild, missing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

PORTAL = "Discord's developer portal → your application"
NETWORK = "check the network, and DISCORD_API_BASE and DISCORD_GATEWAY where they are set"
STATUS = "try again later: https://discordstatus.com"
INVITE = "https://discord.com/oauth2/authorize?scope=bot+applications.commands&permissions="
INVITED = sum((*NEEDED.values(), *USEFUL.values()))  # as the README's link
# https://discord.com/developers/docs/resources/application#application-object-application-flags
MESSAGE_CONTENT = 1 << 18 | 1 << 19
WITHIN = 10.0  # seconds for each call
SKEW = 30.0  # seconds; Discord's own clock tells when an interaction is too old to be answered
FEW_LOGINS = 20  # of 1,000 a day
GUILDS = 10  # looked at; a bot of thousands is told apart by its log
TEXT_CHANNELS = (0, 5)  # https://discord.com/developers/docs/resources/channel#channel-types
UNAUTHORIZED = 401


@dataclass(frozen=True, slots=True)
class Place:
    """A Discord and a token.

    Attributes:
        now: tells this machine's time, in seconds since 1970.
    """

    api_base: str
    gateway: str
    now: Callable[[], float]
    token: str = field(repr=False)


class Refused(Exception):  # noqa: N818  # a status, not a fault of ours
    """Discord answered a call with an error."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class Calls:
    """Reads from Discord's HTTP API."""

    def __init__(self, session: aiohttp.ClientSession, place: Place) -> None:
        self._session = session
        self._place = place
        self.skew: float | None = None  # of our clock against Discord's

    async def get(self, path: str) -> Any:  # noqa: ANN401  # any JSON
        """Return what a route answers; raise Refused for another status than 200."""
        headers = {"Authorization": f"Bot {self._place.token}"}
        async with self._session.get(f"{self._place.api_base}{path}", headers=headers) as answer:
            if date := answer.headers.get("Date"):
                self.skew = self._place.now() - parsedate_to_datetime(date).timestamp()
            if answer.status != 200:  # noqa: PLR2004  # OK
                raise Refused(answer.status)
            return await answer.json(content_type=None)


async def look_at(place: Place) -> AsyncIterator[Finding]:
    """Yield how things are on Discord's side."""
    timeout = aiohttp.ClientTimeout(total=WITHIN)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        calls = Calls(session, place)
        try:
            async for finding in _look_at(calls, session, place):
                yield finding
        except Refused as refused:
            yield ill("Discord", f"it answered with status {refused.status}", STATUS)
        except (OSError, aiohttp.ClientError) as error:  # TimeoutError is an OSError
            says = f"cannot be reached at {place.api_base} ({type(error).__name__})"
            yield ill("Discord", says, NETWORK)


async def _look_at(
    calls: Calls, session: aiohttp.ClientSession, place: Place
) -> AsyncIterator[Finding]:
    try:
        me = await calls.get("/users/@me")
    except Refused as refused:
        if refused.status != UNAUTHORIZED:
            raise
        remedy = f"it was reset or revoked; make a new one: {PORTAL} → Bot → Reset Token"
        yield ill("token", "Discord refuses it", remedy)
        return
    finally:
        if calls.skew is not None:
            yield _clock(calls.skew)
    yield well("token", f"of the bot {me['username']}")
    yield _intents(await calls.get("/applications/@me"))
    yield _logins(await calls.get("/gateway/bot"))
    yield await _gateway(session, place.gateway)
    guilds = await calls.get("/users/@me/guilds")
    if not guilds:
        remedy = f"open {INVITE}{INVITED}&client_id={me['id']}"
        yield less("servers", "it is in none", remedy)
    for guild in guilds[:GUILDS]:
        yield await _permissions(calls, guild, me["id"])


def _clock(skew: float) -> Finding:
    if abs(skew) <= SKEW:
        return well("clock", "agrees with Discord's")
    says = f"is {abs(skew):.0f} seconds {'ahead of' if skew > 0 else 'behind'} Discord's"
    return ill("clock", says, "let the system set it: `timedatectl set-ntp true`")


def _intents(application: dict[str, Any]) -> Finding:
    if int(application.get("flags") or 0) & MESSAGE_CONTENT:
        return well("intents", "messages can be read")
    says = "messages cannot be read, so `!who …` is not seen; all else works"
    return less("intents", says, f"{PORTAL} → Bot → Message Content Intent")


def _logins(found: dict[str, Any]) -> Finding:
    limit = found["session_start_limit"]
    says = f"{limit['remaining']} of {limit['total']} left, shards: {found['shards']}"
    if limit["remaining"] > FEW_LOGINS:
        return well("logins", says)
    hours = limit["reset_after"] / 3_600_000
    remedy = f"find out why it restarts so often; all are back in {hours:.0f} hours"
    return (less if limit["remaining"] else ill)("logins", says, remedy)


async def _gateway(session: aiohttp.ClientSession, address: str) -> Finding:
    try:
        async with asyncio.timeout(WITHIN), session.ws_connect(address) as socket:
            await socket.receive()  # Discord speaks first
    except (OSError, aiohttp.ClientError) as error:
        says = f"cannot be reached at {address} ({type(error).__name__})"
        return ill("gateway", says, NETWORK)
    return well("gateway", "can be reached")


async def _permissions(calls: Calls, guild: dict[str, Any], me: str) -> Finding:
    """Say where in a server the bot may not do what it needs or could use."""
    what = f"permissions in {guild['name']}"
    roles = (await calls.get(f"/guilds/{guild['id']}/members/{me}"))["roles"]
    bits = in_guild(await calls.get(f"/guilds/{guild['id']}"), roles)
    needed, useful = [], []
    for channel in await calls.get(f"/guilds/{guild['id']}/channels"):
        if channel["type"] not in TEXT_CHANNELS:
            continue
        left = in_channel(bits, channel, guild=guild["id"], member=me, roles=roles)
        needed += [f"{name} in #{channel['name']}" for name in missing(left, NEEDED)]
        useful += [f"{name} in #{channel['name']}" for name in missing(left, USEFUL)]
    if not needed + useful:
        return well(what, "all that it needs, in every channel")
    says = f"lacks {', '.join((needed + useful)[:5])}"
    remedy = "grant that: Server Settings → Roles, or the channel's own Permissions"
    return less(what, says, remedy)
