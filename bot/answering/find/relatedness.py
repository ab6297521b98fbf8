"""How near in meaning a sentence comes to words of the question that it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.answering.find.passages import Passage
    from bot.answering.find.query import QueryTerm
    from bot.lang.lexicon import Related

_LEAST = 0.4  # cosine from which stems begin to be related


def relatedness(term: QueryTerm, passage: Passage, related: Related) -> float:
    """Return how near the nearest word of a passage is to a term, from 0 to 1; names never are."""
    if term.is_name or term.is_number:
        return 0.0
    return nearest(term, passage.places.keys(), related)


def nearest(term: QueryTerm, stems: Collection[str], related: Related) -> float:
    """Return how near the nearest of some stems is to a term, from 0 to 1."""
    near = related(term.stem)
    found = [stem for stem in near if stem in stems]
    return max((near[stem] - _LEAST) / (1 - _LEAST) for stem in found) if found else 0.0
