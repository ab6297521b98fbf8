"""The sandbox for users: a local Discord with a bot in it, to try in a browser."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
import webbrowser
from typing import TYPE_CHECKING

from bot.sandbox.rest.limits import DISCORD
from bot.sandbox.server import Sandbox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    # runs a bot until it is cancelled: the base of the API, the gateway, the token
    RunBot = Callable[[str, str, str], Awaitable[None]]

PORT = 8400
PEOPLE = ("Ana", "Ben")
LOGIN_WITHIN = 60.0  # a cold start on a slow machine


async def serve(
    run_bot: RunBot,
    *,
    name: str = "Bot",
    port: int = PORT,
    openapi: Path | None = None,
    say: Callable[[str], None] = print,
) -> None:
    """Run a local Discord and a bot in it until Ctrl-C, SIGTERM, or the bot's own end.

    Says the address once the bot has logged in, and on a terminal opens it where there is a
    browser. What ends the bot early is raised.

    Args:
        run_bot: logs the bot in where it is told to, and runs it.
        name: what the bot is called.
        port: where to listen; a free port where it is taken.
        openapi: Discord's description, to judge the bot's calls by.
        say: takes each line for the user.
    """
    sandbox = Sandbox(port=port, openapi=openapi, limits=DISCORD, owner=PEOPLE[0])
    await sandbox.start()
    for person in PEOPLE[1:]:
        sandbox.person(person)
    running = asyncio.ensure_future(run_bot(sandbox.api, sandbox.gateway, f"sandbox.{name}"))
    stopped = asyncio.create_task(_stop_signal())
    ready = asyncio.create_task(sandbox.bot(name, task=running, within=LOGIN_WITHIN))
    try:
        await asyncio.wait({ready, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if not stopped.done():
            ready.result()
            say(f"{name} is on the local Discord: {sandbox.address} (Ctrl-C ends it)")
            if sys.stdout.isatty():
                await asyncio.to_thread(_open, sandbox.address)
            await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
    finally:
        for task in (running, stopped, ready):
            task.cancel()
        await asyncio.gather(running, stopped, ready, return_exceptions=True)
        await sandbox.stop()


async def _stop_signal() -> None:
    """Return when the user wants to end it."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C cancels the whole instead
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, asked.set)
    await asked.wait()


def _open(address: str) -> None:
    with contextlib.suppress(webbrowser.Error):  # there is none
        browser = webbrowser.get()
        # a text browser, which this class stands for, would take the terminal for itself
        if type(browser) is not webbrowser.GenericBrowser:
            browser.open(address)
