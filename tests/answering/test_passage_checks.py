"""Near twins of what a sentence says, each refused by the check that is for it."""

import pytest

from bot.answering.entail.passage_judge import judge_passage
from bot.facts import Answer

MEETING = """Ports of the North Meet in Bergen

On April 9, 2024, officials from Norway, Denmark and Iceland met in Bergen for the second Northern \
Ports Meeting. Harbour director Signe Aas chaired the meeting. Denmark pledged 12 million euros \
over four years for new cranes. The delegates welcomed three observers from Greenland.

Two Danish frigates visited the port during the meeting. The ferry Aurora broke down outside the \
harbour. Signe Aas said that the crossing will reopen in June. The company Fjordline operates the \
ferry.

The old lighthouse was not repaired. The third meeting will be held in Aarhus in 2026. A \
university in Iceland will study the tides.
"""
# A question, the words of the sentence that it must be compared with, and the check.
TWINS = [
    ("which country did not send officials to the meeting in Bergen", "second", "negated"),
    ("who chaired the third meeting of northern ports on April 9", "second", "ordinal"),
    ("is it the biggest pledge for new cranes by Denmark", "12 million", "superlative"),
    ("did all delegates welcome observers from Greenland", "observers", "universal"),
    ("how heavy are the new cranes that Denmark pledged", "12 million", "no_measure"),
    ("who chaired the visit of the Danish frigates to the port", "frigates", "no_person"),
    ("how many delegates welcomed the observers from Greenland", "observers", "uncounted"),
    ("what did the captain say when the ferry Aurora broke down", "broke down", "unsaid"),
    ("why did the ferry Aurora break down outside the harbour", "broke down", "unreasoned"),
    ("name the Danish frigates that visited the port", "frigates", "unnamed"),
    ("which university in Iceland will study the tides", "university", "unnamed_focus"),
    ("how much did Norway pledge for new cranes", "12 million", "other_country"),
    ("when did the ferry Aurora break down", "broke down", "unfilled"),
]
HELD = [
    ("who chaired the meeting", "Signe Aas chaired"),
    ("how much did Denmark pledge for new cranes", "12 million"),
    ("what was not repaired", "not repaired"),
    ("what did Signe Aas say about the crossing", "reopen in June"),
    ("which company operates the ferry", "Fjordline"),
    ("where will the third meeting be held", "Aarhus"),
    ("wasn't there a pledge for new cranes by Denmark", "12 million"),
    ("what did the harbour director Signe Aas say about the crossing", "reopen in June"),
    ("was there a second meeting, didn't they meet in Bergen", "second"),
    ("how many observers from Greenland were welcomed", "three observers"),
]


@pytest.fixture(scope="module")
def meeting(answerer_of):
    return answerer_of({"meeting": MEETING})


def checked(answerer, question, words):
    """Return the names of the checks that fail for the sentence with some words."""
    query, ranked = answerer.passages.rank(answerer.parse(question))
    of_sentence = [r for r in ranked if words in r.weighed.passage.text]
    assert of_sentence
    return judge_passage(answerer.passages.signals(query, of_sentence)).vetoes


@pytest.mark.parametrize(("question", "words", "check"), TWINS)
def test_a_near_twin_fails_the_check_that_is_for_it(meeting, question, words, check):
    assert check in checked(meeting, question, words)


@pytest.mark.parametrize(("question", "words", "_"), TWINS)
def test_a_near_twin_is_not_answered(meeting, question, words, _):
    assert not isinstance(meeting.answer(question).outcome, Answer), words


@pytest.mark.parametrize(("question", "words"), HELD)
def test_what_is_said_fails_no_check(meeting, question, words):
    assert checked(meeting, question, words) == ()
