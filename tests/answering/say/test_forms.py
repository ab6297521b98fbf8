"""The words above a quote: yes and no, numbers, the one of two that is said."""

import pytest

from bot.outcomes import Answer, Refusal
from bot.wording import word

OPENINGS = [
    (
        "did the Space Force hold earlier SETs with more or fewer than three countries?",
        "More. The Space Force",
    ),
    ("did Raymond visit Japan in October 2022?", "Yes. Gen. John W."),
    ("Raymond visited Japan, right?", "Yes. Gen. John W."),
    ("so Raymond did not visit Japan?", "No. Gen. John W."),
    ("how many countries has the Space Force held SETs with?", "Four countries. The Space Force"),
    ("how many people led the U.S. side?", "Two generals. Lt. Gen."),
    ("is the JASDF cutting or bolstering its capabilities?", "Bolstering. The Japan Air"),
    ("did Dickinson visit Japan in March or October?", "March 2022. Gen. James"),
    ("who led the talks?", "Lt. Gen. Philip A. Garrant, deputy chief"),
    ("when did the squadron stand up?", "The JASDF Space Operations Squadron stood up in May"),
    ("what rank does Mastalir hold?", "Brigadier general. Brig. Gen."),
    (
        "how many countries are in the editor's note?",
        "Two: Australia and South Korea. The story was updated to clarify",
    ),
    ("so this was the very first SET with Japan right", "Yes. "),
    ("both countries signed the framework, not just the U.S., right?", "Yes. Representatives"),
    ("Did only Garrant lead the U.S. in the talks?", "No. Lt. Gen. Philip A. Garrant, deputy"),
    ("is it only the Space Force that prioritizes the region?", "No. The Space Force, like"),
    ("is the squadron larger than the group?", "No. "),
    ("isn't the squadron smaller than the group?", "Yes. "),
    ("which is larger, the squadron or the group?", "The JASDF Space Operations Group. "),
    ("has the awareness system been completed yet?", "No, not yet. "),
    ("did the U.S. alone sign the framework?", "No. "),
    ("did Garrant lead the U.S. in the talks by himself?", "No. Lt. Gen. Philip A. Garrant"),
    ("were these the very first talks of their kind with Japan?", "Yes. The"),
    ("Japan was the first country to get such a talk, right?", "No. The Space Force had"),
    ("is the group a smaller unit than the squadron before it?", "No. A larger"),
    ("did the Yanks and Japan hold Space Engagement Talks?", "Yes. "),
    ("Space Command had no top-level engagement with the Japanese before, right?", "No. "),
    ("South Korea, too?", "Yes. "),
    ("what took place on the thirteenth of July?", "The Space Engagement Talks"),
    ("which region does the Pentagon prioritize?", "The Space Force, like the rest"),
    ("which was earlier, the working group or the talks?", "The Space Engagement Talks. "),
    ("did the working group meet before or after the talks?", "After. "),
    ("was Dickinson there before or after Raymond?", "Before. First Gen. James Dickinson"),
    ("did the group start after or before the squadron?", "After. First the JASDF Space"),
    ("what happened in May 2020 with the squadron of Japan?", "The JASDF Space Operations Squad"),
    ("which came later, the group or the squadron?", "The JASDF Space Operations Group. First"),
    ("what was the working group for?", "The Space Working Group discussions were to dive"),
    ("Anything known of what happened in May 2020 in Japan's sky?", "The JASDF Space Operations"),
    ("the group is a smaller unit than the squadron, am I right?", "No. A larger Space"),
    ("they had held Space Engagement Talks with Japan before July 13, correct?", "No. The talks"),
    ("Israel had its talks before Japan, right?", "Yes. "),
    ("which one in South America had a SET?", "Brazil. "),
    ("could anybody tell me who led the talks?", "Lt. Gen. Philip A. Garrant, deputy"),
    ("the talks were on July 13, right? that is what they say", "Yes. "),
    ("who was the lieutenant general that led the talks?", "Lt. Gen. Philip A. Garrant. Lt. Gen."),
    ("who listed the topics?", "Topics of the talks included"),
    ("which country in the Middle East had a SET?", "Israel. The Space Force"),
    (
        "who besides the Space Force had top-level engagements with Japan?",
        "U.S. Space Command. The U.S.",
    ),
]
DENIED = [
    ("the squadron stood up in 2022, true or false?", "squadron-start"),
    ("is the squadron from March 2022?", "squadron-start"),
    ("was the dialogue informal?", "set-formal"),
]
UNSAID = [
    ("did Raymond visit Japan with his wife?", "with his wife"),
    ("were the talks in Tokyo?", "in Tokyo"),
    ("were they in Tokyo?", "in Tokyo"),
    ("was it on July 14?", "on July 14"),
    ("did the squadron stand up in secret?", "in secret"),
]


