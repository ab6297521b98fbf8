"""What `bot doctor` found, a line each: how it is, what is the matter, and the remedy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.errors import BotError, FaultsError

if TYPE_CHECKING:
    from collections.abc import Iterable


class State(StrEnum):
    """How something is."""

    WELL = "ok"
    LESS = "less"  # the bot runs, and does less than it could
    ILL = "ILL"  # the bot does not run, or nobody can ask it


@dataclass(frozen=True, slots=True)
class Finding:
    """How one thing is.

    Attributes:
        what: of what, in a word.
        says: how it is, in a few words.
        remedy: what to do; empty where it is well.
    """

    state: State
    what: str
    says: str
    remedy: str = ""

    def __str__(self) -> str:
        """Return one line."""
        remedy = f" → {self.remedy}" if self.remedy else ""
        return f"{self.state.value:5}{self.what}: {self.says}{remedy}"


def well(what: str, says: str) -> Finding:
    """Return what needs nothing."""
    return Finding(State.WELL, what, says)


def less(what: str, says: str, remedy: str) -> Finding:
    """Return what the bot runs without."""
    return Finding(State.LESS, what, says, remedy)


def ill(what: str, says: str, remedy: str) -> Finding:
    """Return what must be mended."""
    return Finding(State.ILL, what, says, remedy)


def of_error(what: str, error: BotError) -> list[Finding]:
    """Return the faults of an error, with the remedy that each brings along."""
    faults: Iterable[BotError] = error.faults if isinstance(error, FaultsError) else (error,)
    said = ((f"{each.place}: {each.what}" if each.place else each.what, each) for each in faults)
    return [ill(what, says, each.remedy or "see the README") for says, each in said]
