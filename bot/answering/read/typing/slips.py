"""How likely one word is a mistyped other: fingers slip in a few ways, and those cost less.

Optimal string alignment (rapidfuzz) counts every error as 1, so that "wehre" is as near to "were"
as to "where". Letters that change places, a key beside the one that was meant, and a letter typed
twice or once are slips of the finger, and vowels for vowels of the speller (Kernighan, Church and
Gale, "A spelling correction program based on a noisy channel model", 1990); any other letter for
another is the rarest.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SLIP = 0.75  # two letters swapped, a neighbouring key, a letter doubled or doubled no more
_VOWEL_LESS = 0.5  # a vowel left out within a word, as people do who write as they speak
MORE_OR_LESS = 1.0  # any other letter too many or too few, or a vowel for a vowel
_OTHER = 1.25  # any other letter for another
_VOWELS = frozenset("aeiouy")


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
