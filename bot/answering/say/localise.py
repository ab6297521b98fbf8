"""Give a reply to a rewritten question in the asker's own language.

Words are put together in that language by `bot.wording`. What is offered to be asked is a question
that the annotation has in it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.facts import Choices, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.read.foreign.rewrite import Rewritten
    from bot.facts import Reply


def localise(reply: Reply, typed: str, asked: Rewritten, ask: Callable[..., str]) -> Reply:
    """Return the reply to what was typed, for the language that it was asked in.

    `ask` gives a question that is shown as it is put in a language (`Asker.translated`).
    """
    corrections = (*asked.corrections, *(c for c in reply.corrections if c.typed in typed))
    reply = replace(reply, typed=typed, corrections=corrections, language=asked.language)
    own = partial(ask, language=asked.language)
    match reply.outcome:
        case Choices(options=options):
            offered = tuple(own(question) or question for question in options)
            return replace(reply, outcome=replace(reply.outcome, options=offered))
        case Refusal(near=near) if near:
            offered = tuple(filter(None, map(own, near))) or near
            return replace(reply, outcome=replace(reply.outcome, near=offered))
    return reply
