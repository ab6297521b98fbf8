"""The one judgement: how likely a fact answers a question, leaves it open, or is foreign to it.

Ranking and judging are apart: a fact may be the best and still not answer. All that speaks for or
against is weighed together by one multinomial logistic regression (`bot.answering.entail.weights`);
six signals that are too rare to be fitted forbid answering by themselves (`GUARDS`), and a yes/no
question is answered only where none of its parts is left open (`bot.answering.entail.claims`).
"""

from __future__ import annotations

import math
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.entail import claims, parts, signals
from bot.answering.entail.case import SIGNALS, Value
from bot.answering.entail.weights import ANSWERED_FROM, FOREIGN_FROM, JUDGED, RANKED
from bot.answering.find.measure import Features

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answering.entail.case import Case
    from bot.answering.find.entry import Entry
    from bot.answering.find.index import Likeness

REGISTERED = (claims, signals)  # importing them fills the registry
GUARDS = ("loaded", "mistaken", "not_borne_out", "other_date", "swapped", "unknown_name")
CONFLICTS = ("another_name", "other_date")  # signals that tell which fact is meant, too
WEIGHED = ("plain", "meant", "own", "annotated")  # features that tell whether a fact answers, too
# The weights of facts that rules found, then of those that a person annotated.
RANKING, CONFLICTING = (
    tuple([weight + more * annotated for weight, more in pairs] for annotated in (0, 1))
    for names in (Features._fields, CONFLICTS)
    for pairs in [[RANKED.get(name, (0.0, 0.0)) for name in names]]
)
JUDGING = tuple(
    {
        name: (answers + more * annotated, foreign + more_foreign * annotated)
        for name, (answers, more, foreign, more_foreign) in JUDGED.items()
    }
    for annotated in (0, 1)
)
_MOST_COMPARED = 6  # facts among which one is looked for that bears a claim out
_NEAR = 4.0  # score by which a fact that can answer may be behind one that can't
_ALONE = 3.0  # the margin from which a fact has no rival
_CLEAR = 0.6  # likeness from which a gap is plainly meant
_STEEPEST = 30.0  # beyond it a logistic function no longer moves


class Ranked(NamedTuple):
    """A fact with its score, which only orders facts."""

    case: Case
    score: float

    @property
    def entry(self) -> Entry:
        """The fact."""
        return self.case.entry


class NearGap(NamedTuple):
    """A gap with how alike it is to the question."""

    entry: Entry
    likeness: Likeness


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
    ranked = [Ranked(case, score_of(case)) for case in cases]
    return sorted(ranked, key=lambda each: (-each.score, each.case.entry.number))


def entailed_first(ranked: list[Ranked]) -> list[Ranked]:
    """Return facts with one in front that bears out all that a yes/no question claims, if any.

    Else one that excludes it, as it has all of it but a date; else one that has all but a person.
    Where it is asked who stood on one side, one of that side comes first; of facts that are near
    each other, one that can answer at all.
    """
    if not ranked or not claims.is_claim(ranked[0].case):
        return _of_side_first(_fitting_first(ranked))
    if not parts.open_parts(ranked[0].case):
        return ranked
    opened = [{p.value for p in parts.open_parts(r.case)} for r in ranked[:_MOST_COMPARED]]
    for wanted in (set(), {Value.OTHER}):
        for i, values in enumerate(opened):
            told = {part.value for part in parts.parts_of(ranked[i].case)}
            if values == wanted and (i == 0 or told <= {Value.SAID} | wanted):
                return [ranked[i], *ranked[:i], *ranked[i + 1 :]]
    near = (i for i, each in enumerate(ranked[:_MOST_COMPARED]) if _lacks_a_name(each.case))
    first = next(near, 0)
    return [ranked[first], *ranked[:first], *ranked[first + 1 :]]


def _fitting_first(ranked: list[Ranked]) -> list[Ranked]:
    if not ranked or not claims.not_borne_out(ranked[0].case):
        return ranked
    near = (r for r in ranked[1:_MOST_COMPARED] if ranked[0].score - r.score <= _NEAR)
    fitting = (r for r in near if r.entry.annotated and not claims.not_borne_out(r.case))
    best = next(fitting, ranked[0])
    return [best, *(r for r in ranked if r is not best)]


def _of_side_first(ranked: list[Ranked]) -> list[Ranked]:
    if not ranked or not ranked[0].case.question.side or not signals.other_side(ranked[0].case):
        return ranked
    own = (r for r in ranked[:_MOST_COMPARED] if r.entry.sides and not signals.other_side(r.case))
    best = next(own, ranked[0])
    return [best, *(r for r in ranked if r is not best)]


def _lacks_a_name(case: Case) -> bool:
    """Whether an annotated fact says two parts or more of a claim, and all but a person's name."""
    opened, told = parts.open_parts(case), parts.parts_of(case)
    said = [part for part in told if part.value is Value.SAID]
    names = {m.start for m in case.question.mentions if m.ids <= case.known.persons}
    is_name = len(opened) == 1 and opened[0].is_certain and opened[0].start in names
    is_most = len(said) == len(told) - 1 > 1 and any(part.start not in names for part in said)
    return case.entry.annotated > 0 and is_name and is_most


def score_of(case: Case) -> float:
    """Return the weighted sum of a fact's features, and of what in it conflicts."""
    is_annotated = case.entry.annotated > 0
    score: float = sum(map(mul, RANKING[is_annotated], case.measured.features))
    conflicting, speaking = 0.0, (case.question.mentions, case.question.dates)
    for name, weight, of in zip(CONFLICTS, CONFLICTING[is_annotated], speaking, strict=True):
        if of:
            conflicting += weight * SIGNALS[name](case)
    return score + conflicting


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
    raised = [math.exp(max(-_STEEPEST, min(_STEEPEST, total))) for total in (answers, foreign)]
    whole = 1 + sum(raised)
    stopped = tuple(name for name in GUARDS if evidence.get(name, 0.0) >= 1)
    return Verdict(raised[0] / whole, raised[1] / whole, evidence, stopped)


def evidence_of(ranked: Sequence[Ranked], gaps: Sequence[NearGap]) -> dict[str, float]:
    """Return every figure that is weighed, by its name."""
    case = ranked[0].case
    features, likeness = case.measured.features, case.measured.likeness
    gap_any = max((gap.likeness.any for gap in gaps), default=0.0)
    gap_same = max((gap.likeness.same for gap in gaps), default=0.0)
    return {
        "bias": 1.0,
        "margin": _margin(ranked),
        "gap": gap_any - likeness.any,
        "gap_same": gap_same - likeness.same,
        "gap_ahead": float(gap_any > likeness.any and gap_same > max(likeness.same, _CLEAR)),
        **{name: getattr(features, name) for name in WEIGHED},
        **{name: measure(case) for name, measure in SIGNALS.items()},
    }


def _margin(ranked: Sequence[Ranked]) -> float:
    """Return how far the best is ahead of the best of another place, its neighbours aside."""
    best = ranked[0].case.passage
    near = (best.number, best.before, best.after)
    for other in ranked[1:]:
        if other.case.passage.number not in near:
            return min(_ALONE, ranked[0].score - other.score)
    return _ALONE
