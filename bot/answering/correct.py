"""Correct typing errors towards the words that the sources and their readers use.

A word is left alone where it is known: in the base's vocabulary, or common English. Otherwise the
nearest word by optimal string alignment is read (one error up to six letters, two above): first
from the base's vocabulary, entities' names before other words, then from common English. Real words
typed in the wrong place ("what dose it stand for") are corrected by their neighbours.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answering.words import Word
from bot.facts import Correction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.lexicon import Lexicon

_SHORTEST = 4  # shorter words are never corrected: too much is one error away
_TWO_ERRORS_FROM = 7  # letters from which two errors are still a typing error
_COMMON = 3.2  # Zipf frequency from which a word is left alone (research/answering.md)
_COMMON_TARGET = 4.0  # Zipf frequency from which a common word is worth reading
_NAME_BONUS = 0.5  # a name is read before a plain word that is as near
_FIRST_LETTER_BONUS = 0.25  # people seldom mistype the first letter


class Corrector:
    """Corrects words towards a vocabulary.

    Args:
        counts: how often each folded word stands in the base and its asks.
        names: the folded words that entities' names are made of.
    """

    def __init__(
        self,
        counts: Mapping[str, int],
        names: Iterable[str],
        lexicon: Lexicon,
        stems: Callable[[str], str],
    ) -> None:
        self._lexicon = lexicon
        self._stems = stems
        self._counts = counts
        self._names = frozenset(names)
        self._near = _by_length(word for word in counts if len(word) >= _SHORTEST - 1)
        self._far = _by_length(
            word
            for word, zipf in lexicon.zipf.items()
            if zipf >= _COMMON_TARGET and len(word) >= _SHORTEST and word not in counts
        )
        self._read: dict[str, str] = {}

    def __call__(self, words: list[Word]) -> tuple[list[Word], tuple[Correction, ...]]:
        """Return the words with the wrong ones replaced, and what was replaced, in order."""
        read: list[Word] = []
        corrections: list[Correction] = []
        for i, word in enumerate(words):
            text = self._placed(words, i) or self.read(word.text)
            if text != word.text:
                corrections.append(Correction(word.typed, text))
                word = Word(text, text, word.start, word.end)  # noqa: PLW2901 - the word as read
            read.append(word)
        return read, tuple(corrections)

    @cached_property
    def _known_stems(self) -> frozenset[str]:
        """The vocabulary's stems: made when first needed, since most questions are spelt right."""
        return frozenset(self._stems(word) for word in self._counts)

    def warm(self) -> None:
        """Work out now what the first mistyped word would otherwise wait for."""
        self.read("unknwon")

    def is_known(self, word: str) -> bool:
        """Whether a word is left alone."""
        return (
            word in self._counts
            or not word.isalpha()
            or self._lexicon.zipf.get(word, 0) >= _COMMON
            or self._stems(word) in self._known_stems
        )

    def read(self, word: str) -> str:
        """Return the word that is meant; the word itself where it is known or nothing is near."""
        if len(word) < _SHORTEST or self.is_known(word):
            return word
        found = self._read.get(word)
        if found is None:
            found = self._nearest(word, self._near) or self._nearest(word, self._far) or word
            if len(self._read) < _MOST_REMEMBERED:
                self._read[word] = found
        return found

    def _nearest(self, word: str, by_length: Mapping[int, list[str]]) -> str | None:
        errors = 2 if len(word) >= _TWO_ERRORS_FROM else 1
        best, best_cost = None, float(errors + 1)
        for length in range(len(word) - errors, len(word) + errors + 1):
            for near, distance, _ in process.extract(
                word, by_length.get(length, ()), scorer=OSA.distance, score_cutoff=errors, limit=8
            ):
                cost = self._cost(word, near, distance)
                if cost < best_cost:
                    best, best_cost = near, cost
        return best

    def _cost(self, word: str, near: str, distance: float) -> float:
        cost = distance
        if near in self._names:
            cost -= _NAME_BONUS
        if near[0] == word[0]:
            cost -= _FIRST_LETTER_BONUS
        use = self._counts.get(near, 0) or 10 ** (self._lexicon.zipf.get(near, 0) - 3)
        return cost - min(use, 1000) / 5000

    def _placed(self, words: list[Word], at: int) -> str | None:
        """Return the word that is meant by a real word in a place where it makes no sense."""
        misplaced = self._lexicon.misplaced.get(words[at].text)
        if misplaced is None:
            return None
        read, before, after = misplaced
        is_before = words[at - 1].text in before if at else "^" in before
        is_after = at + 1 < len(words) and words[at + 1].text in after
        return read if (not before or is_before) and (not after or is_after) else None


_MOST_REMEMBERED = 10_000  # typing errors remembered, so that memory stays bounded


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for word in words:
        found.setdefault(len(word), []).append(word)
    return found
