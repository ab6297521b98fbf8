"""An `Answerer` that also tells what each step saw, as data: for `bot ask --explain`.

What the data mean in words is `bot.explaining`'s to say.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.answering.chain import Answerer
from bot.answering.entail.case import SIGNALS, meaning, place
from bot.answering.entail.gaps import meant_gap
from bot.answering.entail.parts import parts_of
from bot.answering.entail.weights import ANSWERED_FROM, CHOICES_FROM, FOREIGN_FROM
from bot.answering.say.fullest import fact_of
from bot.answering.say.outcome import contradiction
from bot.answering.trace import MOST_TOLD
from bot.facts import Facet
from bot.outcomes import Answer, Choices, Help, Reason, Refusal

if TYPE_CHECKING:
    from bot.answering.entail.verdict import Verdict
    from bot.answering.read.question import Question
    from bot.answering.say.outcome import Findings
    from bot.answering.trace import Trace
    from bot.outcomes import Reply, Said


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
    OTHER_LANGUAGE = "other-language"
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


class TracingAnswerer(Answerer):
    """Answers, and tells how it came to its answers."""

    def traced(self, typed: str, *, said: Said | None = None) -> tuple[Reply, dict[str, object]]:
        """Return the reply to a question, and what each step saw as values fit for JSON."""
        trace = self.trace(typed, said=said)
        return trace.reply, as_data(trace)


def as_data(trace: Trace) -> dict[str, object]:
    """Return the trace as values fit for JSON."""
    kind, names = cause_of(trace)
    outcome, found = trace.reply.outcome, trace.findings
    return {
        "typed": trace.reply.typed,
        "asked": trace.asked,
        "read": None if trace.question is None else _read(trace.question),
        "found": [] if found is None else _found(found),
        "gaps": [] if found is None else _gaps(found),
        "parts": [] if found is None else _parts(found),
        "verdict": None if found is None else _verdict(found),
        "unsaid": list(unsaid(trace)),
        "outcome": type(outcome).__name__.lower(),
        "reason": outcome.reason.value if isinstance(outcome, Refusal) else None,
        "cause": {
            "kind": kind.value,
            "names": list(names),
            "signals": [name for name in names if found and name in found.verdict.evidence],
        },
    }


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
        for r in found.ranked[:MOST_TOLD]
    ]


def _parts(found: Findings) -> list[dict[str, object]]:
    case = found.ranked[0].case
    return [
        {"text": " ".join(case.question.texts[part.start : part.end]), "value": part.value.value}
        for part in parts_of(case)
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


def cause_of(trace: Trace) -> tuple[Cause, tuple[str, ...]]:
    """What the outcome came from, with the names of what decided: facts, gaps or signals."""
    outcome = trace.reply.outcome
    if isinstance(outcome, Help):
        return Cause.TALK, ()
    if isinstance(outcome, Answer):
        cause = Cause.COMPUTED if trace.is_computed else Cause.ANSWERED
        return cause, outcome.facts
    if isinstance(outcome, Refusal) and outcome.reason is Reason.UNREADABLE:
        other = Cause.OTHER_LANGUAGE if outcome.is_foreign else Cause.UNREAD
        return Cause.TOO_LONG if outcome.longest else other, ()
    if trace.question is None or not trace.question.content:
        return Cause.UNREAD, ()
    if trace.findings is None or trace.is_computed:
        return _computed(trace, outcome)
    return _refused(trace.findings, outcome)


def _computed(trace: Trace, outcome: Choices | Refusal) -> tuple[Cause, tuple[str, ...]]:
    """Return why nothing is answered without a judgement: a date is another's, or all is silent."""
    if not (trace.findings and isinstance(outcome, Refusal) and outcome.says):
        return Cause.NOT_FOUND, unsaid(trace)
    told = (fact_of(ranked.entry) for ranked in trace.findings.ranked)
    return Cause.OTHERWISE, ("other_date", *[f.id for f in told if f.answer == outcome.says][:1])


def unsaid(trace: Trace) -> tuple[str, ...]:
    """The words of the question that nothing near accounts for."""
    if trace.findings is None:
        return tuple(t.text for t in trace.query.terms) if trace.query else ()
    return tuple(term.text for term in trace.findings.ranked[0].case.gone)


def _refused(found: Findings, outcome: Choices | Refusal) -> tuple[Cause, tuple[str, ...]]:
    """Return why a question whose facts were judged was not answered."""
    fact = fact_of(found.ranked[0].entry).id
    if isinstance(outcome, Choices):
        return Cause.TWO_READINGS, outcome.facts
    if outcome.reason is Reason.CONTRADICTED:
        return Cause.OTHERWISE, (contradiction(found), fact)
    if outcome.reason is Reason.OFF_TOPIC:
        return Cause.FOREIGN, (fact,)
    return _unstated(found, fact)


def _unstated(found: Findings, fact: str) -> tuple[Cause, tuple[str, ...]]:
    """Return what kept the best fact from being given as the answer."""
    verdict, gap = found.verdict, meant_gap(found.ranked[0].case, found.gaps)
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
