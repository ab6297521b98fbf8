"""Asks by pattern: the questions that follow from what a fact says, which nobody has to write.

They are those that the bot itself makes of a fact (`bot.asking`): its answer with what fills a
facet taken out, and the verb put first.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from bot.asking.grammar import load as load_grammar
from bot.asking.making import Maker
from bot.facts import Facet, FactBase
from bot.lang import lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bot.facts import Entity, Fact
    from bot.lang.lexicon import Lexicon
    from bot.parts import Part

_MOST = 3
"""Questions for one facet: those behind are only other ways to say the first."""


_FEWEST = 4
"""Words of a sentence that tell what it is about."""


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
    return {key: _asked(fact, maker) if key in wanted else fact for key, fact in part.facts.items()}


def _asked(fact: Fact, maker: Maker) -> Fact:
    made = [question for several in maker.make(fact).values() for question in several[:_MOST]]
    known = {ask.lower().rstrip("?") for ask in fact.asks}
    asks = (ask.rstrip("?").replace("; ", ", ") for ask in (*made, *_plainly(fact)))
    new = (ask for ask in asks if ask and ask.lower() not in known)
    return replace(fact, asks=tuple(dict.fromkeys((*fact.asks, *new))))


def _plainly(fact: Fact) -> Iterator[str]:
    """Yield the answer with each fill in turn left out, behind what asks for it.

    No good English, but questions are compared by their words: "when Anna walked to Bern".
    """
    answer = fact.answer.rstrip(".")
    grammar = load_grammar(_english())
    for facet, fill in fact.fills.items():
        rest = " ".join(re.sub(re.escape(fill.text), "", answer, flags=re.IGNORECASE).split())
        is_in_it = rest.lower() != answer.lower() or "count" in fill.kinds
        if facet not in grammar.openings or not rest or not is_in_it:
            continue
        yield f"{grammar.openings[facet]} {rest}"
        short = _shortened(rest, grammar["prepositions"])
        if short != rest:
            yield f"{grammar.openings[facet]} {short}"
    if answer and Facet.WHETHER not in fact.fills:
        yield answer


def _shortened(words: str, prepositions: Collection[str]) -> str:
    """Return the first few words of a sentence, without what stands behind a preposition there."""
    kept: list[str] = []
    for word in words.split():
        is_end = word.lower() in prepositions or (kept and kept[-1].endswith((",", ";")))
        if len(kept) >= _FEWEST and is_end:
            break
        kept.append(word)
    return " ".join(kept).rstrip(",;")
