import pytest

from bot.compiling.leaning import leans


@pytest.mark.parametrize(
    "sentence",
    [
        "It may be followed by others.",
        "“It was a step,” he said.",
        "They left.",
        "His wife left too.",
        "This most recent engagement with Japan comes six months after.",
        "These are the reasons.",
        "But in addition, they signed.",
        "However, its cost rose.",
        "The event made them famous.",
        "The two countries agreed.",
        "The agreement follows a visit.",
        "In it, the ministers agreed.",
        "Since then, he has lived in Rome.",
        "Both signed.",
        "Some of them left.",
        "After that, she resigned.",
    ],
)
def test_a_sentence_leans_that_opens_with_what_the_one_before_explains(sentence):
    assert leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. and Japan held talks.",
        "Italy won.",
        "Hershey makes chocolate.",
        "The theory of numbers is old.",
        "The meeting of ministers in Oslo ended.",
        "The Event Horizon Telescope took the picture.",
        "The agreement between Norway and Fiji is new.",
        "The company that built it failed.",
        "Thistles grow there.",
        "But the Space Engagement Talk (SET) represented a more formal dialogue.",
        "In 1911 the keeper rescued the crew.",
        "Theirry Henry scored.",
        "",
    ],
)
def test_a_sentence_that_stands_alone_does_not_lean(sentence):
    assert not leans(sentence)
