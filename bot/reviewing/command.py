"""What `bot review` does: shows reviews in the terminal, or writes them as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import BotError
from bot.reviewing.page import page
from bot.reviewing.plain import plainly
from bot.reviewing.reviews import reviews

if TYPE_CHECKING:
    from pathlib import Path


def show(seeds: Path, knowledge: Path, source: str, *, html: Path | None) -> str:
    """Return what is printed: the reviews, or where their page was written.

    Args:
        seeds: the folder of the sources.
        knowledge: that of what was compiled last.
        source: which is reviewed; empty for all.
        html: the file of the page; None for none.
    """
    found = list(reviews(seeds, knowledge, source, lambda _line: None))
    if html is None:
        return "\n".join(map(plainly, found))
    try:
        html.write_text(page(found), "utf-8")
    except OSError as fault:
        raise BotError(f"cannot be written: {fault.strerror}", place=html.as_posix()) from fault
    return f"wrote {html.as_posix()}\n"
