"""How alike a question is to the ways in which people ask for an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.answering.index import SYNONYM, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.answering.index import Ask, Entry
    from bot.answering.question import Question


class Likeness(NamedTuple):
    """The likest asks of an entry, from 0 (nothing shared) to 1 (the same words).

    Attributes:
        any: to any ask.
        same: to an ask that wants the same facet and kind of filler.
    """

    any: float
    same: float


def measure(question: Question, entry: Entry, weights: Mapping[str, float]) -> Likeness:
    """Return the Dice coefficients, over the terms' weights, of the likest asks."""
    shared: dict[int, float] = {}
    total = 0.0
    for term in question.content:
        weight = weights.get(term.key, UNKNOWN)
        if not term.is_aside:
            total += weight
        exact = entry.asks_by_key.get(term.key, ())
        for i in exact:
            shared[i] = shared.get(i, 0.0) + weight
        if term.also:
            near = {i for key in term.also for i in entry.asks_by_key.get(key, ())}
            for i in near.difference(exact):
                shared[i] = shared.get(i, 0.0) + weight * SYNONYM
    best = same = 0.0
    for i, weight in shared.items():
        ask = entry.asks[i]
        likeness = min(1.0, 2 * weight / (total + ask.weight))
        best = max(best, likeness)
        if likeness > same and _wants_the_same(question, ask):
            same = likeness
    return Likeness(best, same)


def _wants_the_same(question: Question, ask: Ask) -> bool:
    if question.facets.isdisjoint(ask.facets) and (question.facets or ask.facets):
        return False
    return not question.kinds or not question.kinds.isdisjoint(ask.kinds)
