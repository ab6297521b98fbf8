"""Health and figures over HTTP, from the loop that the bot runs in: one that hangs is silent."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    Health = Callable[[], tuple[bool, dict[str, object]]]

WELL, ILL = 200, 503


@contextlib.asynccontextmanager
async def serving(
    address: tuple[str, int], health: Health, metrics: Callable[[], bytes]
) -> AsyncIterator[None]:
    """Serve `/healthz` and `/metrics` for the length of the block.

    Raises:
        SettingsError: where nobody can listen at that address.
    """

    async def tell_health(_: web.Request) -> web.Response:
        is_well, told = health()
        return web.json_response(told, status=WELL if is_well else ILL)

    async def tell_metrics(_: web.Request) -> web.Response:
        return web.Response(body=metrics(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app = web.Application()
    app.router.add_get("/healthz", tell_health)
    app.router.add_get("/metrics", tell_metrics)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await _listen(runner, *address)
        yield
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        what = f"cannot listen at {host}:{port} ({error.strerror})"
        remedy = "name a free port of this machine, as 127.0.0.1:8081"
        raise SettingsError(what, place="HEALTH_ADDRESS", remedy=remedy) from error
