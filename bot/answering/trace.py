"""What each step saw and decided for one question: data, worded by `bot.explaining`.

A trace holds what the steps made anyway, so that keeping it costs nothing. Its cause names in one
word what the outcome came from, and what of the base or the question that was.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.answering.entail.registry import SIGNALS, meaning, place
from bot.answering.entail.weights import ANSWERED_FROM, CHOICES_FROM, FOREIGN_FROM
from bot.answering.say.cite import carrying
from bot.answering.say.outcome import contradiction, fact_of, meant_gap, question_for
from bot.facts import Answer, Candidate, Choices, Facet, Help, Reason, Refusal

if TYPE_CHECKING:
    from bot.answering.entail.verdict import Verdict
    from bot.answering.find.query import Query
    from bot.answering.read.question import Question
    from bot.answering.say.outcome import Findings
    from bot.facts import Reply

_MOST_TOLD = 5  # facts, and figures of each, that a reader looks at
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
            if len(found) == _MOST_TOLD:
                break
        return tuple(found.values())

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The words of the question that nothing near accounts for."""
        if self.findings is None:
            return tuple(t.text for t in self.query.terms) if self.query else ()
        return tuple(term.text for term in self.findings.ranked[0].case.gone)

    def as_data(self) -> dict[str, object]:
        """Return the trace as values fit for JSON."""
        kind, names = self.cause
        outcome, found = self.reply.outcome, self.findings
        return {
            "typed": self.reply.typed,
            "asked": self.asked,
            "read": None if self.question is None else _read(self.question),
            "found": [] if found is None else _found(found),
            "gaps": [] if found is None else _gaps(found),
            "verdict": None if found is None else _verdict(found),
            "unsaid": list(self.unsaid),
            "outcome": type(outcome).__name__.lower(),
            "reason": outcome.reason.value if isinstance(outcome, Refusal) else None,
            "cause": {
                "kind": kind.value,
                "names": list(names),
                "signals": [name for name in names if found and name in found.verdict.evidence],
            },
        }


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
    for name in against[:_MOST_TOLD]:
        if name in _SLOTS and found.question.facets - {Facet.WHETHER}:
            return Cause.SLOT, (name, fact)
        if name in _WORDS and found.ranked[0].case.gone:
            return Cause.UNSAID, (name, fact)
    return Cause.BELOW, (*against[:2], fact)


def _read(question: Question) -> dict[str, object]:
    texts = question.texts
    return {
        "words": texts,
        "corrections": [{"typed": c.typed, "read": c.read} for c in question.corrections],
        "facets": sorted(question.facets),
        "kinds": sorted(question.kinds),
        "names": [
            {"text": " ".join(texts[m.start : m.end]), "entities": sorted(m.ids)}
            for m in question.mentions
        ],
        "dates": list(question.dates),
        "numbers": list(question.numbers),
        "content": [term.key for term in question.content],
        "asides": [texts[at] for at in sorted(question.asides)],
    }


def _found(found: Findings) -> list[dict[str, object]]:
    return [
        {
            "fact": fact_of(r.entry).id,
            "source": r.case.passage.source.id,
            "quote": r.case.passage.text,
            "score": round(r.score, 2),
            "asked": round(r.case.measured.likeness.any, 2),
            "asked_same": round(r.case.measured.likeness.same, 2),
            "has": sorted({hit.term.text for hit in r.case.measured.sighted.hits}),
            "lacks": [term.text for term in r.case.gone],
        }
        for r in found.ranked[:_MOST_TOLD]
    ]


def _gaps(found: Findings) -> list[dict[str, object]]:
    return [
        {
            "gap": near.entry.gap.id,
            "source": near.entry.gap.source,
            "likeness": round(near.likeness.any, 2),
            "likeness_same": round(near.likeness.same, 2),
        }
        for near in found.gaps
        if near.entry.gap
    ]


def _verdict(found: Findings) -> dict[str, object]:
    verdict = found.verdict
    return {
        "answers": round(verdict.answers, 3),
        "foreign": round(verdict.foreign, 3),
        "line": ANSWERED_FROM,
        "choices_line": CHOICES_FROM,
        "foreign_line": FOREIGN_FROM,
        "stopped": list(verdict.stopped),
        "signals": {name: round(verdict.evidence[name], 3) for name, _ in verdict.weighed()},
        "weighed": {name: round(given, 3) for name, given in verdict.weighed()},
        "means": {name: meaning(name) for name in _spoken(verdict)},
        "files": {name: place(name) for name in _spoken(verdict)},
    }


def _spoken(verdict: Verdict) -> list[str]:
    """Return the signals that said something, whether or not they count."""
    return [name for name in SIGNALS if verdict.evidence.get(name)]
