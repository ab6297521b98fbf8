"""What can be looked at besides an answer, as words: the paragraph around a quote, and fixed ones.

Beside `bot.wording`, which words replies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.phrases import OWN, phrases_of
from bot.wording import Words, quote_words

if TYPE_CHECKING:
    from bot.context import Page


def word_page(page: Page, *, language: str = OWN) -> Words:
    """Return the words that show a paragraph of a source."""
    phrases = phrases_of(language)
    lead = phrases("source-says" if page.steps else "in-context")
    return Words(lead, quotes=(quote_words(page.citation, phrases),), phrases=phrases)


def word_fixed(key: str, *, language: str = OWN, **slots: str | int) -> str:
    """Return a sentence or a label that needs nothing but its slots."""
    return phrases_of(language)(key, **slots)
