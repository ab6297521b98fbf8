"""Bots written with other people's clients, each in an environment of its own, on the sandbox.

py-cord installs as `discord`, so none of them can be beside ours; `uv` makes an environment for
each, from its cache where it has been there.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio

CLIENTS = {
    "hikari": ("hikari==2.7.0", "hikari_bot.py"),
    "py-cord": ("py-cord==2.8.1", "pycord_bot.py"),
    "interactions.py": ("interactions.py==5.16.0", "interactions_bot.py"),
}
HERE = Path(__file__).parent / "clients"
IN_CI = os.environ.get("CI") == "true"
WITHIN = 60.0  # for all that one client does; a cold start of some takes seconds


def environment():
    """What a process of another client is given: nothing of this project's."""
    ours = {"VIRTUAL_ENV", "PYTHONPATH", "UV_PYTHON", "UV_PROJECT_ENVIRONMENT"}
    return {name: value for name, value in os.environ.items() if name not in ours}


@pytest.fixture(scope="session", params=CLIENTS)
def client(request):
    """The command that runs a script with that client; skipped where it cannot be installed."""
    package, script = CLIENTS[request.param]
    uv, give_up = shutil.which("uv"), pytest.fail if IN_CI else pytest.skip
    if uv is None:
        give_up("uv is not installed: it makes the environments of other clients")
    python = getattr(sys, "_base_executable", sys.executable)
    alone = ("--quiet", "--no-project", "--isolated", "--python", python)
    words = (uv, "run", *alone, "--with", package, "python")
    made = subprocess.run(
        [*words, "-c", ""], env=environment(), capture_output=True, text=True, check=False
    )
    if made.returncode:
        give_up(f"{package} cannot be installed: {made.stderr.strip().splitlines()[-1]}")
    return [*words, str(HERE / script)]


@asynccontextmanager
async def started(command, folder):
    """Run a client for the length of the block; what it wrote is shown where a test fails."""
    with (folder / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *command, cwd=folder, env=environment(), stdout=log, stderr=log, start_new_session=True
        )
        try:
            async with asyncio.timeout(WITHIN):
                yield process
        finally:
            print((folder / "log").read_text("utf-8")[-4000:])
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # uv and what it has started
            await process.wait()


@pytest_asyncio.fixture(loop_scope="session")
async def bot(client, sandbox, tmp_path):
    """A bot that is logged in and has its commands."""
    command = (*client, sandbox.api, sandbox.token("Ping"))
    async with started(command, tmp_path) as process:
        bot = await sandbox.bot("Ping", task=asyncio.create_task(process.wait()), within=WITHIN)
        while not synced(sandbox):  # noqa: ASYNC110  # of a process
            await asyncio.sleep(0.05)
        yield bot


def synced(sandbox):
    commands = sandbox.world.bot("Ping").application.commands.values()
    return {each["name"] for of_place in commands for each in of_place} == {"fruit", "slow"}


async def said(bot, *wanted):
    """Wait for these contents, in order; whatever else comes fails."""
    for text in wanted:
        reply = await bot.reply()
        assert reply.content == text
    return reply


async def test_a_foreign_client_does_all_that_ours_does(bot, ana, sandbox):
    await answers_messages(bot, ana)
    await answers_commands(bot, ana)
    await uses_servers(bot, ana)
    for trouble in (sandbox.trouble.close, sandbox.trouble.reconnect, sandbox.trouble.drop):
        trouble()
        await ana.says("!ping")  # while it is away: nothing is lost
        assert (await bot.reply()).content == "pong"
        await said(bot, "pong!")
    await answers_commands(bot, ana)


async def answers_messages(bot, ana):
    asked = await ana.says("!ping")
    first = await said(bot, "pong")
    assert (first.embed["title"], first.replies_to) == ("Pong", asked.id)
    assert (await said(bot, "pong!")).edited
    await ana.messages_bot("!ping")
    assert (await said(bot, "pong", "pong!")).raw["channel_id"] != asked.channel.id


async def answers_commands(bot, ana):
    assert await ana.types("fruit", name="p") == ["pear", "plum"]
    await ana.slash("fruit", name="pear")
    await said(bot, "a pear")
    interaction = await ana.slash("slow")
    first = await said(bot, "at last")
    assert first.message is interaction.original
    await said(bot, "and more")
    await ana.says("!button")
    shown = await said(bot, "press it")
    await ana.presses(shown, "Press")
    pressed = await said(bot, "pressed")
    assert (pressed.id, pressed.components) == (shown.id, [])


async def uses_servers(bot, ana):
    sandbox_message = await ana.says("!react")
    async with asyncio.timeout(5):
        while not sandbox_message.reactions:  # noqa: ASYNC110  # of a process
            await asyncio.sleep(0.05)
    await ana.reacts(sandbox_message, "👍")
    await said(bot, "saw 👍")
    await ana.says("!thread")
    assert (await said(bot, "inside")).message.channel.name == "Within"
    await ana.says("!channels")
    await said(bot, "2 channels, 1 servers")
