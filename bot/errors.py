"""The errors that end what was asked of the program.

    BotError
    ├── SettingsError      a setting is missing, malformed or refused
    ├── SourceError        a seed cannot be read: not UTF-8, empty, too large
    ├── AnnotationError    what stands beside a seed is wrong: YAML, a name, a quote, a date
    ├── KnowledgeError     compiled knowledge is missing, stale or does not match its seeds
    ├── ConnectError       Discord cannot be reached, or does not let the bot in
    ├── DatabaseError      the database cannot be used
    ├── OutputError        what the program says cannot be written
    ├── DraftError         a language model that shall draft an annotation can't be asked
    └── FaultsError        several of these, reported together

Each error carries its place (``seeds/x.yaml:12:5``, a fact's id, a setting's name) and the remedy.
A refusal to answer is none of these: not knowing is a normal result (`bot.outcomes.Refusal`).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


_STEERING = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


def is_steering(char: str) -> bool:
    """Return whether a character breaks a line, turns text around, is unseen, or is none."""
    return unicodedata.category(char) in _STEERING


def one_line(text: str) -> str:
    """Return a text with what steers a terminal or a log written out: a file's name can hold it."""
    if text.isprintable():
        return text
    return "".join(
        char.encode("unicode_escape").decode() if is_steering(char) else char for char in text
    )


class BotError(Exception):
    """Say what is wrong, where, and what to do about it."""

    def __init__(self, what: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        """Return one line: the place, what is wrong, the remedy."""
        place = f"{self.place}: " if self.place else ""
        remedy = f" → {self.remedy}" if self.remedy else ""
        return one_line(f"{place}{self.what}{remedy}")


class SettingsError(BotError):
    """A setting is missing, malformed or refused; the place is the setting's name."""


class SourceError(BotError):
    """A seed cannot be read; the place is the file, with line and column where known."""


class AnnotationError(BotError):
    """An annotation is wrong; the place is ``file:line:column``."""


class KnowledgeError(BotError):
    """Compiled knowledge is missing, stale, or does not match its seeds."""


class ConnectError(BotError):
    """Discord cannot be reached, or does not let the bot in."""


class DatabaseError(BotError):
    """The database cannot be used; what was to be written waits."""


class OutputError(BotError):
    """What the program says cannot be written anywhere."""


class DraftError(BotError):
    """A language model that shall draft an annotation can't be asked; the place is its server."""


class FaultsError(BotError):
    """Several faults found in one run, reported together.

    Attributes:
        faults: the faults in the order of their places.
    """

    def __init__(self, faults: Sequence[BotError]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults)

    def __str__(self) -> str:
        """Return one line a fault."""
        return "\n".join(str(fault) for fault in self.faults)
