"""Give a reply to a rewritten question in the asker's own language.

Words are put together in that language by `bot.wording`. What is offered to be asked is a question
that the annotation has in it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.outcomes import Answer, Choices, Refusal, Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.read.foreign.rewrite import Rewritten


def localise(reply: Reply, typed: str, asked: Rewritten, ask: Callable[..., str]) -> Reply:
    """Return the reply to what was typed, for the language that it was asked in.

    `ask` gives a question that is shown as it is put in a language (`Asker.translated`).
    """
    corrections = (*asked.corrections, *(c for c in reply.corrections if c.typed in typed))
    outcome, own = reply.outcome, partial(ask, language=asked.language)
    if isinstance(outcome, Choices):
        offered = tuple(own(question) or question for question in outcome.options)
        outcome = replace(outcome, options=offered)
    elif isinstance(outcome, Refusal):
        near = tuple(filter(None, map(own, outcome.near))) or outcome.near
        unsaid, name = asked.typed(outcome.unsaid), outcome.unnamed
        unnamed = asked.typed(name) or asked.typed(name.lower())
        outcome = replace(outcome, near=near, unsaid=unsaid, unnamed=unnamed)
    elif isinstance(outcome, Answer):
        outcome = replace(outcome, unsaid=asked.typed(outcome.unsaid))
    return Reply(typed, outcome, corrections, language=asked.language, asked=reply.asked)
