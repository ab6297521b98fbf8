"""A question as the later steps see it: what it names, what it asks for, and what is left of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.facts import Facet
    from bot.lang.words import Word
    from bot.outcomes import Correction


class Mention(NamedTuple):
    """An entity's name or alias in a text.

    Attributes:
        ids: the entities that are called so, one or more.
        start, end: the words that name it, ``words[start:end]``.
        is_hard: whether it can mean nothing else; a soft one ("talks", "squadron") is also a plain
            word.
        binds: whether a fact must be of it: a hard name or a role, not a group ("officials").
    """

    ids: frozenset[str]
    start: int
    end: int
    is_hard: bool
    binds: bool = False


class Term(NamedTuple):
    """A word or name of a question that carries meaning.

    Attributes:
        key: a stem, or ``@id`` of an entity.
        also: what may stand for it: synonym groups as ``~n``, other entities of that name.
        at: which word of the question it is.
        is_aside: whether it stands in a clause that only leads up to the question: it may help to
            find the fact, but need not be accounted for.
        is_name: whether it names an entity.
    """

    key: str
    also: tuple[str, ...]
    at: int
    is_aside: bool = False
    is_name: bool = False


class Question(NamedTuple):
    """What was asked.

    Attributes:
        words: after shorthand and corrections, without the command or the mention of the bot.
        texts: the words as they were folded; `stems`: the stem of each.
        core: the words of the question itself, without asides, with their places.
        facets: what is asked; empty where the words don't say.
        kinds: the kinds of filler wanted; empty for any.
        mentions: the entities that it names, in order; `named`: the places of their words.
        dates: the dates named, as `bot.lang.dates.find_dates` gives them; `dated`: their words.
        numbers: other numbers, as digits.
        content: the terms that carry its meaning, in order, each once.
        cue_words: the loaded words in it: future, superlatives, quantifiers, ordinals.
        is_turned: whether it denies something or offers alternatives, so that "yes" says nothing.
        asides: which words stand in clauses that only lead up to the question.
        side: ids of entities on whose side something is asked ("Japan's delegation").
    """

    typed: str
    words: tuple[Word, ...]
    texts: Sequence[str]
    stems: tuple[str, ...]
    core: Sequence[tuple[int, Word]]
    corrections: tuple[Correction, ...] = ()
    facets: frozenset[Facet] = frozenset()
    kinds: frozenset[str] = frozenset()
    mentions: tuple[Mention, ...] = ()
    named: frozenset[int] = frozenset()
    dates: tuple[str, ...] = ()
    dated: frozenset[int] = frozenset()
    numbers: tuple[str, ...] = ()
    content: tuple[Term, ...] = ()
    cue_words: frozenset[str] = frozenset()
    side: frozenset[str] = frozenset()
    is_turned: bool = False
    asides: frozenset[int] = frozenset()
