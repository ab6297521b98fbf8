"""What a person may write beside a seed.

The models are the format of seeds/NAME.yaml; `bot.compiling.validating` words what they refuse.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from bot.facts import Date, Facet

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

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def _fault(what: str, remedy: str) -> PydanticCustomError:
    """Return what a validator raises; pydantic adds where."""
    return PydanticCustomError("fault", "{what}", {"what": what, "remedy": remedy})


def _as_id(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        what = f"‘{value}’ cannot be an id"
        raise _fault(what, "use a-z, 0-9 and hyphens")
    return value


def _as_language(value: object) -> str:
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        what = f"‘{value}’ is no language"
        raise _fault(what, "write its code of two or three letters: ja, ko, pt")
    return value


def _as_iso(value: object) -> str:
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        what = f"‘{value}’ is no date"
        raise _fault(what, "write YYYY-MM-DD, YYYY-MM or YYYY, as precise as it is known")
    try:
        dt.date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError as impossible:
        what = f"‘{value}’ is an impossible date: {impossible}"
        raise _fault(what, "look the day up again") from None
    return value


def _as_truth(value: object) -> bool:
    if value not in ("true", "false"):
        what = f"‘{value}’ is neither true nor false"
        raise _fault(what, "write true or false")
    return value == "true"


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Id = Annotated[str, BeforeValidator(_as_id)]
Iso = Annotated[str, BeforeValidator(_as_iso)]
Truth = Annotated[bool, BeforeValidator(_as_truth)]
Text = Annotated[str, Field(min_length=1)]
Texts = tuple[Text, ...]
Language = Annotated[str, BeforeValidator(_as_language)]


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
    """Somebody or something that the source names."""

    kind: Kind
    name: Text
    aliases: Texts = ()
    hypernyms: Texts = Field((), alias="is")
    side: str = ""
    role: str = ""
    gloss: str = ""


class FillNote(_Note):
    """What a fact says for one facet."""

    text: Text
    kinds: Texts = ()
    entities: Texts = ()
    date: DateNote | None = None


class FactNote(_Note):
    """One event or claim with its deciding words."""

    id: Id
    subject: Text
    quote: Annotated[Texts, BeforeValidator(_as_list), Field(min_length=1)]
    says: str = ""
    answer: str = ""
    answers: dict[Language, Text] = {}
    questions: dict[Language, Text] = {}
    fills: dict[Facet, FillNote] = {}
    asks: Texts = ()
    words: Texts = ()


class GapNote(_Note):
    """Something that the source leaves open."""

    id: Id
    subject: Text
    facets: Annotated[tuple[Facet, ...], Field(min_length=1)]
    says: Text
    kinds: Texts = ()
    words: Texts = ()
    nearest: str = ""
    answers: dict[Language, Text] = {}


class Annotation(_Note):
    """Everything that stands beside a seed."""

    source: SourceNote = SourceNote()
    entities: dict[Id, EntityNote] = {}
    facts: tuple[FactNote, ...] = ()
    gaps: tuple[GapNote, ...] = ()
