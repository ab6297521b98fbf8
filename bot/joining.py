"""Makes one base of what several sources hold, each under ids of its own.

What they both name is one entity, under the id that the first of them gives it
(`bot.things` says what is one). A fact's and a gap's id is qualified by its source.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.facts import Fact, FactBase, Fill, Gap
from bot.things import things_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.facts import Entity
    from bot.parts import Part
    from bot.things import Thing


def join(parts: Iterable[Part]) -> FactBase:
    """Return all parts as one base; the newer source's word on an entity wins.

    Raise KeyError with an id to which a fact refers, and which no entity has.
    """
    parts = sorted(parts, key=lambda part: part.source.id)
    ages = {part.source.id: n for n, part in enumerate(sorted(parts, key=_age))}
    things = things_of(parts)
    ids = _ids(things)
    known: dict[str, dict[str, str]] = {part.source.id: {} for part in parts}
    for thing in things:
        for source, entity in thing.members.items():
            known[source][entity.id] = ids[thing]
    for part in parts:
        borrowed = part.borrowed.items()
        known[part.source.id] |= {key: known[owner][key] for key, owner in borrowed}
    return FactBase(
        {part.source.id: part.source for part in parts},
        dict(sorted((ids[thing], _entity(ids[thing], thing, ages, known)) for thing in things)),
        dict(sorted((fact.id, fact) for part in parts for fact in _facts(part, known))),
        tuple(sorted((gap for part in parts for gap in _gaps(part, known)), key=_by_id)),
    )


def _by_id(gap: Gap) -> str:
    return gap.id


def _age(part: Part) -> tuple[bool, str, str]:
    """Sort unannotated before annotated, old before new: later ones win."""
    date = part.source.updated or part.source.published
    return part.source.annotated, date.iso if date else "", part.source.id


def _ids(things: Iterable[Thing]) -> dict[Thing, str]:
    """Return each thing's id: its first source's, by that source where another has it."""
    ids: dict[Thing, str] = {}
    taken: set[str] = set()
    for thing in sorted(things, key=lambda thing: thing.first()):
        source, key = thing.first()
        ids[thing] = f"{source}/{key}" if key in taken else key
        taken.add(key)
    return ids


def _entity(
    key: str, thing: Thing, ages: Mapping[str, int], known: Mapping[str, Mapping[str, str]]
) -> Entity:
    """Return what all sources say of a thing, under its id."""
    merged: Entity | None = None
    for source in sorted(thing.members, key=ages.__getitem__):
        entity = thing.members[source]
        side = known[source].get(entity.side, entity.side)
        if entity.id != key or entity.side != side:
            entity = replace(entity, id=key, side=side)
        merged = entity if merged is None else _merged(merged, entity)
    assert merged is not None  # noqa: S101 - a thing has a member
    return merged


def _merged(old: Entity, new: Entity) -> Entity:
    """Return an entity that two sources name: aliases united, the newer role and gloss."""
    names = dict.fromkeys((*new.aliases, *old.aliases, old.name))
    names.pop(new.name, None)
    return replace(
        new,
        kind=old.kind if new.kind == "topic" else new.kind,
        aliases=tuple(names),
        hypernyms=tuple(dict.fromkeys((*new.hypernyms, *old.hypernyms))),
        side=new.side or old.side,
        role=new.role or old.role,
        gloss=new.gloss or old.gloss,
    )


def _facts(part: Part, known: Mapping[str, Mapping[str, str]]) -> Iterator[Fact]:
    """Yield a source's facts as the base has them."""
    ids = known[part.source.id]
    is_same = all(key == new for key, new in ids.items())
    for fact in part.facts.values():
        if fact.by_rule and (is_same or all(ids[key] == key for key in _keys(fact))):
            yield fact
            continue
        yield replace(
            fact,
            id=fact.id if fact.by_rule else f"{fact.source}/{fact.id}",
            subject=ids[fact.subject] if fact.subject else "",
            says=ids[fact.says] if fact.says else "",
            entities=_all(fact.entities, ids),
            fills={facet: _fill(fill, ids) for facet, fill in fact.fills.items()},
        )


def _keys(fact: Fact) -> Iterator[str]:
    """Yield the ids of all entities to which a fact refers."""
    yield from fact.entities
    yield from filter(None, (fact.subject, fact.says))
    for fill in fact.fills.values():
        yield from fill.entities


def _fill(fill: Fill, ids: Mapping[str, str]) -> Fill:
    return replace(fill, entities=_all(fill.entities, ids)) if fill.entities else fill


def _all(keys: Iterable[str], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[key] for key in keys))


def _gaps(part: Part, known: Mapping[str, Mapping[str, str]]) -> Iterator[Gap]:
    """Yield a source's gaps as the base has them."""
    source, ids = part.source.id, known[part.source.id]
    for gap in part.gaps:
        yield replace(
            gap,
            id=f"{source}/{gap.id}",
            subject=ids[gap.subject] if gap.subject else "",
            nearest=f"{source}/{gap.nearest}" if gap.nearest else "",
        )
