import json
from collections import Counter
from dataclasses import replace

import pytest

from bot.answering.chain import Answerer
from bot.answering.read.readings import (
    Gathered,
    Reading,
    Readings,
    fingerprint,
    gather,
    own_texts,
    render,
    restore,
)
from bot.facts import Entity

LED = Reading(
    frozenset(("@ito", "lead")), ("?person", "?who"), frozenset(("ito",)), frozenset(("next",))
)
CAME = Reading(frozenset(("come", "lead")), (), frozenset(), frozenset(("next", "only")))
GATHERED = Gathered({"lead": [0]}, ["?who"], ["ito"], ["next"], ["lead"])
STORED = Readings({"b": GATHERED, "a – ü": GATHERED}, Counter(z=1, a=2), Counter(c=3))


def test_asks_are_gathered_by_what_they_share():
    gathered = gather([LED, CAME], [])
    assert gathered.asks_by_key == {"@ito": [0], "come": [1], "lead": [0, 1]}
    assert gathered.wants == ["?person ?who", ""]
    assert gathered.names == ["ito"]
    assert gathered.own == []


def test_a_loaded_word_counts_where_two_asks_or_the_own_words_use_it():
    assert gather([LED, CAME], []).cue_words == ["next"]
    assert gather([LED], [CAME]).cue_words == ["next", "only"]
    assert gather([LED], []).cue_words == []


def test_what_was_stored_is_read_back():
    assert restore("mark", render("mark", STORED)) == STORED


@pytest.mark.parametrize("stored", ["", render("other", STORED)])
def test_readings_of_another_base_or_none_do_not_hold(stored):
    assert restore("mark", stored) is None


@pytest.mark.parametrize(
    "stored",
    [
        "x",
        "\0",
        "[]",
        "null",
        "{",
        '{"fingerprint": "mark"}',
        '{"fingerprint": "mark", "gathered": {"a": [1]}}',
    ],
)
def test_what_is_no_reading_is_read_anew(stored):
    assert restore("mark", stored) is None


def test_the_stored_form_is_sorted_json_with_one_fact_a_line():
    stored = render("mark", STORED)
    assert list(json.loads(stored)["gathered"]) == ["a – ü", "b"]
    assert list(json.loads(stored)["words"]) == ["a", "z"]
    assert stored.count("\n") == 7


def test_the_fingerprint_changes_with_names_texts_and_lexicon_and_with_nothing_else(base, english):
    mark = fingerprint(base, english)
    entities, facts = base.entities, base.facts
    renamed = {**entities, "new": Entity("new", "person", "New")}
    some = next(iter(entities.values()))
    glossed = {**entities, some.id: replace(some, gloss="another gloss")}
    aliased = {**entities, some.id: replace(some, aliases=(*some.aliases, "Another"))}
    fact = next(fact for fact in facts.values() if fact.asks)
    asked = {**facts, fact.id: replace(fact, asks=(*fact.asks, "another way to ask"))}
    told = {**facts, fact.id: replace(fact, subject="another")}
    assert fingerprint(replace(base, entities=glossed), english) == mark
    assert fingerprint(replace(base, facts=told), english) == mark
    assert fingerprint(replace(base, facts=asked), english) != mark
    assert fingerprint(replace(base, gaps=base.gaps[1:]), english) != mark
    assert fingerprint(replace(base, entities=renamed), english) != mark
    assert fingerprint(replace(base, entities=aliased), english) != mark
    assert fingerprint(base, replace(english, fingerprint="other")) != mark


def test_a_facts_own_texts_are_its_quotes_answer_words_and_fills(base):
    for fact in base.facts.values():
        texts = own_texts(base, fact)
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


def test_every_annotated_fact_and_every_gap_is_stored(base, stored_readings):
    facts = {fact.id for fact in base.facts.values() if not fact.by_rule}
    gaps = {f"gap {gap.id}" for gap in base.gaps}
    assert json.loads(stored_readings)["gathered"].keys() == facts | gaps
