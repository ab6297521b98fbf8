"""Cut a text into the phrases of a vocabulary, with or without spaces between its words.

The cheapest way through the text wins: a known phrase costs little, however long it is, and what
nothing knows costs by the letter. So no word list needs to be complete, and no segmenter's
dictionary is needed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.lang.vocabulary import Phrase, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.lang.vocabulary import Vocabulary

_RAW = re.compile(
    r"\d+\+\d+|(?:[a-z]\.){2,}|[a-z0-9\u00c0-\u024f]+(?:['.&,+-][a-z0-9\u00c0-\u024f]+)*"
)
_SINGLE = 0.4  # what a phrase of one letter costs more: it may be a part of something longer
_LONE = 0.7  # what it costs more where such a letter has another of its script beside it
_UNKNOWN = 2.0  # what an unknown word costs, besides 1 for each letter
_LONGEST_UNKNOWN = 24  # letters; a bound on the work that a text can make
_BONUS = 0.1  # what a name costs less than any other phrase
_SHORTEST_CORRECTED = 4  # letters from which one wrong letter is a typing error


class Piece(NamedTuple):
    """A piece of a text.

    Attributes:
        typed: as it stands there, folded.
        phrase: what it is known as; None for what is not known, and for marks and spaces.
        read: the phrase as the vocabulary spells it, where it was mistyped.
    """

    typed: str
    phrase: Phrase | None = None
    read: str = ""

    @property
    def role(self) -> Role:
        """What it does in the sentence."""
        return self.phrase.role if self.phrase else Role.WORDS

    @property
    def text(self) -> str:
        """What it stands for in the sources' language."""
        return self.phrase.text if self.phrase else self.typed

    @property
    def is_word(self) -> bool:
        """Whether it has letters or digits."""
        return any(c.isalnum() for c in self.typed)


class Segmenter:
    """Cuts texts into the phrases of a vocabulary and the names of the entities.

    Args:
        names: the entities' names, in that language.
        months: the months as the sources' language writes them, January first.
    """

    def __init__(
        self, vocabulary: Vocabulary, names: Mapping[str, Phrase], months: Sequence[str]
    ) -> None:
        self._vocabulary = vocabulary
        self._months = months
        self._phrases = {**vocabulary.phrases, **names}
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        for phrase in self._phrases:
            self._lengths[phrase[0]].add(len(phrase))

    def __call__(self, folded: str) -> list[Piece]:
        """Return the pieces of a folded text, none left out."""
        lower = folded.lower()
        text = lower if len(lower) == len(folded) else folded
        costs = [0.0, *[float("inf")] * len(text)]
        steps: list[tuple[int, Phrase | None]] = [(0, None)] * (len(text) + 1)
        runs = _runs(text)
        for start in range(len(text)):
            so_far = costs[start]
            if so_far == float("inf"):
                continue
            for end, cost, phrase in self._steps(text, start):
                if so_far + cost < costs[end]:
                    costs[end], steps[end] = so_far + cost, (start, phrase)
            for end in range(start + 1, min(runs[start], start + _LONGEST_UNKNOWN) + 1):
                cost = so_far + (_UNKNOWN + end - start)
                if cost < costs[end]:
                    costs[end], steps[end] = cost, (start, None)
        pieces: list[Piece] = []
        end = len(text)
        while end:
            start, phrase = steps[end]
            pieces.append(self._piece(folded[start:end], phrase))
            end = start
        return pieces[::-1]

    def _steps(self, text: str, start: int) -> Iterator[tuple[int, float, Phrase | None]]:
        """Yield where a known piece, or one of Latin letters, may end, its cost and what it is."""
        if not text[start].isalnum():
            yield start + 1, 0.0, None
        for pattern in self._vocabulary.dates:
            match = pattern.match(text, start)
            if match and self._may_part(text, match.end()):
                yield match.end(), 1.0, Phrase(Role.WORDS, self._date(match))
        for length in self._lengths.get(text[start], ()):
            phrase = self._phrases.get(text[start : start + length])
            end = start + length
            if phrase is not None and end <= len(text) and self._may_part(text, end):
                yield end, self._cost(text, start, end, phrase), phrase
        raw = _RAW.match(text, start)
        if raw:
            yield raw.end(), _UNKNOWN, None

    def _cost(self, text: str, start: int, end: int, phrase: Phrase) -> float:
        """Return what it costs to read a part of the text as a phrase."""
        is_single, compound = end - start == 1, self._vocabulary.compound
        cost = 1 + _SINGLE * is_single
        if phrase.role is Role.NAME:
            return cost - _BONUS
        is_lone = _is_within(text, start, compound) or _is_within(text, end, compound)
        return cost + _LONE * (is_single and is_lone)

    def _may_part(self, text: str, at: int) -> bool:
        """Whether a word may end here: never within a word of Latin letters or a number."""
        if at >= len(text):
            return True
        before, after = text[at - 1], text[at]
        if self._vocabulary.is_spaced:
            return not (before.isalnum() and after.isalnum())
        return not (_is_raw(before) and _is_raw(after) and before.isdigit() == after.isdigit())

    def _piece(self, typed: str, phrase: Phrase | None) -> Piece:
        """Return a piece: as the known phrase that is one wrong letter away, where unknown."""
        if phrase is None and self._may_be_mistyped(typed):
            from rapidfuzz import process  # noqa: PLC0415 - few questions need it
            from rapidfuzz.distance import OSA  # noqa: PLC0415 - likewise

            read = process.extractOne(
                typed.lower(), self._long, scorer=OSA.distance, score_cutoff=1
            )
            if read is not None:
                return Piece(typed, self._phrases[read[0]], read[0])
        return Piece(typed, phrase)

    def _may_be_mistyped(self, typed: str) -> bool:
        is_word = self._vocabulary.is_spaced or script_of(typed[0]) in self._vocabulary.whole
        return is_word and len(typed) >= _SHORTEST_CORRECTED and not typed.isascii()

    @cached_property
    def _long(self) -> list[str]:
        return [phrase for phrase in self._phrases if len(phrase) >= _SHORTEST_CORRECTED]

    def _date(self, match: re.Match[str]) -> str:
        """Return a date as the sources' language writes it ("july 13 2023")."""
        found = {name: value for name, value in match.groupdict().items() if value}
        year = found.get("year", "")
        if "era" in found:
            year = str(self._vocabulary.eras[found["era"]] + (1 if year == "元" else int(year)))
        month = int(found.get("month", 0))
        name = self._months[month - 1] if 0 < month <= len(self._months) else ""
        return " ".join(filter(None, (name, found.get("day", ""), year)))


def _runs(text: str) -> list[int]:
    """Return, for each letter, where an unknown word that starts there ends at the latest.

    That is where its script ends; Latin letters and digits are never parted, so none starts there.
    """
    ends = list(range(1, len(text) + 1))
    for at in range(len(text) - 2, -1, -1):
        after = text[at + 1]
        if after.isalnum() and script_of(after) == script_of(text[at]):
            ends[at] = ends[at + 1]
    return [at if _RAW.match(text, at) else end for at, end in enumerate(ends)]


def _is_within(text: str, at: int, scripts: frozenset[str]) -> bool:
    """Whether letters of the same one of these scripts stand on both sides."""
    if not 0 < at < len(text):
        return False
    script = script_of(text[at])
    return script in scripts and script == script_of(text[at - 1])


def _is_raw(letter: str) -> bool:
    return _RAW.match(letter) is not None


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """Return the first word of a letter's Unicode name: LATIN, KATAKANA, CJK."""
    return unicodedata.name(letter, "?").replace("-", " ").split()[0]
