"""What `bot gaps` does: says what was asked in vain, or writes what was chosen of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.curating import gaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.lang.lexicon import Lexicon
    from bot.speaking import Speaker


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chose, as it was typed.

    Attributes:
        asks: groups whose questions a fact answers ("1,3.2").
        gaps: groups that the source leaves open.
        says: the sentence that says so.
    """

    asks: str
    gaps: str
    says: str


def run(
    rows: Sequence[tuple[str, str]],
    speaker: Speaker,
    lexicon: Lexicon,
    seeds: Path,
    chosen: Chosen,
) -> Iterator[str]:
    """Yield the lines that say what was asked in vain; or those on what was written of it."""
    groups = gaps.groups_of(rows, speaker, lexicon)
    asks = list(gaps.chosen(chosen.asks, groups))  # all are there before any is written
    left = list(gaps.chosen(chosen.gaps, groups))
    written = [gaps.write_asks(seeds, each) for each in asks]
    written += [gaps.write_gap(seeds, each, chosen.says) for each in left]
    yield from [f"wrote {each}" for each in written] or gaps.told(groups)
    yield "then `bot compile`" if written else f"groups: {len(groups)}, questions: {len(rows)}"
