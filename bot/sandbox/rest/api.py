"""The REST API over HTTP: who calls, is the call sound, what serves it, is the answer sound.

A call that Discord would refuse is answered as Discord does. A call that the sandbox does not
serve, and an answer of its own that breaks Discord's description, are faults: see `Api.faults`.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from aiohttp import web

from bot.sandbox.errors import ApiError, BannedError, unauthorized
from bot.sandbox.rest import (
    account,
    answers,
    channels,
    commands,
    files,
    guilds,
    reactions,
    threads,
    unused,
)
from bot.sandbox.rest.calls import Call, Route
from bot.sandbox.rest.limits import Limits
from bot.sandbox.tokens import bot_of_token
from bot.sandbox.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.sandbox.gateway import Gateway
    from bot.sandbox.judge import Judge
    from bot.sandbox.rest.limits import Limit

PREFIX = "/api/v10"
NOT_FOUND = "404: Not Found"
ROUTES: tuple[Route, ...] = (
    *account.routes,
    *channels.routes,
    *commands.routes,
    *answers.routes,
    *guilds.routes,
    *reactions.routes,
    *threads.routes,
    *unused.routes,
)
log = logging.getLogger(__name__)


class Api:
    """Serves every route, judging what comes in and what goes out.

    Attributes:
        faults: what the sandbox could not serve or served wrongly, one line each.
        refused: each call that was answered with an error, and that error, in order.
        trouble: the faults on demand.
    """

    def __init__(self, gateway: Gateway, judge: Judge | None, limits: Mapping[str, Limit]) -> None:
        self.trouble = Trouble(gateway)
        self._limits = Limits(limits)
        self.faults: list[str] = []
        self.refused: list[tuple[str, ApiError]] = []
        self._gateway = gateway
        self._judge = judge

    def add_to(self, router: web.UrlDispatcher) -> None:
        """Serve all routes from `router`."""
        for route in sorted(ROUTES, key=lambda route: [part[0] == "{" for part in _parts(route)]):
            router.add_route(route.method, PREFIX + route.path, self._handler(route))
        router.add_route("*", "/api/{rest:.*}", self._serve_unknown)
        router.add_get(f"/{files.PATH}/{{id}}/{{name}}", self._serve_file)

    def _handler(self, route: Route) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            headers: dict[str, str] = {}
            try:
                await self.trouble.trouble_call(request.path)
                call = await self._read(route, request, headers)
                answer = route.handler(call)
                self.trouble.trouble_answer(route.method)
                self._judge_answer(route, 204 if answer is None else route.status, answer)
            except ApiError as error:
                return self._refuse(f"{route.method} {route.path}", error, headers)
            except ConnectionError:  # the bot has left, which aiohttp knows to handle
                raise
            except Exception:  # a boundary: a fault of the sandbox must not pass for a bot's
                log.exception("the sandbox failed at %s %s", route.method, route.path)
                return self._fail(503, f"{route.method} {route.path}: the sandbox failed")
            if answer is None:
                return web.Response(status=204, headers=headers)
            return _json(route.status, answer, headers)

        return handle

    async def _read(self, route: Route, request: web.Request, headers: dict[str, str]) -> Call:
        world = self._gateway.world
        caller = bot_of_token(world, request.headers.get("Authorization", ""))
        if route.needs_token and caller is None:
            raise unauthorized()
        path, query = dict(request.match_info), dict(request.query)
        headers |= self._limits.take(caller.id if caller else "", route, path)
        body, sent_files = await files.body_of(request)
        if self._judge:
            self._judge.check_request(route.method, route.path, {**path, **query}, body)
        if sent_files:
            is_callback = request.path.endswith("/callback")
            files.attach(world, body.setdefault("data", {}) if is_callback else body, sent_files)
        return Call(world, self._gateway, caller, path, query, body)

    def _judge_answer(self, route: Route, status: int, answer: object) -> None:
        if self._judge is None:
            return
        for fault in self._judge.faults_of_answer(route.method, route.path, status, answer):
            self.faults.append(f"{route.method} {route.path} answered {status}: {fault}")
            log.error(self.faults[-1])

    def _refuse(self, call: str, error: ApiError, headers: dict[str, str]) -> web.Response:
        self.refused.append((call, error))
        log.info("%s refused: %s", call, error)
        headers |= error.headers
        if isinstance(error, BannedError):
            return web.Response(status=error.status, text=error.PAGE, content_type="text/html")
        return _json(error.status, error.as_json(), headers)

    async def _serve_file(self, request: web.Request) -> web.Response:
        return files.serve(self._gateway.world, request)

    async def _serve_unknown(self, request: web.Request) -> web.Response:
        """Answer as Discord does to a path that it does not know; say so loudly to the developer.

        Anything else, as a 501, the clients take for a Discord that is down, and try again.
        """
        call = f"{request.method} {request.path}"
        is_discords = self._judge and self._judge.knows(
            request.method, request.path.removeprefix(PREFIX)
        )
        what = "the sandbox does not serve this route of Discord's"
        return self._fail(
            404, f"{call}: {what if is_discords else 'Discord has no such route'}", NOT_FOUND
        )

    def _fail(self, status: int, fault: str, message: str = "") -> web.Response:
        self.faults.append(fault)
        log.error(fault)
        return _json(status, {"message": message or fault, "code": 0})


def _json(status: int, body: object, headers: Mapping[str, str] | None = None) -> web.Response:
    # without a charset, as Discord: discord.py takes nothing else for JSON
    raw = json.dumps(body).encode()
    return web.Response(status=status, body=raw, content_type="application/json", headers=headers)


def _parts(route: Route) -> list[str]:
    return route.path.strip("/").split("/")
