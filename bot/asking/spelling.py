"""Give a question that was typed in small letters its names as the base spells them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from bot.lang.words import Runs, split, text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.asking.names import KnownNames
    from bot.facts import FactBase
    from bot.lang.lexicon import Lexicon
    from bot.lang.words import Word

_PROPER = frozenset(("person", "country", "place"))
_RARE = 3.2  # Zipf frequency from which a word is common
_SELDOM = 4.5  # below which a word that a source only writes with capitals may be a name
_OWNER = re.compile(r"['’]s?$")


class Spelling:
    """Knows how the words of a base are written."""

    def __init__(self, base: FactBase, lexicon: Lexicon, names: KnownNames) -> None:
        self._base = base
        self._lexicon = lexicon
        self._names = names

    def spell(self, text: str) -> str:
        """Return a text with its names as they are spelt.

        Empty where a word in small letters may be a name or none ("us", "set", "may").
        """
        words = split(text)
        pieces, at, end = [], 0, 0
        while at < len(words):
            run = self._runs.longest([word.text for word in words], at)
            length = max(1, len(run))
            written = self._written(words, at, run)
            if not written:
                return ""
            pieces.append(text[end : words[at].start] + written)
            at += length
            end = words[at - 1].end
        return "".join(pieces) + text[end:]

    def is_known(self, word: str) -> bool:
        """Whether a folded word is one of the language or of the sources."""
        return word in self._lexicon.zipf or word in self._said

    def _written(self, words: Sequence[Word], at: int, run: tuple[str, ...]) -> str:
        """Return how a word, or the name that begins with it, is written; empty for unsure."""
        typed = " ".join(word.typed for word in words[at : at + max(1, len(run))])
        if not run:
            return self._word(words[at], text_at(words, at - 1))
        if not any(word.typed.islower() for word in words[at : at + len(run)]):
            return typed
        if len(run) == 1 and not self._is_surely(run[0], text_at(words, at - 1)):
            return ""
        return typed if len(run) == 1 and self._is_word(run[0]) else self._owned(run, typed)

    def _owned(self, run: tuple[str, ...], typed: str) -> str:
        return self._names.spelt[run] + ("’s" if _OWNER.search(typed) else "")

    def _word(self, word: Word, before: str) -> str:
        lexicon = self._lexicon
        if not word.typed.islower():
            return word.typed
        if word.text in lexicon.months:
            is_sure = before in lexicon.cues["before-month"]
            is_word = word.text in lexicon.cues["month-or-word"]
            return word.typed.capitalize() if is_sure or not is_word else ""
        if word.text in lexicon.countries:
            return word.typed.capitalize()
        if word.text not in self._capitals:
            return word.typed
        is_rare = lexicon.zipf.get(word.text, 0.0) < _RARE
        own = self._capitals[word.text]
        return own + ("’s" if _OWNER.search(word.typed) else "") if is_rare else ""

    def _is_surely(self, word: str, before: str) -> bool:
        """Whether an alias of one word is meant: no pronoun, and no acronym that is a word."""
        lexicon = self._lexicon
        if word in lexicon.stop:
            return before in lexicon.cues["article"]
        return not (self._is_acronym(word) and lexicon.zipf.get(word, 0.0) >= _RARE)

    def _is_word(self, text: str) -> bool:
        """Whether an alias of one word is used as a word of the language, too: "space"."""
        if text in self._lexicon.countries:
            return False
        is_common = self._lexicon.zipf.get(text, 0.0) >= _SELDOM and text not in self._proper
        return text in self._small or (is_common and not self._is_acronym(text))

    def _is_acronym(self, text: str) -> bool:
        """Whether an alias of one word has a capital within it ("SETs")."""
        return any(letter.isupper() for letter in self._names.spelt[(text,)][1:])

    @cached_property
    def _runs(self) -> Runs:
        return Runs(key for key, name in self._names.spelt.items() if not name.islower())

    @cached_property
    def _source_words(self) -> list[Word]:
        """The words of the sources that open no sentence."""
        found = []
        for source in self._base.sources.values():
            starts = {sentence.span.start for sentence in source.sentences}
            found += [word for word in split(source.text) if word.start not in starts]
        return found

    @cached_property
    def _capitals(self) -> dict[str, str]:
        """The words that the sources only write with capitals, as they are written there."""
        found = {word.text: word.typed for word in self._source_words if word.typed[:1].isupper()}
        zipf = self._lexicon.zipf
        return {
            text: typed
            for text, typed in found.items()
            if zipf.get(text, 0.0) < _SELDOM and text not in self._small
        }

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words that the sources write in small letters."""
        return frozenset(word.text for word in self._source_words if word.typed.islower())

    @cached_property
    def _said(self) -> frozenset[str]:
        names = (word for key in self._names.spelt for word in key)
        return frozenset(word.text for word in self._source_words).union(names)

    @cached_property
    def _proper(self) -> frozenset[str]:
        """The names of persons, countries and places that are one word."""
        entities = (e for e in self._base.entities.values() if e.kind in _PROPER)
        names = (split(name) for e in entities for name in (e.name, *e.aliases))
        return frozenset(words[0].text for words in names if len(words) == 1)
