"""Rewrite a question from another language into words of the sources' language.

What comes out is no good English ("who did speak with top officials japan in"), and need not be:
the chain reads question words, names, dates and content words, and little depends on their order.
What does depend on it is set right here: the question word comes first, with the noun that it asks
for; what something is done to comes after the verb; a sentence that only leads up to the question
stays a clause of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.read.foreign.compose import Sentence
from bot.answering.read.foreign.segment import Segmenter, script_of
from bot.facts import Correction
from bot.lang.vocabulary import TELLS, Phrase, Role
from bot.lang.words import fold

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
_SOFT_SCRIPTS = frozenset(("HIRAGANA",))  # scripts that inflections are written in
_SHORTEST_REMNANT = 3  # letters from which an unknown word in such a script is a word


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
        typed = [typed for typed, text in self.pieces if text and read.issuperset(text.split())]
        return "".join(typed)


class Foreign:
    """Rewrites questions; a vocabulary is loaded when a question first looks like its language.

    `tell` finds in a folded text what some of the languages can't do without.

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
        self._entities = tuple(entities)
        self._lexicon = lexicon
        self._load = load
        self._tells = tells
        self.tell = re.compile("|".join(tell.pattern for tell in tells.values()))
        self._readers: dict[str, _Reader] = {}

    def rewrite(self, bare: str) -> Rewritten | None:
        """Return the question rewritten; None where it is in the sources' own language."""
        folded = fold(bare)
        for language, tell in self._tells.items():
            if tell.search(folded):
                if language not in self._readers:
                    vocabulary = self._load(language)
                    self._readers[language] = _Reader(vocabulary, self._entities, self._lexicon)
                return self._readers[language].rewrite(folded)
        return None


class _Reader:
    """Rewrites questions of one language."""

    def __init__(
        self, vocabulary: Vocabulary, entities: Sequence[Entity], lexicon: Lexicon
    ) -> None:
        self._vocabulary = vocabulary
        self._lexicon = lexicon
        self._own = lexicon.stop | lexicon.auxiliaries | {w for p in lexicon.asking for w in p}
        self._kinds = {
            fold(alias).lower(): entity.kind
            for entity in entities
            for alias in (_plain_name(entity), *entity.aliases)
        }
        names = {
            spelling: Phrase(Role.NAME, _plain_name(entity))
            for entity in entities
            for alias in entity.aliases
            if not alias.isascii()
            for spelling in (fold(alias).lower().translate(_HIRAGANA), fold(alias).lower())
        }
        self._ignored = str.maketrans("", "", vocabulary.ignored)
        months = {number: name for name, number in reversed(lexicon.months.items())}
        self._segment = Segmenter(vocabulary, names, [months[n] for n in sorted(months)])

    def rewrite(self, folded: str) -> Rewritten:
        """Return the question rewritten, in whichever language it turns out to be asked."""
        pieces = self._segment(folded.translate(self._ignored))
        corrections = tuple(Correction(p.typed, p.read) for p in pieces if p.read)
        if self._is_own(pieces):
            text = " ".join(piece.text for piece in pieces)
            return Rewritten(text, self._lexicon.language, corrections)
        if folded.strip(" 。.!?").lower() in self._vocabulary.greetings:
            return Rewritten("help", self._vocabulary.language)
        sentences = [self._sentence(*sentence) for sentence in _sentences(pieces)]
        text = " ".join(filter(None, sentences))
        typed = tuple((piece.typed, piece.text) for piece in pieces if piece.is_word)
        return Rewritten(text, self._vocabulary.language, corrections, typed)

    def _is_own(self, pieces: Sequence[Piece]) -> bool:
        """Whether a question in the sources' language only holds foreign names."""
        own = sum(p.phrase is None and p.typed.lower() in self._own for p in pieces)
        foreign = sum(p.phrase is not None and p.role is not Role.NAME for p in pieces)
        return own > foreign

    def _sentence(self, pieces: Sequence[Piece], mark: str) -> str:
        if self._vocabulary.head_last:
            text = Sentence(pieces, self._lexicon, self._kinds).compose(mark)
        else:
            text = " ".join(filter(None, (piece.text for piece in pieces)))
            is_asked = any(piece.role in _ASKS for piece in pieces)
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
        elif piece.is_word and not _is_remnant(piece):
            words.append(piece)
    yield words, ""


def _is_remnant(piece: Piece) -> bool:
    """Whether a piece is what is left of an inflection that the vocabulary lacks."""
    is_soft = script_of(piece.typed[0]) in _SOFT_SCRIPTS
    return piece.phrase is None and is_soft and len(piece.typed) < _SHORTEST_REMNANT
