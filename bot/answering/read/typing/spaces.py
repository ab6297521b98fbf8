"""Put spaces where they were meant: "whichcountry", "space craft".

A guess here makes other words of what was typed, so it is made only where words come of it that the
base or the language knows and at least one of the words typed is no such word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from bot.lang.words import Word

_SHORTEST_JOINED = 4  # letters of two words from which they may be one
_SHORTEST_PART = 3  # letters of a word that means something, where its space was dropped
BETWEEN = 0.5  # what it costs to drop a space, beside other errors (`slips`)
_BORDER = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")  # in "july13", in "13talks"
_PAIR = 2  # words, or letters


class Spaces:
    """Finds spaces that are too many, too few or a letter off.

    Args:
        counts: as `Corrector` is given them.
        small: the words of the language that carry no meaning of their own ("the", "which").
        is_word: whether the language or the base has a word.
        are_beside: whether the base has two words side by side.
    """

    def __init__(
        self,
        counts: Mapping[str, int],
        small: AbstractSet[str],
        is_word: Callable[[str], bool],
        are_beside: Callable[[str, str], bool],
    ) -> None:
        self._counts = counts
        self._small = small
        self._is_word = is_word
        self._are_beside = are_beside

    def joined(self, one: Word, other: Word) -> str:
        """Return the base's word that two side by side are meant to be; empty for themselves."""
        pair = {one.text, other.text}
        together = one.text + other.text
        is_beside = other.start - one.end == 1 and len(together) >= _SHORTEST_JOINED
        if not is_beside or together not in self._counts or pair <= self._counts.keys():
            return ""
        strange = [text for text in pair if not self._is_whole(text)]
        is_small = bool(pair & self._small) and (not strange or len(strange[0]) == _PAIR)
        return "" if is_small else together  # "th us"

    def _is_whole(self, text: str) -> bool:
        """Whether this is a word by itself: "n" is a letter that another word lost."""
        return self._is_word(text) and (len(text) > 1 or text in self._small)

    def parted(self, text: str) -> tuple[str, ...]:
        """Return the two words that a word without its space is; empty for none.

        One of them is a small word, or the base has them so: "starlink" is no "star link".
        """
        numbered = tuple(_BORDER.split(text))
        if len(numbered) > 1:
            return numbered if self._is_numbered(*numbered) else ()
        cuts = ((text[:at], text[at:]) for at in range(2, len(text) - 1))
        found = [parts for parts in cuts if self._are_words(*parts)]
        return max(found, key=lambda parts: min(self._counts.get(p, 0) for p in parts), default=())

    def _is_numbered(self, one: str, other: str, *more: str) -> bool:
        """Whether this is a known word beside a number, and no "13th"."""
        word = max(one, other)  # letters come after digits
        is_long = len(word) >= _SHORTEST_PART or (word == one and len(word) == _PAIR)
        return not more and is_long and (word in self._small or word in self._counts)

    def _are_words(self, one: str, other: str) -> bool:
        smalls = [part for part in (one, other) if part in self._small]
        if len(smalls) == _PAIR:
            return True
        others = [part for part in (one, other) if part not in smalls]
        if not all(len(part) >= _SHORTEST_PART and part in self._counts for part in others):
            return False
        return any(len(part) >= _SHORTEST_PART for part in smalls) or self._are_beside(one, other)
