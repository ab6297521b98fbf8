"""How the values of an annotation are written: ids, dates, numbers, and texts that hold several.

Each is read as a person writes it, or refused with what to do.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def fault(what: str, remedy: str) -> PydanticCustomError:
    """Return what a validator raises; pydantic adds where."""
    return PydanticCustomError("fault", "{what}", {"what": what, "remedy": remedy})


def _as_id(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        what = f"‘{value}’ cannot be an id"
        raise fault(what, "use a-z, 0-9 and hyphens")
    return value


def _as_language(value: object) -> str:
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        what = f"‘{value}’ is no language"
        raise fault(what, "write its code of two or three letters: ja, ko, pt")
    return value


def _as_iso(value: object) -> str:
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        what = f"‘{value}’ is no date"
        raise fault(what, "write YYYY-MM-DD, YYYY-MM or YYYY, as precise as it is known")
    try:
        dt.date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError as impossible:
        what = f"‘{value}’ is an impossible date: {impossible}"
        raise fault(what, "look the day up again") from None
    return value


def _as_truth(value: object) -> bool:
    if value not in ("true", "false"):
        what = f"‘{value}’ is neither true nor false"
        raise fault(what, "write true or false")
    return value == "true"


def as_kind(value: object) -> object:
    """Return a kind in the spelling that is known."""
    return "organisation" if value == "organization" else value


def as_list(value: object, key: str) -> object:
    """Return a text as a list of one; raise where nothing is written."""
    if value in ([], ""):
        raise fault(f"‘{key}’ is empty", "write it, or remove the key")
    return [value] if isinstance(value, str) else value


def as_quotes(value: object) -> object:
    """Return quotes as a list."""
    return as_list(value, "quote")


def _as_names(value: object) -> object:
    """Return a text as its parts: a semicolon or a new line parts them, a comma never does."""
    return parted(value, r"[;\n]") if isinstance(value, str) else value


def _as_questions(value: object) -> object:
    """Return a text as the questions in it: a question mark parts them as well."""
    return parted(value, r"[;?\n]") if isinstance(value, str) else value


def parted(text: str, marks: str) -> list[str]:
    """Return the parts of a text between marks; the text where there is none."""
    parts = [part.strip() for part in re.split(marks, text)]
    return [part for part in parts if part] or [text]


def as_numbers(value: object) -> object:
    """Return the numbers of sentences: "12", "3, 4" or a list of these."""
    found = re.split(r"[,;\s]+", value.strip()) if isinstance(value, str) else value
    if not isinstance(found, list) or not all(str(n).isdecimal() for n in found):
        what = f"‘{value}’ is no number of a sentence"
        raise fault(what, "write the number that `bot draft` prints before it")
    return tuple(map(int, found))


def facet_of(key: object) -> str:
    """Return the facet that a key means: "which" and "how many" are understood."""
    word = re.sub(r"[\s_]+", "-", str(key).strip().lower())
    return {"which": "what"}.get(word, word)


def as_facets(value: object) -> object:
    """Return facets as a list, each by the word that is known."""
    found = as_list(value, "facets")
    return [facet_of(facet) for facet in found] if isinstance(found, list) else found


Id = Annotated[str, BeforeValidator(_as_id)]
Iso = Annotated[str, BeforeValidator(_as_iso)]
Truth = Annotated[bool, BeforeValidator(_as_truth)]
Text = Annotated[str, Field(min_length=1)]
Texts = tuple[Text, ...]
Names = Annotated[Texts, BeforeValidator(_as_names)]
Questions = Annotated[Texts, BeforeValidator(_as_questions)]
Language = Annotated[str, BeforeValidator(_as_language)]
