import pytest

from tests.compiling.rules import last, read


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It works,” Anna Roth said.", "anna-roth"),
        ("“It works,” said Anna Roth, who built it.", "anna-roth"),
        ("“It works,” Anna Roth, head of the mint, said in a statement.", "anna-roth"),
        ("Anna Roth told Sky Magazine it was “a start.”", "anna-roth"),
        ("It works, according to Anna Roth.", "anna-roth"),
        ("According to a Sun Council release, it works.", "sun-council"),
        ("The Sun Council announced that it works.", "sun-council"),
        ("The Sun Council (SC) today announced that it works.", "sun-council"),
        ("A Sun Council spokesman told us it was “fine.”", "sun-council-spokesman"),
        ("Kenya said it would sign.", "kenya"),
        ("Anna Roth spoke first. “It works,” she said.", "anna-roth"),
        ("Anna Roth spoke first. She added that it works.", "anna-roth"),
        ("“It works,” Anna Roth said. “It always did.”", "anna-roth"),
        ("“It works,” Anna Roth said.\n\n“It always did and always will.”", "anna-roth"),
        ("A Sun Club spokesman told us so. “It works,” the spokesman said.", "sun-club-spokesman"),
        ("Orbit Labs Inc. grew. It works, the company said.", "orbit-labs-inc"),
        ("Board member Carla Roth, who voted against it, said that it works.", "carla-roth"),
    ],
)  # fmt: skip
def test_whose_words_they_are(text, speaker):
    assert last(text).says == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Anna Roth built it.",
        "The Sun Council held a “meeting of minds” in Oslo.",
        "Anna Roth announced the prize.",  # a thing, not a speech
        "It was announced by Anna Roth as a prize.",
        "The law said to Anna Roth to be old was old.",
        "“It works,” Anna Roth said. The Sun Council met in Oslo.",
        "“It works,” Anna Roth said. It rained.\n\nThen came “the end” of it.",
        "Critics of the Sun Council left.",
    ],
)
def test_words_that_are_the_source_s_own(text):
    assert last(text).says in ("", "law")


def test_a_speaker_in_another_s_quotation_does_not_speak():
    text = "“Anna Roth said nothing,” Osk Varn said."
    assert read(text).facts[-1].says == "osk-varn"
