"""Asks by pattern: the questions that follow from what a fact says, which nobody has to write.

They are those that the bot itself makes of a fact (`bot.asking`): its answer with what fills a
facet taken out, and the verb put first.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from bot.asking.making import Maker
from bot.facts import FactBase
from bot.lang import lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.facts import Entity, Fact
    from bot.lang.lexicon import Lexicon
    from bot.parts import Part

_MOST = 3
"""Questions for one facet: those behind are only other ways to say the first."""


@cache
def _english() -> Lexicon:
    return lexicon.load()


def with_asks(
    part: Part, entities: Mapping[str, Entity], wanted: Collection[str]
) -> dict[str, Fact]:
    """Return the facts of a source, those that are wanted with the questions that they answer.

    Args:
        part: what the source contributes.
        entities: by id, those of other sources that it names among them.
        wanted: the ids of the facts.
    """
    base = FactBase({part.source.id: part.source}, dict(entities), part.facts, part.gaps)
    maker = Maker(base, _english())
    return {
        key: _asked(fact, maker) if key in wanted else fact for key, fact in part.facts.items()
    }


def _asked(fact: Fact, maker: Maker) -> Fact:
    made = (question for several in maker.make(fact).values() for question in several[:_MOST])
    known = {ask.lower().rstrip("?") for ask in fact.asks}
    new = (ask for q in made if (ask := q.rstrip("?").replace("; ", ", ")).lower() not in known)
    return replace(fact, asks=tuple(dict.fromkeys((*fact.asks, *new))))
