"""Offer questions and names that fit what is typed so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.words import split

if TYPE_CHECKING:
    from bot.facts import Entity, FactBase
    from bot.lexicon import Lexicon

_LONGEST = 100  # code points: a choice's limit on Discord


class Suggester:
    """Knows the questions that facts answer and the names that can be asked about."""

    def __init__(self, base: FactBase, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._first = [fact.asks[0] for fact in base.facts.values() if fact.asks]
        others = [ask for fact in base.facts.values() for ask in fact.asks[1:]]
        subjects = {fact.subject for fact in base.facts.values()}
        self._topics = tuple(
            entity.name for id_, entity in base.entities.items() if id_ in subjects
        )
        named = [_about(entity) for id_, entity in base.entities.items() if id_ in subjects]
        texts = dict.fromkeys(text for text in (*self._first, *named, *others) if text)
        self._questions = [
            (text, tuple(word.text for word in split(text)))
            for text in texts
            if len(text) <= _LONGEST
        ]

    def suggest(self, typed: str, *, limit: int = 25) -> tuple[str, ...]:
        """Return at most `limit` questions, each of at most 100 characters, the best first.

        Every word typed must begin a word of the question, the last one perhaps unfinished; questions
        that begin with what was typed come first. Nothing typed gives what people ask first.
        """
        wanted = tuple(word.text for word in split(typed))
        if not wanted:
            return tuple(text for text in self._first if len(text) <= _LONGEST)[:limit]
        found = [
            (words[: len(wanted)] != wanted[: len(words)], at, text)
            for at, (text, words) in enumerate(self._questions)
            if all(any(word.startswith(part) for word in words) for part in wanted)
        ]
        return tuple(text for _, _, text in sorted(found)[:limit])

    def topics(self) -> tuple[str, ...]:
        """Return the names of what the facts are about."""
        return self._topics


def _about(entity: Entity) -> str:
    opening = "who is" if entity.kind == "person" else "what is"
    return f"{opening} {entity.name}"


