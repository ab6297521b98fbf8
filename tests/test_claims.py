"""What is a claim, and what a reply makes of it."""

import pytest

from bot.claims import Bearing, bare, claims_in, judge
from bot.outcomes import Answer, Choices, Help, Message, Reason, Refusal, Reply
from bot.phrases import phrases_of

YES, NO = Message("yes"), Message("no")
EN = phrases_of("en")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ana walked.\nBen came", ("Ana walked.", "Ben came")),
        ("Did Ana walk?\nlol\n👍\n\n", ()),
        ("Ana   walked\nAna walked", ("Ana walked",)),
        ("アナは歩いた。", ("アナは歩いた。",)),
        ("うん", ()),
        ("“Who?”", ()),
    ],
)
def test_a_sentence_that_says_something_is_a_claim(text, claims):
    assert claims_in(text, str.splitlines) == claims


@pytest.mark.parametrize("text", ["Ana walked.", "Ana walked!!", "Ana walked …", "Ana walked"])
def test_what_ends_a_claim_is_not_asked_about(text):
    assert bare(text) == "Ana walked"


@pytest.mark.parametrize(
    ("outcome", "bearing"),
    [
        (Answer("Ana walked.", (), (), opening=(YES,)), Bearing.SAID),
        (Answer("Ana walked.", (), (), opening=(YES,), unsaid="far"), Bearing.OPEN),
        (Answer("Ana walked.", (), ()), Bearing.OPEN),
        (Answer("Ana walked.", (), (), opening=(NO,)), Bearing.EXCLUDED),
        (Refusal(Reason.CONTRADICTED), Bearing.EXCLUDED),
        (Refusal(Reason.NOT_STATED), Bearing.OPEN),
        (Refusal(Reason.UNSURE), Bearing.OPEN),
        (Refusal(Reason.OFF_TOPIC), Bearing.OPEN),
        (Choices(("a?", "b?")), Bearing.OPEN),
        (Help(), Bearing.OPEN),
    ],
)
def test_only_a_yes_with_nothing_open_bears_a_claim_out(outcome, bearing):
    assert judge("Ana walked", Reply("q", outcome), EN).bearing is bearing


def test_a_yes_to_idle_words_alone_does_not():
    yes = Reply("q", Answer("Ana walked.", (), (), opening=(YES,)))
    judged = judge("He is nice", yes, EN, is_about_it=False)
    assert judged.bearing is Bearing.OPEN
    assert judged.words.text == "❔ Not in the sources."


def test_what_is_not_said_of_a_claim_is_named():
    refusal = Refusal(Reason.NOT_STATED, unsaid="with his wife")
    told = judge("Ana walked with his wife", Reply("q", refusal), EN).words
    assert told.text == "❔ Not in the sources: The sources don't say “with his wife”."
    assert told.near == ()
