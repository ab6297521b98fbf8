"""What `bot compile` keeps beside the knowledge, and what it says of the annotations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.compiling.compile import replace_file
from bot.compiling.warnings import warned
from bot.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def keep(stored: Path, text: str, *, check: bool) -> list[str]:
    """Store a text where it is not stored yet; return the file's name where that was so.

    Raises:
        KnowledgeError: where it had to be stored and only a check is wanted.
    """
    if stored.is_file() and stored.read_text("utf-8") == text:
        return []
    if check:
        raise KnowledgeError("is stale", place=stored.as_posix(), remedy="run `bot compile`")
    replace_file(stored, text)
    return [stored.name]


def warnings(seeds: Path, changed: Sequence[str], *, is_all: bool) -> Iterator[str]:
    """Yield what is probably not meant in the annotations; else how much in those that changed."""
    if is_all:
        yield from (f"warning: {warning}" for warning in warned(seeds))
    elif number := sum(1 for _ in warned(seeds, {Path(name).stem for name in changed})):
        yield f"warnings: {number}; `bot compile --warnings` shows them"
