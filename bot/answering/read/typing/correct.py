"""Correct typing errors towards the words that the sources and their readers use.

A word is left alone where it is known: in the base's vocabulary, English, or a form of such a word.
Otherwise the nearest is read (`nearest`): one error away up to six letters, two above; few letters
with more care, as most of them are acronyms. Letters that were stretched ("sooo") and names without
their marks ("Mueller") are no errors. Spaces are put where they were meant (`spaces`). Function
words typed for others are corrected by the lexicon's rules ("what dose it stand for").
"""

from __future__ import annotations

import re
import string
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from bot.answering.read.typing.nearest import MORE_OR_LESS, SHORT, SHORTEST, Nearest, Slips
from bot.answering.read.typing.spaces import BETWEEN, Spaces
from bot.lang.words import Word, text_at
from bot.outcomes import Correction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.lang.lexicon import Lexicon

# Zipf frequency, by its letters, from which it is a word: most pairs have been seen somewhere.
_COMMON = (4.5, 4.5, 4.5, 3.2, 3.0)
_TWO_ERRORS_FROM = 7  # letters from which two errors are still a typing error
_LONG = 7  # letters from which a form of a common word is left alone: "soure" is no form of "sour"
_MOST_REMEMBERED = 10_000  # typing errors remembered, so that memory stays bounded
_MOST_STRANGE = 24  # words that the base lacks, after which what follows is left as it was typed
_STRETCHED = re.compile(r"([a-z])\1\1+")  # no English word has a letter three times in a row
_TRANSCRIBED = re.compile(r"(?<=[aou])e|(?<=a)a")  # "Mueller" is "Müller", "Haakon" "Håkon"
_LONG_NAME = 5  # letters from which a name is the same without: "Joe" is no "Jo"
_MARKS = dict.fromkeys(map(ord, string.punctuation + "’“”—–"), " ")