@pytest.mark.parametrize(("question", "opening"), OPENINGS)
def test_what_is_asked_is_said_first(answerer, question, opening):
    reply = answerer.answer(question)
    assert isinstance(reply.outcome, Answer), reply.outcome
    assert word(reply).text.startswith(opening), word(reply).text


@pytest.mark.parametrize(("question", "fact"), DENIED)
def test_what_has_something_else_in_its_place_is_denied(answerer, base, ids, question, fact):
    reply = answerer.answer(question)
    assert isinstance(reply.outcome, Refusal), reply.outcome
    denied = f"The sources say otherwise: {base.facts[ids(fact)[0]].answer}"
    assert word(reply).text.startswith(denied)


@pytest.mark.parametrize(
    "question",
    [
        "Garrant is a brigadier general, correct?",
        "is the squadron bigger, true?",
        "it was Raymond who led the U.S., wasn't it?",
        "the group is smaller than the squadron, true?",
        "this was the first SET with anybody, right?",
        "Garrant commands Space Forces Indo-Pacific, right?",
        "Israel had its talks before South Korea, right?",
        "did the talks take place on July 24?",
        "were the earlier visits more formal than the talks?",
        "did the generals wear their caps?",
        "was it merely the update of July 24?",
    ],
)
def test_a_tag_makes_no_yes_out_of_what_is_not_said(answerer, question):
    assert not word(answerer.answer(question)).text.startswith("Yes")


@pytest.mark.parametrize(("question", "words"), UNSAID)
def test_what_the_sources_don_t_say_is_named(answerer, question, words):
    reply = answerer.answer(question)
    assert isinstance(reply.outcome, Refusal), reply.outcome
    assert word(reply).text.startswith(f"The sources don't say “{words}”.")


def test_a_lesser_title_bears_no_claim_of_the_greater_out(answerer_of):
    text = "The pier\n\nVice President Ida Holt opened the pier in Oslo."
    told = answerer_of({"pier": text}, {})
    assert word(told.answer("did the vice president open the pier?")).text.startswith("Yes.")
    assert not word(told.answer("did the president open the pier?")).text.startswith("Yes.")


def test_whom_something_was_done_to_did_not_do_it(answerer_of):
    told = answerer_of({"boats": "The boats\n\nIn May 2021 Norway hosted Denmark for a fair."}, {})
    assert word(told.answer("did Norway host Denmark?")).text.startswith("Yes.")
    assert not isinstance(told.answer("did Denmark host the fair?").outcome, Answer)


def test_an_answer_names_the_circumstance_that_nothing_bears_out(answerer):
    reply = answerer.answer("when did Raymond visit Japan with his wife?")
    assert isinstance(reply.outcome, Answer)
    assert word(reply).notes[0] == "The sources don't say “with his wife”."


def test_a_stored_yes_is_said_only_where_it_is_asked(answerer_of):
    text = "The pier\n\nThe pier opened in Oslo on May 3, 2021."
    note = (
        "source: {title: The pier}\nentities:\n  pier: {kind: place, name: the pier}\n"
        "facts:\n  - id: open\n    subject: pier\n    quote: opened in Oslo\n"
        '    answer: "Yes, the pier opened in Oslo."\n    asks: [did the pier open]\n'
    )
    told = answerer_of({"pier": text}, {"pier": note})
    assert word(told.answer("did the pier open in Oslo")).text == "Yes. The pier opened in Oslo."
    assert word(told.answer("what of the pier in Oslo")).text == "The pier opened in Oslo."


