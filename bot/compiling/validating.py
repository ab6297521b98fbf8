"""Reads an annotation, and says what is wrong with it where something is.

All faults at once, each with ``file:line:column`` and a remedy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from bot import strictyaml
from bot.compiling.annotated import with_ids, without
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
from bot.compiling.quoting import quoted
from bot.errors import AnnotationError, FaultsError
from bot.facts import Facet
from bot.places import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from bot.errors import BotError
    from bot.strictyaml import Document

    Loc = tuple[int | str, ...]

_MOST_ROUNDS = 9
"""In each something that is wrong is left out; after so many the rest is given up."""
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


def validate(document: Document) -> tuple[Annotation, list[BotError]]:
    """Return what is right of the annotation in a YAML document, and all faults of the rest.

    What is wrong is left out, so that the rest can be checked in the same round; a fact or gap
    that is wrong as a whole leaves a hole, so that the others keep their places.
    """
    data = document.data or {}
    faults: list[BotError] = []
    faulty: set[Loc] = set()
    for _ in range(_MOST_ROUNDS):
        try:
            return Annotation.model_validate(data), in_order(faults)
        except ValidationError as invalid:
            errors = invalid.errors(include_url=False)
        # what is wrong only since something was left out is no fault of the writer's
        new = [error for error in errors if _item(error["loc"]) not in faulty]
        faults += [_translate(error, document) for error in _merged(new)]
        cut = [place for error in errors if _is_split(error) for place in _cut(data, error["loc"])]
        wrong = dict.fromkeys([*(error["loc"] for error in errors), *cut])
        data = without(data, list(wrong), faulty)
        faulty |= {_item(error["loc"]) for error in errors}
    return Annotation(), in_order(faults)


def read(text: str, file: str) -> tuple[Annotation, Document]:
    """Return the annotation in a text, and the document that knows where everything stands.

    Raise FaultsError with all that is wrong.
    """
    annotation, document, faults = read_rest(text, file)
    if faults:
        raise FaultsError(faults)
    return annotation, document


def read_rest(text: str, file: str) -> tuple[Annotation, Document, list[BotError]]:
    """Return what is right of an annotation, its document, and the faults of the rest.

    Raise FaultsError where it is no YAML at all.
    """
    document = strictyaml.read(quoted(text), file)
    annotation, faults = validate(document)
    return with_ids(annotation), document, faults


def _merged(errors: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """Return the errors, of the keys that a comma made of one text only the first."""
    kept: list[ErrorDetails] = []
    for error in errors:
        is_split = _is_split(error) and kept and _is_split(kept[-1])
        if not (is_split and kept[-1]["loc"][:-1] == error["loc"][:-1]):
            kept.append(error)
    return kept


def _is_split(error: ErrorDetails) -> bool:
    """Return whether an unknown key has no value: what a comma in `{a: b, c}` makes of "b, c"."""
    return error["type"] == "extra_forbidden" and error["input"] == ""


def _cut(data: Any, loc: Loc) -> Iterator[Loc]:  # noqa: ANN401 - YAML
    """Yield the path of the text that a comma cut: the value before a key that has none."""
    node = data
    for step in loc[:-1]:
        is_there = (isinstance(node, dict) and step in node) or isinstance(node, list)
        node = node[step] if is_there else {}
    keys = list(node) if isinstance(node, dict) else []
    before = keys[: keys.index(loc[-1])] if loc[-1] in keys else []
    kept = [key for key in before if node[key] != ""]
    if kept and isinstance(node[kept[-1]], str):
        yield (*loc[:-1], kept[-1])


def _item(loc: Loc) -> Loc:
    """Return the fact, the gap, the entity or the part of the source that a path leads into."""
    return tuple(loc[:2])


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
        case "extra_forbidden" if _is_split(error):
            what = f"a comma parts ‘{key}’ from the text before it"
            also = "part names by semicolons, or " if loc[:1] == ["entities"] else ""
            words = what, f"{also}put the whole text in quotes"
        case "extra_forbidden":
            remedy = _NO_KEYS.get(key.lower()) or nearest(key, _known_keys(loc[:-1]))
            words = f"unknown key ‘{key}’", remedy
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


_NO_KEYS = {"whom": "to whom it is done stands under ‘what’"}
"""Keys that people write and that no known one is meant by, with what to do."""
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
    facets = [str(facet) for facet in Facet] if model is FactNote else []
    return [*(field.alias or name for name, field in model.model_fields.items()), *facets]
