"""Split text into words to compare by, and reduce each to its stem.

Questions, quotes, aliases and the ways in which people ask are folded first, so that "Defence",
"defense" and "DEFENSE" meet. What reads a source keeps its spelling (`bot.compiling.tokens`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import Stemmer

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

# "2+2", "U.S.", "air-to-air" (three words), "o'clock", "$5", "1,593", "0.9"
_WORD = re.compile(r"\d+\+\d+|(?:[a-z]\.){2,}|\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W\d_]+)?|[$€£¥&%]")
_ODD = re.compile("[',.&]")  # what a word is rid of
_BREAK = re.compile(r"[,;:!?()…]|\.\s|\s[-–—]+\s")  # what parts clauses
_QUOTES = str.maketrans(
    dict.fromkeys("’‘‛ʼ′`´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff", "")  # unseen
)
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d"})
_CLITIC = re.compile(r"'(?:s|d|ll|re|ve|m)?$")  # "who's", "they'd"; "n't" is the lexicon's to read
_ACCENT = re.compile("[\u0300-\u036f]")  # "Temür" is asked for as "Temur"; no kana's mark
_ISE = re.compile(r"is(e|ed|es|er|ers|ing|ation|ations|able)$")
_OUR = re.compile(r"(?<=[^\W\d_]{3})our(s|ed|ing|able|ite|ites)?$")
_SHORTEST_STEMMED = 3
_MOST_SPLIT = 4  # texts: a question is folded and split more than once on its way
_MOST_REMEMBERED = 50_000  # words: more than some hundred articles have
_LAST_ORDER = 20  # "part 2022" is no 2022nd part


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


def text_at(words: Sequence[Word], at: int) -> str:
    """Return the word at a place, folded; empty for none."""
    return words[at].text if 0 <= at < len(words) else ""


def is_possessive(word: Word) -> bool:
    """Whether a word was typed as an owner ("Japan's", "the States'")."""
    return word.typed.lower().translate(_QUOTES).endswith(("'s", "s'"))


@lru_cache(_MOST_SPLIT)
def fold(text: str) -> str:
    """Return the text with compatible forms united (NFKC) and straight quotes, in its own case."""
    if text.isascii():
        return text.replace("`", "'")
    return unicodedata.normalize("NFKC", text).translate(_QUOTES)


def clauses(text: str, words: list[Word]) -> list[int]:
    """Return, for each word of a text, the 0-based number of the clause that it stands in."""
    folded = fold(text)
    numbers: list[int] = []
    number = at = 0
    for word in words:
        between = folded[at : word.start]
        number += bool(numbers) and between != " " and _BREAK.search(between) is not None
        numbers.append(number)
        at = word.end
    return numbers


def split(text: str, most: int | None = None) -> list[Word]:
    """Return the words of a text, or the first of them; hyphens and punctuation part them."""
    return list(_words(text)[:most])


@lru_cache(_MOST_SPLIT)
def _words(text: str) -> tuple[Word, ...]:
    folded = fold(text)
    lower = folded.lower()
    if len(lower) != len(folded):  # a few letters, such as "İ", grow when lowered
        folded = lower
    spans = map(re.Match.span, _WORD.finditer(lower))
    is_plain = lower.isascii() and _ODD.search(lower) is None
    return tuple(
        [
            Word(folded[at:end], lower[at:end] if is_plain else _plain(lower[at:end]), at, end)
            for at, end in spans
        ]
    )


def _plain(word: str) -> str:
    if "'" in word:
        word = _CLITIC.sub("", word)
    if "." in word and not word[0].isdigit():
        word = word.replace(".", "")
    if "," in word:
        word = word.replace(",", "")
    if not word.isascii():
        word = unicodedata.normalize("NFD", word.translate(_LETTERS))
        word = unicodedata.normalize("NFC", _ACCENT.sub("", word))
    return "and" if word == "&" else word


class Runs:
    """Runs of words that are looked for in texts; `by_first` has their lengths by first words."""

    def __init__(self, runs: Iterable[tuple[str, ...]]) -> None:
        self._runs = frozenset(runs)
        lengths: dict[str, set[int]] = {}
        for run in self._runs:
            lengths.setdefault(run[0], set()).add(len(run))
        self.by_first = {first: sorted(each, reverse=True) for first, each in lengths.items()}

    def longest(self, texts: Sequence[str], at: int) -> tuple[str, ...]:
        """Return the longest that stands at a place of a text; empty for none."""
        return next(self.at(texts, at), ()) if texts[at] in self.by_first else ()

    def at(self, texts: Sequence[str], at: int) -> Iterator[tuple[str, ...]]:
        """Yield those that stand at a place of a text, the longest first."""
        for length in self.by_first.get(texts[at], ()):
            run = tuple(texts[at : at + length])
            if len(run) == length and run in self._runs:
                yield run


class Stems:
    """Reduce words to their stems, remembering those it saw last.

    British and American spellings meet ("programme" through the lexicon's irregular forms, "-ise"
    and "-our" by rule); irregular forms are looked up ("held" is "hold").
    """

    def __init__(self, algorithm: str, irregular: Mapping[str, str]) -> None:
        self._stem: Callable[[str], str] = Stemmer.Stemmer(algorithm).stemWord
        self._irregular = irregular
        self._remembered = lru_cache(_MOST_REMEMBERED)(self._reduce)

    def __call__(self, word: str) -> str:
        """Return the stem of one folded word."""
        return self._remembered(word)

    def _reduce(self, word: str) -> str:
        base = self._irregular.get(word, word)
        if len(base) <= _SHORTEST_STEMMED or not base.isalpha():
            return base
        if "is" in base and len(base) > 5:  # noqa: PLR2004 - "rise", "wise"
            base = _ISE.sub(r"iz\1", base)
        if "our" in base:
            base = _OUR.sub(r"or\1", base)
        return self._stem(base)


def ordered(words: list[Word], nouns: Container[str], numerals: Mapping[str, int]) -> list[Word]:
    """Return words with "round two" read as "2nd round", for some nouns."""
    read = list(words)
    for i, (noun, count) in enumerate(pairwise(words)):
        number = numerals.get(count.text) or (int(count.text) if count.text.isdecimal() else 0)
        if noun.text in nouns and 0 < number <= _LAST_ORDER:
            text = {1: "1st", 2: "2nd", 3: "3rd"}.get(number, f"{number}th")
            order = Word(text, text, noun.start, count.end)
            read[i : i + 2] = order, noun._replace(end=count.end)
    return read
