"""Find the words that a mistyped one may be meant to be, among the base's and the commonest.

Words within one error by optimal string alignment, or within two for long ones, are compared by how
easily fingers slip into them (`slips`), then by use: the base's, then English.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answering.read.typing.slips import MORE_OR_LESS, SLIP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.answering.read.typing.slips import Slips
    from bot.lang.lexicon import Lexicon

SHORTEST = 4  # letters from which a word is corrected like any other
SHORT = 3  # letters up to which too much is one error away: only the likeliest are corrected
# What follows was set where typing errors in the seed's asks and in SQuAD's questions were read
# best, while words that are spelt right were left alone.
_MOST_COST = 2.0  # two letters for others that lie elsewhere make another word
_MOST_COST_ABROAD = (1.0, 1.5)  # likewise for one error, for two, towards what the base lacks
_NAME_BONUS = 0.5  # a name is read before a plain word that is as near
_FIRST_LETTER_BONUS = 0.25  # people seldom mistype the first letter but for "hwo"
_OPENING_BONUS = 0.3  # questions open with a question word
_EVERYWHERE = 5.0  # Zipf frequency from which few letters are read as a word of little meaning
_ABROAD = 0.3  # what it costs a common word that the base does not use
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
        self._openings = frozenset(phrase[0] for phrase in lexicon.asking)
        self._slips = slips

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        """The words worth reading, by their length: the base's, and what is common."""
        return _by_length(dict.fromkeys((*self._counts, *sorted(self._lexicon.common))))

    def find(
        self, word: str, errors: int, *, opens: bool, is_name: bool
    ) -> tuple[float, str] | None:
        """Return the likeliest word within one error or two, with what it costs; None for none.

        Args:
            word: at least four letters, folded.
            errors: how many.
            opens: whether it opens the question.
            is_name: whether it can only be a word of the base's.
        """
        near = (
            (self._cost(word, other, slips, opens=opens), other)
            for slips, other in self._within(word, errors)
            if slips <= self._most_cost(word, other, errors)
            and not (is_name and self._is_abroad(other))
        )
        return min(near, default=None)

    def _most_cost(self, word: str, other: str, errors: int) -> float:
        if len(word) == SHORTEST:
            return SLIP if len(other) < SHORTEST else MORE_OR_LESS
        return _MOST_COST_ABROAD[errors - 1] if self._is_abroad(other) else _MOST_COST

    def _is_abroad(self, other: str) -> bool:
        return other not in self._counts and other not in self._lexicon.stop

    def short(self, word: str, *, opens: bool) -> str:
        """Return the word that two or three letters are meant to be.

        Acronyms are short, too, and many that sources do not use: so no name is read, no letter
        taken away but one typed twice, and what the sources say only for what nobody says.
        """
        near = (
            (self._cost(word, other, slips, opens=opens), other)
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
        for length in range(len(word) - errors, len(word) + errors + 1):
            words = self._by_length.get(length, ())
            for other, *_ in process.extract(
                word, words, scorer=OSA.distance, score_cutoff=errors, limit=None
            ):
                yield self._slips.cost(word, other), other

    def _cost(self, word: str, near: str, cost: float, *, opens: bool) -> float:
        if near in self._names:
            cost -= _NAME_BONUS
        if near[0] == word[0] or (near[:2] == word[1::-1] and len(near) == len(word)):
            cost -= _FIRST_LETTER_BONUS
        if opens and near in self._openings:
            cost -= _OPENING_BONUS
        if self._is_abroad(near):
            cost += _ABROAD
        heard = self._lexicon.zipf.get(near, 0)
        return cost - _USE * math.log10(1 + self._counts.get(near, 0)) - _HEARD * heard


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for word in words:
        if len(word) > 1:
            found[len(word)].append(word)
    return found
