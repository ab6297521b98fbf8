"""From typed text to words, as every front end does it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property, partial
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from bot.commands import Command, command_of, page_of
from bot.facts import Facet, Help, Reply
from bot.listing import word_sources, word_topics
from bot.wording import HELP_TOPICS, Guide, Words, as_json, word, word_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.facts import FactBase, Said


class Answers(Protocol):
    """What a front end needs of `bot.tracing.TracingAnswerer`."""

    def answer(self, typed: str, *, said: Said | None = None) -> Reply:
        """Return the reply to a question as it was typed, after what was said before."""

    def traced(self, typed: str, *, said: Said | None = None) -> tuple[Reply, dict[str, object]]:
        """Return the same with what each step saw (`bot.tracing.TracingAnswerer`)."""

    def suggest(
        self, typed: str, *, facet: Facet | None = None, limit: int = 25, language: str = ""
    ) -> tuple[str, ...]:
        """Return questions that fit what is typed so far, the facet's kind first."""

    def topics(self) -> tuple[str, ...]:
        """Return what can be asked about."""


EXAMPLES = (Facet.WHO, Facet.WHEN, Facet.WHY)  # as many as help can show without being a list


class Speaker:
    """Answer typed text with words, and the commands that list things."""

    def __init__(self, answers: Answers, base: FactBase) -> None:
        self._answers = answers
        self._base = base
        self._guides: dict[str, Guide] = {}  # by the language: there are not many

    @property
    def size(self) -> tuple[int, int]:
        """How many sources it speaks from, and how many facts."""
        return len(self._base.sources), len(self._base.facts)

    def become(self, other: Speaker) -> None:
        """Speak from now on from what another knows; between two replies, so in one step."""
        self._answers, self._base = other._answers, other._base

    def reply(self, typed: str, *, said: Said | None = None) -> tuple[Reply, Words]:
        """Return the reply to typed text, and its words; what was `said` before completes it."""
        listed = self._listed(typed)
        if listed is not None:
            return listed
        picked = _picked(typed, said)
        reply = self._answers.answer(picked or typed, said=None if picked else said)
        return self._worded(replace(reply, typed=typed, asked=picked) if picked else reply, said)

    def explain(
        self, typed: str, *, said: Said | None = None
    ) -> tuple[Reply, Words, dict[str, object] | None]:
        """Return the same with what each step saw; None where nothing was asked of the sources."""
        listed = self._listed(typed)
        if listed is not None:
            return *listed, None
        picked = _picked(typed, said)
        reply, trace = self._answers.traced(picked or typed, said=None if picked else said)
        reply = replace(reply, typed=typed, asked=picked) if picked else reply
        return *self._worded(reply, said), trace

    def _listed(self, typed: str) -> tuple[Reply, Words] | None:
        """Return what a command shows; None for a question."""
        match command_of(typed):
            case Command.TOPICS:
                listed = word_topics(self._answers.topics(), page=page_of(typed))
                return Reply(typed, Help()), listed
            case Command.SOURCES:
                listed = word_sources(self._base, self._facts_by_source, page=page_of(typed))
                return Reply(typed, Help()), listed
            case Command.HELP:
                return self._worded(Reply(typed, Help()), None)
            case _:
                return None

    @cached_property
    def _facts_by_source(self) -> Mapping[str, int]:
        """How many facts each source gives."""
        return Counter(fact.source for fact in self._base.facts.values())

    def _worded(self, reply: Reply, said: Said | None) -> tuple[Reply, Words]:
        if isinstance(reply.outcome, Help):
            return reply, word(reply, guide=self._guide(reply.language))
        return reply, word(reply, after=said.typed if said and reply.asked else "")

    def reply_json(
        self, typed: str, *, explain: bool, said: Said | None = None
    ) -> tuple[Reply, dict[str, object]]:
        """Return the reply to typed text, and the contract's object with the time it took."""
        began = perf_counter()
        if explain:
            reply, words, trace = self.explain(typed, said=said)
        else:
            (reply, words), trace = self.reply(typed, said=said), None
        elapsed_ms = (perf_counter() - began) * 1000
        shown = as_json(reply, elapsed_ms=elapsed_ms, explain=explain, words=words, trace=trace)
        return reply, shown

    def suggest(
        self, typed: str, *, facet: Facet | None = None, limit: int = 25
    ) -> tuple[str, ...]:
        """Return questions that fit what is typed so far, the facet's kind first."""
        return self._answers.suggest(typed, facet=facet, limit=limit)

    def _guide(self, language: str) -> Guide:
        if language not in self._guides:
            self._guides[language] = self._made_guide(language)
        return self._guides[language]

    def _made_guide(self, language: str) -> Guide:
        suggest = partial(self._answers.suggest, "", limit=1, language=language)
        found = (question for facet in EXAMPLES for question in suggest(facet=facet))
        topics = word_names(self._answers.topics()[:HELP_TOPICS], self._base, language=language)
        return Guide(topics, tuple(dict.fromkeys(found)))


def _picked(typed: str, said: Said | None) -> str:
    """Return the reading that a number picks of those last offered; empty for none."""
    number = typed.strip().strip("!/.#")
    options = said.options if said else ()
    if not (number.isascii() and number.isdecimal() and 0 < int(number) <= len(options)):
        return ""
    return options[int(number) - 1]
