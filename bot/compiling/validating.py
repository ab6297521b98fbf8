"""Reads an annotation, and says what is wrong with it where something is.

All faults at once, each with ``file:line:column`` and a remedy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from bot import strictyaml
from bot.compiling.annotation import (
    Annotation,
    DateNote,
    EntityNote,
    FactNote,
    FillNote,
    GapNote,
    Kind,
    SourceNote,
)
from bot.errors import AnnotationError, FaultsError
from bot.facts import Facet
from bot.places import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from bot.strictyaml import Document

_SIMILAR = 60
"""A known word this alike (rapidfuzz's ratio) is offered for an unknown one."""
_LISTED = 20
"""Known words that are listed where none is alike."""


def nearest(word: str, known: Sequence[str]) -> str:
    """Return a remedy that names the known word that an unknown one may have meant."""
    found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    if found:
        return f"did you mean ‘{found[0]}’?"
    more = ", …" if len(known) > _LISTED else ""
    return f"known are: {', '.join(known[:_LISTED])}{more}" if known else "none is known"


_NOTES: dict[str, type[BaseModel]] = {
    "source": SourceNote,
    "published": DateNote,
    "updated": DateNote,
    "date": DateNote,
    "entities": EntityNote,
    "fills": FillNote,
    "facts": FactNote,
    "gaps": GapNote,
}
"""Which model stands below a key, for the remedy of an unknown one."""


def validate(document: Document) -> Annotation:
    """Return the annotation in a YAML document; raise FaultsError with all that is wrong."""
    try:
        return Annotation.model_validate(document.data or {})
    except ValidationError as invalid:
        faults = [_translate(error, document) for error in invalid.errors(include_url=False)]
        raise FaultsError(in_order(faults)) from None


def read(text: str, file: str) -> tuple[Annotation, Document]:
    """Return the annotation in a text, and the document that knows where everything stands."""
    document = strictyaml.read(text, file)
    return validate(document), document


def _translate(error: ErrorDetails, document: Document) -> AnnotationError:
    """Return pydantic's error as ours."""
    loc = [part for part in error["loc"] if part != "[key]"]
    is_key = error["type"] == "extra_forbidden" or "[key]" in error["loc"]
    what, remedy = _words(error, loc)
    return AnnotationError(what, place=document.place(loc, key=is_key), remedy=remedy)


def _words(error: ErrorDetails, loc: list[str | int]) -> tuple[str, str]:
    """Return what is wrong and the remedy."""
    key, context, value = _named(loc), error.get("ctx", {}), error["input"]
    match error["type"]:
        case "fault":
            words = context["what"], context["remedy"]
        case "missing":
            words = f"‘{key}’ is missing", f"add {key}: …"
        case "extra_forbidden":
            words = f"unknown key ‘{key}’", nearest(key, _known_keys(loc[:-1]))
        case "enum":
            words = f"unknown facet ‘{value}’", nearest(str(value), [str(f) for f in Facet])
        case "literal_error":
            words = f"unknown kind ‘{value}’", nearest(str(value), list(get_args(Kind)))
        case "string_too_short" | "too_short":
            words = f"‘{key}’ is empty", "write it, or remove the key"
        case _:
            wanted = _WANTED.get(error["type"], error["msg"])
            words = f"‘{key}’ must be {wanted}, not {_shape(value)}", "see the README"
    return words


_WANTED = {
    "string_type": "a text",
    "tuple_type": "a list (lines that start with a hyphen)",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}


def _named(loc: list[str | int]) -> str:
    """Return the last key of a path."""
    return next((part for part in reversed(loc) if isinstance(part, str)), "the file")


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    return f"the text ‘{value}’" if value else "nothing"


def _known_keys(loc: list[str | int]) -> list[str]:
    """Return the keys that the model at a path knows."""
    named = [part for part in loc if part in _NOTES]
    model = _NOTES[str(named[-1])] if named else Annotation
    return [field.alias or name for name, field in model.model_fields.items()]
