"""What each step saw for one question; `bot.tracing` tells it as data, with the cause.

A trace holds what the steps made anyway, so that keeping it costs nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.say.cite import carrying
from bot.answering.say.fullest import fact_of
from bot.outcomes import Candidate

if TYPE_CHECKING:
    from bot.answering.find.query import Query
    from bot.answering.read.question import Question
    from bot.answering.say.outcome import Findings
    from bot.outcomes import Reply

MOST_TOLD = 5  # facts, and figures of each, that a reader looks at


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

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The best facts, one a sentence; the first has the judged probability."""
        ranked = self.findings.ranked if self.findings else ()
        found: dict[int, Candidate] = {}
        for r in ranked:
            if self.findings and r.case.passage.number not in found:
                score = self.findings.verdict.answers * math.exp(
                    min(0.0, r.score - ranked[0].score)
                )
                citation = carrying(r, ranked)
                found[r.case.passage.number] = Candidate(
                    fact_of(r.entry), citation, round(score, 4)
                )
            if len(found) == MOST_TOLD:
                break
        return tuple(found.values())
