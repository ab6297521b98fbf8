"""What a person may write beside a seed.

The models are the format of seeds/NAME.yaml; `bot.compiling.validating` words what they refuse.
Most of it may be left out: `bot.compiling.expanding` finds what is not written. An annotation that
leaves something out is in the short form; one in the long form is taken as it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bot.compiling.values import (
    Id,
    Iso,
    Language,
    Names,
    Questions,
    Text,
    Texts,
    Truth,
    as_facets,
    as_kind,
    as_numbers,
    as_quotes,
    facet_of,
    fault,
    parted,
)
from bot.facts import Date, Facet
from bot.sameness import as_id

if TYPE_CHECKING:
    from collections.abc import Container

Kind = Literal[
    "person",
    "group",
    "topic",
    "organisation",
    "unit",
    "country",
    "place",
    "meeting",
    "document",
    "system",
    "role",
    "publication",
    "part",
]
"""What an entity can be (`bot.facts.Entity`)."""


def _as_fills(value: object) -> object:
    """Return fills by facet; what is no more than a text is a plain one."""
    if not isinstance(value, dict):
        return value
    fills: dict[str, object] = {}
    for key, fill in value.items():
        facet = facet_of(key)
        if fill == "":  # nothing is written, and nothing filled
            continue
        if facet in fills:
            raise fault(f"‘{key}’ and ‘{facet}’ are one facet", "write both under one of them")
        fills[facet] = PlainFill(text=fill) if fill and isinstance(fill, str) else fill
    return fills


class MadeId(str):
    """An id that nobody wrote."""

    __slots__ = ()


class _Note(BaseModel):
    """Refuses keys that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DateNote(_Note):
    """A date as a person gives it."""

    iso: Iso
    text: str = ""
    inferred: Truth = False
    basis: str = ""


def as_date(note: DateNote | None) -> Date | None:
    """Return a note's date in the shared vocabulary."""
    if note is None:
        return None
    return Date(note.iso, note.text, inferred=note.inferred, basis=note.basis)


class SourceNote(_Note):
    """What is known of the document itself."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    language: str = "en"
    published: DateNote | None = None
    updated: DateNote | None = None


class EntityNote(_Note):
    """Somebody or something that the source names.

    Attributes:
        kind: found by rules where it is not given.
        stands_for: the words of which the name is short.
        members: who or what is part of it.
    """

    kind: Annotated[Kind | None, BeforeValidator(as_kind)] = None
    name: Text
    aliases: Names = ()
    hypernyms: Names = Field((), alias="is")
    side: str = ""
    role: str = ""
    gloss: str = ""
    stands_for: str = Field("", alias="stands-for")
    members: Names = ()


class FillNote(_Note):
    """What a fact says for one facet."""

    text: Text
    kinds: Texts = ()
    entities: Texts = ()
    date: DateNote | None = None


class PlainFill(FillNote):
    """A fill of which only the text is written: `bot.compiling.filled` finds the rest."""


class FactNote(_Note):
    """One event or claim with its deciding words.

    Attributes:
        s: numbers of the sentences that say it; without a quote they are quoted whole.
        subject: an entity's id or name; in the short form it may be empty.
    """

    id: Id = ""
    s: Annotated[tuple[int, ...], BeforeValidator(as_numbers)] = ()
    subject: str = ""
    quote: Annotated[Texts, BeforeValidator(as_quotes)] = ()
    says: str = ""
    answer: str = ""
    answers: dict[Language, Text] = {}
    questions: dict[Language, Text] = {}
    fills: Annotated[dict[Facet, FillNote], BeforeValidator(_as_fills)] = {}
    asks: Questions = ()
    words: Names = ()

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, value: object) -> object:
        """Take facets that stand among the keys as fills, and `about` as the subject."""
        if not isinstance(value, dict):
            return value
        facets = set(Facet)
        own = {key: fill for key, fill in value.items() if facet_of(key) in facets}
        note = {key: each for key, each in value.items() if key not in own}
        if own and isinstance(note.get("fills", {}), dict):
            note["fills"] = note.get("fills", {}) | own
        return _about_as_subject(note)

    @model_validator(mode="after")
    def _has_words(self) -> FactNote:
        if not self.quote and not self.s:
            raise fault("‘quote’ is missing", "add quote: …, or s: the number of its sentence")
        return self

    @property
    def is_short(self) -> bool:
        """Whether something of it is left to be found."""
        is_plain = any(isinstance(fill, PlainFill) for fill in self.fills.values())
        is_named = isinstance(self.id, MadeId) or not self.id
        return is_plain or is_named or not self.subject or bool(self.s)


def _about_as_subject(note: dict[str, object]) -> dict[str, object]:
    if "about" not in note or "subject" in note:
        return note
    return {"subject" if key == "about" else key: each for key, each in note.items()}


class GapNote(_Note):
    """Something that the source leaves open.

    Attributes:
        open: what isn't said, as it stands behind "doesn't say": "why she walked".
    """

    id: Id = ""
    subject: str = ""
    facets: Annotated[tuple[Facet, ...], BeforeValidator(as_facets)] = ()
    says: str = ""
    open: str = ""
    kinds: Texts = ()
    words: Questions = ()
    nearest: str = ""
    answers: dict[Language, Text] = {}

    @model_validator(mode="before")
    @classmethod
    def _read_line(cls, value: object) -> object:
        """Take a line as what isn't said, and how else people ask for it."""
        if isinstance(value, str):
            first, *more = parted(value, r"[;?\n]")
            return {"open": first, "words": more}
        return _about_as_subject(value) if isinstance(value, dict) else value

    @model_validator(mode="after")
    def _has_words(self) -> GapNote:
        if not self.says and not self.open:
            raise fault("‘says’ is missing", "add says: …, or write the gap as one line")
        if self.says and not self.facets:
            raise fault("‘facets’ is missing", "add facets: [who, when, where …]")
        return self


def _as_entities(value: object) -> object:
    """Return entities by id; one whose key is a name, and has none besides, is of that name."""
    if not isinstance(value, dict):
        return value
    entities: dict[str, object] = {}
    for key, note in value.items():
        names = {"aliases": note} if isinstance(note, str) and note else note or {}
        if not isinstance(names, dict) or "name" in names:
            entities[key] = note
        else:
            entities[free(as_id(key), entities)] = names | {"name": key}
    return entities


def free(key: str, taken: Container[str]) -> str:
    """Return an id that is not taken yet: with a number behind it, where it is."""
    found, number = key, 1
    while found in taken:
        number += 1
        found = f"{key}-{number}"
    return found


class Annotation(_Note):
    """Everything that stands beside a seed.

    Attributes:
        standing: whether what is usually asked of its subjects, and isn't said, is offered as gaps;
            None: where the annotation is in the short form.
        draft: whether nobody has reviewed it yet.
    """

    draft: Truth = False
    source: SourceNote = SourceNote()
    standing: Truth | None = None
    entities: Annotated[dict[Id, EntityNote], BeforeValidator(_as_entities)] = {}
    facts: tuple[FactNote, ...] = ()
    gaps: tuple[GapNote, ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether something of it is left to be found."""
        entities = any(not e.kind or e.stands_for or e.members for e in self.entities.values())
        gaps = any(isinstance(gap.id, MadeId) or not gap.subject for gap in self.gaps)
        return entities or gaps or any(fact.is_short for fact in self.facts)

    @property
    def is_standing(self) -> bool:
        """Whether the usual gaps are offered."""
        return self.is_short if self.standing is None else self.standing
