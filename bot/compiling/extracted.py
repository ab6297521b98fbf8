"""What was extracted of a seed that is not plain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.compiling.calendar import Day
from bot.facts import Date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.errors import SourceError


ITEM = "- "
"""What a list item begins with."""
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a seed, and what it says of itself.

    Attributes:
        text: paragraphs with a blank line between; spans point into it. List items have a hyphen,
            cells are parted by bars.
        warnings: what a reader should look at, since it was decided for want of better.
    """

    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: Date | None = None
    updated: Date | None = None
    warnings: tuple[SourceError, ...] = ()


def date_of(text: str) -> Date | None:
    """Return a date as metadata gives it; None where it gives none."""
    found = _ISO.match(text)
    return Date(found[0]) if found and Day.is_real(found[0]) else None


def row_of(cells: Sequence[str], heads: Sequence[str]) -> str:
    """Return a row of a table as a line; each cell but the first says what its column is.

    Args:
        cells: their texts.
        heads: those of the table's first row; none where this is it, or it has none.
    """
    named = [*heads, *[""] * len(cells)] if heads else [""] * len(cells)
    labels = ["", *(f"{head.rstrip(':')}: " if head else "" for head in named[1 : len(cells)])]
    pairs = zip(labels, cells, strict=True)
    return " | ".join(f"{label}{cell}" for label, cell in pairs if cell)


def text_of(blocks: Sequence[str]) -> str:
    """Return paragraphs with a blank line between, list items in lines below what leads to them."""
    lines = [("\n" if block.startswith(ITEM) else "\n\n") + block for block in blocks if block]
    return "".join(lines).lstrip("\n") + "\n" if lines else ""
