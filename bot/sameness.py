"""When two names are one, and when two kinds can be one thing's: for compiling and for joining."""

from __future__ import annotations

import re
import unicodedata

LIKE = {
    "organisation": {"organisation", "unit", "publication", "group", "topic"},
    "unit": {"organisation", "unit", "topic"},
    "meeting": {"meeting", "topic", "document"},
    "document": {"document", "topic", "meeting"},
    "system": {"system", "topic", "organisation"},
    "publication": {"publication", "organisation", "topic"},
    "place": {"place", "topic", "country"},
    "country": {"country", "place"},
    "person": {"person", "topic"},
    "group": {"group", "topic", "organisation"},
    "role": {"role", "topic", "person"},
}
"""As what else rules may have read the name of a kind."""

_ARTICLES = ("the ", "a ", "an ")


def plain(name: str) -> str:
    """Return a name as names are compared: small letters, no article."""
    words = " ".join(name.casefold().replace("-", " ").split())
    article = next(filter(words.startswith, _ARTICLES), "")
    return words[len(article) :]


def is_acronym(name: str) -> bool:
    """Return whether a name is written in capitals only."""
    return name.isascii() and name.upper() == name and any(char.isalpha() for char in name)


def is_proper(name: str) -> bool:
    """Return whether a name is written as one: with a capital, a digit, or signs that have none.

    "The Cyber Dialogue" and 日本 are; "talks" and "the meeting" are one text's own.
    """
    return any(
        char.isupper() or char.isdigit() or (char.isalpha() and not char.islower()) for char in name
    )


def as_id(words: str, most: int = 8) -> str:
    """Return words as an id, the first few of them: "Space Force" → ``space-force``."""
    plainly = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", re.sub(r"['’.]", "", plainly))[:most]
    return "-".join(found) or f"x{sum(map(ord, words))}"
