"""A user starts the sandbox, opens the address that it prints, and ends it with Ctrl-C."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest

PROGRAM = """
import asyncio, discord, yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from bot.sandbox.run import serve

async def run_bot(api, gateway, token):
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = api, yarl.URL(gateway)
    async with discord.Client(intents=discord.Intents.default()) as client:
        await client.start({token})

def say(words):
    print(words, flush=True)

asyncio.run(serve(run_bot, name="Ping", port=0, say=say))
"""


@contextmanager
def started(*, logs_in=True):
    program = PROGRAM.format(token="token" if logs_in else "'wrong'")
    run = subprocess.Popen(
        [sys.executable, "-W", "error", "-W", "ignore:'audioop'", "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with run:
        try:
            yield run
        finally:
            run.kill()


def port_of(run):
    return int(re.search(r"http://127\.0\.0\.1:(\d+)/", run.stdout.readline())[1])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_its_address_when_it_is_ready_and_ends_cleanly(number):
    with started() as run:
        page = http.client.HTTPConnection("127.0.0.1", port_of(run), timeout=10)
        page.request("GET", "/")
        assert b"app.js" in page.getresponse().read()
        page.close()
        run.send_signal(number)
        _, errors = run.communicate(timeout=20)
        assert (run.returncode, errors) == (0, "")


def test_what_keeps_the_bot_from_logging_in_ends_it():
    with started(logs_in=False) as run:
        _, errors = run.communicate(timeout=20)
        assert run.returncode == 1
        assert "LoginFailure" in errors
