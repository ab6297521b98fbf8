"""The words that only frame what is claimed."""

import pytest

from bot.answering.read.framing import frame
from bot.facts import Facet
from bot.lang.words import fold, split


@pytest.mark.parametrize(
    ("typed", "framed"),
    [
        ("can I write that Ito led the talks", "can i write that"),
        ("safe to tell my boss that Ito led the talks?", "safe to tell my boss that"),
        ("is it fair to say Ito led the talks", "is it fair to say"),
        ("fact check: Ito led the talks", "fact check"),
        ("the desk wants this verified: Ito led the talks", "the desk wants this verified"),
        ("tell me if Ito led the talks", "tell me if"),
        ("my notes say the talks were in Oslo. correct?", "my notes say"),
        ("my friend told me that they met in Oslo", "my friend told me that"),
        ("I keep hearing Ito led the talks", "i keep hearing"),
        ("heard Ito went to Oslo", "heard"),
        ("pretty sure the talks were in Oslo, no?", "pretty sure"),
    ],
)
def test_a_frame_is_found(names, english, typed, framed):
    words = split(fold(typed))
    mentions = names.find(words, names.key(words))
    found = frame(words, fold(typed), mentions, english.cues)
    assert [word.text for word in words[:found]] == framed.split()


@pytest.mark.parametrize(
    "typed",
    [
        "did Ito say that the talks failed",  # asks what somebody said
        "did they say that it failed",
        "do the talks show that it works",
        "who said that Ito led",
        "what did Ito write",
        "quick one: who led the talks",
        "when was it that Ito led",
    ],
)
def test_what_somebody_said_or_who_did_it_is_no_frame(names, english, typed):
    words = split(fold(typed))
    mentions = names.find(words, names.key(words))
    assert frame(words, fold(typed), mentions, english.cues) == 0


def test_what_is_framed_is_asked_with_yes_or_no(parse):
    assert parse("can I write that Ito led the talks").facets == {Facet.WHETHER}
    assert parse("can you tell me the date of the talks").facets != {Facet.WHETHER}
    assert parse("I think the question is who led the talks").facets == {Facet.WHO}
