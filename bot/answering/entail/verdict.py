"""The one judgement: how likely a fact answers a question, leaves it open, or is foreign to it.

Ranking and judging are apart: a fact may be the best and still not answer. All that speaks for or
against is weighed together by one multinomial logistic regression (`bot.answering.entail.weights`);
a few signals that are too rare to be fitted forbid answering by themselves (`GUARDS`).
"""

from __future__ import annotations

import math
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.entail import amounts, claims, people, times
from bot.answering.entail.weights import ANSWERED_FROM, FOREIGN_FROM, JUDGED, RANKED
from bot.answering.find.measure import Features
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answering.entail.case import Case
    from bot.answering.find.asks import Likeness
    from bot.answering.find.entry import Entry

REGISTERED = (amounts, claims, people, times)  # importing them fills the registry
GUARDS = frozenset(
    ("excluded", "mistaken", "other_date", "other_order", "picked_by_rank", "swapped", "unnamed")
)
CONFLICTS = ("another_name", "other_date", "other_day", "other_side", "contrary")
# What makes a yes/no question claim what the fact doesn't say; any one of them is enough.
UNSAID = frozenset(
    """another_name contrary denied_order longer_name loaded name_gone number_gone
    other_day other_doer other_number superlative undone unknown_country unknown_name
    untimely""".split()
)
# The weights of facts that rules found, then of those that a person annotated.
RANKING, CONFLICTING = (
    tuple(
        {
            name: weight + more * annotated
            for name in names
            for weight, more in [RANKED.get(name, (0.0, 0.0))]
        }
        for annotated in (0, 1)
    )
    for names in (Features._fields, CONFLICTS)
)
JUDGING = tuple(
    {
        name: (answers + more * annotated, foreign + more_foreign * annotated)
        for name, (answers, more, foreign, more_foreign) in JUDGED.items()
    }
    for annotated in (0, 1)
)
_MOST_COMPARED = 4  # facts that are looked at for conflicts
_ALONE = 3.0  # the margin from which a fact has no rival
_HIGH = 10.0  # the score of a fact that is plainly meant
_CLEAR = 0.6  # likeness from which a gap is plainly meant
_STEEPEST = 30.0  # beyond it a logistic function no longer moves


class Ranked(NamedTuple):
    """A fact with its score, which only orders facts."""

    case: Case
    score: float

    @property
    def entry(self) -> Entry:
        """The fact."""
        return self.case.measured.entry


class NearGap(NamedTuple):
    """A gap with how alike it is to the question, and whether it is of the slot asked."""

    entry: Entry
    likeness: Likeness
    fits: bool


