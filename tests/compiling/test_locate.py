from pathlib import Path

import pytest

from bot.compiling.locate import Place, is_mended, locate
from bot.compiling.sentences import split_sentences
from bot.errors import AnnotationError

SEED = Path(__file__).parents[2] / "seeds" / "us-japan-set-2023.txt"
WRAPPED = Path(__file__).parent / "articles" / "hard-wrapped.txt"


def place_of(path):
    text = path.read_text()
    return Place(f"seeds/{path.name}", text, split_sentences(text))


@pytest.mark.parametrize(
    "quote",
    [
        "led the U.S. in the July 13 talks",
        "John W. “Jay” Raymond visited Japan",
        "Space Forces Indo-Pacific was the first component command",
        "(SET)",
        "“Topics included",
        "“2+2”",
        "Space Force Holds First-Ever Forum with Japan",
        "updated July 24",
    ],
)
def test_a_quote_equals_its_span(quote):
    place = place_of(SEED)
    span = locate(quote, place, [])
    assert place.text[span.start : span.end] == quote


def test_a_quote_is_found_across_a_wrapped_line():
    place = place_of(WRAPPED)
    span = locate("built between 1861 and 1864 by the engineer Thomas R. Kettle", place, [])
    assert place.text[span.start : span.end].count("\n") == 1


@pytest.mark.parametrize(
    ("quote", "own"),
    [
        ('the so-called "first" test', "the so­-called “first” test"),
        ("direct-ascent test", "direct ­ascent test"),
        ("norms that advance", "normsthat advance"),
        ("cooperation", "coop­eration"),
        ('"yes" and "no" they', "“yes,” and “no” they"),
        ("Russia's test - a loud one", "Russia’s test—a loud one"),
        ("and so on...", "and so on…"),
        ("a wide space", "a\u00a0wide\u2009space"),
    ],
)
def test_what_differs_when_a_text_is_copied_is_mended_to_the_sources_letters(quote, own):
    text = f"They spoke of {own} then.\n"
    span = locate(quote, Place("x", text, split_sentences(text)), [])
    assert text[span.start : span.end] == own
    assert is_mended(quote, span, text) == (quote.split() != own.split())


def test_other_words_are_not_mended():
    text = "They spoke of the second test, the therapist said.\n"
    place = Place("x", text, split_sentences(text))
    for quote in ("the first test", "the second tests", "he second", "- -"):
        with pytest.raises(AnnotationError):
            locate(quote, place, [])


def test_within_a_sentence_that_is_given_a_quote_may_stand_in_others_too():
    text = "The talks began. The talks ended.\n"
    sentences = split_sentences(text)
    span = locate("The talks", Place("x", text, sentences), [], sentences[1].span)
    assert span.start == sentences[1].span.start


def test_japanese_words_stand_without_spaces():
    text = "日本と米国は宇宙協議を行った。\n"
    span = locate("宇宙協議", Place("x", text, split_sentences(text)), [])
    assert text[span.start : span.end] == "宇宙協議"


@pytest.mark.parametrize(
    ("quote", "what", "remedy"),
    [
        (
            "led the U.S. in the July 14 talks",
            "the quote is nowhere in seeds/us-japan-set-2023.txt",
            (
                "the nearest words are “led the U.S. in the July 13 talks” "
                "(seeds/us-japan-set-2023.txt:3:192): copy them"
            ),
        ),
        (
            'Gen. John W. "Jay" Raymund',
            "is nowhere",
            "“Gen. John W. “Jay” Raymond”",
        ),
        ("purple monkeys dishwasher", "is nowhere", "copy the words as they stand in the source"),
        ("ed the U.S.", "is nowhere", "“led the U.S.”"),
        (
            "built between 1861 and 1864",
            "stands in another source: seeds/hard-wrapped.txt:3:34",
            "move the fact to that source's annotation",
        ),
        (
            "Raymond visited Japan in October 2022",
            (
                "is not contiguous in seeds/us-japan-set-2023.txt: "
                "“Raymond visited Japan” … “in October 2022”"
            ),
            "write its parts as a list of quotes",
        ),
        ("Raymond visited Japan … in October 2022", "is not contiguous", "list of quotes"),
        ("Raymond visited Japan [...] in October 2022", "is not contiguous", "list of quotes"),
        ("Raymond visited Mars … in October 2022", "is nowhere", "Raymond visited Japan"),
        (
            "Space Forces Indo-Pacific",
            "stands 3 times in seeds/us-japan-set-2023.txt (lines 3, 6, 10)",
            "lengthen it, as in “Space Forces Indo-Pacific, led”",
        ),
        ("in March 2022.", "stands 2 times", "lengthen it, as in “same in March 2022”"),
        (
            "work together in space. Lt. Gen. Philip",
            "at seeds/us-japan-set-2023.txt:2:152 runs over the end of a sentence",
            "write a list of quotes, one for each sentence",
        ),
        ("", "is empty", "copy the deciding words"),
        (" \n", "is empty", "copy the deciding words"),
    ],
)
def test_a_quote_that_has_no_place_says_why_and_what_to_do(quote, what, remedy):
    with pytest.raises(AnnotationError) as caught:
        locate(quote, place_of(SEED), [place_of(WRAPPED)])
    assert what in caught.value.what
    assert remedy in caught.value.remedy


def test_the_longer_quote_that_is_offered_can_be_located():
    place = place_of(SEED)
    for quote in ("the", "Space", "Japan", "with", "2022"):
        with pytest.raises(AnnotationError) as caught:
            locate(quote, place, [])
        offered = caught.value.remedy.split("“", 1)[1].rsplit("”", 1)[0]
        assert locate(offered, place, [])
