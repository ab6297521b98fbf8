"""From typed text to words, as every front end does it."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from bot.commands import Command, command_of
from bot.facts import Facet, Help, Reply
from bot.wording import Guide, Words, as_json, word, word_sources, word_topics

if TYPE_CHECKING:
    from bot.facts import FactBase, Said


class Answers(Protocol):
    """What a front end needs of `bot.answering.chain.Answerer`."""

    def answer(self, typed: str, *, said: Said | None = None) -> Reply:
        """Return the reply to a question as it was typed, after what was said before."""

    def suggest(
        self, typed: str, *, facet: Facet | None = None, limit: int = 25
    ) -> tuple[str, ...]:
        """Return questions and names that fit what is typed so far, the facet's kind first."""

    def topics(self) -> tuple[str, ...]:
        """Return what can be asked about."""


EXAMPLES = (Facet.WHO, Facet.WHEN, Facet.WHY)  # as many as help can show without being a list


class Speaker:
    """Answer typed text with words, and the commands that list things."""

    def __init__(self, answers: Answers, base: FactBase) -> None:
        self._answers = answers
        self._base = base

    def reply(self, typed: str, *, said: Said | None = None) -> tuple[Reply, Words]:
        """Return the reply to typed text, and its words; what was `said` before completes it."""
        match command_of(typed):
            case Command.TOPICS:
                return Reply(typed, Help()), word_topics(self._answers.topics())
            case Command.SOURCES:
                return Reply(typed, Help()), word_sources(self._base)
            case Command.HELP:
                reply = Reply(typed, Help())
            case _:
                reply = self._picked(typed, said) or self._answers.answer(typed, said=said)
        if isinstance(reply.outcome, Help):
            return reply, word(reply, guide=self._guide(reply.language))
        return reply, word(reply, after=said.typed if said and reply.asked else "")

    def _picked(self, typed: str, said: Said | None) -> Reply | None:
        """Return the reply to a number, where it picks one of the readings last offered."""
        number = typed.strip().strip("!/.#")
        if said is None or not (number.isascii() and number.isdecimal()):
            return None
        if not 0 < int(number) <= len(said.options):
            return None
        question = said.options[int(number) - 1]
        return replace(self._answers.answer(question), typed=typed, asked=question)

    def reply_json(
        self, typed: str, *, explain: bool, said: Said | None = None
    ) -> tuple[Reply, dict[str, object]]:
        """Return the reply to typed text, and the contract's object with the time it took."""
        began = perf_counter()
        reply, words = self.reply(typed, said=said)
        elapsed_ms = (perf_counter() - began) * 1000
        return reply, as_json(reply, elapsed_ms=elapsed_ms, explain=explain, words=words)

    def suggest(
        self, typed: str, *, facet: Facet | None = None, limit: int = 25
    ) -> tuple[str, ...]:
        """Return questions and names that fit what is typed so far, the facet's kind first."""
        return self._answers.suggest(typed, facet=facet, limit=limit)

    def _guide(self, language: str) -> Guide:
        found = [self._answers.suggest("", facet=facet, limit=1) for facet in EXAMPLES]
        examples = dict.fromkeys(question for questions in found for question in questions)
        own = {
            f.asks[0]: f.questions.get(language, "") for f in self._base.facts.values() if f.asks
        }
        return Guide(self._answers.topics(), tuple(own.get(ask) or ask for ask in examples))
