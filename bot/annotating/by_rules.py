"""What the rules alone find in a source, as an annotation to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from bot.compiling.drafting import draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.compiling.reading import Seed
    from bot.facts import Entity, Fact

_CLOSED = (".", "!", "?", "”", '"')
"""How a sentence ends that is no heading."""
_NAMED = ("person", "organisation", "unit", "meeting", "document", "system", "group")
_WIDTH = 96


def annotation_of(seed: Seed) -> str:
    """Return a draft in which each sentence is a fact, with what the rules are sure of.

    Args:
        seed: a source without an annotation.
    """
    part = draft(seed, [seed], {})
    entities = {
        entity.name: dict(_entity(entity))
        for entity in part.entities.values()
        if entity.kind in _NAMED
    }
    facts = [dict(_fact(fact, number, seed)) for number, fact in enumerate(part.facts.values(), 1)]
    data: dict[str, Any] = {"source": {"title": seed.title}}
    if entities:
        data["entities"] = entities
    data["facts"] = [fact for fact in facts if fact]
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=_WIDTH)


def _entity(entity: Entity) -> Iterator[tuple[str, str]]:
    yield "kind", entity.kind
    if entity.aliases:
        yield "aliases", "; ".join(entity.aliases)
    if entity.role:
        yield "role", entity.role


def _fact(fact: Fact, number: int, seed: Seed) -> Iterator[tuple[str, str]]:
    """Yield what is found of a sentence; nothing for a heading."""
    (span,) = fact.quotes
    words = seed.text[span.start : span.end].split()
    if not words[-1].endswith(_CLOSED):
        return
    yield "s", str(number)
    yield "answer", " ".join(words)
    for facet, fill in fact.fills.items():
        yield str(facet), fill.text
