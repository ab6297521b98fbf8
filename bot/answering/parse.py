"""Read a question: what it names, what it asks for, and what is left of it.

The steps are the same for every language; the words are the lexicon's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.dates import find_dates
from bot.answering.question import Question
from bot.answering.words import Word, fold, split
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answering.names import Names
    from bot.answering.question import Mention
    from bot.facts import Correction
    from bot.lexicon import Asking, Lexicon

# "@bot", "<@123>", "<@!123>", then "!" or "/", then "ask" where it stands behind one of these
_ADDRESSED = re.compile(r"^\s*(?:(?:<@!?\d+>|@[\w.-]+)[\s,:]*)*(?:([!/])\s*(?:ask\b\s*)?)?", re.IGNORECASE)
_NOUN_WINDOW = 5  # words after "which" or "what" among which its noun is looked for


def strip_address(typed: str) -> str:
    """Return the question without the bot's name, the prefix and the word `ask`."""
    return typed[_ADDRESSED.match(typed).end() :].strip()  # type: ignore[union-attr] # it matches ""


class Parser:
    """Turn typed text into a `Question`.

    Args:
        correct: maps a word's text to its correction, or to the word itself.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        names: Names,
        stems: Callable[[str], str],
        correct: Callable[[list[Word]], tuple[list[Word], tuple[Correction, ...]]] | None = None,
    ) -> None:
        self._lexicon = lexicon
        self._names = names
        self._stems = stems
        self._correct = correct
        self._longest_fluff = max(map(len, lexicon.fluff), default=1)
        self._longest_asking = max(map(len, lexicon.asking), default=1)

    def parse(self, typed: str) -> Question:
        """Return the question; nothing is an error, an unreadable one has no words."""
        words = self._expand(split(strip_address(typed)))
        corrections: tuple[Correction, ...] = ()
        if self._correct is not None:
            words, corrections = self._correct(words)
        mentions = self._names.find(words)
        dates, dated = find_dates(words, self._lexicon)
        idle = self._idle(words, mentions)
        asked, at, asking = self._asking(words, mentions)
        question = Question(typed, tuple(words), corrections, mentions=mentions, dates=dates)
        return replace(
            question,
            facets=frozenset(Facet(a.facet) for a in asked),
            kinds=frozenset(kind for a in asked for kind in a.kinds),
            numbers=tuple(
                w.text for i, w in enumerate(words) if w.text[0].isdigit() and i not in dated
            ),
            content=self._content(words, mentions, idle | asking | dated),
            cues=self._cues(words, idle),
            side=self._side(words, mentions),
        )

    def _expand(self, words: list[Word]) -> list[Word]:
        expanded: list[Word] = []
        for word in words:
            long = self._lexicon.shorthand.get(word.text)
            if long is None or (word.is_upper and word.text == "us"):
                expanded.append(word)
            else:
                expanded += [Word(w, w, word.start, word.end) for w in long.split()]
        return expanded

    def _idle(self, words: Sequence[Word], mentions: Sequence[Mention]) -> set[int]:
        """Return where the words stand that people only put around a question."""
        named = {i for m in mentions if m.is_hard for i in range(m.start, m.end)}
        idle: set[int] = set()
        texts = [word.text for word in words]
        for start in range(len(texts)):
            for length in range(min(self._longest_fluff, len(texts) - start), 0, -1):
                if tuple(texts[start : start + length]) in self._lexicon.fluff:
                    idle.update(range(start, start + length))
                    break
        return idle - named

    def _asking(
        self, words: Sequence[Word], mentions: Sequence[Mention]
    ) -> tuple[list[Asking], int, set[int]]:
        """Return what is asked, where the question word stands, and the words spent on asking."""
        texts = [word.text for word in words]
        for at in range(len(texts)):
            for length in range(min(self._longest_asking, len(texts) - at), 0, -1):
                asking = self._lexicon.asking.get(tuple(texts[at : at + length]))
                if asking is not None:
                    spent = set(range(at, at + length))
                    noun = self._noun(texts, at + length) if asking.facet == "what" else None
                    return ([noun] if noun else [asking]), at, spent
        if texts and texts[0] in self._lexicon.auxiliaries:
            return [self._lexicon.asking[("whether",)]], 0, {0}
        return self._bare(texts), 0, set()
