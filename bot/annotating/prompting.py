"""What a language model is asked for: the task, the reference page and the numbered sentences."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.compiling.reading import Seed
    from bot.errors import BotError

_FOLDER = resources.files("bot") / "annotating"


def page(name: str) -> str:
    """Return one of the pages beside this module."""
    return (_FOLDER / f"{name}.md").read_text("utf-8")


def prompt_for(seed: Seed) -> str:
    """Return what is pasted into a chat, or sent to a model, for a source."""
    places = ((each.number, each.span) for each in seed.sentences)
    lines = (f"[{n}] {' '.join(seed.text[at.start : at.end].split())}" for n, at in places)
    return "\n\n".join([page("prompt"), page("reference"), "# The text", "\n".join(lines)]) + "\n"


def corrections_for(faults: Iterable[BotError], text: str) -> str:
    """Return what a model is told to correct: each fault with the line of its reply.

    Args:
        faults: as they were found.
        text: the annotation in which their places are.
    """
    lines = text.split("\n")
    told = [page("corrections")]
    for fault in faults:
        remedy = f" → {fault.remedy}" if fault.remedy else ""
        told.append(f"- {_line(fault, lines)}{fault.what}{remedy}")
    return "\n".join(told) + "\n"


def _line(fault: BotError, lines: list[str]) -> str:
    """Return the line in which a fault stands, and how the sentence goes on."""
    _, _, after = fault.place.partition(".yaml:")
    number = after.partition(":")[0]
    at = int(number) if number.isdecimal() else 0
    return f"`{lines[at - 1].strip()}`: " if 0 < at <= len(lines) else ""
