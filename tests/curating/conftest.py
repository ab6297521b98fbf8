"""The databases that there are here: SQLite, and a PostgreSQL of the test's own where installed."""

import os
import pwd
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from bot.curating.store import Store

KEY = "k" * 32
FOUND = shutil.which("postgres")
BINARIES = Path(FOUND).resolve().parent if FOUND else None


class Postgres:
    """A PostgreSQL server that can be stopped and started."""

    def __init__(self, folder, port):
        self.folder, self.port = folder, port
        self.address = f"postgresql://bot@127.0.0.1:{port}/postgres"

    def _run(self, name, *words):
        # It refuses to run as root.
        user = pwd.getpwnam("nobody").pw_uid if os.getuid() == 0 else None
        words = [str(BINARIES / name), "-D", str(self.folder), *words]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(words, check=True, user=user, cwd="/tmp", timeout=60, **quiet)  # noqa: S108

    def make(self):
        self._run("initdb", "-U", "bot", "--auth=trust", "--no-sync")

    def start(self):
        at = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder} -c fsync=off"
        self._run("pg_ctl", "-w", "-o", at, "-l", str(self.folder / "log"), "start")

    def stop(self):
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")


@pytest.fixture(scope="session")
def server():
    if BINARIES is None:
        pytest.skip("PostgreSQL is not installed")
    folder = Path("/tmp") / f"bot-postgres-{os.getpid()}"  # noqa: S108  # its socket's path is short
    folder.mkdir()
    if os.getuid() == 0:
        shutil.chown(folder, "nobody")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    postgres = Postgres(folder, port)
    postgres.make()
    try:
        postgres.start()
        yield postgres
    finally:
        postgres.stop()
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """Where an empty database is."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'asked.db'}"
    return request.getfixturevalue("server").address


@pytest.fixture
def store(address):
    store = Store(address)
    store.prepare()
    yield store
    store.expire(-1)  # leave nothing to the next test
    store.close()
