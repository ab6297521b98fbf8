"""Annotated facts beside the sentences that rules found: each source answers what it says."""

from pathlib import Path

import pytest

from bot.outcomes import Answer

ROOT = Path(__file__).parents[2]
SEED = "us-japan-set-2023"
PAPER = """Paper Mill Closes

The paper mill in Vestby closed in 2019 after a flood. Its last director, Gunnar Lie, sold the \
machines to a museum.
"""


# Facts whose first ask, as their annotation has it, is not answered from their sentence today.
FAILING = {
    "jasdf-bolstering": "said, called left open: a gap is nearer",
}


def wrong(*row, reason):
    """Mark a row that fails today, by the class of the failure."""
    return pytest.param(*row, marks=pytest.mark.xfail(reason=reason, strict=True))


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("who led the talks", SEED),
        ("when did raymond visit japan", SEED),
        ("when did the paper mill in vestby close", "paper"),
        wrong(
            "who was the last director of the paper mill",
            "paper",
            reason="an annotated fact is nearer than the sentence that says it",
        ),
    ],
)
def test_each_source_answers_what_it_says(answerer_of, question, source):
    seeds = ROOT / "seeds"
    texts = {SEED: (seeds / f"{SEED}.txt").read_text("utf-8"), "paper": PAPER}
    told = answerer_of(texts, {SEED: (seeds / f"{SEED}.yaml").read_text("utf-8")})

    outcome = told.answer(question).outcome

    assert isinstance(outcome, Answer)
    assert outcome.citations[0].source.id == source


def is_found(answerer, fact):
    """Whether a fact's first ask is answered by a sentence that holds its deciding words."""
    outcome = answerer.answer(fact.asks[0]).outcome
    at = fact.quotes[0].start
    cited = outcome.citations if isinstance(outcome, Answer) else ()
    return any(citation.span.start <= at < citation.span.end for citation in cited)


def test_every_annotated_fact_is_found_beside_the_sentences(answerer, base, ids):
    asked = [fact for fact in base.facts.values() if fact.asks]
    failing = [fact.id for fact in asked if not is_found(answerer, fact)]
    assert set(failing) <= set(ids(" ".join(FAILING)))


@pytest.mark.parametrize("fact", [wrong(fact, reason=why) for fact, why in FAILING.items()])
def test_an_annotated_fact_that_is_not_found(answerer, base, ids, fact):
    assert is_found(answerer, base.facts[ids(fact)[0]])
