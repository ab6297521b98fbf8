"""Questions about the documents themselves."""

import pytest

from bot.outcomes import Answer, Basis, Choices
from bot.wording import word

TITLE = "Space Force Holds First-Ever Forum with Japan to Build Next Steps for Cooperation"
GIST = [
    "what is the article about?",
    "what's this about",
    "tl;dr",
    "summarize the story please",
    "main points?",
    "the article in one line",
    "give me the gist please, what is it all about",
    "tldr of the Japan article",
    "what is the piece on Washington and Tokyo about?",
    "tldr of the deal between the US and Japan",
    "whats this news with the space force and the japanese about, in short",
]
DATA = [
    ("what is the title of the article?", f"The article is titled “{TITLE}”."),
    ("what is the link?", "It is at https://"),
    ("when was the article published?", "Published: July 2023"),
    ("who published this article?", "The article is from Air & Space Forces Magazine"),
    ("which countries are mentioned?", "Seven: Japan, the United States, Israel"),
    ("who is mentioned in the article?", "Four: Lt. Gen. Philip A. Garrant"),
    ("is China mentioned?", "Yes, as China."),
    ("does the article mention Tokyo?", "Yes, as Japan."),
]
OTHER = [
    ("tldr of Raymond's trip to Japan", "raymond-visit"),
    ("in short, who led the talks?", "set-us-leaders"),
    ("what is the article on Dickinson about?", "dickinson-visit"),
    ("what is the Joint Framework about?", "framework-about"),
    ("which countries are named in the editor's note?", "note-why"),
    ("what did the spokesman say about the topics?", "set-topics"),
]
PIER = "The pier of Oslo\n\nThe pier opened in May 2021. It drew crowds. Ships came. A band played."
MILL = "The mill\n\nThe mill closed in 1999."


@pytest.mark.parametrize("question", GIST)
def test_the_gist_is_the_title_and_the_first_sentences(answerer, question):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Answer), outcome
    assert TITLE in word(answerer.answer(question)).text
    assert len(outcome.citations) == 3
    assert outcome.citations[0].quote.startswith("The U.S. and Japan held their first-ever")
    assert all(c.source.text[c.span.start : c.span.end] == c.quote for c in outcome.citations)


@pytest.mark.parametrize(("question", "opening"), DATA)
def test_a_source_tells_of_itself(answerer, question, opening):
    reply = answerer.answer(question)
    assert isinstance(reply.outcome, Answer), reply.outcome
    assert word(reply).text.startswith(opening)
    assert reply.outcome.citations


@pytest.mark.parametrize("question", ["is NATO mentioned?", "does the article mention Kishida"])
def test_a_name_that_no_source_has_is_absent(answerer, question):
    reply = answerer.answer(question)
    assert isinstance(reply.outcome, Answer), reply.outcome
    assert reply.outcome.basis is Basis.ABSENCE
    assert word(reply).text.startswith("No. The sources never name “")
    assert not reply.outcome.citations


@pytest.mark.parametrize(("question", "fact"), OTHER)
def test_what_is_in_a_source_is_not_the_source(answerer, ids, question, fact):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Answer), outcome
    assert list(outcome.facts) == ids(fact)


def test_a_text_that_nobody_annotated_tells_its_title(answerer_of):
    told = answerer_of({"pier": PIER}, {})
    reply = told.answer("what is the title of the article?")
    assert word(reply).text == "It is titled “The pier of Oslo”."


def test_what_somebody_mentions_is_not_what_a_source_does(answerer):
    assert "as China" not in word(answerer.answer("did Mastalir mention China?")).text


def test_of_several_sources_one_is_picked_by_its_title(answerer_of):
    told = answerer_of({"pier": PIER, "mill": MILL}, {})
    offered = told.answer("what is it about?").outcome
    assert isinstance(offered, Choices)
    assert [c.source.title for c in offered.citations] == list(offered.options)
    assert set(offered.options) == {"The pier of Oslo", "The mill"}
    gist = told.answer("The pier of Oslo").outcome
    assert [c.quote for c in gist.citations] == [
        "The pier opened in May 2021.",
        "The pier opened in May 2021. It drew crowds.",
        "Ships came.",
    ]


def test_no_sentence_of_a_gist_says_it_of_what_it_does_not_name(answerer_of):
    note = """
entities: {Oslo Pier: pier}
facts:
  - quote: opened in May 2021
    about: Oslo Pier
    answer: They opened it.
    asks: who opened it? when? was it opened?
  - quote: The pier opened
    about: Oslo Pier
    answer: The pier opened in May 2021.
    when: May 2021
    asks: when was it opened?
"""
    gist = word(answerer_of({"pier": PIER}, {"pier": note}).answer("tldr")).text
    assert gist == "In short, “The pier of Oslo” says: The pier opened in May 2021."
