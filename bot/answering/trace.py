"""What each step saw and decided for one question; as data, `bot.tracing` tells it.

A trace holds what the steps made anyway, so that keeping it costs nothing. Its cause names in one
word what the outcome came from, and what of the base or the question that was.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.answering.entail.weights import FOREIGN_FROM
from bot.answering.say.cite import carrying
from bot.answering.say.outcome import contradiction, fact_of, meant_gap, question_for
from bot.facts import Answer, Candidate, Choices, Facet, Help, Reason, Refusal

if TYPE_CHECKING:
    from bot.answering.find.query import Query
    from bot.answering.read.question import Question
    from bot.answering.say.outcome import Findings
    from bot.facts import Reply

MOST_TOLD = 5  # facts, and figures of each, that a reader looks at
_SLOTS = frozenset("filled unreasoned".split())
_WORDS = frozenset(
    "heaviest_gone around strange name_gone number_gone own plain unknown_name".split()
)


class Cause(StrEnum):
    """What an outcome came from."""

    ANSWERED = "answered"
    COMPUTED = "computed"
    TALK = "talk"
    TOO_LONG = "too-long"
    UNREAD = "question-not-read"
    NOT_FOUND = "fact-not-found"
    GAP = "left-open"
    GUARD = "guard"
    OTHERWISE = "said-otherwise"
    TWO_READINGS = "two-readings"
    FOREIGN = "foreign"
    SLOT = "slot-not-filled"
    UNSAID = "part-unsaid"
    BELOW = "below-the-line"


@dataclass(frozen=True)
class Trace:
    """What the steps saw.

    Attributes:
        asked: the question in the sources' language, completed by what went before.
        question, query: as it was read, and as it was searched; None where there was nothing to.
        findings: what was found, ranked and judged; None where nothing was.
        is_computed: whether the outcome was computed from several facts, and the judgement aside.
    """

    reply: Reply
    asked: str
    question: Question | None = None
    query: Query | None = None
    findings: Findings | None = None
    is_computed: bool = False
    is_too_long: bool = False

    @property
    def cause(self) -> tuple[Cause, tuple[str, ...]]:
        """What the outcome came from, with the names of what decided: facts, gaps or signals."""
        outcome = self.reply.outcome
        if isinstance(outcome, Help):
            return Cause.TALK, ()
        if isinstance(outcome, Answer):
            cause = Cause.COMPUTED if self.is_computed else Cause.ANSWERED
            return cause, outcome.facts
        if self.is_too_long:
            return Cause.TOO_LONG, ()
        is_unreadable = isinstance(outcome, Refusal) and outcome.reason is Reason.UNREADABLE
        if is_unreadable or self.question is None or not self.question.content:
            return Cause.UNREAD, ()
        if self.findings is None or self.is_computed:
            return Cause.NOT_FOUND, self.unsaid
        return _refused(self.findings, outcome)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The best facts, one a sentence; the first has the judged probability."""
        ranked = self.findings.ranked if self.findings else ()
        found: dict[int, Candidate] = {}
        for r in ranked:
            if self.findings and r.case.passage.number not in found:
                score = self.findings.verdict.answers * math.exp(r.score - ranked[0].score)
                citation = carrying(r, ranked)
                found[r.case.passage.number] = Candidate(
                    fact_of(r.entry), citation, round(score, 4)
                )
            if len(found) == MOST_TOLD:
                break
        return tuple(found.values())

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The words of the question that nothing near accounts for."""
        if self.findings is None:
            return tuple(t.text for t in self.query.terms) if self.query else ()
        return tuple(term.text for term in self.findings.ranked[0].case.gone)


def _refused(found: Findings, outcome: Choices | Refusal) -> tuple[Cause, tuple[str, ...]]:
    """Return why a question whose facts were judged was not answered."""
    fact = fact_of(found.ranked[0].entry).id
    if isinstance(outcome, Choices):
        offered = [r.entry for r in found.ranked if question_for(r.entry) in outcome.options]
        return Cause.TWO_READINGS, tuple(fact_of(entry).id for entry in offered)
    if outcome.reason is Reason.CONTRADICTED:
        return Cause.OTHERWISE, (contradiction(found), fact)
    if outcome.reason is Reason.OFF_TOPIC:
        return Cause.FOREIGN, (fact,)
    return _unstated(found, fact)


def _unstated(found: Findings, fact: str) -> tuple[Cause, tuple[str, ...]]:
    """Return what kept the best fact from being given as the answer."""
    verdict, gap = found.verdict, meant_gap(found)
    if verdict.stopped:
        return Cause.GUARD, (*verdict.stopped, fact)
    if gap is not None:
        return Cause.GAP, (gap.id,)
    if verdict.foreign >= FOREIGN_FROM:
        return Cause.FOREIGN, (fact,)
    return _below(found, fact)


def _below(found: Findings, fact: str) -> tuple[Cause, tuple[str, ...]]:
    """Return what spoke most against a fact that nothing forbade."""
    against = [name for name, given in found.verdict.weighed() if given < 0 and name != "bias"]
    for name in against[:MOST_TOLD]:
        if name in _SLOTS and found.question.facets - {Facet.WHETHER}:
            return Cause.SLOT, (name, fact)
        if name in _WORDS and found.ranked[0].case.gone:
            return Cause.UNSAID, (name, fact)
    return Cause.BELOW, (*against[:2], fact)
