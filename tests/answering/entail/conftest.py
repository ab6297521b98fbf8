"""A made-up news item, ready to be judged."""

from pathlib import Path

import pytest

from tests.answering.find.bench import Bench, compiled

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def fair_bench(english, tmp_path_factory):
    """The base of fair.txt and fair.yaml."""
    text, annotation = (Path(HERE, f"fair.{ext}").read_text("utf-8") for ext in ("txt", "yaml"))
    return Bench(
        compiled(tmp_path_factory.mktemp("fair"), "fair", text, annotation), english, "fair"
    )
