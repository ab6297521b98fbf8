"""Bring what was made, or written for matching, into the form of a question; or reject it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.asking.clauses import bare, unstopped
from bot.facts import Facet
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.asking.grammar import Grammar
    from bot.asking.spelling import Spelling

_ADVERBIAL = frozenset((Facet.WHEN, Facet.WHERE, Facet.WHY, Facet.HOW))
LONGEST = 96  # code points: what a button can hold beside its mark (`bot.chat.buttons`)
_FEWEST = 3  # words of a question ("Who is Ito?")
_FEWEST_ASKED, _MOST_ASKED = 4, 14  # words of an ask that reads as a whole question
_FEWEST_TELLING = 2  # of these, words that say something
_FIRST_OWNER = 3  # words, the question word among them, before which "its" means nothing
_BROKEN = re.compile(r"[;:()\[\]…]|, ?,|--|,\?|\?.|[a-z]{4}\. ")
_CHATTY = re.compile(r"[,.!\"“”/]|'(?!s\b)|^\w+'s|\?.")


def finish(question: str, grammar: Grammar) -> str:
    """Return a question with its capital and its mark; empty where it stands badly."""
    text = unstopped(question.strip(" ,?"))
    text = f"{text[:1].upper()}{text[1:]}?"
    words = [bare(word) for word in text.split()]
    is_short = len(text) <= LONGEST and len(words) >= _FEWEST
    return text if is_short and not _BROKEN.search(text) and _stand(words, grammar) else ""


def _stand(words: Sequence[str], grammar: Grammar) -> bool:
    """Whether words make a question that says by itself what it is about, and is not cut off."""
    if words[-1] in grammar["ends_badly"] or any(one == next_ for one, next_ in pairwise(words)):
        return False
    pointing = grammar["pointing"]
    if any(word.partition("’")[0] in pointing for word in words[1:]):
        return False
    return grammar["owning"].isdisjoint(words[:_FIRST_OWNER])


class Polisher:
    """Makes shown questions of asks."""

    def __init__(self, grammar: Grammar, spelling: Spelling) -> None:
        self._grammar = grammar
        self._spelling = spelling

    def polish(self, ask: str) -> tuple[Facet, str] | None:
        """Return what an ask asks for, and how it is shown; None where it is no whole question."""
        words = [word.text for word in split(ask)]
        facet = self.facet(ask)
        if facet is None or not self._is_whole(words, facet) or not self._is_plain(ask, words):
            return None
        spelt = self._spelling.spell(ask)
        question = finish(spelt.replace("'", "’"), self._grammar) if spelt else ""
        return (facet, question) if self._tells(question) else None

    def facet(self, question: str) -> Facet | None:
        """Return what a question's opening asks for; None where it opens as none does."""
        words = tuple(word.text for word in split(question))
        lexicon = self._grammar.lexicon
        if words and words[0] in self._grammar.helpers:
            return Facet.WHETHER
        if not words or words[0] not in lexicon.cues["question-word"]:
            return None
        found = (lexicon.asking.get(words[:length]) for length in (3, 2, 1))
        return next((Facet(asking.facet) for asking in found if asking), None)

    def _tells(self, question: str) -> bool:
        """Whether enough of its words say something: "who was the first" is no whole question."""
        stop = self._grammar.lexicon.stop
        words = split(question)[1:]
        return sum(word.text not in stop or word.is_capital for word in words) >= _FEWEST_TELLING

    def _is_plain(self, ask: str, words: Sequence[str]) -> bool:
        """Whether it is written as one plain sentence, of words that are spelt right."""
        lexicon = self._grammar.lexicon
        if not _FEWEST_ASKED <= len(words) <= _MOST_ASKED or _CHATTY.search(ask):
            return False
        letters = {word for word in words if len(word) == 1} - lexicon.cues["article"]
        is_spelt = all(self._spelling.is_known(w) and w not in lexicon.shorthand for w in words)
        return is_spelt and not letters

    def _is_whole(self, words: Sequence[str], facet: Facet) -> bool:
        """Whether it has its verb where a written question has it."""
        known, first, rest = self._grammar, words[0], words[1:]
        if facet is Facet.WHETHER:
            return known.lexicon.cues["choice"].isdisjoint(words)
        if facet in _ADVERBIAL:  # "when raymond visit" is none, nor is "how is it called"
            return bool(rest) and rest[0] in known.helpers and rest[-1] not in known["saying"]
        if not known.helpers.isdisjoint(rest):
            return True
        behind = rest if first in known["subjects"] else rest[1:]
        return any(known.is_past(word) or word in known.present for word in behind)
