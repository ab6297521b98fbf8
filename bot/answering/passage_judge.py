"""How likely the best passage answers: a calibrated probability, apart from the ranking score."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.passage_weights import JUDGED
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.passage_rank import Ranked
    from bot.answering.query import Query

_ALONE = 5.0  # the margin of a passage that has no rival


class Signals(NamedTuple):
    """What speaks for and against answering from the best passage."""

    score: float
    margin: float
    cover: float
    exact: float
    heaviest: float
    around: float
    source: float
    unknown: float
    names: float
    numbers: float
    run: float
    density: float
    fit: float
    unfit: float
    terms: float


def judge(query: Query, ranked: Sequence[Ranked]) -> tuple[float, Signals]:
    """Return how likely the best of some passages answers, and why."""
    signals = signals_of(query, ranked)
    return probability(signals), signals


def signals_of(query: Query, ranked: Sequence[Ranked]) -> Signals:
    """Return the signals for the best of some passages."""
    best, features = ranked[0], ranked[0].weighed.features
    rivals = [r.score for r in ranked[1:]]
    fit = max(getattr(features, name) for name in _FITS)
    is_typed = bool(query.facets & _TYPED)
    return Signals(
        score=best.score,
        margin=best.score - rivals[0] if rivals else _ALONE,
        cover=features.cover,
        exact=features.exact,
        heaviest=features.heaviest,
        around=features.paragraph,
        source=features.source,
        unknown=1 - features.source,
        names=features.names,
        numbers=features.numbers,
        run=features.run,
        density=features.density,
        fit=fit if is_typed else 0.0,
        unfit=float(is_typed and not fit),
        terms=min(1.0, len(query.terms) / 8),
    )


_FITS = ("who", "when", "where", "how_many", "how_much", "how_long", "why", "how")
_TYPED = frozenset(
    (Facet.WHO, Facet.WHEN, Facet.WHERE, Facet.HOW_MANY, Facet.HOW_MUCH, Facet.HOW_LONG, Facet.WHY)
)


def probability(signals: Signals) -> float:
    """Return the logistic function of the weighted signals."""
    total = JUDGED["bias"] + sum(
        JUDGED.get(name, 0.0) * value for name, value in zip(signals._fields, signals, strict=True)
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
