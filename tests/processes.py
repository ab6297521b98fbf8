"""`bot` as a process, logged in to a local Discord over real sockets."""

import asyncio
import json
import os
import socket
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.sandbox.server import Sandbox

ROOT = Path(__file__).parents[1]
OPENAPI = ROOT / ".." / "shared" / "discord" / "openapi.json"
BASE = ("--seeds", str(ROOT / "seeds"), "--knowledge", str(ROOT / "knowledge"))
OURS = ("DISCORD_", "SANDBOX_", "HEALTH_", "LOG_", "DATABASE_", "ASKER_", "KEEP_", "SHARD_")


@pytest.fixture
async def sandbox():
    judged = OPENAPI if OPENAPI.exists() else None
    async with Sandbox(openapi=judged, channels=("general", "other")) as sandbox:
        yield sandbox


@pytest.fixture
def here(sandbox):
    """The settings with which a bot logs in to the local Discord."""
    return {
        "DISCORD_TOKEN": "sandbox.Walker",
        "DISCORD_API_BASE": sandbox.api,
        "DISCORD_GATEWAY": sandbox.gateway,
    }


@pytest.fixture
def ana(sandbox):
    return sandbox.person("Ana")


@pytest.fixture
def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def environment(settings):
    others = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**others, "PYTHONPATH": str(ROOT), **settings}


@asynccontextmanager
async def alive(*words, cwd, env):
    """Run a program for at most 90 seconds; it is ended with the block."""
    process = await asyncio.create_subprocess_exec(
        *words,
        cwd=cwd,
        env=env,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(90):
            yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@pytest.fixture
def start(tmp_path):
    """Start the program with words and settings, in an empty folder, for at most 90 seconds."""

    def start(*words, base=BASE, **settings):
        program = (sys.executable, "-m", "bot", *base, *words)
        return alive(*program, cwd=tmp_path, env=environment(settings))

    return start


@pytest.fixture
def run(start):
    """Run the program to its end; return its code and what it wrote."""

    async def run(*words, **named):
        async with start(*words, **named) as process:
            out, log = await process.communicate()
        return process.returncode, out.decode(), log.decode()

    return run


class Page:
    """What a running bot serves of its health.

    Attributes:
        address: where it is told to.
    """

    def __init__(self, port):
        self.address = f"127.0.0.1:{port}"

    async def fetch(self, path):
        """Return status and text; nothing while nobody listens."""
        try:
            async with (
                aiohttp.ClientSession() as session,
                session.get(f"http://{self.address}{path}") as answer,
            ):
                return answer.status, await answer.text()
        except aiohttp.ClientError:
            return 0, ""

    async def health(self):
        return json.loads((await self.fetch("/healthz"))[1])

    async def figures(self):
        """{figure with its labels: value}."""
        _, text = await self.fetch("/metrics")
        families = text_string_to_metric_families(text)
        samples = [sample for family in families for sample in family.samples]
        return {(each.name, *each.labels.values()): each.value for each in samples}

    async def becomes(self, status, within=60.0):
        """Wait until that is the status."""
        async with asyncio.timeout(within):
            while (await self.fetch("/healthz"))[0] != status:  # noqa: ASYNC110  # of a process
                await asyncio.sleep(0.05)


@pytest.fixture
def page(free_port):
    return Page(free_port)
