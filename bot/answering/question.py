"""A question as the later steps see it: what it names, what it asks for, and what is left of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answering.words import Word
    from bot.facts import Correction, Facet


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity's name or alias in a text.

    Attributes:
        ids: the entities that are called so, one or more.
        start, end: the words that name it, ``words[start:end]``.
        is_hard: whether it can mean nothing else; a soft one ("talks", "squadron") is also a plain word.
    """

    ids: frozenset[str]
    start: int
    end: int
    is_hard: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked.

    Attributes:
        words: after shorthand and corrections, without the command or the mention of the bot.
        facets: what is asked; empty where the words don't say.
        kinds: the kinds of filler wanted; empty for any.
        mentions: the entities that it names, in order.
        dates: the dates named, as ISO prefixes with ``-`` for what is not said: "2022-10", "--10", "2022".
        numbers: other numbers, as digits.
        content: stems that carry its meaning, in order, each once; entities as ``@id``.
        cues: which kinds of loaded words are in it (future, superlative, quantifier, negation).
        side: ids of entities on whose side something is asked ("Japan's delegation").
    """

    typed: str
    words: tuple[Word, ...]
    corrections: tuple[Correction, ...] = ()
    facets: frozenset[Facet] = frozenset()
    kinds: frozenset[str] = frozenset()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    cues: frozenset[str] = frozenset()
    side: frozenset[str] = frozenset()
