"""A source to annotate, and a model's server, where its client is installed."""

import os
from importlib.util import find_spec

import pytest

from tests.annotating.serving import TEXT, Server


@pytest.fixture
def server():
    if find_spec("openai") is None:
        reason = "the client of language models is not installed: uv sync --extra draft"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    started = Server()
    yield started
    started.close()


@pytest.fixture
def seeds(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("DRAFT_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "town.txt").write_text(TEXT, "utf-8")
    return folder
