"""The names of the world's places, to be found in a text by their words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.compiling.tokens import tokenise
from bot.compiling.world import places
from bot.facts import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.compiling.world import Place


class WorldNames:
    """Finds places by the words of their names, written with capitals."""

    def __init__(self) -> None:
        self._by_words: dict[tuple[str, ...], Place] = {}
        for place in places():
            for name in (place.name, *place.also, *place.people):
                self._by_words.setdefault(words_of(name), place)
        self._first = frozenset(words[0] for words in self._by_words)

    def find_exactly(self, words: Sequence[str]) -> Place | None:
        """Return the place that is called so, in small letters."""
        return self._by_words.get(tuple(words))

    def begins(self, word: str) -> bool:
        """Return whether the name of a place is this one word."""
        return (word,) in self._by_words

    def names(self) -> dict[tuple[str, ...], Place]:
        """Return every name, as words in small letters."""
        return self._by_words


@cache
def world_names() -> WorldNames:
    """Return the names, read once."""
    return WorldNames()


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, as they are compared."""
    return tuple(token.lower for token in tokenise(name, Span(0, len(name))))
