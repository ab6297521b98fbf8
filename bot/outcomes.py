"""What a question becomes: a *reply* with its outcome (an answer, choices, a refusal or help).

Frozen values, as those of `bot.facts`; nothing here does anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.facts import Citation, Date, Entity, Fact, Source


class Reason(StrEnum):
    """Why a question is not answered (the contract's five)."""

    NOT_STATED = "not-stated"
    CONTRADICTED = "contradicted"
    UNSURE = "unsure"
    OFF_TOPIC = "off-topic"
    UNREADABLE = "unreadable"


class Basis(StrEnum):
    """What an answer rests on (the contract's four)."""

    QUOTE = "quote"
    COMPUTED = "computed"
    DOCUMENT = "document"
    ABSENCE = "absence"


@dataclass(frozen=True, slots=True)
class Message:
    """What is said, without the words: those stand in ``bot/messages/``, a file a language.

    Attributes:
        key: of the message.
        slots: what fills it in, by name: an entity is named and a date is written as the language
            has it.
        other: what is said in a language that lacks the ``words``.
    """

    key: str
    slots: dict[str, Slot] = field(default_factory=dict)
    other: Message | None = None


Slot = str | int | Date | Entity | Message | tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that was read as another, both as they stand in the question."""

    typed: str
    read: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact with its score: a probability (0 to 1) that its quote answers the question."""

    fact: Fact
    citation: Citation
    score: float


@dataclass(frozen=True, slots=True)
class Statement:
    """What one of several sources says, in few words: a date, a number, a name."""

    source: Source
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Words with citations; the only outcome that asserts.

    Attributes:
        text: what the facts tell, in the language of their source; empty where the quote speaks for
            itself.
        citations: one to three, the first carries the answer; none where a name is absent.
        notes: what a reader must know besides: an inferred date and its basis.
        opening: what is said before the text: "Yes.", "Four countries.".
        texts: the text in other languages than the source's, by language, a line a fact.
        asked: what fills the asked facets, for a language that the text is not told in.
        statements: what sources say that differ, in the order of the citations.
        is_role: whether it tells somebody's role, which is so as of the date of its source.
        unsaid: words of the question that the sources don't bear out, as typed; may be empty.
        basis: a quote; what is computed from the facts cited; what is known of a document; or that
            no source has a name, which has no citation.
    """

    text: str
    citations: tuple[Citation, ...]
    facts: tuple[str, ...]
    notes: tuple[Message, ...] = ()
    opening: tuple[Message, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    asked: tuple[Date | Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    is_role: bool = False
    unsaid: str = ""
    basis: Basis = Basis.QUOTE


@dataclass(frozen=True, slots=True)
class Choices:
    """Two or more readings, as questions of which the user picks one.

    Attributes:
        facts: what answers them, where known.
        citations: a quote for each, in the same order, where known.
    """

    options: tuple[str, ...]
    facts: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """That the sources don't say it, or say otherwise.

    Attributes:
        about: what was asked, in words that fit after "about" (may be empty).
        says: the sentence that states what is absent or what the sources say instead, in the
            language of the source; empty for the usual one.
        texts: the same in other languages, by language.
        near: questions near to this one that the sources do answer.
        nearest: the nearest thing that the sources do say; `others`: what may answer as well, of
            other sentences.
        is_foreign: whether the question is in a language that is not understood.
        longest: how many characters a question may have, where this one has more; 0 elsewhere.
        unsaid: words of the question that the sources don't bear out, as typed; may be empty.
        unnamed: a name in the question that stands in no source; may be empty.
    """

    reason: Reason
    about: str | Entity = ""
    says: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    near: tuple[str, ...] = ()
    nearest: Citation | None = None
    others: tuple[Citation, ...] = ()
    longest: int = 0
    is_foreign: bool = False
    unsaid: str = ""
    unnamed: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """A greeting, `!help` or an empty question; or thanks, which only get a nod."""

    is_nod: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What comes back for a question, whatever the outcome.

    Attributes:
        typed: the question as it was typed.
        asked: the question in full, where the one typed leans on the one before; empty elsewhere.
        language: of the asker ("en", "ja"): the words around the quote follow it.
        candidates: the best five, best first, whatever the outcome; only a trace has them.
    """

    typed: str
    outcome: Answer | Choices | Refusal | Help
    corrections: tuple[Correction, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    language: str = "en"
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What went before in the same conversation, for a question that leans on it.

    Attributes:
        typed: the last question, in full.
        facts: the ids of the facts last answered from in this thread; empty where none were.
        options: the readings that were offered, of which a number picks one.
        told: the facts of each of the last answers, the newest first.
        is_open: whether the last question was refused, so that `facts` are of an earlier one:
        answered: the one that they answer.
    """

    typed: str
    facts: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    told: tuple[tuple[str, ...], ...] = ()
    is_open: bool = False
    answered: str = ""
