"""Annotated facts and passages in one base: the annotated ones keep what they answer."""

from pathlib import Path

import pytest

from bot.answering.chain import Answerer
from bot.factbase import load
from bot.facts import Answer

ROOT = Path(__file__).parents[2]
SEED = "us-japan-set-2023"
PAPER = """Paper Mill Closes

The paper mill in Vestby closed in 2019 after a flood. Its last director, Gunnar Lie, sold the \
machines to a museum.
"""


@pytest.fixture(scope="module")
def seed():
    return load(ROOT / "seeds", ROOT / "knowledge")


def test_annotated_base_has_no_passages(seed, english):
    assert Answerer(seed, english).passages is None


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("who led the talks", SEED),
        ("when did raymond visit japan", SEED),
        ("when did the paper mill in vestby close", "paper"),
        ("who was the last director of the paper mill", "paper"),
    ],
)
def test_each_source_answers_what_it_says(answerer_of, question, source):
    seeds = ROOT / "seeds"
    texts = {SEED: (seeds / f"{SEED}.txt").read_text("utf-8"), "paper": PAPER}
    told = answerer_of(texts, {SEED: (seeds / f"{SEED}.yaml").read_text("utf-8")})

    outcome = told.answer(question).outcome

    assert isinstance(outcome, Answer)
    assert outcome.citations[0].source.id == source


def test_annotated_base_answers_from_facts_as_before(seed, english):
    """Without passages the chain is the annotated one: every ask is answered from its sentence."""
    told = Answerer(seed, english)

    for fact in seed.facts.values():
        reply = told.answer(fact.asks[0])
        assert all(not candidate.fact.by_rule for candidate in reply.candidates)
