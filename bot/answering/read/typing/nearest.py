"""Find the words that a mistyped one may be meant to be, among the base's and the commonest.

Words within one error by optimal string alignment (rapidfuzz), or within two for long ones, are
compared by how easily fingers slip into them, then by use: the base's, then English. Alignment
alone counts every error as 1, so that "wehre" is as near to "were" as to "where". Letters that
change places, a key beside the one that was meant, and a letter typed twice or once are slips of
the finger, and vowels for vowels of the speller (Kernighan, Church and Gale, "A spelling correction
program based on a noisy channel model", 1990); any other letter for another is the rarest.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from bot.lang.lexicon import Lexicon

SLIP = 0.75  # two letters swapped, a neighbouring key, a letter doubled or doubled no more
_VOWEL_LESS = 0.5  # a vowel left out within a word, as people do who write as they speak
MORE_OR_LESS = 1.0  # any other letter too many or too few, or a vowel for a vowel
_OTHER = 1.25  # any other letter for another
_VOWELS = frozenset("aeiouy")

SHORTEST = 4  # letters from which a word is corrected like any other
SHORT = 3  # letters up to which too much is one error away: only the likeliest are corrected
# What follows was set where typing errors in the seed's asks and in SQuAD's questions were read
# best, while words that are spelt right were left alone.
_MOST_COST_NAME = 2.0  # two letters for others that lie elsewhere make another word
_MOST_COST_SHORT, _MOST_COST_LONG = (1.0, 1.75), (1.25, 2.0)  # for one error, for two
_LONG, _LONGEST = 7, 9  # letters from which so much is allowed for one error, for two
_ABROAD_FROM = 4.5  # Zipf frequency of words that the base lacks, and that a slip is read as
_NAME_BONUS = 0.5  # a name is read before a plain word that is as near
_EVERYWHERE = 5.0  # Zipf frequency from which few letters are read as a word of little meaning
_ABROAD = 0.5  # what it costs a common word that the base does not use
_UNSOUNDED = re.compile(r"[aeiou]+|(.)(?=\1)")
_USE = 0.1  # what ten times as many uses in the base are worth
_HEARD = 0.05  # likewise in English


class Nearest:
    """Finds words near a mistyped one; it is given what `Corrector` is."""

    def __init__(
        self, counts: Mapping[str, int], names: Iterable[str], lexicon: Lexicon, slips: Slips
    ) -> None:
        self._counts = counts
        self._names = frozenset(names)
        self._lexicon = lexicon
        self._slips = slips

    @cached_property
    def _by_length(self) -> dict[Hashable, list[str]]:
        """The words worth reading, by their length: the base's, and what everybody uses."""
        common = (word for word, each in self._lexicon.zipf.items() if each >= _ABROAD_FROM)
        words = dict.fromkeys((*self._counts, *common, *self._lexicon.stop))
        return _by(len, (word for word in words if len(word) > 1))

    @cached_property
    def _by_frame(self) -> dict[Hashable, list[str]]:
        """Those words by what people leave of them who write in a hurry."""
        return _by(_frame, chain.from_iterable(self._by_length.values()))

    def find(self, word: str, errors: int, *, is_name: bool) -> tuple[float, str] | None:
        """Return the likeliest word within one error or two, with what it costs; None for none.

        Args:
            word: at least four letters, folded.
            errors: how many.
            is_name: whether it can only be a word of the base's.
        """
        near = (
            (self._cost(other, slips), other)
            for slips, other in (*self._within(word, errors), *self._shortened(word))
            if slips <= self._most_cost(word, other, errors)
            and not (is_name and self._is_abroad(other))
        )
        return min(near, default=None)

    def _shortened(self, word: str) -> Iterator[tuple[float, str]]:
        """Give the words that one is short for, with vowels and doubled letters left out."""
        for other in self._by_frame.get(_frame(word), ()):
            letters = iter(other)
            if all(letter in letters for letter in word):
                yield SLIP, other

    def _most_cost(self, word: str, other: str, errors: int) -> float:
        if len(word) == SHORTEST:
            return SLIP if len(other) < SHORTEST else MORE_OR_LESS
        if self._is_abroad(other):
            return (MORE_OR_LESS if len(word) >= _LONG else SLIP) if errors == 1 else 0.0
        if other in self._names:
            return _MOST_COST_NAME
        is_long = len(word) >= (_LONG, _LONGEST)[errors - 1]
        return (_MOST_COST_LONG if is_long else _MOST_COST_SHORT)[errors - 1]

    def _is_abroad(self, other: str) -> bool:
        return other not in self._counts and other not in self._lexicon.stop

    def short(self, word: str) -> str:
        """Return the word that two or three letters are meant to be.

        Acronyms are short, too, and many that sources do not use: so no name is read, no letter
        taken away but one typed twice, and what the sources say only for what nobody says.
        """
        near = (
            (self._cost(other, slips), other)
            for slips, other in self._within(word, 1)
            if (slips <= SLIP or len(other) > len(word))
            and (len(other) >= len(word) or len(set(word)) < len(word))
            and (self._is_small(other) or self._is_plain(word, other))
        )
        return min(near, default=(0.0, word))[1]

    def _is_small(self, other: str) -> bool:
        """Whether it is a word of which every second sentence has one: "nro" is no "nor"."""
        return other in self._lexicon.stop and self._lexicon.zipf.get(other, 0) >= _EVERYWHERE

    def _is_plain(self, word: str, other: str) -> bool:
        """Whether a word of the base's, but no name, is worth reading for three letters."""
        return (
            len(word) == SHORT <= len(other)
            and other in self._counts
            and other not in self._names
            and word not in self._lexicon.zipf
        )

    def _within(self, word: str, errors: int) -> Iterator[tuple[float, str]]:
        """Give the words within so many errors, each with what its slips cost."""
        from rapidfuzz import process  # noqa: PLC0415 - many questions have no slip
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - likewise

        for length in range(len(word) - errors, len(word) + errors + 1):
            words = self._by_length.get(length, ())
            for other, *_ in process.extract(
                word, words, scorer=OSA.distance, score_cutoff=errors, limit=None
            ):
                yield self._slips.cost(word, other), other

    def _cost(self, near: str, cost: float) -> float:
        if near in self._names:
            cost -= _NAME_BONUS
        if self._is_abroad(near):
            cost += _ABROAD
        heard = self._lexicon.zipf.get(near, 0)
        return cost - _USE * math.log10(1 + self._counts.get(near, 0)) - _HEARD * heard


