"""How far a fact accounts for each part of a question, over the made-up fair."""

import pytest

from bot.answering.entail.case import Value
from bot.answering.entail.claims import added, is_circumstance, is_claim
from bot.answering.entail.parts import open_parts, parts_of

SAID, KNOWN, OTHER, UNSAID = Value.SAID, Value.KNOWN, Value.OTHER, Value.UNSAID


def values(bench, typed, local):
    """Return each part of a question, in its folded words, with its value."""
    case = bench.case(typed, bench.entry(local))
    texts = case.question.texts
    return {" ".join(texts[p.start : p.end]): p.value for p in parts_of(case)}


@pytest.mark.parametrize(
    ("typed", "local", "wanted"),
    [
        ("did Dahl visit Denmark", "visit", {"dahl": SAID, "visit": SAID, "denmark": SAID}),
        ("did Berg visit Denmark", "visit", {"berg": UNSAID, "visit": SAID, "denmark": SAID}),
        ("was the fair on June 4", "fair-date", {"fair": SAID, "june 4": SAID}),
        ("was the fair on June 5", "fair-date", {"fair": SAID, "june 5": OTHER}),
        # a day, where the fact has no more than the month
        ("did Dahl come on 5 May 2020", "visit", {"dahl": SAID, "5 may 2020": UNSAID}),
        ("is it true that Dahl visited Denmark", "visit", {"dahl": SAID, "denmark": SAID}),
        ("did four crews hold the race", "race", {"four": UNSAID, "crews": SAID}),
        ("did the two crews hold the race", "race", {"crews": SAID}),
        ("did petrov visit Denmark", "visit", {"petrov": UNSAID}),
    ],
)
def test_each_part_has_its_value(fair_bench, typed, local, wanted):
    found = values(fair_bench, typed, local)
    assert {words: found.get(words) for words in wanted} == wanted


def test_words_that_claim_nothing_are_no_parts(fair_bench):
    assert "true" not in values(fair_bench, "is it true that Dahl visited Denmark", "visit")
    assert "right" not in values(fair_bench, "Dahl visited Denmark, right?", "visit")
    assert "two" not in values(fair_bench, "did the two crews hold the race", "race")


def test_what_is_only_known_around_a_fact_is_open_where_nothing_of_it_is_said(fair_bench):
    case = fair_bench.case("did Berg drop by", fair_bench.entry("guard-head"))
    assert all(part.value is not SAID for part in parts_of(case) if not part.is_certain)
    assert [part for part in open_parts(case) if not part.is_certain]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("did Dahl visit Denmark with his wife", "with his wife"),
        ("did Dahl visit Denmark on a donkey at noon", "on a donkey at noon"),
        ("did Dahl visit Denmark", ""),
        ("did pumpkins roar", ""),
    ],
)
def test_what_a_question_adds_is_told_with_what_opens_it(fair_bench, typed, words):
    case = fair_bench.case(typed, fair_bench.entry("visit"))
    found = added(case)
    assert " ".join(case.question.words[i].typed for i in found) == words
    assert is_circumstance(case, found) == bool(words)


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        ("did Dahl visit Denmark", True),
        ("Dahl visited Denmark, right?", True),
        ("Dahl visited Denmark?", True),
        ("did Dahl visit Denmark or nah", True),
        ("did Dahl visit Denmark or Sweden", False),
        ("who visited Denmark", False),
    ],
)
def test_what_claims_something(fair_bench, typed, is_one):
    assert is_claim(fair_bench.case(typed, fair_bench.entry("visit"))) is is_one


def test_who_stands_where_a_doer_does_is_certain_though_typed_small(fair_bench):
    case = fair_bench.case("did ben run the ropewalk", fair_bench.rule_entry("old ropewalk"))
    assert [part.is_certain for part in open_parts(case)] == [True]


@pytest.mark.parametrize(
    ("typed", "local", "is_listed"),
    [
        ("did 3 countries hold fairs with the city", "earlier", True),
        ("did three countries hold fairs with the city", "earlier", True),
        ("did 2 countries hold fairs with the city", "earlier", False),
        ("did 350 visitors come", "visitors", True),
    ],
)
def test_a_number_is_what_is_listed_or_told_in_words_or_not(fair_bench, typed, local, is_listed):
    case = fair_bench.case(typed, fair_bench.entry(local))
    at = next(
        i for i, text in enumerate(case.question.texts) if text[0].isdigit() or text == "three"
    )
    assert case.amounts_to(at) is is_listed