def test_who_says_a_thing_comes_first_where_the_answer_leaves_it_out(answerer_of):
    text = "The pier\n\n“The pier is safe for all,” the builder Anna Keller said."
    note = (
        "source: {title: The pier}\nentities:\n  pier: {kind: place, name: the pier}\n"
        "  keller: {kind: person, name: Anna Keller, aliases: [Keller]}\n"
        "facts:\n  - id: safe\n    subject: pier\n    quote: The pier is safe for all\n"
        "    says: keller\n    answer: The pier is safe for all.\n"
        "    fills:\n      who: {text: Anna Keller, kinds: [person], entities: [keller]}\n"
        "    asks: [who called the pier safe, is the pier safe]\n"
    )
    told = answerer_of({"pier": text}, {"pier": note})
    said = word(told.answer("who called the pier safe?")).text
    assert said == "Anna Keller. The pier is safe for all."


def test_when_and_where_are_both_told(answerer_of):
    note = """
source: {title: The fair}
entities:
  fair: {kind: meeting, name: the fair, aliases: [fair]}
facts:
  - id: place
    subject: fair
    quote: in Oslo
    answer: The fair was held in Oslo.
    fills: {where: Oslo}
  - id: day
    subject: fair
    quote: May 3, 2021
    answer: The fair was on May 3, 2021.
    fills: {when: 'May 3, 2021'}
"""
    told = answerer_of(
        {"fair": "The fair\n\nThe fair was held in Oslo on May 3, 2021."}, {"fair": note}
    )
    text = word(told.answer("when and where was the fair held?")).text
    assert "in Oslo." in text
    assert "on May 3, 2021." in text


def test_what_something_does_is_no_name(answerer_of):
    note = """
source: {title: Ropes}
entities:
  rso: {kind: organisation, name: RSO, aliases: [Rope Safety Office]}
facts:
  - id: name
    subject: rso
    quote: The Rope Safety Office (RSO)
    answer: RSO stands for Rope Safety Office.
    fills: {what: {text: Rope Safety Office, kinds: [expansion]}}
    asks: [what does rso stand for, what is the rso]
  - id: work
    subject: rso
    quote: looks for cracks
    answer: The RSO looks for cracks.
    fills: {what: looks for cracks}
"""
    text = "Ropes\n\nThe Rope Safety Office (RSO) is in Oslo. It looks for cracks."
    told = answerer_of({"ropes": text}, {"ropes": note})
    assert word(told.answer("what does the rso do?")).text == "The RSO looks for cracks."
    assert word(told.answer("what is the rso?")).text == "RSO stands for Rope Safety Office."


def test_the_gist_of_a_part_is_its_paragraph(answerer, ids):
    outcome = answerer.answer("could you recap how Japan bolsters its space capabilities?").outcome
    assert isinstance(outcome, Answer)
    assert list(outcome.facts) == ids("jasdf-bolstering group-start ssa-buildup")


def test_what_somebody_did_is_told_with_what_for(answerer, ids):
    outcome = answerer.answer("what did the teams do after the talks?").outcome
    assert isinstance(outcome, Answer)
    assert list(outcome.facts) == ids("swg-after swg-aim")


@pytest.mark.parametrize(
    "question",
    [
        "what is the name of the spokesman of Pacific Air Forces?",
        "what is the name of the official whom Raymond spoke with?",
    ],
)
def test_the_name_of_somebody_unnamed_is_left_open(answerer, question):
    assert isinstance(answerer.answer(question).outcome, Refusal)


def test_the_gist_of_all_is_what_most_is_asked_of(answerer):
    text = word(answerer.answer("summary, please")).text
    assert text.startswith("In short, “Space Force Holds First-Ever Forum with Japan")
    for told in ("The talks were the first-ever", "led the U.S. in the July 13 talks"):
        assert told in text


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("is Dickinson's visit from before or after 2021?", "After. Gen. James Dickinson"),
        (
            "what did both sides talk about at the space talks?",
            "Topics of the talks included",
        ),
        ("recap of the first-ever forum of the Space Force with Japan", "In short, “Space Force"),
    ],
)
def test_what_is_asked_about_is_told(answerer, question, opening):
    assert word(answerer.answer(question)).text.startswith(opening)


@pytest.mark.parametrize(
    "question",
    [
        "what did Dickinson and the officials speak about?",
        "who is the commander of the JASDF?",
        "was Raymond heading SPACECOM when he visited Japan?",
    ],
)
def test_who_heads_what_and_talked_about_what_is_not_guessed(answerer, question):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Refusal) or not word(answerer.answer(question)).text.startswith(
        "Yes"
    )
