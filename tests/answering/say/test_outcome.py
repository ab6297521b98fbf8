"""Whether an answer may open with "Yes", and what a refusal says is so or is left open."""

import pytest

from bot.outcomes import Answer, Reason, Refusal
from bot.wording import word

YES = [
    "Did Garrant lead the U.S. in the talks?",
    "Did Dickinson visit Japan in March 2022?",
    "Did Dickinson visit Japan in 2022?",
    "Was the squadron stood up in 2020?",
    "Has the Space Force held SETs with Brazil?",
    "Didn't Garrant lead the talks?",
    "Did Mastalir, commander of Space Forces Indo-Pacific, lead the talks?",
    "Was the JASDF Space Operations Squadron stood up in May 2020?",
    "Did Japan stand up a squadron in May 2020?",
    "Did the Space Force hold SETs with more than three countries before?",
    "Did the Space Force hold SETs with at least four countries before?",
    "Did the Space Force hold SETs with no more than five countries before?",
    "Dickinson visited Japan too, not just Raymond, right?",
]
# What is asked goes beyond what the source says, or the question is no plain one.
NOT_YES = [
    "Did Raymond visit Japan on October 5, 2022?",
    "Was the squadron stood up on 4 May 2020?",
    "Was the Joint Framework signed in October 2022?",
    "Did Mastalir praise the talks in May 2020?",
    "Is Mastalir Garrant?",
    "Is Mastalir the deputy chief of space operations?",
    "Was Israel Brazil?",
    "Did Garrant or Dickinson lead the talks?",
    "Did the Space Force hold every SET with Israel?",
    "Who led the talks?",
    "Did Japan opt out of the talks?",
    "Is the U.S. pulling out of the talks?",
    "Was there a part two of the talks?",
    "Did both come from Japan?",
    "Did Brazil host the talks?",
    "Did all the generals come from Israel?",
    "Did the two countries pledge to attack each other in space?",
    "Raymond withdrew from the visit, right?",
    "Will they meet again?",
    "Is Space Forces Indo-Pacific a part of Space Command?",
    "Did Mastalir, deputy chief of space operations, lead the talks?",
    "Garrant, the commander of Space Forces Indo-Pacific, led the talks, right?",
    "Does Brazil like that?",
    "Is there peace in space?",
    "Were the officials Japanese?",
    "Will Raymond visit Japan?",
    "Did Israel and Brazil hold the Space Engagement Talks with each other?",
    "Has the Space Force held more than two Space Engagement Talks with Australia?",
    "Did Garrant start leading the talks?",
    "Was the JASDF stood up in May 2020?",
    "Has Pacific Air Forces held SETs?",
    "Did the Space Force visit Israel?",
    "Is Mastalir the boss of Garrant?",
    "Was Raymond Dickinson's superior?",
    "Did the talks last a week?",
    "Did both generals fly to Japan for the talks?",
    "Did the Space Operations Group replace the squadron?",
    "Did the Space Force hold SETs with more than four countries before?",
    "Did the Space Force hold SETs with at most three countries before?",
    "No Japanese general ever visited the US before the July talks, right?",
    "Nobody from the Space Force ever went to Australia before, right?",
]


def opens_with_yes(answerer, question):
    reply = answerer.answer(question)
    return isinstance(reply.outcome, Answer) and word(reply).text.startswith("Yes")


@pytest.mark.parametrize("question", YES)
def test_what_the_source_says_in_full_gets_a_yes(answerer, question):
    assert opens_with_yes(answerer, question)


@pytest.mark.parametrize("question", NOT_YES)
def test_nothing_else_does(answerer, question):
    assert not opens_with_yes(answerer, question)


def test_a_claim_that_means_what_only_leads_up_to_it_gets_no_yes(answerer):
    question = "submarines with windmills.. is Japan building one like that"
    assert not opens_with_yes(answerer, question)


def test_a_claim_of_which_but_a_name_is_said_is_not_contradicted(answerer):
    for question in ("is Norway selling weapons to Japan?", "has there been a war in space?"):
        outcome = answerer.answer(question).outcome
        assert isinstance(outcome, Refusal)
        assert outcome.reason is not Reason.CONTRADICTED


def test_what_will_be_again_is_not_told_by_what_was(answerer):
    assert isinstance(answerer.answer("when will both sides meet again?").outcome, Refusal)


@pytest.mark.parametrize(
    "question",
    [
        "was the squadron stood up only in May 2020?",
        "did Raymond speak with officials only in October 2022?",
    ],
)
def test_only_is_not_denied_by_the_very_same_words(answerer, question):
    assert not word(answerer.answer(question)).text.startswith("No")


def test_that_one_left_an_office_denies_nothing_of_the_office(answerer):
    reply = answerer.answer("does the US still have a Chief of Space Operations?")
    assert not word(reply).text.startswith("No")
    reply = answerer.answer("is Raymond still Chief of Space Operations?")
    assert word(reply).text.startswith("No")


def test_another_organisation_s_speaker_said_nothing(answerer):
    question = "what did the JASDF spokesman tell the magazine about the talks?"
    assert isinstance(answerer.answer(question).outcome, Refusal)


def test_a_word_of_order_alone_is_not_named_as_unsaid(answerer):
    question = "did they change the article after it had appeared, on account of Korea?"
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.UNSURE
    assert "was updated to clarify" in outcome.says


def test_what_a_name_is_short_for_says_nothing_of_it(answerer):
    assert isinstance(answerer.answer("did the SET produce a treaty?").outcome, Refusal)


