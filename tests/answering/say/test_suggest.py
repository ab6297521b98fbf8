"""What is offered while somebody types, of questions that are made beforehand."""

from dataclasses import replace
from typing import NamedTuple

import pytest

from bot.facts import Entity, Facet, Fact, FactBase, Fill, Span
from bot.suggesting import Suggester

WHO, WHEN, WHAT = Facet.WHO, Facet.WHEN, Facet.WHAT


class Made(NamedTuple):
    """Questions for facts and names, as an `Asker` gives them."""

    by_fact: dict
    by_name: dict

    def questions(self, fact, language=""):
        return self.by_fact.get((fact.id, language), {})

    def named(self, entity, language=""):
        return self.by_name.get((entity.id, language), "")


MADE = Made(
    {
        ("shot", ""): {WHO: "Who took the photo?"},
        ("led", ""): {WHO: "Who led the talks?", WHAT: "What did Ito lead?"},
        ("held", ""): {WHEN: "When were the talks?"},
        ("open", ""): {Facet.WHETHER: "Is the photo open?"},
        ("held", "ja"): {WHEN: "協議はいつでしたか。"},
        ("job", ""): {WHAT: "What is Gen. Ito’s role?"},
        ("plain", ""): {},
    },
    {("ito", ""): "Who is Gen. Ito?", ("talks", ""): "What are the talks?", ("ito", "ja"): "誰。"},
)


@pytest.fixture(scope="module")
def suggester():
    entities = {
        "photo": Entity("photo", "part", "the photo"),
        "talks": Entity("talks", "meeting", "the talks", ("協議",)),
        "ito": Entity("ito", "person", "Gen. Ito", ("boss", "イトウ")),
        "hale": Entity("hale", "person", "Col. Hale"),
    }
    asks = {
        "shot": ("photo", 0, ("photographer",)),
        "led": ("talks", 9, ("who attended", "ito attendance", "who was the leader")),
        "held": ("talks", 5, ("talks when", "attended when")),
        "job": ("ito", 7, ("ito job",)),
        "plain": ("ito", 8, ("ito plain",)),
        "open": ("photo", 3, ("photo open",)),
    }
    facts = {
        id_: Fact(id_, "s", (Span(at, at + 1),), subject=subject, asks=words)
        for id_, (subject, at, words) in asks.items()
    }
    fills = {WHO: Fill("Gen. Ito", ("person",), ("ito",))}
    facts["led"] = replace(facts["led"], fills=fills, answer="Gen. Ito led the talks.")
    facts["held"] = replace(facts["held"], questions={"ja": "協議はいつ"})
    facts["found"] = Fact("found", "s", (Span(0, 1),), subject="ito", by_rule=True)
    return Suggester(FactBase({}, entities, facts), MADE)


def test_what_most_facts_name_comes_first_and_parts_of_a_source_last(suggester):
    assert suggester.topics() == ("Gen. Ito", "the talks", "the photo")
    assert suggester.suggest("", limit=3) == (
        "What is Gen. Ito’s role?",
        "When were the talks?",
        "Who led the talks?",
    )


def test_a_name_is_offered_behind_what_facts_say(suggester):
    offered = suggester.suggest("")
    assert offered[-2:] == ("Who is Gen. Ito?", "What are the talks?")


def test_one_question_for_each_fact_is_enough(suggester):
    assert suggester.suggest("ito led") == ("Who led the talks?", "Who is Gen. Ito?")
    assert len(suggester.suggest("talks")) == 4  # with both names


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("who led", "Who led the talks?"),
        ("WHO LED TH", "Who led the talks?"),
        ("talk le", "Who led the talks?"),
        ("ito?", "Who is Gen. Ito?"),
        ("boss", "Who is Gen. Ito?"),
        ("job", "What is Gen. Ito’s role?"),  # nobody is shown "ito job"
        ("photogr", "Who took the photo?"),
    ],
)
def test_every_word_typed_begins_one_of_the_question_or_of_how_people_ask(
    suggester, typed, offered
):
    assert offered in suggester.suggest(typed)


@pytest.mark.parametrize("typed", ["hoto", "ito submarine", "hale", "alks", "zzz", "plain"])
def test_nothing_else_is_offered(suggester, typed):
    assert suggester.suggest(typed) == ()


def test_what_opens_with_the_commands_word_comes_first(suggester):
    assert suggester.suggest("talks", facet=WHEN)[0] == "When were the talks?"
    assert suggester.suggest("talks", facet=WHO)[0] == "Who led the talks?"
    assert suggester.suggest("", facet=WHEN)[0] == "When were the talks?"


def test_behind_a_commands_word_nobody_asks_yes_or_no(suggester):
    assert suggester.suggest("open") == ("Is the photo open?",)
    assert suggester.suggest("open", facet=WHEN) == ()


def test_a_word_that_people_ask_with_gives_the_question_and_the_name(suggester):
    assert suggester.suggest("att", facet=WHO) == (
        "Who led the talks?",
        "Who is Gen. Ito?",
        "When were the talks?",
    )


@pytest.mark.parametrize("typed", ["協議", "協", "協議 いつ"])
def test_who_types_in_a_language_is_offered_its_questions(suggester, typed):
    assert suggester.suggest(typed)[0] == "協議はいつでしたか。"


def test_a_language_may_be_asked_for(suggester):
    assert suggester.suggest("", language="ja") == ("協議はいつでしたか。", "誰。")


@pytest.mark.parametrize("typed", ["", "w", "who", "the", "japan", "rayomnd", "!who", "🤷", "2+2"])
@pytest.mark.parametrize("facet", [None, *Facet])
def test_of_the_real_knowledge_25_short_distinct_texts_are_offered_at_most(answerer, typed, facet):
    offered = answerer.suggest(typed, facet=facet)
    assert len(offered) <= 25
    assert len(set(offered)) == len(offered)
    assert all(0 < len(text) <= 100 for text in offered)
    assert answerer.suggest(typed, facet=facet, limit=3) == offered[:3]


@pytest.mark.parametrize("typed", ["", "att", "led", "visit", "garr", "the", "us", "set"])
@pytest.mark.parametrize("facet", [None, *Facet])
def test_of_the_real_knowledge_only_whole_questions_are_offered(answerer, typed, facet):
    for text in answerer.suggest(typed, facet=facet):
        assert text[0].isupper()
        assert text.endswith("?")
