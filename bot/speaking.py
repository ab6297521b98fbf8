"""From typed text to words, as every front end does it."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from bot.commands import Command, command_of
from bot.facts import Help, Reply
from bot.wording import Guide, Words, as_json, word, word_sources, word_topics

if TYPE_CHECKING:
    from bot.facts import FactBase


class Answers(Protocol):
    """What a front end needs of `bot.answering.answer.Answerer`."""

    def answer(self, typed: str) -> Reply:
        """Return the reply to a question as it was typed."""

    def suggest(self, typed: str, *, limit: int = 25) -> tuple[str, ...]:
        """Return questions and names that fit what is typed so far."""

    def topics(self) -> tuple[str, ...]:
        """Return what can be asked about."""


EXAMPLES = 3  # as many as help can show without becoming a list to read


class Speaker:
    """Answer typed text with words, and the commands that list things."""

    def __init__(self, answers: Answers, base: FactBase) -> None:
        self._answers = answers
        self._base = base

    def reply(self, typed: str) -> tuple[Reply, Words]:
        """Return the reply to typed text, and its words."""
        match command_of(typed):
            case Command.TOPICS:
                return Reply(typed, Help()), word_topics(self._answers.topics())
            case Command.SOURCES:
                return Reply(typed, Help()), word_sources(self._base)
            case Command.HELP:
                reply = Reply(typed, Help())
            case _:
                reply = self._answers.answer(typed)
        is_help = isinstance(reply.outcome, Help)
        return reply, word(reply, guide=self._guide(reply.language)) if is_help else word(reply)

    def reply_json(self, typed: str, *, explain: bool) -> dict[str, object]:
        """Return the reply to typed text as the contract's object, with the time it took."""
        began = perf_counter()
        reply, words = self.reply(typed)
        elapsed_ms = (perf_counter() - began) * 1000
        return as_json(reply, elapsed_ms=elapsed_ms, explain=explain, words=words)

    def suggest(self, typed: str, *, limit: int = 25) -> tuple[str, ...]:
        """Return questions and names that fit what is typed so far."""
        return self._answers.suggest(typed, limit=limit)

    def _guide(self, language: str) -> Guide:
        examples = self._answers.suggest("", limit=EXAMPLES)
        own = {
            f.asks[0]: f.questions.get(language, "") for f in self._base.facts.values() if f.asks
        }
        return Guide(self._answers.topics(), tuple(own.get(ask) or ask for ask in examples))