def test_what_another_country_did_is_not_answered_by_what_one_did(answerer):
    outcome = answerer.answer("when did Australia found its space operations squadron").outcome
    assert isinstance(outcome, Refusal)


@pytest.mark.parametrize(
    "question",
    ["what did Japan do in 2022", "what did Israel do in 2021", "What about Brazil in 2019"],
)
def test_what_claims_nothing_is_not_contradicted(answerer, question):
    outcome = answerer.answer(question).outcome
    assert not (isinstance(outcome, Refusal) and outcome.reason is Reason.CONTRADICTED)


@pytest.mark.parametrize(
    "question",
    ["was it Raymond who visited Japan in March 2022?", "did Dickinson visit Japan in October?"],
)
def test_what_another_did_in_the_same_sentence_is_not_borne_out(answerer, question):
    assert not opens_with_yes(answerer, question)


def test_a_wrong_year_is_contradicted(answerer):
    outcome = answerer.answer("did Raymond visit Japan in 2019?").outcome
    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.CONTRADICTED


@pytest.mark.parametrize(
    "question",
    [
        "so the Space Force has not held SETs with Brazil?",
        "Garrant did not lead the talks, right?",
        "Was the Space Engagement Talk less formal than the visits before?",
        "No American general had ever visited Japan before the July talks, right?",
        "Before July nobody of the Space Force had ever met the Japanese, right?",
    ],
)
def test_what_is_denied_and_said_gets_a_no(answerer, question):
    reply = answerer.answer(question)
    assert isinstance(reply.outcome, Answer)
    assert word(reply).text.startswith("No. ")


def test_what_is_bounded_otherwise_is_contradicted(answerer):
    outcome = answerer.answer("did the Space Force hold SETs with over 5 countries?").outcome
    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.CONTRADICTED


def test_what_is_plainly_left_open_is_not_called_contradicted(answerer):
    outcome = answerer.answer("did Garrant visit Japan in person?").outcome
    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.NOT_STATED
    assert "Garrant travelled to Japan" in outcome.says


def test_no_gap_is_told_that_is_farther_off_than_the_nearest_fact(answerer):
    outcome = answerer.answer("who headed the side of the Japanese?").outcome
    assert isinstance(outcome, Refusal)
    assert "quotes nobody" not in outcome.says


@pytest.mark.parametrize("question", ["were they in Osaka?", "are they in Tokyo?"])
def test_names_alone_mean_no_gap(answerer, question):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Refusal)
    assert outcome.unsaid or not outcome.says


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("why did japan take the year 2020 for its squadron", "Japan in particular"),
        ("how do I write cherry blossom in japanese", "quotes nobody"),
    ],
)
def test_a_gap_that_is_of_something_else_is_not_told(answerer, question, other):
    assert other not in word(answerer.answer(question)).text


def test_a_gap_that_is_of_all_that_is_asked_is_told(answerer):
    text = word(answerer.answer("how much does Japan's awareness system cost")).text
    assert text.startswith("The article gives no cost")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("when is the SET with Peru?", "Peru"),
        ("since Denmark had its talks in spring, what came of them?", "Denmark"),
        ("did South Africa send somebody to the talks?", "South Africa"),
        ("what did the New Zealand side say of the talks?", "New Zealand"),
    ],
)
def test_a_country_that_no_source_names_is_said_to_be_none(answerer, question, name):
    assert word(answerer.answer(question)).text == f"The sources never name “{name}”."


def test_a_language_is_no_country(answerer):
    text = word(answerer.answer("how do you say good day in French?")).text
    assert "French" not in text


def test_who_refused_is_not_denied(answerer):
    outcome = answerer.answer("which country refused to sign the Joint Framework?").outcome
    assert not (isinstance(outcome, Refusal) and outcome.reason is Reason.CONTRADICTED)


def test_of_a_sentence_that_rules_found_what_a_person_says_of_it_is_told(answerer_of):
    text = "The fair\n\nNorway hosted Denmark for the 11th meeting of the Harbour Dialogue in Oslo."
    note = (
        "facts:\n- {quote: in Oslo, answer: The dialogue was held in Oslo., where: Oslo,"
        " asks: [venue]}\n"
    )
    told = answerer_of({"fair": text}, {"fair": note})
    reply = told.answer("where was that Norway Denmark harbour meetup?")
    assert word(reply).text == "The dialogue was held in Oslo."
    assert "in Oslo" in reply.outcome.citations[0].quote


@pytest.mark.parametrize(
    "asked",
    [
        "is Garrant a general from Japan?",
        "did Raymond speak in Japanese?",
        "were the talks hosted by Japan?",
        "was Mastalir criticized by the ministers?",
        "did the US and Japan ever fight in space?",
        "did the spokesman lead the talks?",  # a "senior leader level engagement"
    ],
)
def test_nobody_is_taken_for_who_did_it_or_is_from_where_it_was(answerer, asked):
    assert not word(answerer.answer(asked)).text.startswith("Yes")


@pytest.mark.parametrize(
    "question",
    [
        "No Japanese general ever visited the US before the July talks, right?",
        "Nobody from the Space Force ever went to Australia before, right?",
    ],
)
def test_what_was_before_denies_nothing_of_others_or_of_another_kind(answerer, question):
    assert isinstance(answerer.answer(question).outcome, Refusal)


def test_what_somebody_said_is_told_whoever_leads_up_to_it(answerer):
    lead = "somebody said a Space Force commander was hyped about the Japan talks, "
    reply = answerer.answer(f"{lead}what did Mastalir actually say")
    assert "an excellent mechanism" in word(reply).text
