"""What a reader is shown of a passage: the whole sentence, with the neighbour that it leans on.

The words that the question shares with it stand out, and what fills the facet that is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.cite import cite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.passage_rank import Ranked
    from bot.facts import Citation


def cite_passage(ranked: Ranked, _rivals: Sequence[Ranked]) -> Citation:
    """Return the citation of a passage."""
    passage = ranked.weighed.passage
    assert passage.fact is not None  # noqa: S101 - only facts are found
    return cite(passage.fact, passage.source)[0]
