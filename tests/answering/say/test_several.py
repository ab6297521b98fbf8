"""Facts that answer alike: all of them are told, or counted."""

import pytest

from bot.outcomes import Answer, Basis, Reply
from bot.wording import word

VISITS = "raymond-visit dickinson-visit"
UNITS = "squadron-start group-start"
TOLD = [
    ("who visited Japan?", VISITS),
    ("who visited Japan in 2022", VISITS),
    ("when did the generals visit?", VISITS),
    ("which units did the JASDF stand up?", UNITS),
]
COUNTED = [
    ("how many generals visited Japan?", "Two: Gen. John W. “Jay” Raymond and Gen. James", VISITS),
    (
        "how many space units did the JASDF stand up",
        "Two: the JASDF Space Operations Squadron",
        UNITS,
    ),
]
ALONE = [
    ("when did Raymond visit Japan?", "raymond-visit"),
    ("who visited Japan in March 2022?", "dickinson-visit"),
    ("who led the talks?", "set-us-leaders"),
    ("how many people led the U.S. side?", "set-us-leaders"),
    ("when did the group stand up?", "group-start"),
]


@pytest.mark.parametrize(("question", "facts"), TOLD)
def test_all_that_answer_alike_are_told(answerer, ids, question, facts):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Answer), outcome
    assert set(outcome.facts) == set(ids(facts))
    assert outcome.basis is Basis.QUOTE


@pytest.mark.parametrize(("question", "opening", "facts"), COUNTED)
def test_they_are_counted_where_a_number_is_asked(answerer, ids, question, opening, facts):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Answer), outcome
    assert word(Reply(question, outcome)).text.startswith(opening)
    assert set(outcome.facts) == set(ids(facts))
    assert outcome.basis is Basis.COMPUTED


@pytest.mark.parametrize(("question", "fact"), ALONE)
def test_what_one_alone_answers_stays_its_own(answerer, ids, question, fact):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Answer), outcome
    assert list(outcome.facts) == ids(fact)


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("what did Mastalir say?", "mastalir-praise mastalir-preserve"),
        ("what did the spokesman say", "set-unity set-level set-topics"),
    ],
)
def test_what_somebody_said_is_their_words(answerer, ids, question, facts):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Answer), outcome
    assert set(outcome.facts) == set(ids(facts))


def test_words_of_one_person_on_a_matter_are_not_all_their_words(answerer):
    outcome = answerer.answer("what did the Japanese spokesman say?").outcome
    assert not isinstance(outcome, Answer), outcome


RALLY = """The 7th Baltic Rally

Oslo hosted the 7th Baltic Rally on April 30 and May 1, 2021. It was for manned and unmanned boats
on the fjord. Ada Berg, Ole Dahl and the French judge Luc Roy opened it.
"""
RALLY_NOTE = """
entities:
  Baltic Rally: {kind: meeting, aliases: rally; rallies}
  Norway: {kind: country, aliases: Norwegian}
  France: {kind: country, aliases: French}
  Ada Berg: {kind: person, side: Norway}
  Ole Dahl: {kind: person, side: Norway}
  Luc Roy: {kind: person, side: France}
facts:
  - quote: the 7th Baltic Rally
    about: Baltic Rally
    answer: It was the 7th Baltic Rally.
    asks: which rally was it?
  - quote: on April 30 and May 1, 2021
    about: Baltic Rally
    answer: The Baltic Rally was held on April 30 and May 1, 2021.
    when: April 30 to May 1, 2021
    asks: on which days was it?
  - quote: for manned and unmanned boats
    about: Baltic Rally
    answer: Oslo's Baltic Rally was for manned and unmanned boats on the fjord.
    who: Oslo
    asks: what boats were allowed?
  - quote: Ada Berg, Ole Dahl and the French judge Luc Roy
    about: Baltic Rally
    answer: Ada Berg, Ole Dahl and the French judge Luc Roy opened it.
    who: Ada Berg, Ole Dahl and Luc Roy
    asks: who opened the rally?
"""


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("how many Baltic Rallies have there been so far?", "7 with this one."),
        ("did both days of the rally fall in the same month?", "No. The Baltic Rally was"),
        ("were both days of the rally in the same year?", "Yes. The Baltic Rally was"),
        ("was the rally only for manned boats?", "No. Oslo's Baltic Rally"),
        ("was the rally only on the fjord?", "Oslo's Baltic Rally"),
        ("which Norwegians opened the rally?", "Ada Berg and Ole Dahl. "),
        ("which French judge opened the rally?", "Luc Roy. "),
    ],
)
def test_what_one_fact_tells_of_several(answerer_of, question, opening):
    reply = answerer_of({"rally": RALLY}, {"rally": RALLY_NOTE}).answer(question)
    assert word(reply).text.startswith(opening)


@pytest.mark.parametrize(
    "question",
    [
        "how many people have been at the Baltic Rally?",
        "how many times has Ada Berg been to the Baltic Rally so far?",
        "did the Baltic Rally happen in the same year as the Oslo fair?",
    ],
)
def test_one_fact_tells_nothing_of_what_else_is_counted_or_compared(answerer_of, question):
    opening = word(answerer_of({"rally": RALLY}, {"rally": RALLY_NOTE}).answer(question)).text[:3]
    assert opening not in ("7 w", "Yes", "No.")


@pytest.mark.parametrize(
    "question",
    ["was the Baltic Rally a French rally?", "did Luc Roy open the rally in March 2020?"],
)
def test_what_a_sentence_tells_of_something_else_gets_no_yes(answerer_of, question):
    text = RALLY.replace("opened it.", "opened it, after a mast was set up in March 2020.")
    reply = answerer_of({"rally": text}, {"rally": RALLY_NOTE}).answer(question)
    assert not word(reply).text.startswith("Yes")
