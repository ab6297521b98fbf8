import re

import pytest

from bot.chat.markdown import block_quote, escape, link
from bot.facts import Span

NASTY = [
    "plain words",
    "a *b* _c_ __d__ ~~e~~ `f` ```g``` ||h||",
    "# heading\n## two\n-# small\n> quote\n>>> all\n- a\n* b\n+ c\n1. d\n  2. e",
    "<@1> <@!1> <@&1> <#1> <t:1:R> <:x:1> @everyone @here",
    "[text](https://example.org) https://example.org/a_b <https://example.org>",
    "back\\slash \\* \\\\ \\",
    "July 13. U.S.-Japan (SET) 2+2 $1.5 “quoted” 🚀",
    "***",
    "",
]


def shown(markdown):
    """What Discord shows of text in which all markup is escaped."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", markdown)


@pytest.mark.parametrize("text", NASTY)
def test_escaped_text_is_shown_as_it_stands(text):
    assert shown(escape(text)) == text


@pytest.mark.parametrize("text", NASTY)
def test_escaped_text_has_no_markup_left(text):
    bare = re.sub(r"\\[^0-9A-Za-z\s]", "x", escape(text))
    assert not re.search(r"[*_~`|<\[\]]|://|@everyone|@here|^\s*\d*[#>+.-]", bare, re.MULTILINE)


@pytest.mark.parametrize("text", [text for text in NASTY if text])
@pytest.mark.parametrize("cut", [0.0, 0.3, 0.7])
def test_a_quote_is_verbatim_under_its_markup(text, cut):
    at = int(len(text) * cut)
    quoted = block_quote(text, [Span(at, len(text))])
    lines = quoted.split("\n")
    assert all(line.startswith("> ") for line in lines)
    inner = "\n".join(line.removeprefix("> ") for line in lines)
    unbold = re.sub(r"(?<!\\)((?:\\\\)*)\*\*", r"\1", inner)
    assert shown(unbold) == text


def test_deciding_words_are_bold():
    assert block_quote("Anna walked to Bern.", [Span(5, 11)]) == "> Anna **walked** to Bern."


def test_deciding_words_that_touch_or_overlap_are_bold_once():
    spans = [Span(5, 11), Span(11, 14), Span(0, 6), Span(3, 3)]
    assert block_quote("Anna walked to Bern.", spans) == "> **Anna walked to** Bern."


def test_bold_ends_with_its_line():
    assert block_quote("a b\n\nc d", [Span(2, 6)]) == "> a **b**\n> \n> **c** d"


def test_a_link_cannot_be_broken_out_of():
    assert link("a [b](c)", "https://x.org/a_(b) c>") == (
        "[a \\[b\\](c)](<https://x.org/a_%28b%29%20c%3E>)"
    )


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "ftp://x.org", "x.org"])
def test_only_web_addresses_become_links(url):
    assert link("A *b*", url) == "A \\*b\\*"


def test_an_address_longer_than_a_page_takes_is_no_link():
    assert link("A *b*", f"https://x.org/{'a b' * 400}") == "A \\*b\\*"
