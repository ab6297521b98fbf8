"""Finds by how words begin, as they are while somebody types; a base may have very many."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LAST = "\U0010ffff"


class Beginnings:
    """Things, by the words that each has.

    Args:
        things: the words of each, in the order in which they are numbered.
    """

    def __init__(self, things: Iterable[Iterable[str]]) -> None:
        self._by_word: dict[str, list[int]] = {}
        for number, words in enumerate(things):
            for word in words:
                self._by_word.setdefault(word, []).append(number)
        self._words = sorted(self._by_word)

    def fitting(self, parts: Sequence[str]) -> list[int]:
        """Return the things in which each part begins a word, in order.

        Letters of a language without spaces may stand anywhere in it.
        """
        found = sorted((list(self._with(part)) for part in parts), key=_length)
        common = {number for numbers in found[:1] for several in numbers for number in several}
        for numbers in found[1:]:
            if not common:
                break
            common &= {number for several in numbers for number in several}
        return sorted(common)

    def _with(self, part: str) -> Iterator[list[int]]:
        if part.isascii():
            first = bisect_left(self._words, part)
            words = self._words[first : bisect_left(self._words, part + _LAST)]
        else:
            words = [word for word in self._words if part in word]
        return (self._by_word[word] for word in words)


def _length(found: list[list[int]]) -> int:
    return sum(map(len, found))