def _frame(word: str) -> str:
    """Return a word's first letter and the consonants behind it, each once in a row."""
    return word[0] + _UNSOUNDED.sub("", word[1:])


def _by(key: Callable[[str], Hashable], words: Iterable[str]) -> dict[Hashable, list[str]]:
    found: defaultdict[Hashable, list[str]] = defaultdict(list)
    for word in words:
        found[key(word)].append(word)
    return found


class Slips:
    """Tells what it costs to mistype one word as another.

    Args:
        rows: the letters of the keyboard's rows, from the top; each is half a key further right.
    """

    def __init__(self, rows: Sequence[str]) -> None:
        pairs = {
            (key, other)
            for number, keys in enumerate(rows)
            for at, key in enumerate(keys)
            for other in keys[at + 1 : at + 2] + _below(rows, number, at)
        }
        self._beside = pairs | {(other, key) for key, other in pairs}

    def cost(self, typed: str, meant: str) -> float:
        """Return the cost of the cheapest errors that make one word another."""
        before: list[float] = []
        missing = [_missing(meant, at) for at in range(len(meant))]
        row = list(accumulate(missing, initial=0.0))
        for i, key in enumerate(typed):
            older, before = before, row
            row = [before[0] + self._extra(typed, i)]
            for j, letter in enumerate(meant):
                cheapest = min(
                    before[j] + self._instead(key, letter),
                    before[j + 1] + self._extra(typed, i),
                    row[j] + missing[j],
                )
                if i and j and key != letter and key == meant[j - 1] and typed[i - 1] == letter:
                    cheapest = min(cheapest, older[j - 1] + SLIP)
                row.append(cheapest)
        return row[-1]

    def _instead(self, key: str, letter: str) -> float:
        if key == letter:
            return 0.0
        if (key, letter) in self._beside:
            return SLIP
        return MORE_OR_LESS if key in _VOWELS and letter in _VOWELS else _OTHER

    def _extra(self, typed: str, at: int) -> float:
        """Return what a letter too many costs: a finger that hits two keys types both."""
        key = typed[at]
        for other in (typed[at - 1 : at], typed[at + 1 : at + 2]):
            if other and (key == other or (key, other) in self._beside):
                return SLIP
        return MORE_OR_LESS


def _below(rows: Sequence[str], number: int, at: int) -> str:
    return rows[number + 1][max(at - 1, 0) : at + 1] if number + 1 < len(rows) else ""


def _missing(meant: str, at: int) -> float:
    """Return what leaving a letter out costs."""
    if at and meant[at] == meant[at - 1]:
        return SLIP
    return _VOWEL_LESS if 0 < at < len(meant) - 1 and meant[at] in _VOWELS else MORE_OR_LESS
