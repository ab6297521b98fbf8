import pytest

from bot.facts import Entity, Facet, Fact, FactBase, Span
from bot.suggesting import Suggester

LONG = "who " + "x" * 97


@pytest.fixture(scope="module")
def suggester():
    entities = {
        "ito": Entity("ito", "person", "General Ito"),
        "navy": Entity("navy", "organisation", "the Coast Navy"),
        "unused": Entity("unused", "person", "Colonel Hale"),
    }
    asks = {
        "ito": ("who is in charge", "when did Ito visit", LONG),
        "navy": ("what does the navy do", "who runs the navy", "when was it founded"),
        "bare": (),
    }
    facts = {
        id_: Fact(id_, "s", (Span(0, 1),), subject=id_ if id_ in entities else "", asks=a)
        for id_, a in asks.items()
    }
    return Suggester(FactBase({}, entities, facts))


def test_nothing_typed_offers_what_people_ask_first(suggester):
    first, second, *others = suggester.suggest("")
    assert (first, second) == ("who is in charge", "what does the navy do")
    assert "who is General Ito" in others
    assert "what is the Coast Navy" in others


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("who is in", "who is in charge"),
        ("WHO IS IN CH", "who is in charge"),
        ("visit", "when did Ito visit"),
        ("ito vis", "when did Ito visit"),
        ("vis ito", "when did Ito visit"),
        ("found", "when was it founded"),
        ("navy?", "what does the navy do"),
    ],
)
def test_every_word_typed_begins_a_word_of_what_is_offered(suggester, typed, offered):
    assert offered in suggester.suggest(typed)


@pytest.mark.parametrize(
    "typed", ["isit", "ito submarine", "hale", "avy", "zzz", "who x" + "x" * 90]
)
def test_nothing_else_is_offered(suggester, typed):
    assert suggester.suggest(typed) == ()


def test_what_begins_so_comes_first_and_the_facet_before_it(suggester):
    assert suggester.suggest("navy")[0] == "what does the navy do"
    assert suggester.suggest("who")[0] == "who is in charge"
    assert suggester.suggest("navy", facet=Facet.WHO)[0] == "who runs the navy"
    assert suggester.suggest("", facet=Facet.WHEN)[0] == "when did Ito visit"


def test_what_is_not_asked_about_is_no_topic(suggester):
    assert suggester.topics() == ("General Ito", "the Coast Navy")


@pytest.mark.parametrize("typed", ["", "w", "who", "the", "japan", "rayomnd", "!who", "🤷", "2+2"])
@pytest.mark.parametrize("facet", [None, *Facet])
def test_of_the_real_knowledge_25_short_distinct_texts_are_offered_at_most(answerer, typed, facet):
    offered = answerer.suggest(typed, facet=facet)
    assert len(offered) <= 25
    assert len(set(offered)) == len(offered)
    assert all(0 < len(text) <= 100 for text in offered)
    assert answerer.suggest(typed, facet=facet, limit=3) == offered[:3]
