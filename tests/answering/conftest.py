"""The real knowledge, the real English, and a few made-up entities for the steps on their own."""

from pathlib import Path

import pytest

from bot import factbase
from bot.answering.chain import Answerer
from bot.answering.read.names import Names
from bot.answering.read.parse import Parser
from bot.answering.read.readings import FILE
from bot.compiling.compile import compile_seeds, write_knowledge
from bot.facts import Entity

ROOT = Path(__file__).parents[2]
ARTICLE = "us-japan-set-2023"

ENTITIES = (
    Entity("fr", "country", "France", ("French", "the French")),
    Entity("no", "country", "Norway", ("Norwegian", "Norwegians")),
    Entity("us", "country", "the United States", ("U.S.", "US", "American")),
    Entity("ito", "person", "Gen. Kenji Ito", ("Ito", "General Ito"), side="no"),
    Entity("hale", "person", "Col. Mary Hale", ("Hale",), ("colonel",), side="us"),
    Entity("set", "meeting", "the Sea Exchange Table", ("SET", "SETs", "talks", "the talks")),
    Entity("navy", "organisation", "the Norwegian Coast Navy", ("Coast Navy", "NCN"), side="no"),
    Entity("aides", "group", "senior aides", ("aides", "Norwegian officials")),
    Entity("oslo", "place", "Oslo", (), ("northern capital",)),
    Entity("bonn", "place", "Bonn", (), ("river town", "old river town")),
)


@pytest.fixture(scope="session")
def made_entities():
    return ENTITIES


@pytest.fixture(scope="session")
def base():
    return factbase.load(ROOT / "seeds", ROOT / "knowledge")


@pytest.fixture(scope="session")
def ids():
    """Return the ids of facts of the article, by their names within it, parted by spaces."""
    return lambda names: [f"{ARTICLE}/{name}" for name in names.split()]


@pytest.fixture(scope="session")
def stored_readings():
    return (ROOT / "knowledge" / FILE).read_text("utf-8")


@pytest.fixture(scope="session")
def answerer(base, english, stored_readings):
    return Answerer(base, english, stored_readings)


@pytest.fixture(scope="session")
def names(english, stems):
    return Names(ENTITIES, english, stems)


@pytest.fixture(scope="session")
def parse(english, names):
    """Read a question of the made-up entities, without correcting it."""
    return Parser(english, names).parse


@pytest.fixture(scope="session")
def answerer_of(english, tmp_path_factory):
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
