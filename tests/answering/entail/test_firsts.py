"""What was the first, and what was there before, over the made-up fair."""

import pytest

from bot.answering.chain import Answerer
from bot.outcomes import Answer, Message


@pytest.fixture(scope="module")
def fair(fair_bench, english):
    return Answerer(fair_bench.base, english)


@pytest.mark.parametrize(
    ("asked", "opens", "local"),
    [
        ("had Norway and Denmark held a Harbour Fair before?", "no", "held"),
        ("Norway and Denmark had never held a Harbour Fair before this one, right?", "yes", "held"),
        ("was it the first fair that Norway and Denmark held?", "yes", "held"),
        ("had Sweden held fairs before?", "yes", "earlier"),
        ("has Sweden never held a fair before?", "no", "earlier"),
        ("was it the first fair with Sweden?", "no", "earlier"),
        ("was Denmark the first country to hold a fair?", "no", "earlier"),
        ("was it the second fair that Norway and Denmark held?", "no", "held"),
    ],
)
def test_a_first_had_none_before_it(fair, asked, opens, local):
    outcome = fair.answer(asked).outcome
    assert isinstance(outcome, Answer)
    assert outcome.opening == (Message(opens),)
    assert outcome.facts == (f"fair/{local}",)


@pytest.mark.parametrize(
    "asked",
    [
        "was it the first fair of Norway?",  # with Denmark: of Norway alone nothing is said
        "was there a fair before?",  # of whom?
        "had Norway held a fair before?",
        "had Norway and Finland held a fair before?",
        "had Norway and Denmark held a boat race before?",
    ],
)
def test_what_nothing_settles_gets_neither_yes_nor_no(fair, asked):
    outcome = fair.answer(asked).outcome
    assert not (isinstance(outcome, Answer) and outcome.opening)


def test_the_first_behind_another_is_not_the_very_first(answerer):
    asked = "was Space Forces Indo-Pacific the very first component?"
    assert answerer.answer(asked).outcome.opening == (Message("no"),)
    asked = "was Space Forces Indo-Pacific the first component of the Space Force?"
    assert answerer.answer(asked).outcome.opening == ()


@pytest.mark.parametrize(
    ("asked", "opens"),
    [
        ("Sweden never held a fair with the city, right?", ("no",)),
        ("did Dahl never visit Denmark?", ("no",)),
        ("did Dahl never visit Sweden?", ()),
        ("did the city never hold fairs with Latvia?", ()),
    ],
)
def test_what_was_done_is_not_what_never_was(fair, asked, opens):
    outcome = fair.answer(asked).outcome
    opening = outcome.opening if isinstance(outcome, Answer) else ()
    assert opening == tuple(map(Message, opens))
