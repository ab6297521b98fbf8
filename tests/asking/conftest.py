"""A small base to make questions of, and the real one with a bot that answers from it."""

from pathlib import Path

import pytest

from bot import factbase
from bot.answering.chain import Answerer
from bot.answering.read.readings import FILE
from bot.asking import grammar
from bot.facts import Entity, FactBase, Sentence, Source, Span
from bot.lang import vocabulary

ROOT = Path(__file__).parents[2]

TEXT = "The NCN visited Norway. Ito spoke with senior aides about space on Artemis in May."
ENTITIES = (
    Entity("no", "country", "Norway", ("Norwegian",)),
    Entity("us", "country", "the United States", ("U.S.", "US")),
    Entity("ito", "person", "Gen. Kenji “Ken” Ito", ("Ito", "イトウ")),
    Entity("set", "meeting", "the Sea Exchange Talks", ("SET", "SETs", "talks", "the talks")),
    Entity("navy", "organisation", "the Norwegian Coast Navy", ("Coast Navy", "NCN", "Navy")),
    Entity("charter", "document", "the Charter", ("charter",)),
    Entity("space", "place", "outer space", ("Space",)),
)


@pytest.fixture(scope="session")
def made():
    sentences = (Sentence(Span(0, 23), 1, 1), Sentence(Span(24, len(TEXT)), 1, 2))
    source = Source("s", "s.txt", "", TEXT, "", sentences=sentences)
    return FactBase({"s": source}, {entity.id: entity for entity in ENTITIES}, {})


@pytest.fixture(scope="session")
def english_grammar(english):
    return grammar.load(english)


@pytest.fixture(scope="session")
def base():
    return factbase.load(ROOT / "seeds", ROOT / "knowledge")


@pytest.fixture(scope="session")
def answerer(base, english):
    stored = (ROOT / "knowledge" / FILE).read_text("utf-8")
    return Answerer(base, english, stored, vocabulary.load)
