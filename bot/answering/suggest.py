"""Offer questions and names that fit what is typed so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.words import split

if TYPE_CHECKING:
    from bot.facts import Entity, Facet, FactBase

_LONGEST = 100  # code points: a choice's limit on Discord


class Suggester:
    """Knows the questions that facts answer and the names that can be asked about."""

    def __init__(self, base: FactBase) -> None:
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

    def suggest(
        self, typed: str, *, facet: Facet | None = None, limit: int = 25
    ) -> tuple[str, ...]:
        """Return at most `limit` questions of at most 100 characters each, the best first.

        Every word typed must begin a word of the question, the last one perhaps unfinished.
        Questions that begin with what was typed come first, and before them those that begin with
        the facet's word. Nothing typed gives what people ask first.
        """
        wanted = tuple(word.text for word in split(typed))
        opening = facet.value if facet else ""
        found = [
            (not text.startswith(opening), words[: len(wanted)] != wanted, at, text)
            for at, (text, words) in enumerate(self._questions)
            if all(any(word.startswith(part) for word in words) for part in wanted)
        ]
        return tuple(text for *_, text in sorted(found)[:limit])

    def topics(self) -> tuple[str, ...]:
        """Return the names of what the facts are about."""
        return self._topics


def _about(entity: Entity) -> str:
    opening = "who is" if entity.kind == "person" else "what is"
    return f"{opening} {entity.name}"
