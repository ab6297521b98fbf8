"""What `bot` and `bot sandbox` start, run as a process: the address, the page, and a clean end."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("--seeds", str(ROOT / "seeds"), "--knowledge", str(ROOT / "knowledge"))
OPENAPI = ROOT / ".." / "shared" / "discord" / "openapi.json"
LOADED = "import sys; from bot.__main__ import main; main({words}); print(*sys.modules)"


def environment(**settings):
    ours = {name: value for name, value in os.environ.items() if "DISCORD" not in name}
    return {
        **ours,
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error,ignore::DeprecationWarning",
    } | settings


@contextmanager
def started(folder, *words, **settings):
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    words = [sys.executable, "-m", "bot", *FOLDERS, *words]
    with subprocess.Popen(words, cwd=folder, env=environment(**settings), **pipes) as process:
        try:
            yield process
        finally:
            process.kill()


def address_from(process):
    """Read on until the address comes; return it with the lines before."""
    lines = []
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return found[0], lines
        lines.append(line)
    raise AssertionError(process.stderr.read())


@pytest.mark.parametrize(
    ("words", "settings", "why"),
    [
        (["sandbox"], {}, ""),
        (["sandbox"], {"DISCORD_TOKEN": "Bot malformed"}, ""),
        ([], {}, "No DISCORD_TOKEN is set, so the bot runs on a local Discord"),
    ],
)
def test_it_serves_the_page_at_the_address_that_it_prints(tmp_path, words, settings, why):
    with started(tmp_path, *words, **settings) as process:
        address, before = address_from(process)
        with urllib.request.urlopen(address, timeout=10) as page:  # noqa: S310  # loopback
            assert page.status == 200
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        process.send_signal(signal.SIGINT)
        out, log = process.communicate(timeout=20)
    assert (out, log, process.returncode) == ("", "", 0)
    assert len(before) == bool(why)
    assert "".join(before).startswith(why)


def test_the_local_discord_judges_by_the_description_that_is_set(tmp_path):
    with started(tmp_path, "sandbox", SANDBOX_OPENAPI="nowhere.json") as process:
        out, log = process.communicate(timeout=20)
    assert (out, process.returncode) == ("", 2)
    assert log.startswith("nowhere.json: no OpenAPI description")
    assert log.count("\n") == 1


@pytest.mark.skipif(not OPENAPI.exists(), reason="Discord's description is not beside this project")
def test_nothing_of_the_bot_is_amiss_by_discords_description(tmp_path):
    with started(tmp_path, "sandbox", SANDBOX_OPENAPI=str(OPENAPI)) as process:
        address_from(process)
        process.send_signal(signal.SIGTERM)
        assert process.communicate(timeout=20) == ("", "")


def test_on_the_real_discord_nothing_of_the_local_one_is_loaded(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        host = f"127.0.0.1:{taken.getsockname()[1]}"
    here = {"DISCORD_API_BASE": f"http://{host}/api/v10", "DISCORD_GATEWAY": f"ws://{host}/"}
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(words=list(FOLDERS))],
        cwd=tmp_path,
        env=environment(DISCORD_TOKEN="sandbox.Walker", **here),
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert "cannot reach Discord" in done.stderr
    loaded = done.stdout.split()
    assert "bot.chat.client" in loaded
    others = ("bot.sandbox", "bot.terminal", "bot.compiling", "rich", "jsonschema_rs")
    assert [name for name in loaded if name.startswith(others)] == []