class Corrector:
    """Corrects words towards a vocabulary; text of which each word is `settled` is left alone.

    Args:
        counts: how often each folded word stands in the base and its asks.
        names: the folded words that entities' names are made of.
        texts: gives all that the base says and is asked; called when first needed.
    """

    def __init__(
        self,
        counts: Mapping[str, int],
        names: Iterable[str],
        lexicon: Lexicon,
        stems: Callable[[str], str],
        texts: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        self._lexicon = lexicon
        self._stems = stems
        self._counts = counts
        self._slips = Slips(lexicon.keyboard)
        self._nearest = Nearest(counts, names, lexicon, self._slips)
        self._texts = texts
        self._spaces = Spaces(counts, lexicon.stop, self.is_known, self._are_beside)
        self._own = frozenset(names) - lexicon.stop
        self._written = {_TRANSCRIBED.sub("", name): name for name in self._own}
        self._remembered = lru_cache(_MOST_REMEMBERED)(self._find)
        self.settled = counts.keys() - lexicon.misplaced.keys()

    def __call__(self, words: list[Word]) -> tuple[list[Word], tuple[Correction, ...]]:
        """Return the words with the wrong ones replaced, and what was replaced, in order."""
        read: list[Word] = []
        corrections: list[Correction] = []
        at = strange = 0
        words = [self._plain(word) for word in words]
        while at < len(words) and strange < _MOST_STRANGE:
            strange += self._is_strange(words[at].text)
            typed, meant = self._meant(words, at)
            if meant == typed[0].text:
                read += self._as_name(words, at)
            else:
                corrections.append(Correction(" ".join(word.typed for word in typed), meant))
                read += _as_read(typed, meant)
            at += len(typed)
        return [*read, *words[at:]], tuple(corrections)

    def _is_strange(self, text: str) -> bool:
        """Whether neither the base nor any small word is so: only such cost much to look at."""
        return text not in self._counts and text not in self._lexicon.stop

    def _plain(self, word: Word) -> Word:
        """Return a word without the letters that somebody stretched, a name as the base has it."""
        if not self._is_strange(word.text):
            return word
        once, twice = (_STRETCHED.sub(letters, word.text) for letters in (r"\1", r"\1\1"))
        known = [each for each in (once, twice) if len(each) > 1 and self.is_known(each)]
        text = max(known, key=self._use, default=once if len(once) > SHORT else word.text)
        if len(text) >= _LONG_NAME or not word.typed.isascii():
            text = self._written.get(_TRANSCRIBED.sub("", text), text)
        return word._replace(text=text)

    def _use(self, text: str) -> tuple[bool, float]:
        return not self._is_strange(text), self._lexicon.zipf.get(text, 0)

    def _as_name(self, words: list[Word], at: int) -> list[Word]:
        """Return an unread word as the name that it is in a name's place ("for wakanda").

        Elsewhere one that no language has says nothing: it is left out before a question's opening
        word, and behind a name ("who led the talks xyzzy").
        """
        word, before = words[at], text_at(words, at - 1)
        if word.is_capital or not word.text.isascii() or not word.text.isalpha():
            return [word]
        if len(word.text) <= SHORT or self.is_known(word.text):
            return [word]
        is_done = word.text.endswith(("ed", "ing"))  # "are enumerated"
        is_doer = before in self._lexicon.auxiliaries and not is_done
        if before in self._lexicon.cues["before-name"] or is_doer:
            return [word._replace(typed=word.typed.capitalize())]
        is_last = at == len(words) - 1 and before in self._own
        is_first = not at and text_at(words, 1) in self._lexicon.cues["question-word"]
        return [] if is_first or is_last else [word]

    def _meant(self, words: list[Word], at: int) -> tuple[list[Word], str]:
        """Return the word at a place, or that and the next, with what is meant by it."""
        word = words[at]
        placed = self._placed(words, at)
        if placed:
            return [word], placed
        known = self._counts
        if at + 1 < len(words) and not (word.text in known and words[at + 1].text in known):
            joined = self._spaces.joined(word, words[at + 1])
            if joined:
                return words[at : at + 2], joined
        if word.text in self._counts or self._may_be_acronym(words, at):
            return [word], word.text
        read = self.read(word.text, is_name=at > 0 and word.is_capital)
        return [word], read

    def _may_be_acronym(self, words: list[Word], at: int) -> bool:
        """Whether few letters stand where a noun does: "the iss" is no "is"."""
        if not at or len(words[at].text) > SHORT:
            return False
        return words[at].is_capital or words[at - 1].text in self._lexicon.cues["article"]

    @cached_property
    def _known_stems(self) -> frozenset[str]:
        """The vocabulary's stems: made when first needed, since most questions are spelt right."""
        return frozenset(map(self._stems, self._counts))

    @cached_property
    def _text(self) -> str:
        """All that the base says and is asked, a space around each word."""
        words = "\n".join(self._texts()).lower().translate(_MARKS).split()
        return f" {' '.join(words)} "

    def _are_beside(self, one: str, other: str) -> bool:
        """Whether the base has one word right before another."""
        return f" {one} {other} " in self._text

    def _is_derived(self, word: str) -> bool:
        """Whether a prefix and an ending make a long word of another ("unhurriedly")."""
        if len(word) < _LONG:
            return False
        rests = (word.removeprefix(p) for p in ("", *self._lexicon.prefixes) if word.startswith(p))
        stems = [self._stems(rest) for rest in rests if len(rest) >= SHORTEST]
        bases = (stem + ending for stem in stems for ending in self._lexicon.endings)
        bases_in_y = (f"{stem.removesuffix('i')}y" for stem in stems)
        return any(base in self._lexicon.zipf for base in (*bases, *bases_in_y))

    def warm(self) -> None:
        """Work out now what the first mistyped word would otherwise wait for."""
        self.read("unknwon")
        self._are_beside("an", "unknown")

    def is_known(self, word: str) -> bool:
        """Whether a word is left alone: the base's or a form of it, shorthand, or English."""
        return (
            word in self._counts
            or word in self._lexicon.shorthand
            or self._lexicon.zipf.get(word, 0) >= _COMMON[min(len(word), SHORTEST)]
            or (not word.isalpha() and "'" not in word and not self._spaces.parted(word))
            or self._stems(word) in self._known_stems
            or self._is_derived(word)
        )

    def read(self, word: str, *, is_name: bool = False) -> str:
        """Return what is meant; the word itself where it is known or nothing is near.

        Where a space was dropped, that is two words.

        Args:
            word: as it was typed, folded.
            is_name: whether it is written as names are, so that only the base can tell.
        """
        if len(word) == 1 or self.is_known(word):
            return word
        return self._remembered(word, is_name=is_name)

    def _find(self, word: str, *, is_name: bool) -> str:
        if "'" in word:
            return self._contracted(word)
        if len(word) <= SHORT:
            return self._nearest.short(word)
        find = partial(self._nearest.find, word, is_name=is_name)
        near = find(1) if word.isalpha() else None
        parted = self._spaces.parted(word)
        if parted and (near is None or near[0] > BETWEEN):
            return " ".join(parted)
        if near is None and len(word) >= _TWO_ERRORS_FROM and word.isalpha():
            near = find(2)
        is_fit = near and (near[1] in self._counts or near[1] not in self._lexicon.cues["indecent"])
        return near[1] if near and is_fit else word

    def _contracted(self, word: str) -> str:
        """Return who owns in "raymond'ss", or the contraction that "did'nt" is meant to be."""
        owner, _, ending = word.partition("'")
        cost = self._slips.cost
        if cost(ending, "s") <= MORE_OR_LESS:
            return self.read(owner)
        if len(ending) > SHORT and ending[0] == "s" and self.is_known(ending[1:]):
            return f"{self.read(owner)} {ending[1:]}"
        contractions = (other for other in self._lexicon.stop if "'" in other)
        likeliest, near = min((cost(word, other), other) for other in contractions)
        return near if likeliest <= MORE_OR_LESS else word

    def _placed(self, words: list[Word], at: int) -> str | None:
        """Return the word that is meant by a real word in a place where it makes no sense."""
        misplaced = self._lexicon.misplaced.get(words[at].text)
        if misplaced is None:
            return None
        read, before, after = misplaced
        is_before = not before or (text_at(words, at - 1) or "^") in before
        is_after = not after or text_at(words, at + 1) in after
        return read if is_before and is_after else None


def _as_read(typed: list[Word], meant: str) -> list[Word]:
    """Return words in the place of those typed, written with a capital where they were."""
    first, *rest = meant.split()
    pairs = [(_cased(typed[0], first), first), *zip(rest, rest, strict=True)]
    return [Word(case, text, typed[0].start, typed[-1].end) for case, text in pairs]


def _cased(typed: Word, text: str) -> str:
    if typed.is_upper:
        return text.upper()
    return text.capitalize() if typed.is_capital else text
