"""Give a reply to a rewritten question in the asker's own language.

Words are put together in that language by `bot.wording`. What is offered to be asked is a question
that the annotation has in it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.facts import Answer, Choices, Refusal

if TYPE_CHECKING:
    from bot.answering.read.foreign.rewrite import Rewritten
    from bot.facts import FactBase, Reply


def localise(reply: Reply, typed: str, asked: Rewritten, base: FactBase) -> Reply:
    """Return the reply to what was typed, for the language that it was asked in."""
    corrections = (*asked.corrections, *(c for c in reply.corrections if c.typed in typed))
    reply = replace(reply, typed=typed, corrections=corrections, language=asked.language)
    match reply.outcome:
        case Choices(options=options):
            return replace(reply, outcome=Choices(_questions(options, asked.language, base)))
        case Refusal(near=near) as outcome:
            own = _questions(near, asked.language, base)
            outcome = replace(outcome, near=own, unsaid=asked.typed(outcome.unsaid))
            return replace(reply, outcome=outcome)
        case Answer() as outcome:
            return replace(reply, outcome=replace(outcome, unsaid=asked.typed(outcome.unsaid)))
    return reply


def _questions(asked: tuple[str, ...], language: str, base: FactBase) -> tuple[str, ...]:
    """Return questions in a language, where people wrote them down in it."""
    offered = set(asked)
    own = {
        fact.asks[0]: fact.questions.get(language, fact.asks[0])
        for fact in base.facts.values()
        if offered.intersection(fact.asks[:1])
    }
    return tuple(own.get(question, question) for question in asked)
