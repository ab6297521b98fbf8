"""Questions to sources that nobody annotated, from the seed to the reply."""

import pytest

from bot.outcomes import Answer, Refusal

HARBOUR = """New Ferry Opens Between Oslo and Kiel

On May 3, 2021, the Nordic Line opened a ferry between Oslo and Kiel. It carries 900 passengers \
and 240 cars. Captain Ingrid Dahl commands the ship, and Peter Holm is its chief engineer.

The ferry was built in Gdansk because the Finnish yards were full. The crossing takes 19 hours. \
A ticket costs $85 in winter and $140 in summer.

In 2022 the company ordered a second ship, which will be called Aurora. Mayor Lena Vik said the \
harbour needs a longer pier.
"""

ANSWERED = [
    ("when did the ferry open", "On May 3, 2021"),
    ("!when was the ferry between oslo and kiel opened", "On May 3, 2021"),
    ("@bot who commands the ship?", "Captain Ingrid Dahl"),
    ("who is the chief engineer", "Peter Holm"),
    ("how many passengers does it carry", "It carries 900 passengers"),
    ("where was the ferry built", "built in Gdansk"),
    ("why was the ferry built in gdansk", "because the Finnish yards were full"),
    ("how long does the crossing take", "takes 19 hours"),
    ("how much is a ticket in summer", "A ticket costs"),
    ("what will the second ship be called", "called Aurora"),
    ("what did the mayor say about the harbour", "Mayor Lena Vik said"),
    ("who comands the ship", "Captain Ingrid Dahl"),
    ("how long does the crosing take", "takes 19 hours"),
    ("wher was the fery built", "built in Gdansk"),
]
REFUSED = [
    "who designed the cathedral in barcelona",
    "what is the capital of peru",
    "how do plants make sugar from light",
    "who won the world cup in 1998",
    "when was the telephone invented",
    "what did Beethoven compose in Vienna",
    "how many moons does Jupiter have",
    "why is the sky blue",
    "when did the railway to Madrid close",
    "who commands the submarine from Brazil",
    "how much does a flight to Tokyo cost",
    "who wrote the treaty of Westphalia",
    "where is the university of Bologna",
    "which king was crowned in 1066",
]


@pytest.fixture(scope="module")
def harbour(answerer_of):
    return answerer_of({"harbour": HARBOUR})


@pytest.mark.parametrize(("question", "words"), ANSWERED)
def test_best_candidate_holds_the_words_that_answer(harbour, question, words):
    assert words in harbour.trace(question).reply.candidates[0].citation.quote


def test_most_of_what_is_stated_is_answered(harbour):
    outcomes = [harbour.answer(question).outcome for question, _ in ANSWERED]

    assert sum(isinstance(outcome, Answer) for outcome in outcomes) >= len(ANSWERED) * 0.7


@pytest.mark.parametrize("question", REFUSED)
def test_what_the_source_does_not_say_is_refused(harbour, question):
    assert isinstance(harbour.answer(question).outcome, Refusal)


def test_quote_is_the_whole_sentence_verbatim(harbour):
    outcome = harbour.answer("who commands the ship").outcome

    assert isinstance(outcome, Answer)
    assert outcome.text == ""
    citation = outcome.citations[0]
    assert citation.quote == citation.source.text[citation.span.start : citation.span.end]
    assert citation.quote.endswith("chief engineer.")


def test_leaning_sentence_is_quoted_with_the_one_that_it_leans_on(harbour):
    quote = (
        harbour.trace("how many passengers does the ferry carry").reply.candidates[0].citation.quote
    )

    assert quote.startswith("On May 3, 2021")
    assert quote.endswith("240 cars.")


def test_matched_words_and_filler_are_deciding(harbour):
    citation = harbour.trace("how long does the crossing take").reply.candidates[0].citation

    deciding = [citation.quote[span.start : span.end] for span in citation.deciding]
    assert "crossing takes 19" in " ".join(deciding)


def test_candidates_are_five_at_most_and_best_first(harbour):
    candidates = harbour.trace("who commands the ferry").reply.candidates

    assert 1 < len(candidates) <= 5
    scores = [candidate.score for candidate in candidates]
    assert scores == sorted(scores, reverse=True)


def test_candidates_are_listed_where_it_refuses(harbour):
    reply = harbour.trace("who commands the ferry to Brazil in 1920").reply

    assert isinstance(reply.outcome, Refusal)
    assert reply.candidates


def test_near_twins_are_told_apart(harbour):
    commander = harbour.trace("who commands the ship").reply.candidates[0]
    second = harbour.trace("when was the second ship ordered").reply.candidates[0]

    assert commander.fact.id != second.fact.id
    assert second.citation.quote.startswith("In 2022")


def test_accents_need_not_be_typed(answerer_of):
    told = answerer_of({"khan": "Temür Khan ruled from Dadu.\n\nMöngke Khan died in the south.\n"})

    assert "Temür" in told.trace("where did temur khan rule").reply.candidates[0].citation.quote
    assert "Möngke" in told.trace("where did mongke khan die").reply.candidates[0].citation.quote


def test_words_of_one_meaning_find_the_sentence(answerer_of):
    text = "Shops in Bergen\n\nMrs. Lie purchased the mill in 2019. The town has nine bridges.\n"
    best = answerer_of({"shops": text}).trace("when was the mill bought").reply.candidates[0]
    assert "purchased the mill" in best.citation.quote


def test_of_two_sources_the_citation_says_which(answerer_of):
    told = answerer_of(
        {
            "harbour": HARBOUR,
            "bridge": "Lillevik Bridge\n\nThe Lillevik bridge was built in Narvik by Arne Moe. "
            "It is 800 meters long.\n",
        }
    )

    ferry = told.trace("where was the ferry built").reply.candidates[0].citation
    bridge = told.trace("where was the lillevik bridge built").reply.candidates[0].citation
    assert (ferry.source.id, bridge.source.id) == ("harbour", "bridge")


def test_reading_a_question_twice_gives_the_same_reply(harbour):
    assert harbour.answer("who commands the ship") == harbour.answer("who commands the ship")
