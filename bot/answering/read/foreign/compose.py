"""Put the pieces of a sentence that ends with its verb into the order of English.

Who or what it is about comes first, then the verb, then what the verb does something to, with the
particle behind it as the preposition before it. Question words go to the front, as English has
them; a question that has none opens with "did" or "does", or asks "what" of the noun it ends with.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.lang.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answering.read.foreign.segment import Piece
    from bot.lang.lexicon import Lexicon

_SILENT = frozenset((Role.NOTHING, Role.LINK))
_IDLE = _SILENT | {Role.PAST, Role.ENDS, Role.REQUESTS}
_ABOUT = frozenset((Role.SUBJECT, Role.TOPIC))
_CLOSING = _ABOUT | {Role.PARTICLES}

_ALONE = {"how": "how much"}  # what asks where no word follows
_AND_WHAT = "and"  # what a sentence opens with that names somebody and asks no more
_CHOICE, _AND = "which", "with"  # "which of them", and the particle that joins what it chooses from


@dataclass(slots=True)
class _Chunk:
    """Words that belong together.

    Attributes:
        role: of the particle behind them.
        relation: the preposition that it stands for.
    """

    words: list[str] = field(default_factory=list)
    role: Role = Role.WORDS
    relation: str = ""


class Sentence:
    """A sentence that is put into order, once.

    Args:
        lexicon: of the sources' language.
        kinds: the entities' kinds by their folded names.
    """

    def __init__(self, pieces: Sequence[Piece], lexicon: Lexicon, kinds: Mapping[str, str]) -> None:
        self._pieces = pieces
        self._lexicon = lexicon
        self._kinds = kinds
        self._roles = [piece.role for piece in pieces]
        said = (i for i, role in enumerate(self._roles) if role not in _IDLE)
        self._last = max(said, default=-1)  # where the last piece stands that says something
        is_past = any(
            p.role is Role.PAST or (p.role is Role.ENDS and p.text == "past") for p in pieces
        )
        self._auxiliary = "did" if is_past else "does"
        self._front: list[str] = []
        self._chunks = [_Chunk()]

    def compose(self, mark: str) -> str:
        """Return the sentence that the words make; `mark` is what ends it."""
        at = 0
        while at < len(self._pieces):
            at = self._take(at)
        if not self._front and mark != ",":
            self._open(mark)
        return " ".join(filter(None, (*self._front, *self._body())))

    def _take(self, at: int) -> int:
        """Take the piece at a place; return the place of the next."""
        role, text = self._roles[at], self._pieces[at].text
        is_last = at >= self._last
        if role in _CLOSING:
            self._chunks[-1].role, self._chunks[-1].relation = role, text
            self._chunks.append(_Chunk())
        elif role is Role.WHICH:
            return self._which(at, text)
        elif role is Role.WHAT and text == _CHOICE:
            self._front.append(text)
            for chunk in self._chunks:  # "A and B, which?" offers them
                chunk.relation = "or" if chunk.relation == _AND else chunk.relation
        elif role is Role.WHAT and not is_last:
            self._front += [text, self._auxiliary]
        elif role in (Role.WHAT, Role.ASKING):
            self._ask(text, is_last=is_last)
        elif role is Role.ENDS and not is_last:
            self._chunks[-1].words.append("or")
        elif role not in _IDLE:
            self._chunks[-1].words.append(text)
        return at + 1

    def _which(self, at: int, text: str) -> int:
        """Put "which" to the front with the noun that follows it."""
        rest = range(at + 1, len(self._pieces))
        noun = next((i for i in rest if self._roles[i] not in _SILENT), None)
        if noun is None or self._roles[noun] not in (Role.WORDS, Role.NAME):
            self._front += [_ALONE.get(text, text), self._auxiliary]
            return at + 1
        self._front += [text, self._pieces[noun].text, self._auxiliary]
        return noun + 1

    def _ask(self, text: str, *, is_last: bool) -> None:
        """Put a question word to the front: with the noun before it, where it ends the sentence."""
        if text == "what" and is_last:
            self._ask_what()
        elif text == "where" and is_last and self._is_before_other_noun(text):
            self._front += ["which", self._words.pop()]
        else:
            self._front.append(text)

    def _is_before_other_noun(self, text: str) -> bool:
        """Whether the noun before a question word is one that another question word asks for."""
        facets = [self._lexicon.facet_of_kind.get(kind) for kind in self._kinds_before]
        return bool(facets) and text not in facets

    @property
    def _words(self) -> list[str]:
        """The words that were read last, of the open chunk or the one before it."""
        filled = (chunk.words for chunk in reversed(self._chunks) if chunk.words)
        return next(filled, [])

    @property
    def _word(self) -> str:
        """The last of them; empty for none."""
        return self._words[-1] if self._words else ""

    @property
    def _kinds_before(self) -> tuple[str, ...]:
        """The kinds that it asks for, as a noun."""
        return self._lexicon.answer_nouns.get(self._word, ())

    def _ask_what(self) -> None:
        """Ask what the last noun is, or what (or who) somebody is."""
        kind = self._kinds.get(self._word.lower())
        if kind is None and self._word:
            self._front += ["what", self._words.pop(), self._auxiliary]
        else:
            self._front += ["who" if kind == "person" else "what", "is"]

    def _open(self, mark: str) -> None:
        """Begin a sentence without a question word, where it asks something."""
        is_request = Role.REQUESTS in self._roles
        told = [role for role in self._roles if role not in _SILENT]
        while told and told[-1] is Role.REQUESTS:
            told.pop()
        last = told[-1] if told else Role.NOTHING
        if last is Role.TOPIC or (is_request and last in _CLOSING):
            is_added = last is Role.TOPIC and self._chunks[-2].relation == _AND_WHAT
            if is_added and self._word.lower() in self._kinds:
                self._front.append(_AND_WHAT)
            else:
                self._ask_what()
        elif mark != "?" and last is Role.WORDS and Role.PAST in told and self._kinds_before:
            self._ask_what()  # "the time that he came"
        elif not is_request and (last is Role.ENDS or mark == "?" or Role.LINK in self._roles[-1:]):
            self._front.append(self._auxiliary)

    def _body(self) -> list[str]:
        """Return the words in the order of English."""
        about = [c for c in self._chunks if c.role in _ABOUT]
        verb = [c for c in self._chunks if c.role is Role.WORDS]
        others = [c for c in self._chunks if c.role is Role.PARTICLES]
        found: list[str] = []
        for chunk in (*about, *verb, *others):
            if chunk.words:
                found += [chunk.relation if chunk.role is Role.PARTICLES else "", *chunk.words]
        return found
