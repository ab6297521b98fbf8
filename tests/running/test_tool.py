"""The program installed as people install it, and started as its container does.

There need be no Docker: the container file is read, and what its last stage says (settings, entry
point, health check, signal) is done with the installed program in an empty folder.
"""

import asyncio
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import alive

ROOT = Path(__file__).parents[2]
IN_CI = os.environ.get("CI") == "true"
IN_IMAGE = "/opt/bot/bin/"
ALONE = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"}  # nothing of this project's


def stages(text):
    """The stages of a container file, each a list of (instruction, its words)."""
    found = []
    for line in re.sub(r"\\\n\s*", " ", text).splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, words = line.split(maxsplit=1)
        if name == "FROM":
            found.append([])
        found[-1].append((name, words))
    return found


BUILD, RUN = stages((ROOT / "Dockerfile").read_text("utf-8"))


def said(stage, name):
    return [words for instruction, words in stage if instruction == name]


@pytest.fixture(scope="module")
def tool(tmp_path_factory):
    """The folder of programs of an installed bot; skipped where nothing can be installed."""
    uv, give_up = shutil.which("uv"), pytest.fail if IN_CI else pytest.skip
    if uv is None:
        give_up("uv is not installed: `uv tool install .` cannot be tried")
    home = tmp_path_factory.mktemp("tool")
    places = {"UV_TOOL_DIR": str(home / "tools"), "UV_TOOL_BIN_DIR": str(home / "bin")}
    python = getattr(sys, "_base_executable", sys.executable)
    extra = re.search(r"\"\.(\[\w+\])\"", said(BUILD, "RUN")[-1])[1]  # as the container has it
    done = subprocess.run(
        [uv, "tool", "install", "--quiet", "--python", python, f"{ROOT}{extra}"],
        env={**os.environ, **places},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        give_up(f"it cannot be installed: {done.stderr.strip().splitlines()[-1]}")
    assert sorted(path.name for path in (home / "bin").iterdir()) == ["bot"]
    return home / "tools" / "bot" / "bin"


def test_an_installed_bot_answers_in_an_empty_folder(tool, tmp_path):
    done = subprocess.run(
        [str(tool / "bot"), "ask", "who led the talks"],
        cwd=tmp_path,
        env=ALONE,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Garrant" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_container_file_is_one_that_can_be_built():
    known = "FROM WORKDIR COPY RUN USER ENV HEALTHCHECK STOPSIGNAL ENTRYPOINT".split()
    assert {name for name, _ in (*BUILD, *RUN)} <= set(known)
    (copied,) = said(RUN, "COPY")
    assert copied.split() == [
        "--from=build",
        "/opt/bot",
        "/opt/bot",
    ]  # where the first stage puts it
    assert said(BUILD, "RUN")[-1].startswith("python -m venv /opt/bot && /opt/bot/bin/pip install ")
    assert said(RUN, "USER") == ["10001"]  # never root
    assert [name for name, _ in RUN].index("USER") < [name for name, _ in RUN].index("ENTRYPOINT")


class Container:
    """A process that is started as the container starts it."""

    def __init__(self, tool, folder, port):
        self.tool, self.folder, self.port = tool, folder, str(port)

    def words(self, written):
        words = json.loads(written)
        return [self._here(word).replace(IN_IMAGE, f"{self.tool}/") for word in words]

    def _here(self, word):
        return word.replace("8081", self.port)

    @property
    def settings(self):
        pairs = (word.split("=", 1) for each in said(RUN, "ENV") for word in shlex.split(each))
        return {name: self._here(value) for name, value in pairs}

    def running(self, **more):
        (entry,) = said(RUN, "ENTRYPOINT")
        env = {**ALONE, **self.settings, **more}
        return alive(*self.words(entry), cwd=self.folder, env=env)

    async def is_healthy(self):
        (check,) = said(RUN, "HEALTHCHECK")
        words = self.words(check.partition(" CMD ")[2])
        process = await asyncio.create_subprocess_exec(
            *words, env=ALONE, stderr=asyncio.subprocess.DEVNULL
        )
        return await process.wait() == 0


@pytest.fixture
def container(tool, tmp_path, free_port):
    return Container(tool, tmp_path, free_port)


async def test_a_container_starts_answers_and_stops_gracefully(container, sandbox, here, ana):
    assert not await container.is_healthy()
    async with container.running(**here) as process:
        bot = await sandbox.bot("Walker", within=60)
        await ana.says("!who led the talks")
        assert "Garrant" in (await bot.reply()).text
        assert await container.is_healthy()
        sandbox.trouble.delay(1.0)
        await ana.says("!when were the talks")
        await asyncio.sleep(0.5)
        (name,) = said(RUN, "STOPSIGNAL")
        process.send_signal(getattr(signal, name))
        assert "July" in (await bot.reply()).text  # it was on its way
        out, log = await process.communicate()
    assert (process.returncode, out) == (0, b"")
    lines = [json.loads(line) for line in log.decode().splitlines()]  # as LOG_FORMAT says
    assert lines
    assert "led the talks" not in log.decode()
    assert list(container.folder.iterdir()) == []
