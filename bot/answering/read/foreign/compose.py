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

_IDLE = frozenset((Role.NOTHING, Role.PAST, Role.ENDS, Role.LINK, Role.REQUESTS))
_CLOSING = frozenset((Role.PARTICLES, Role.SUBJECT, Role.TOPIC))

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


@dataclass(slots=True)
class _Draft:
    """A sentence as far as it is read.

    Attributes:
        last: where the last piece stands that says something.
    """

    pieces: Sequence[Piece]
    is_past: bool
    last: int
    front: list[str] = field(default_factory=list)
    chunks: list[_Chunk] = field(default_factory=lambda: [_Chunk()])

    @property
    def words(self) -> list[str]:
        """The words that were read last, of the open chunk or the one before it."""
        filled = (chunk.words for chunk in reversed(self.chunks) if chunk.words)
        return next(filled, [])


class Composer:
    """Composes sentences.

    Args:
        lexicon: of the sources' language.
        kinds: the entities' kinds by their folded names.
    """

    def __init__(self, lexicon: Lexicon, kinds: Mapping[str, str]) -> None:
        self._lexicon = lexicon
        self._kinds = kinds

    def compose(self, pieces: Sequence[Piece], mark: str) -> str:
        """Return the sentence that the words make; `mark` is what ends it."""
        roles = [_role(piece) for piece in pieces]
        last = max((i for i, role in enumerate(roles) if role not in _IDLE), default=-1)
        draft = _Draft(pieces, any(map(_is_past, pieces)), last)
        at = 0
        while at < len(pieces):
            at = self._take(draft, at)
        if not draft.front and mark != ",":
            self._open(draft, roles, mark)
        return " ".join(filter(None, (*draft.front, *_body(draft.chunks))))

    def _take(self, draft: _Draft, at: int) -> int:
        """Take the piece at a place; return the place of the next."""
        piece, role = draft.pieces[at], _role(draft.pieces[at])
        text = _text(piece)
        is_last = at >= draft.last
        if role in _CLOSING:
            draft.chunks[-1].role, draft.chunks[-1].relation = role, text
            draft.chunks.append(_Chunk())
        elif role is Role.WHICH:
            return self._which(draft, at, text)
        elif role is Role.WHAT and text == _CHOICE:
            draft.front.append(text)
            for chunk in draft.chunks:  # "A and B, which?" offers them
                chunk.relation = "or" if chunk.relation == _AND else chunk.relation
        elif role is Role.WHAT and not is_last:
            draft.front += [text, "did" if draft.is_past else "does"]
        elif role in (Role.WHAT, Role.ASKING):
            self._ask(draft, text, is_last=is_last)
        elif role is Role.ENDS and not is_last:
            draft.chunks[-1].words.append("or")
        elif role not in _IDLE:
            draft.chunks[-1].words.append(text)
        return at + 1

    def _which(self, draft: _Draft, at: int, text: str) -> int:
        """Put "which" to the front with the noun that follows it."""
        for i in range(at + 1, len(draft.pieces)):
            piece, role = draft.pieces[i], _role(draft.pieces[i])
            if role in (Role.WORDS, Role.NAME):
                draft.front += [text, _text(piece), "did" if draft.is_past else "does"]
                return i + 1
            if role not in (Role.LINK, Role.NOTHING):
                break
        draft.front += [_ALONE.get(text, text), "did" if draft.is_past else "does"]
        return at + 1

    def _ask(self, draft: _Draft, text: str, *, is_last: bool) -> None:
        """Put a question word to the front: with the noun before it, where it ends the sentence."""
        noun = self._noun_before(draft) if is_last else ""
        if text == "what" and is_last:
            self._ask_what(draft)
        elif text == "where" and noun and not self._is_asked_by(noun, text):
            draft.words.pop()
            draft.front += ["which", noun]
        else:
            draft.front.append(text)

    def _ask_what(self, draft: _Draft) -> None:
        """Ask what the last noun is, or what (or who) somebody is."""
        words = draft.words
        if words and not self._is_name(words[-1]):
            draft.front += ["what", words.pop(), "did" if draft.is_past else "does"]
            return
        kind = self._kinds.get(words[-1].lower(), "") if words else ""
        draft.front += ["who" if kind == "person" else "what", "is"]

    def _is_name(self, word: str) -> bool:
        return word.lower() in self._kinds

    def _noun_before(self, draft: _Draft) -> str:
        words = draft.words
        return words[-1] if words and words[-1] in self._lexicon.answer_nouns else ""

    def _is_asked_by(self, noun: str, text: str) -> bool:
        kinds = self._lexicon.answer_nouns[noun]
        return any(self._lexicon.facet_of_kind.get(kind) == text for kind in kinds)

    def _open(self, draft: _Draft, roles: Sequence[Role], mark: str) -> None:
        """Begin a sentence without a question word, where it asks something."""
        told = [role for role in roles if role not in (Role.NOTHING, Role.LINK)]
        while told and told[-1] is Role.REQUESTS:
            told.pop()
        is_request = Role.REQUESTS in roles
        if told and (told[-1] is Role.TOPIC or (is_request and told[-1] in _CLOSING)):
            is_added = told[-1] is Role.TOPIC and draft.chunks[-2].relation == _AND_WHAT
            if is_added and draft.words and self._is_name(draft.words[-1]):
                draft.front.append(_AND_WHAT)
            else:
                self._ask_what(draft)
        elif told and told[-1] in (Role.ENDS, Role.PAST) and not is_request:
            if told[-1] is Role.ENDS or mark == "?":
                draft.front.append("did" if draft.is_past else "does")
        elif mark == "?" and not is_request and not self._is_bare(draft):
            draft.front.append("did" if draft.is_past else "does")

    def _is_bare(self, draft: _Draft) -> bool:
        """Whether a noun alone asks ("the general's job?")."""
        kinds = self._lexicon.answer_nouns.get(draft.words[-1], ()) if draft.words else ()
        return not self._lexicon.bare_kinds.isdisjoint(kinds)


def _role(piece: Piece) -> Role:
    return piece.phrase.role if piece.phrase else Role.WORDS


def _is_past(piece: Piece) -> bool:
    role = _role(piece)
    return role is Role.PAST or (role is Role.ENDS and _text(piece) == "past")


def _text(piece: Piece) -> str:
    return piece.typed if piece.phrase is None else piece.phrase.text


def _body(chunks: Sequence[_Chunk]) -> list[str]:
    """Return the words in the order of English."""
    about = [c for c in chunks if c.role in (Role.SUBJECT, Role.TOPIC)]
    verb = [c for c in chunks if c.role is Role.WORDS]
    others = [c for c in chunks if c.role is Role.PARTICLES]
    found: list[str] = []
    for chunk in (*about, *verb, *others):
        if chunk.words:
            found += [chunk.relation if chunk.role is Role.PARTICLES else "", *chunk.words]
    return found
