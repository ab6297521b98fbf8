"""Split a source into words to be read by rules.

Capitals, the dots of "U.S." and "W.", and what stands between two words tell rules what is a name,
and each word keeps its place in the source, which the folding of `bot.lang.words` would move. So
the two differ in what a word is: "2+2" and "$" are words to compare by, but what stands between
numbers to read; "W." is an initial to read and a letter to compare by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from bot.compiling.english import english
from bot.facts import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(
    r"""
      (?:[A-Z]\.){2,}              # U.S.
    | (?<![\w.])[A-Z]\.(?=[\s-]\S) # an initial: John W. Raymond
    | \d+(?:[.,]\d+)*              # 1,593 or 3.5
      (?:st|nd|rd|th|s)?\b         # 21st, 1960s
    | [^\W\d_](?:\u00ad\n?|[^\W\d_])*(?:['’](?!s\b)[^\W\d_]+)*(?:\d+[^\W_]*)?  # O'Brien, B52s
    | \d+[^\W_]+                   # 5G
    """,
    re.VERBOSE,
)
_HYPHENS = frozenset("-‐‑")
_APOSTROPHES = ("'", "’")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a source.

    Attributes:
        start, end: where it stands in the source.
        before: what stands between it and the word before, or the sentence's start.
        lower: the word in small letters.
    """

    text: str
    start: int
    end: int
    before: str
    lower: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_acronym(self) -> bool:
        """Whether it is written in capitals: NASA, U.S., SETs."""
        letters = self.text.removesuffix("s")
        return len(letters) > 1 and letters[0].isupper() and letters.upper() == letters

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdecimal()

    @property
    def is_initial(self) -> bool:
        """Whether it is the initial of a name."""
        return len(self.text) == 2 and self.text[1] == "."  # noqa: PLR2004 - "W."

    @property
    def follows_closely(self) -> bool:
        """Whether only space or a hyphen parts it from the word before."""
        return self.before.isspace() or self.before in _HYPHENS

    @property
    def is_hyphened(self) -> bool:
        """Whether a hyphen joins it to the word before."""
        return self.before in _HYPHENS


_GRADES = re.compile(r"(?:1st|2nd|3rd|[1-9])")
_MOST_ASIDE = 2
"""Words in brackets between a rank and a name: "(lower half)"."""


def tokenise(text: str, span: Span) -> list[Token]:
    """Return the words within a span of a source.

    What stands between a rank and the name is part of neither: "(Ret.)", "1st Class".
    """
    tokens = _words(text, span)
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        after = _behind_rank(tokens, at) if kept and is_rank(kept[-1].lower) else at
        if after > at:
            kept.append(replace(tokens[after], before=" "))
        else:
            kept.append(tokens[at])
        at = after + 1
    return kept


@cache
def is_rank(word: str) -> bool:
    """Return whether a word in small letters is one of a rank or an honorific."""
    return word in english().ranks | english().honorifics


def _behind_rank(tokens: Sequence[Token], at: int) -> int:
    """Return where the name stands behind what a rank has besides; the same place for nothing."""
    after = at
    if _GRADES.fullmatch(tokens[at].text) and tokens[at].before in (" ", ". "):
        after = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text == "Class")
    elif tokens[at].before.endswith(" ("):
        ends = range(at + 1, min(at + 1 + _MOST_ASIDE, len(tokens) - 1) + 1)
        after = next((n for n in ends if tokens[n].before in (") ", ".) ")), at)
    return after if after < len(tokens) and tokens[after].is_capital else at


def _words(text: str, span: Span) -> list[Token]:
    tokens: list[Token] = []
    at = span.start
    for found in _TOKEN.finditer(text, span.start, span.end):
        before = text[at : found.start()]
        if found[0] == "s" and before in _APOSTROPHES:
            continue  # a possessive belongs to what follows
        word = re.sub("\u00ad\n?", "", found[0])  # hyphens that show only where a line ends
        tokens.append(Token(word, found.start(), found.end(), before, word.lower()))
        at = found.end()
    return tokens


def span_of(tokens: list[Token], start: int, end: int) -> Span:
    """Return the span of ``tokens[start:end]``."""
    return Span(tokens[start].start, tokens[end - 1].end)
