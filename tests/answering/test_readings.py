import json
from collections import Counter
from dataclasses import replace

import pytest

from bot.answering.answer import Answerer
from bot.answering.readings import Reading, Readings, fingerprint, own_texts, render, texts_of
from bot.facts import Entity, Facet

READING = Reading(
    ("@ito", "lead"),
    frozenset((Facet.WHO, Facet.HOW_MANY)),
    frozenset(("person",)),
    frozenset(("ito",)),
    frozenset(("next",)),
)
EMPTY = Reading((), frozenset(), frozenset(), frozenset(), frozenset())


def never(text):
    raise AssertionError(text)


@pytest.mark.parametrize("reading", [READING, EMPTY])
def test_what_was_stored_is_read_back(reading):
    stored = render("mark", {'who "led" – it': reading}, {"who": 2})
    readings = Readings("mark", never, stored)
    assert readings('who "led" – it') == reading
    assert readings.words == Counter(who=2)


@pytest.mark.parametrize("stored", ["", render("other", {"who led": EMPTY}, {"who": 2})])
def test_readings_of_another_lexicon_or_none_are_read_afresh(stored):
    readings = Readings("mark", lambda _: READING, stored)
    assert readings("who led") == READING
    assert readings.words is None


def test_a_text_that_is_not_stored_is_read_afresh():
    readings = Readings("mark", lambda _: READING, render("mark", {"who led": EMPTY}, {}))
    assert readings("who led") == EMPTY
    assert readings("who came") == READING


def test_the_stored_form_is_sorted_json_with_one_text_a_line():
    stored = render("mark", {"b": EMPTY, "a": READING}, {"z": 1, "a": 2})
    assert list(json.loads(stored)["texts"]) == ["a", "b"]
    assert list(json.loads(stored)["words"]) == ["a", "z"]
    assert stored.count("\n") == 6


def test_the_fingerprint_changes_with_names_and_lexicon_and_with_nothing_else(base, english):
    mark = fingerprint(base, english)
    entities = base.entities
    renamed = {**entities, "new": Entity("new", "person", "New")}
    some = next(iter(entities.values()))
    glossed = {**entities, some.id: replace(some, gloss="another gloss")}
    aliased = {**entities, some.id: replace(some, aliases=(*some.aliases, "Another"))}
    assert fingerprint(replace(base, facts={}), english) == mark
    assert fingerprint(replace(base, entities=glossed), english) == mark
    assert fingerprint(replace(base, entities=renamed), english) != mark
    assert fingerprint(replace(base, entities=aliased), english) != mark
    assert fingerprint(base, replace(english, fingerprint="other")) != mark


def test_a_facts_own_texts_are_its_quotes_answer_words_and_fills(base):
    for fact in base.facts.values():
        texts = own_texts(base, fact.id)
        assert fact.answer in texts
        assert set(fact.words) <= set(texts)
        assert len(texts) == len(fact.quotes) + 1 + len(fact.words) + len(fact.fills)


@pytest.fixture(scope="module")
def fresh(base, english):
    return Answerer(base, english)


def test_the_stored_readings_are_those_of_the_knowledge(fresh, stored_readings):
    assert fresh.readings() == stored_readings, "run `bot compile`"


def test_answers_are_the_same_with_stored_readings_and_without(fresh, answerer, base):
    questions = [fact.asks[0] for fact in base.facts.values() if fact.asks]
    questions += [word for gap in base.gaps for word in gap.words[:1]]
    assert [fresh.answer(q) for q in questions] == [answerer.answer(q) for q in questions]


def test_every_text_that_is_matched_is_stored(base, stored_readings):
    assert set(texts_of(base)) == json.loads(stored_readings)["texts"].keys()
