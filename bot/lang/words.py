"""Split text into words, to be compared or to be read, and reduce each to its stem.

There are two ways. `split` is for comparing: questions, quotes, aliases and the ways in which
people ask are folded first, so that "Defence", "defense" and "DEFENSE" meet. `tokenise` is for the
rules that read a source: capitals, the dots of "U.S." and "W.", and what stands between two words
tell them what is a name, and each word keeps its place in the source, which folding would move. So
they differ in what a word is: "2+2" and "$" are words to compare by, but what stands between
numbers to read; "W." is an initial to read and a letter to compare by.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

import Stemmer

from bot.facts import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

# "2+2", "U.S.", "air-to-air" (three words), "o'clock", "$5", "1,593", "0.9"
_WORD = re.compile(r"\d+\+\d+|(?:[a-z]\.){2,}|\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W\d_]+)?|[$€£¥&%]")
_BREAK = re.compile(r"[,;:!?()…]|\.\s|\s[-–—]+\s")  # what parts clauses
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "`": "'", "´": "'"})
_CLITIC = re.compile(r"'(?:s|d|ll|re|ve|m)?$")  # "who's", "they'd"; "n't" is the lexicon's to read
_ACCENT = re.compile("[\u0300-\u036f]")  # "Temür" is asked for as "Temur"; no kana's mark
_ISE = re.compile(r"is(e|ed|es|er|ers|ing|ation|ations|able)$")
_OUR = re.compile(r"(?<=[^\W\d_]{3})our(s|ed|ing|able|ite|ites)?$")
_SHORTEST_STEMMED = 3
_MOST_REMEMBERED = 50_000  # words: more than some hundred articles have
_TOKEN = re.compile(
    r"""
      (?:[A-Z]\.){2,}              # U.S.
    | (?<![\w.])[A-Z]\.(?=[\s-]\S) # an initial: John W. Raymond
    | \d+(?:[.,]\d+)*              # 1,593 or 3.5
      (?:st|nd|rd|th|s)?\b         # 21st, 1960s
    | [^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*(?:\d+[^\W_]*)?  # words, O'Brien, B52s
    | \d+[^\W_]+                   # 5G
    """,
    re.VERBOSE,
)
_HYPHENS = frozenset("-‐‑")
_APOSTROPHES = ("'", "’")


class _Stems(Protocol):
    def stemWord(self, word: str) -> str:  # noqa: N802 - PyStemmer's own name
        """Reduce one word."""


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        typed: as it stands in the text.
        text: folded: lower case, straight quotes, no possessive, no dots, no accents.
        start, end: where it stands in the text, in code points of the folded text.
    """

    typed: str
    text: str
    start: int
    end: int

    @property
    def is_upper(self) -> bool:
        """Whether it was typed in capitals, as acronyms are ("SET", "SETs")."""
        singular = self.typed.removesuffix("s")
        return len(singular) > 1 and singular.isupper()

    @property
    def is_capital(self) -> bool:
        """Whether it is written as names are: with a capital, or in katakana."""
        first = self.typed[:1]
        return first.isupper() or "\u30a1" <= first <= "\u30fa"


def is_possessive(word: Word) -> bool:
    """Whether a word was typed as an owner ("Japan's", "the States'")."""
    return word.typed.lower().translate(_QUOTES).endswith(("'s", "s'"))


def fold(text: str) -> str:
    """Return the text with compatible forms united (NFKC) and straight quotes, in its own case."""
    return unicodedata.normalize("NFKC", text).translate(_QUOTES)


def clauses(text: str, words: list[Word]) -> list[int]:
    """Return, for each word of a text, the 0-based number of the clause that it stands in."""
    folded = fold(text)
    numbers: list[int] = []
    number = at = 0
    for word in words:
        number += bool(numbers) and _BREAK.search(folded, at, word.start) is not None
        numbers.append(number)
        at = word.end
    return numbers


def split(text: str, most: int | None = None) -> list[Word]:
    """Return the words of a text, or the first of them; hyphens and punctuation part them."""
    folded = fold(text)
    lower = folded.lower()
    if len(lower) != len(folded):  # a few letters, such as "İ", grow when lowered
        folded = lower
    return [
        Word(folded[m.start() : m.end()], _plain(m.group()), m.start(), m.end())
        for m in islice(_WORD.finditer(lower), most)
    ]


def _plain(word: str) -> str:
    if "'" in word:
        word = _CLITIC.sub("", word)
    if "." in word and not word[0].isdigit():
        word = word.replace(".", "")
    if "," in word:
        word = word.replace(",", "")
    if not word.isascii():
        word = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", word)))
    return "and" if word == "&" else word


class Stems:
    """Reduce words to their stems, remembering those it saw last.

    British and American spellings meet ("programme" through the lexicon's irregular forms, "-ise"
    and "-our" by rule); irregular forms are looked up ("held" is "hold").
    """

    def __init__(self, algorithm: str, irregular: Mapping[str, str]) -> None:
        self._stemmer: _Stems = Stemmer.Stemmer(algorithm)
        self._irregular = irregular
        self._remembered = lru_cache(_MOST_REMEMBERED)(self._reduce)

    def __call__(self, word: str) -> str:
        """Return the stem of one folded word."""
        return self._remembered(word)

    def _reduce(self, word: str) -> str:
        base = self._irregular.get(word, word)
        if len(base) <= _SHORTEST_STEMMED or not base.isalpha():
            return base
        base = _ISE.sub(r"iz\1", base) if len(base) > 5 else base  # noqa: PLR2004 - "rise", "wise"
        base = _OUR.sub(r"or\1", base)
        return self._stemmer.stemWord(base)


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
        return self.text[0].isdigit()

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


def tokenise(text: str, span: Span) -> list[Token]:
    """Return the words within a span of a source."""
    tokens: list[Token] = []
    at = span.start
    for found in _TOKEN.finditer(text, span.start, span.end):
        before = text[at : found.start()]
        if found[0] == "s" and before in _APOSTROPHES:
            continue  # a possessive belongs to what follows
        tokens.append(Token(found[0], found.start(), found.end(), before, found[0].lower()))
        at = found.end()
    return tokens


def span_of(tokens: list[Token], start: int, end: int) -> Span:
    """Return the span of ``tokens[start:end]``."""
    return Span(tokens[start].start, tokens[end - 1].end)
