"""Rate limits: how many calls a bot may make, told in every answer's headers.

https://discord.com/developers/docs/topics/rate-limits
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.sandbox.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.sandbox.errors import JsonObject
    from bot.sandbox.rest.calls import Route

MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token")
FREE = "/interactions/"  # callbacks are not counted
GLOBAL = "global"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many calls in so many seconds."""

    calls: int
    seconds: float


# As the headers of the real Discord have told them: it may change them at any time.
DISCORD: Mapping[str, Limit] = {
    GLOBAL: Limit(50, 1),
    "": Limit(10, 2),
    "POST /channels/{channel_id}/messages": Limit(5, 5),
    "PATCH /channels/{channel_id}/messages/{message_id}": Limit(5, 5),
    "DELETE /channels/{channel_id}/messages/{message_id}": Limit(5, 1),
    "POST /channels/{channel_id}/typing": Limit(5, 5),
    "POST /webhooks/{webhook_id}/{webhook_token}": Limit(5, 2),
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original": Limit(5, 2),
}
# for tests of anything else, which need not wait
GENEROUS: Mapping[str, Limit] = {GLOBAL: Limit(5000, 1), "": Limit(1000, 1)}


class RateLimitedError(ApiError):
    """Answer a call with the 429, and how long to wait."""

    def __init__(self, wait: float, scope: str = "user", more: Mapping[str, str] = {}) -> None:
        super().__init__(429, 0, "You are being rate limited.")
        self.wait = round(wait, 3)
        self.scope = scope
        self.headers = {
            **more,
            "Retry-After": str(int(wait) + 1),
            "X-RateLimit-Scope": scope,
            "Via": "1.1 google",  # without it discord.py takes the answer for Cloudflare's ban
            **({"X-RateLimit-Global": "true"} if scope == GLOBAL else {}),
        }

    def as_json(self) -> JsonObject:
        """Return the body of the answer."""
        is_global = self.scope == GLOBAL
        return {"message": self.message, "retry_after": self.wait, "global": is_global}


@dataclass(slots=True)
class Window:
    """The calls that were made in the time that runs."""

    ends: float
    left: int


class Limits:
    """Counts the calls of every bot."""

    def __init__(self, limits: Mapping[str, Limit]) -> None:
        self._limits = limits
        self._windows: dict[tuple[str, ...], Window] = {}

    def take(self, caller: str, route: Route, path: Mapping[str, str]) -> dict[str, str]:
        """Count a call; return the headers that tell what is left, or raise the 429."""
        if route.path.startswith(FREE):
            return {}
        everything = self._window((caller, GLOBAL), self._limits[GLOBAL])
        name = f"{route.method} {route.path}"
        limit = self._limits.get(name, self._limits[""])
        window = self._window((caller, name, *(path.get(key, "") for key in MAJOR)), limit)
        now = time.time()
        headers = {
            "X-RateLimit-Limit": str(limit.calls),
            "X-RateLimit-Remaining": str(max(window.left - 1, 0)),
            "X-RateLimit-Reset": f"{window.ends:.3f}",
            "X-RateLimit-Reset-After": f"{window.ends - now:.3f}",
            "X-RateLimit-Bucket": hashlib.sha256(name.encode()).hexdigest()[:32],
        }
        if everything.left == 0:
            raise RateLimitedError(everything.ends - now, GLOBAL)
        if window.left == 0:
            raise RateLimitedError(window.ends - now, "user", headers)
        everything.left -= 1
        window.left -= 1
        return headers

    def _window(self, key: tuple[str, ...], limit: Limit) -> Window:
        window = self._windows.get(key)
        if window is None or window.ends <= time.time():
            window = self._windows[key] = Window(time.time() + limit.seconds, limit.calls)
        return window
