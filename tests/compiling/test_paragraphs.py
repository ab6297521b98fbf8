from pathlib import Path

import pytest

from bot.compiling.paragraphs import split_paragraphs

ARTICLES = Path(__file__).parent / "articles"

LONG = "The first paragraph goes on and on " + "with many words " * 10 + "until it ends."
WRAPPED = """\
The survey of the northern coast began in the spring of 1931 and went
on for four years, although only two summers were free of ice.
   A second paragraph is indented here, with no blank line before it, and
it is wrapped at the same column as the one above, which was the custom
of the time.
"""


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        ("   \n \t\n", []),
        ("One line", ["One line"]),
        ("\ufeffOne line\r\nTwo", ["One line", "Two"]),
        ("A title\nA text of one line.\nAnother.", ["A title", "A text of one line.", "Another."]),
        (f"{LONG}\n{LONG}", [LONG, LONG]),
        (f"{LONG}\n\n\n{LONG}\n", [LONG, LONG]),
        ("Japan\nSouth Korea\nBrazil", ["Japan", "South Korea", "Brazil"]),
        ("The build-\ning cost $4 mil-\nlion.", ["The build-\ning cost $4 mil-\nlion."]),
        ("Anna Kel\u00ad\nler walked", ["Anna Kel\u00ad\nler walked"]),
        ("An item -\nanother", ["An item -", "another"]),
        ("- one\n- two\n* three", ["- one", "- two", "* three"]),
        ("Above\n-----\nBelow", ["Above", "Below"]),
        ("a\u2028b\x0cc", ["a", "b", "c"]),
    ],
)
def test_lines_are_paragraphs_unless_they_are_wrapped(text, paragraphs):
    assert [text[span.start : span.end] for span in split_paragraphs(text)] == paragraphs


def test_a_wrapped_line_goes_on_in_the_next():
    text = (ARTICLES / "hard-wrapped.txt").read_text()
    spans = split_paragraphs(text)
    assert [text[span.start : span.end].split()[0] for span in spans] == ["THE", "The", "In", "The"]
    assert len(text[spans[1].start : spans[1].end].splitlines()) == 4


def test_a_short_line_ends_a_paragraph_of_a_wrapped_text():
    spans = split_paragraphs(WRAPPED)
    assert [WRAPPED[span.start : span.end].split(maxsplit=1)[0] for span in spans] == ["The", "A"]


def test_a_wrapped_list_item_stays_together():
    item = "- the ministers agreed to open a shared weather centre in Accra by the\n  end of 2027"
    text = f"{item}\n- and to meet again\n\n{WRAPPED}"
    spans = split_paragraphs(text)
    assert text[spans[0].start : spans[0].end] == item
    assert text[spans[1].start : spans[1].end] == "- and to meet again"
