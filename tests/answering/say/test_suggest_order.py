"""In which order questions are offered, and that no two of them ask for the same."""

import pytest

from bot.facts import Entity, Facet, Fact, FactBase, Span
from bot.suggesting import Suggester

KINDS = {"photo": "part", "talks": "meeting", "ito": "person"}
ASKS = {
    "shot": ("photo", 0, ("who took the photo",)),
    "led": ("talks", 9, ("who led the talks", "ito led what", "leader?", "who ran the talks")),
    "held": ("talks", 5, ("when were the talks", "talks when")),
    "job": ("ito", 7, ("ito job", "what is ito", "who is ito exactly")),
}


@pytest.fixture(scope="module")
def suggester():
    entities = {id_: Entity(id_, kind, f"the {id_}") for id_, kind in KINDS.items()}
    facts = {
        id_: Fact(id_, "s", (Span(at, at + 1),), subject=subject, asks=asks)
        for id_, (subject, at, asks) in ASKS.items()
    }
    return Suggester(FactBase({}, entities, facts))


def test_what_most_facts_name_comes_first_and_parts_of_a_source_last(suggester):
    assert suggester.topics() == ("the talks", "the ito", "the photo")
    assert suggester.suggest("", limit=2) == ("when were the talks", "who led the talks")


def test_a_whole_question_comes_before_a_headword(suggester):
    assert suggester.suggest("ito", limit=3) == ("who is the ito", "what is ito", "ito led what")


def test_one_wording_of_each_fact_is_enough(suggester):
    offered = suggester.suggest("talks")
    assert offered == ("when were the talks", "who led the talks", "what is the talks")


@pytest.mark.parametrize(
    ("facet", "offered"),
    [(Facet.WHO, "who led the talks"), (Facet.WHEN, "when were the talks")],
)
def test_the_commands_own_kind_of_question_comes_first(suggester, facet, offered):
    assert suggester.suggest("talks", facet=facet)[0] == offered
