"""Where something stands in a file, in the form in which every error names it.

Lines and columns count from one, columns in code points: what an editor shows and jumps to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.errors import BotError

_PLACE = re.compile(r"(?P<file>.*?)(?::(?P<line>\d+))?(?::(?P<column>\d+))?")


def line_of(text: str, offset: int) -> int:
    """Return the line in which the offset lies."""
    return text.count("\n", 0, offset) + 1


def place_in(file: str, text: str, offset: int) -> str:
    """Return ``file:line:column`` of an offset into the file's text."""
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return f"{file}:{line_of(text, offset)}:{column}"


def in_order(faults: Iterable[BotError]) -> list[BotError]:
    """Return the faults sorted by file, line and column."""
    return sorted(faults, key=_place_key)


def _place_key(fault: BotError) -> tuple[str, int, int]:
    found = _PLACE.fullmatch(fault.place)
    if found is None:  # a file name with a line feed in it
        return fault.place, 0, 0
    return found["file"], int(found["line"] or 0), int(found["column"] or 0)
