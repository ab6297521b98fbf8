"""Bases of small invented sources, compiled as any seed is."""

from pathlib import Path

import pytest

from bot import factbase, lexicon
from bot.answering.answer import Answerer
from bot.compiling.compile import compile_seeds, write_knowledge


@pytest.fixture(scope="session")
def english():
    return lexicon.load()


@pytest.fixture(scope="session")
def answerer(english, tmp_path_factory):
    """Return an answerer from sources, texts by id."""

    def build(texts: dict[str, str], annotations: dict[str, str] | None = None) -> Answerer:
        folder = tmp_path_factory.mktemp("base")
        seeds, knowledge = folder / "seeds", folder / "knowledge"
        seeds.mkdir()
        for name, text in texts.items():
            Path(seeds, f"{name}.txt").write_text(text, "utf-8")
        for name, text in (annotations or {}).items():
            Path(seeds, f"{name}.yaml").write_text(text, "utf-8")
        write_knowledge(compile_seeds(seeds), knowledge)
        return Answerer(factbase.load(seeds, knowledge), english)

    return build