class Verdict(NamedTuple):
    """The judgement on a fact.

    Attributes:
        answers, foreign: probabilities; what is left is that the sources leave it open.
        evidence: every figure that was weighed, by its name.
        stopped: the names of the guards that forbid answering.
    """

    answers: float
    foreign: float
    evidence: Mapping[str, float]
    stopped: tuple[str, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether the fact is given as the answer."""
        is_likely = self.answers >= ANSWERED_FROM and self.foreign < FOREIGN_FROM
        return is_likely and not self.stopped

    def weighed(self) -> list[tuple[str, float]]:
        """Return what each figure gave for or against answering, the heaviest first."""
        weights = JUDGING[self.evidence["annotated"] > 0]
        given = [
            (name, weights[name][0] * v) for name, v in self.evidence.items() if name in weights
        ]
        return sorted((pair for pair in given if pair[1]), key=lambda pair: -abs(pair[1]))


def rank(cases: Sequence[Case]) -> list[Ranked]:
    """Return facts by how likely each is meant, the best first."""
    ranked = sorted((Ranked(case, score_of(case)) for case in cases), key=_order)
    best = [Ranked(r.case, r.score + conflict(r.case)) for r in ranked[:_MOST_COMPARED]]
    return [*sorted(best, key=_order), *ranked[_MOST_COMPARED:]]


def _order(ranked: Ranked) -> tuple[float, int]:
    return -ranked.score, ranked.entry.number


def score_of(case: Case) -> float:
    """Return the weighted sum of a fact's features."""
    features = case.measured.features
    score: float = sum(map(mul, RANKING[features.annotated > 0].values(), features))
    return score


def conflict(case: Case) -> float:
    """Return what conflicts with the question take from a fact's score."""
    weights = CONFLICTING[case.measured.features.annotated > 0]
    return sum(
        weights[name] * case.signals[name](case) for name in CONFLICTS if name in case.signals
    )


def judge(ranked: Sequence[Ranked], gaps: Sequence[NearGap]) -> Verdict:
    """Return the judgement on the first of some facts, beside those behind it and the gaps."""
    evidence = evidence_of(ranked, gaps)
    weights = JUDGING[evidence["annotated"] > 0]
    answers = foreign = 0.0
    for name, value in evidence.items():
        if value and name in weights:
            for_answer, for_foreign = weights[name]
            answers += for_answer * value
            foreign += for_foreign * value
    stopped = stopping(ranked[0].case, evidence)
    raised = [math.exp(max(-_STEEPEST, min(_STEEPEST, total))) for total in (answers, foreign)]
    whole = 1 + sum(raised)
    return Verdict(raised[0] / whole, raised[1] / whole, evidence, stopped)


def evidence_of(ranked: Sequence[Ranked], gaps: Sequence[NearGap]) -> dict[str, float]:
    """Return every figure that is weighed, by its name."""
    best = ranked[0]
    features, likeness = best.case.measured.features, best.case.measured.likeness
    gap_any = max((gap.likeness.any for gap in gaps), default=0.0)
    gap_same = max((gap.likeness.same for gap in gaps), default=0.0)
    return {
        "bias": 1.0,
        "score": best.score / _HIGH,
        "margin": _margin(ranked),
        "gap": gap_any - likeness.any,
        "gap_same": gap_same - likeness.same,
        "gap_fit": float(bool(gaps) and gaps[0].fits),
        "gap_word": float(_has_open_word(best.case, gaps)),
        "gap_ahead": float(gap_any >= likeness.any and gap_same > max(likeness.same, _CLEAR)),
        **dict(zip(features._fields, features, strict=True)),
        **{name: signal(best.case) for name, signal in best.case.signals.items()},
    }


def stopping(case: Case, evidence: Mapping[str, float]) -> tuple[str, ...]:
    """Return the names of the guards that forbid answering.

    A yes/no question is answered only where each of its parts is borne out, were it by the rest of
    the sentence; "or" offers parts of which one may be so.
    """
    guards = GUARDS
    if Facet.WHETHER in case.question.facets and not case.asks("alternative"):
        guards = GUARDS | UNSAID
        if not any(term.ids for term in case.lacks):
            guards -= {"another_name"}
    return tuple(name for name in sorted(guards) if evidence.get(name, 0.0) >= 1)


def _margin(ranked: Sequence[Ranked]) -> float:
    """Return how far the best is ahead of the best of another place, its neighbours aside."""
    best = ranked[0].case.passage
    near = (best.number, best.before, best.after)
    for other in ranked[1:]:
        if other.case.passage.number not in near:
            return min(_ALONE, ranked[0].score - other.score)
    return _ALONE


def _has_open_word(case: Case, gaps: Sequence[NearGap]) -> bool:
    """Whether a claim has a word that a gap has, and no fact: "did Japan propose it?"."""
    if case.question.facets != {Facet.WHETHER}:
        return False
    known = case.entry.vocabulary
    new = [
        term.key
        for term in case.question.content
        if not (term.is_name or term.is_aside or term.key in known) and known.isdisjoint(term.also)
    ]
    return any(
        key in gap.entry.gathered.asks_by_key
        for gap in gaps
        if gap.likeness.any >= _CLEAR
        for key in new
    )
