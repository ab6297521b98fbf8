"""A reply as the object that other programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.outcomes import Answer, Choices, Refusal
from bot.wording import cited_by, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.facts import Citation
    from bot.outcomes import Candidate, Reply
    from bot.wording import Words


def as_json(
    reply: Reply,
    *,
    elapsed_ms: float,
    explain: bool,
    words: Words | None = None,
    trace: Mapping[str, object] | None = None,
) -> dict[str, object]:
    """Return the reply as the contract's object, its keys in the contract's order."""
    outcome = reply.outcome
    words = words or word(reply)
    cited: tuple[Citation, ...] = ()
    if isinstance(outcome, Answer | Choices):
        cited = outcome.citations
    elif isinstance(outcome, Refusal):
        cited = cited_by(outcome)
    candidates = [_candidate(candidate) for candidate in reply.candidates]
    return {
        "question": reply.typed,
        "outcome": type(outcome).__name__.lower(),
        "reason": outcome.reason.value if isinstance(outcome, Refusal) else None,
        "text": words.text,
        "citations": [_citation(citation) for citation in cited],
        "facts": [_local(key) for key in outcome.facts] if isinstance(outcome, Answer) else [],
        "corrections": [{"typed": c.typed, "read": c.read} for c in reply.corrections],
        "near": list(outcome.options if isinstance(outcome, Choices) else words.near),
        **({"basis": outcome.basis.value} if isinstance(outcome, Answer) else {}),
        **({"candidates": candidates, "trace": trace} if explain else {}),
        "elapsed_ms": round(elapsed_ms, 3),
    }


def _local(fact: str) -> str:
    """Return a fact's id as its source's annotation has it."""
    return fact.rpartition("/")[2]


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "source": citation.source.id,
        "file": citation.source.file,
        "paragraph": citation.paragraph,
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
    }


def _candidate(candidate: Candidate) -> dict[str, object]:
    citation = candidate.citation
    return {
        "file": citation.source.file,
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
        "score": round(candidate.score, 4),
    }
