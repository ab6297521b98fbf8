"""Questions that lean on the one before, and those that stand on their own."""

import pytest

from bot.facts import Answer, Refusal, Said


def wrong(*row, reason):
    """Mark a row that fails today, by the class of the failure."""
    return pytest.param(*row, marks=pytest.mark.xfail(reason=reason, strict=True))


def asked_in_turn(answerer, first, then):
    """Return the outcome of a question after another one and its answer."""
    before = answerer.answer(first).outcome
    facts = before.facts if isinstance(before, Answer) else ()
    return answerer.answer(then, said=Said(first, facts)).outcome


LEANING = [
    ("when did Raymond visit Japan?", "and Dickinson?", "dickinson-visit"),
    ("when did Raymond visit Japan?", "what about Dickinson?", "dickinson-visit"),
    ("when did Raymond visit Japan?", "how about the SPACECOM boss", "dickinson-visit"),
    ("has the Space Force held SETs with Israel?", "and what about Brazil", "earlier-sets"),
    ("when did the squadron stand up", "and the group?", "group-start"),
    ("what is Raymond's nickname?", "what is his job", "raymond-role"),
    ("when did Dickinson visit Japan?", "what's his title?", "dickinson-role"),
    ("what did Mastalir call the talks?", "what does he command?", "mastalir-role"),
    ("who is Mastalir?", "what did he say about the talks?", "mastalir-praise mastalir-preserve"),
    wrong(
        "when did Dickinson visit Japan?",
        "who did he speak with?",
        "dickinson-visit",
        reason="said, called left open: a gap on the person is nearer",
    ),
    ("what is Space Forces Indo-Pacific?", "who leads it?", "mastalir-role"),
    ("who signed the Joint Framework?", "what is it for?", "framework-about"),
    wrong(
        "what is Japan building?",
        "who is building it?",
        "ssa-buildup",
        reason="another fact is nearer: what is built is a verb of the title",
    ),
    ("who led the talks?", "when were they held?", "set-date set-held"),
    ("who is Garrant?", "and Mastalir?", "mastalir-role"),
    ("who led the US in the talks?", "when was that?", "set-date set-held set-us-leaders"),
    ("what did Mastalir call the talks?", "who said so?", "mastalir-praise"),
    ("what was the SET intended to facilitate?", "who said that?", "set-unity"),
]


@pytest.mark.parametrize(("first", "then", "facts"), LEANING)
def test_a_question_that_leans_is_completed_by_the_one_before(answerer, ids, first, then, facts):
    outcome = asked_in_turn(answerer, first, then)
    assert isinstance(outcome, Answer), outcome
    assert outcome.facts[0] in ids(facts)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("who led the talks?", "when did Raymond visit Japan?"),
        ("when did Raymond visit Japan?", "what does SET stand for?"),
        ("who is Garrant?", "which countries had earlier SETs?"),
        ("who is Garrant?", "and what did Mastalir call the talks?"),
        ("what is the capital of Peru?", "who signed the Joint Framework?"),
        ("who led the talks?", "hello"),
        ("who led the talks?", ""),
        ("who led the talks?", "???"),
    ],
)
def test_a_question_that_stands_alone_is_answered_alone(answerer, first, then):
    assert asked_in_turn(answerer, first, then) == answerer.answer(then).outcome


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("when did Raymond visit Japan?", "and Saltzman?"),
        ("when did Raymond visit Japan?", "and France?"),
        ("who led the talks?", "where was that?"),
        ("has the Space Force held SETs with Brazil?", "and with Canada?"),
        ("has the Space Force held SETs with Brazil?", "what about Canada?"),
        ("when did the squadron stand up?", "who leads it?"),
        wrong(
            "when did Raymond visit Japan?",
            "where does he live?",
            reason="a place is answered by a visit",
        ),
        ("who led the talks for the US?", "what about Japan?"),
        ("who led the talks?", "is it raining?"),
    ],
)
def test_a_follow_up_gets_no_answer_that_the_full_question_would_not_get(answerer, first, then):
    outcome = asked_in_turn(answerer, first, then)
    assert isinstance(outcome, Refusal), outcome
