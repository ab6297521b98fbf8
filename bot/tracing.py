"""An `Answerer` that also tells what each step saw, as data: for `bot ask --explain`.

What the data mean in words is `bot.explaining`'s to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.chain import Answerer
from bot.answering.entail.parts import parts_of
from bot.answering.entail.registry import SIGNALS, meaning, place
from bot.answering.entail.weights import ANSWERED_FROM, CHOICES_FROM, FOREIGN_FROM
from bot.answering.say.outcome import fact_of
from bot.answering.trace import MOST_TOLD
from bot.facts import Refusal

if TYPE_CHECKING:
    from bot.answering.entail.verdict import Verdict
    from bot.answering.read.question import Question
    from bot.answering.say.outcome import Findings
    from bot.answering.trace import Trace
    from bot.facts import Reply, Said


class TracingAnswerer(Answerer):
    """Answers, and tells how it came to its answers."""

    def traced(self, typed: str, *, said: Said | None = None) -> tuple[Reply, dict[str, object]]:
        """Return the reply to a question, and what each step saw as values fit for JSON."""
        trace = self.trace(typed, said=said)
        return trace.reply, as_data(trace)


def as_data(trace: Trace) -> dict[str, object]:
    """Return the trace as values fit for JSON."""
    kind, names = trace.cause
    outcome, found = trace.reply.outcome, trace.findings
    return {
        "typed": trace.reply.typed,
        "asked": trace.asked,
        "read": None if trace.question is None else _read(trace.question),
        "found": [] if found is None else _found(found),
        "gaps": [] if found is None else _gaps(found),
        "parts": [] if found is None else _parts(found),
        "verdict": None if found is None else _verdict(found),
        "unsaid": list(trace.unsaid),
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
