"""Whether a sentence has what is asked for, and more of it than the question has already.

"Where in Japan" is not answered by "Japan" (research/answering.md): a filler must be new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.find.fillers import fitting
from bot.answering.find.shape import closeness
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answering.find.fillers import Fillers
    from bot.answering.find.passages import Passage
    from bot.answering.find.query import Query
    from bot.answering.find.shape import Hit
    from bot.lang.lexicon import Lexicon

# Facets that a sentence can be seen to fill, with the feature that tells so.
FIT_BY_FACET = {
    Facet.WHO: "who",
    Facet.WHEN: "when",
    Facet.WHERE: "where",
    Facet.HOW_MANY: "how_many",
    Facet.HOW_MUCH: "how_much",
    Facet.HOW_LONG: "how_long",
    Facet.WHY: "why",
}
_NEAR_BY_FACET = {
    Facet.WHEN: "when_near",
    Facet.WHERE: "where_near",
    Facet.HOW_MANY: "number_near",
    Facet.HOW_MUCH: "number_near",
    Facet.HOW_LONG: "number_near",
}
_FITS = (*FIT_BY_FACET.values(), *dict.fromkeys(_NEAR_BY_FACET.values()))
_MAY_FIT = 0.5  # what a filler counts that may fit ("where": any name; "how much": any number)
_LACKING = -0.5
_COUNTED_WITHIN = 3  # words after a number among which the noun that it counts stands
_NATIONS = frozenset(("country", "nationality"))
_NAMED = frozenset(
    """city venue place region base person organisation unit document system meeting author
    government""".split()
)  # kinds of filler that have names


def facet_fits(
    query: Query, passage: Passage, hits: Sequence[Hit], lexicon: Lexicon
) -> dict[str, float]:
    """Return, for each kind of filler that is asked for, whether it is here and how near."""
    fits = dict.fromkeys(_FITS, 0.0)
    for facet in query.facets:
        name = FIT_BY_FACET.get(facet)
        ranks = fitting(passage.fillers(lexicon), facet) if name else ()
        for rank, ranges in enumerate(ranks):
            new = new_among(ranges, query, passage)
            if new and name:
                fits[name] = _MAY_FIT if rank else 1.0
                if (near := _NEAR_BY_FACET.get(facet)) is not None:
                    fits[near] = closeness(new, hits)
                break
    return fits


def new_among(ranges: Iterable[range], query: Query, passage: Passage) -> list[range]:
    """Return the fillers that say more than the question does."""
    return [r for r in ranges if not query.stem_set.issuperset(passage.stems[r.start : r.stop])]


def counted(query: Query, passage: Passage, fillers: Fillers) -> float:
    """Return 1 where a new number stands just before the noun that "how many" counts."""
    places = passage.places.get(query.counted, ()) if query.counted else ()
    return float(
        any(
            0 < place - r.start <= _COUNTED_WITHIN
            for place in places
            for r in new_among(fillers.numbers, query, passage)
        )
    )


def country(query: Query, passage: Passage, lexicon: Lexicon) -> float:
    """Return, where a country is asked for, whether one is here that the question lacks."""
    if query.question.kinds.isdisjoint(_NATIONS):
        return 0.0
    words = zip(passage.words, passage.stems, strict=True)
    is_new = any(w.text in lexicon.countries and s not in query.stem_set for w, s in words)
    return 1.0 if is_new else _LACKING


def named(query: Query, passage: Passage, fillers: Fillers) -> float:
    """Return, where something with a name is asked for, whether a new name is here."""
    if query.question.kinds.isdisjoint(_NAMED):
        return 0.0
    return 1.0 if new_among(fillers.names, query, passage) else _LACKING


def focus(query: Query, passage: Passage) -> float:
    """Return whether the noun after "which" is here."""
    if not query.focus:
        return 0.0
    return 1.0 if query.focus in passage.places else _LACKING
