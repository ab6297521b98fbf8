"""What a trace keeps: what each step saw, and in a word what the outcome came from."""

import json
from dataclasses import replace

import pytest

from bot.answering.chain import LONGEST
from bot.tracing import Cause, as_data, cause_of, unsaid

CAUSES = [
    ("who led the talks", Cause.ANSWERED),
    ("what happened in March 2022?", Cause.COMPUTED),
    ("hello", Cause.TALK),
    ("???", Cause.UNREAD),
    ("who", Cause.UNREAD),
    ("a" * (LONGEST + 1), Cause.TOO_LONG),
    ("Where were the talks held?", Cause.GAP),
    ("Did Raymond visit Japan in October 2021?", Cause.OTHERWISE),
    ("how do i bake sourdough bread", Cause.FOREIGN),
]


@pytest.mark.parametrize(("question", "cause"), CAUSES, ids=[cause for _, cause in CAUSES])
def test_the_cause_names_what_the_outcome_came_from(answerer, question, cause):
    assert cause_of(answerer.trace(question))[0] is cause


def test_the_cause_of_an_answer_names_its_facts(answerer, ids):
    assert cause_of(answerer.trace("who led the talks"))[1] == tuple(ids("set-us-leaders"))


def test_the_cause_of_what_is_left_open_names_the_gap(answerer, base):
    (gap,) = cause_of(answerer.trace("Where were the talks held?"))[1]
    assert gap in {each.id for each in base.gaps}


@pytest.mark.parametrize("question", [question for question, _ in CAUSES])
def test_a_trace_has_the_reply_that_an_answer_is(answerer, question):
    reply = answerer.trace(question).reply
    assert replace(reply, candidates=()) == answerer.answer(question)


@pytest.mark.parametrize("question", [question for question, _ in CAUSES])
def test_a_trace_is_fit_for_json(answerer, question):
    data = as_data(answerer.trace(question))
    assert json.loads(json.dumps(data, ensure_ascii=False)).keys() == data.keys()


def test_what_is_judged_is_told_with_what_spoke_for_and_against(answerer):
    data = as_data(answerer.trace("who led the talks"))
    assert data["found"][0]["fact"].endswith("/set-us-leaders")
    assert data["verdict"]["answers"] >= data["verdict"]["line"]
    assert data["verdict"]["signals"].keys() == data["verdict"]["weighed"].keys()


def test_words_that_nothing_near_accounts_for_are_named(answerer):
    assert "bitcoin" in unsaid(answerer.trace("what is the price of bitcoin"))
