"""Give a reply to a rewritten question in the asker's own language.

Words are put together in that language by `bot.wording`. What is offered to be asked is a question
that the annotation has in it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.facts import Answer, Choices, Refusal, Reply

if TYPE_CHECKING:
    from bot.answering.read.foreign.rewrite import Rewritten
    from bot.facts import FactBase


def localise(reply: Reply, typed: str, asked: Rewritten, base: FactBase) -> Reply:
    """Return the reply to what was typed, for the language that it was asked in."""
    corrections = (*asked.corrections, *(c for c in reply.corrections if c.typed in typed))
    outcome = reply.outcome
    if isinstance(outcome, Choices):
        outcome = Choices(_questions(outcome.options, asked.language, base))
    elif isinstance(outcome, Refusal):
        near = _questions(outcome.near, asked.language, base)
        outcome = replace(outcome, near=near, unsaid=asked.typed(outcome.unsaid))
    elif isinstance(outcome, Answer):
        outcome = replace(outcome, unsaid=asked.typed(outcome.unsaid))
    return Reply(typed, outcome, corrections, language=asked.language, asked=reply.asked)


def _questions(asked: tuple[str, ...], language: str, base: FactBase) -> tuple[str, ...]:
    """Return questions in a language, where people wrote them down in it."""
    facts = (fact for fact in base.facts.values() if language in fact.questions)
    own = {fact.asks[0]: fact.questions[language] for fact in facts if fact.asks}
    return tuple(own.get(question, question) for question in asked)
