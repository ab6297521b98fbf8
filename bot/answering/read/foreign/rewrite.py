"""Rewrite a question from another language into words of the sources' language.

What comes out is no good English ("who did speak with top officials japan in"), and need not be:
the chain reads question words, names, dates and content words, and little depends on their order.
What does depend on it is set right here: the question word comes first, with the noun that it asks
for; what something is done to comes after the verb; a sentence that only leads up to the question
stays a clause of its own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.read.foreign.compose import Sentence
from bot.answering.read.foreign.segment import Segmenter
from bot.lang.vocabulary import TELLS, Phrase, Role
from bot.lang.words import fold
from bot.outcomes import Correction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.answering.read.foreign.segment import Piece
    from bot.facts import Entity
    from bot.lang.lexicon import Lexicon
    from bot.lang.vocabulary import Vocabulary

_MARKS = {"。": ".", ".": ".", "!": ".", "?": "?", "…": ".", "\n": "."}
_HIRAGANA = {letter: letter - 0x60 for letter in range(0x30A1, 0x30F7)}  # from katakana
_ARTICLE = re.compile(r"^(?:the|an?) ")
_ASKS = frozenset((Role.ASKING, Role.WHICH, Role.WHAT))


class Rewritten(NamedTuple):
    """A question in the sources' language.

    Attributes:
        text: what the chain reads.
        language: the asker's.
        corrections: names that were mistyped.
        pieces: what was typed, piece by piece, with what the chain reads for it.
    """

    text: str
    language: str
    corrections: tuple[Correction, ...] = ()
    pieces: tuple[tuple[str, str], ...] = ()

    def typed(self, words: str) -> str:
        """Return what was typed where the chain read some words."""
        read = set(words.split())
        return "".join(own for own, text in self.pieces if text and read >= set(text.split()))


class Foreign:
    """Rewrites questions; a vocabulary is loaded when a question first looks like its language.

    Args:
        lexicon: of the sources' language.
        load: gives the vocabulary of a language.
        tells: what a text in each language cannot do without.
    """

    def __init__(
        self,
        entities: Iterable[Entity],
        lexicon: Lexicon,
        load: Callable[[str], Vocabulary],
        tells: Mapping[str, re.Pattern[str]] = TELLS,
    ) -> None:
        known = tuple(entities)
        self._tells = tells
        self._reader = cache(lambda language: _Reader(load(language), known, lexicon))

    def rewrite(self, bare: str) -> Rewritten | None:
        """Return the question rewritten; None where it is in the sources' own language."""
        folded = fold(bare)
        told = (language for language, tell in self._tells.items() if tell.search(folded))
        language = next(told, None)
        return self._reader(language).rewrite(folded) if language else None


class _Reader:
    """Rewrites questions of one language."""

    def __init__(
        self, vocabulary: Vocabulary, entities: Sequence[Entity], lexicon: Lexicon
    ) -> None:
        self._vocabulary = vocabulary
        self._lexicon = lexicon
        self._own = lexicon.stop | lexicon.auxiliaries | {w for p in lexicon.asking for w in p}
        aliases = [(fold(a).lower(), e) for e in entities for a in (_plain_name(e), *e.aliases)]
        self._kinds = {alias: entity.kind for alias, entity in aliases}
        names = {
            spelling: Phrase(Role.NAME, _plain_name(entity))
            for alias, entity in aliases
            if not alias.isascii()
            for spelling in (alias.translate(_HIRAGANA), alias)
        }
        self._ignored = str.maketrans("", "", vocabulary.ignored)
        months = {number: name for name, number in reversed(lexicon.months.items())}
        self._segment = Segmenter(vocabulary, names, [months[n] for n in sorted(months)])

    def rewrite(self, folded: str) -> Rewritten:
        """Return the question rewritten, in whichever language it turns out to be asked."""
        framed, language = self._vocabulary.framed, self._vocabulary.language
        if framed is not None and (quoted := framed.search(folded)):
            folded = f"{quoted['said']}?"
        pieces = self._segment(folded.translate(self._ignored))
        corrections = tuple(Correction(p.typed, p.read) for p in pieces if p.read)
        read = tuple((piece.typed, piece.text) for piece in pieces)
        if self._is_own(pieces):
            return Rewritten(
                " ".join(p.text for p in pieces), self._lexicon.language, corrections, read
            )
        if folded.strip(" 。.!?").lower() in self._vocabulary.greetings:
            return Rewritten("help", language)
        sentences = [self._sentence(*sentence) for sentence in _sentences(pieces)]
        return Rewritten(" ".join(filter(None, sentences)), language, corrections, read)

    def _is_own(self, pieces: Sequence[Piece]) -> bool:
        """Whether a question in the sources' language only holds foreign names."""
        own = sum(p.phrase is None and p.typed.lower() in self._own for p in pieces)
        foreign = sum(p.phrase is not None and p.role is not Role.NAME for p in pieces)
        return own > foreign

    def _sentence(self, pieces: Sequence[Piece], mark: str) -> str:
        is_asked = any(piece.role in _ASKS for piece in pieces)
        if self._vocabulary.head_last:
            text = Sentence(pieces, self._lexicon, self._kinds).compose(mark)
        else:
            text = " ".join(filter(None, (piece.text for piece in pieces)))
            text = f"did {text}" if mark == "?" and not is_asked else text
        return f"{text} {mark}" if text else ""


def _plain_name(entity: Entity) -> str:
    """Return a short name that the sources' language has for an entity: "Japan", "SET"."""
    names = (_ARTICLE.sub("", fold(entity.name)), *filter(str.isascii, entity.aliases[:1]))
    return min(names, key=lambda name: (name.islower(), len(name)))


def _sentences(pieces: Iterable[Piece]) -> Iterator[tuple[list[Piece], str]]:
    """Yield the words of each sentence or lead-up, with the mark that ends it."""
    words: list[Piece] = []
    for piece in pieces:
        is_break = piece.role is Role.BREAKS
        if is_break or (piece.phrase is None and piece.typed in _MARKS):
            yield words, "," if is_break else _MARKS[piece.typed]
            words = []
        elif piece.is_word:
            words.append(piece)
    yield words, ""
