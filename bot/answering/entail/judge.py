"""How likely it is that the best fact's quote answers the question: a calibrated probability.

Ranking and judging are apart: a fact may be the best and still not answer. The signals below are
joined by a logistic regression whose weights stand in `bot.answering.entail.weights`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.entail.weights import ASKED
from bot.answering.find.match import cover
from bot.facts import Facet

if TYPE_CHECKING:
    from bot.answering.find.index import Index
    from bot.answering.find.match import Coverage, Match
    from bot.answering.read.question import Question
    from bot.lang.lexicon import Lexicon

_ALONE = 10.0  # the margin of a fact that has no rival


class Signals(NamedTuple):
    """What speaks for and against answering from the best fact.

    Attributes:
        margin: how far it is ahead of the best fact of another sentence.
        gap_margin: how far it is ahead of the best gap.
        evidence, per_term: its naive Bayes sum, and its total for each term of the question.
        fit: whether the sentence's facts have the kind of filler wanted.
        same_likeness: to an ask that wants the same facet.
        gap_likeness, gap_same_likeness, gap_fit: how well the best gaps fit.
        share, missing, elsewhere, heaviest: its `Coverage`.
        quantifier: whether the question has an "all" or "never" that the fact's asks lack.
        terms, names: how many terms the question has, and how many of them name entities.
    """

    margin: float
    gap_margin: float
    evidence: float
    per_term: float
    fit: float
    same_likeness: float
    gap_likeness: float
    gap_same_likeness: float
    gap_fit: float
    share: float
    missing: float
    elsewhere: float
    heaviest: float
    quantifier: float
    whether: float
    terms: float
    names: float


class Verdict(NamedTuple):
    """The judgement on a question's best fact."""

    probability: float
    signals: Signals
    coverage: Coverage


def judge(question: Question, found: Match, index: Index, lexicon: Lexicon) -> Verdict:
    """Return how likely the best fact answers; `found` has at least one fact."""
    best = found.facts[0]
    coverage = cover(question, best.entry, index, lexicon)
    rival = next((w.total for w in found.facts if w.entry.place != best.entry.place), None)
    of_place = [w for w in found.facts if w.entry.place == best.entry.place and not w.vetoes]
    of_place = of_place or [best]
    gaps = found.gaps
    signals = Signals(
        margin=_ALONE if rival is None else best.total - rival,
        gap_margin=best.total - gaps[0].total if gaps else _ALONE,
        evidence=best.evidence,
        per_term=best.total / max(1, len(question.content)),
        fit=max(w.fit for w in of_place),
        same_likeness=max(w.likeness.same for w in of_place),
        gap_likeness=max((gap.likeness.any for gap in gaps), default=0.0),
        gap_same_likeness=max((gap.likeness.same for gap in gaps), default=0.0),
        gap_fit=gaps[0].fit if gaps else 0.0,
        share=coverage.share,
        missing=coverage.missing,
        elsewhere=coverage.elsewhere,
        heaviest=coverage.heaviest,
        quantifier=bool(question.cue_words & lexicon.cues["may-be-idle"] - best.entry.cue_words),
        whether=Facet.WHETHER in question.facets,
        terms=min(len(question.content), 8),
        names=min(sum(term.is_name for term in question.content), 2),
    )
    return Verdict(probability(signals), signals, coverage)


def probability(signals: Signals) -> float:
    """Return the logistic function of the weighted signals."""
    total = ASKED["bias"] + sum(
        ASKED[name] * value for name, value in zip(signals._fields, signals, strict=True)
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
