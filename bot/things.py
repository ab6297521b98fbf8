"""Finds which entities of several sources are one thing.

They are where their names say so: the same full name, or a full name that is the other's short
form. A word that is no name ("talks", "the meeting") is its source's own, and so is whatever may be
of two: two of one source, of kinds that nothing is both of, or on the sides of two countries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sameness import LIKE, is_acronym, is_proper, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.facts import Entity
    from bot.parts import Part

_LONE = frozenset(("person", "country"))
"""Kinds that a short form joins with nothing but their own kind."""
_BODIES = frozenset(("organisation", "unit"))
_APART = (frozenset(("person", "role")), frozenset(("country", "place")))
"""Kinds that rules may take for each other in one text; in two they are two things."""


class Thing:
    """What one or more sources name.

    Attributes:
        members: the entity of each source, by the source's id.
        names: the keys of the members' full names.
        kinds: the members' kinds.
        sides: on whose sides members are, as far as that is known.
        unknown: the sources and ids of sides of which nothing is known yet.
    """

    __slots__ = ("kinds", "members", "names", "sides", "unknown")

    def __init__(self, source: str, entity: Entity, name: str) -> None:
        self.members = {source: entity}
        self.names = {name}
        self.kinds = {entity.kind}
        self.sides: set[Thing] = set()
        self.unknown = {(source, entity.side)} if entity.side else set()

    @property
    def is_country(self) -> bool:
        """Whether it is a country, whose side others can be on."""
        return "country" in self.kinds

    def first(self) -> tuple[str, str]:
        """Return the first source that names it, and its id there."""
        source = min(self.members)
        return source, self.members[source].id

    def take(self, other: Thing) -> None:
        """Make another thing's members this one's."""
        self.members |= other.members
        self.names |= other.names
        self.kinds |= other.kinds
        self.sides |= other.sides
        self.unknown |= other.unknown


def things_of(parts: Sequence[Part]) -> list[Thing]:
    """Return what some sources name."""
    return _Things(parts).all()


class _Things:
    """Finds which entities of several sources are one."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._one: dict[Thing, Thing] = {}
        self._by_name: dict[str, list[Thing]] = {}
        self._by_member: dict[tuple[str, str], Thing] = {}

    def all(self) -> list[Thing]:
        """Return what the sources name; countries first, for others are on their side."""
        for is_first in (True, False):
            for part in self._parts:
                for entity in part.entities.values():
                    if (entity.kind == "country") == is_first:
                        self._add(part, entity)
            if len(self._parts) > 1:
                self._join_short_forms(is_country=is_first)
        return list(dict.fromkeys(map(self._found, self._by_member.values())))

    def _found(self, thing: Thing) -> Thing:
        while thing in self._one:
            thing = self._one[thing]
        return thing

    def _add(self, part: Part, entity: Entity) -> None:
        source = part.source.id
        name = part.bare.get(entity.id) or _key(entity.name)
        thing = Thing(source, entity, name)
        self._by_member[source, entity.id] = thing
        if not is_proper(entity.name):
            return
        same = self._by_name.setdefault(name, [])
        for other in map(self._found, same):
            if self._fit(thing, other):
                self._unite(other, thing)
                return
        same.append(thing)

    def _fit(self, one: Thing, other: Thing) -> bool:
        """Return whether two things can be one: of no source both, in kind, and on one side."""
        if not one.members.keys().isdisjoint(other.members.keys()):
            return False
        if not all(_kinds_fit(a, b) for a in one.kinds for b in other.kinds):
            return False
        sides = self._sides(one) | self._sides(other)
        return len(sides) <= 1

    def _sides(self, thing: Thing) -> set[Thing]:
        """Return the countries on whose side a thing stands."""
        known = thing.unknown & self._by_member.keys()
        thing.unknown -= known
        thing.sides |= {self._by_member[side] for side in known}
        return {self._found(side) for side in thing.sides if side.is_country}

    def _unite(self, one: Thing, other: Thing) -> None:
        one.take(other)
        self._one[other] = one

    def _join_short_forms(self, *, is_country: bool) -> None:
        """Join what is called by another's short form, where that is nobody else's.

        Again after each that was joined: two that bore one short form may have become one.
        """
        shorts = self._short_forms(is_country=is_country)
        while shorts:
            left = {}
            for name, claims in shorts.items():
                bearers = list(dict.fromkeys(map(self._found, self._by_name[name])))
                claimants = list(dict.fromkeys(map(self._found, claims)))
                if len(claimants) > 1:
                    left[name] = claimants
                elif claimants[0] not in bearers:
                    self._join_bearer(name, claimants[0], bearers)
            if len(left) == len(shorts):
                return
            shorts = left

    def _join_bearer(self, name: str, whole: Thing, bearers: Sequence[Thing]) -> None:
        fit = [b for b in bearers if _is_short_for(name, b, whole) and self._fit(b, whole)]
        if len(fit) == 1:
            first, second = sorted((whole, fit[0]), key=Thing.first)
            self._unite(first, second)

    def _short_forms(self, *, is_country: bool) -> dict[str, list[Thing]]:
        """Return who bears another's full name among the other names, by that name."""
        found: dict[str, list[Thing]] = {}
        for (source, _), own in list(self._by_member.items()):
            entity = own.members[source]
            is_named = entity.kind in _BODIES or entity.kind in _LONE
            if not is_named or (entity.kind == "country") != is_country:
                continue
            for alias in entity.aliases:
                name = _key(alias)
                if name in self._by_name and is_proper(alias):
                    found.setdefault(name, []).append(own)
        return found


def _key(name: str) -> str:
    """Return a name as full names are compared; acronyms as they are written."""
    bare = name[4:] if name[:4].lower() == "the " else name
    return bare if is_acronym(bare) else plain(bare)


def _kinds_fit(one: str, other: str) -> bool:
    if one == other:
        return True
    is_like = one in LIKE.get(other, ()) or other in LIKE.get(one, ())
    return is_like and {one, other} not in _APART


def _is_short_for(name: str, bearer: Thing, whole: Thing) -> bool:
    """Return whether a thing that is called so may be the one of which it is a short form."""
    kinds = bearer.kinds
    if not _LONE.isdisjoint(whole.kinds):
        is_alike = kinds == whole.kinds
        ends = any(full.split()[-1] == name for full in whole.names)
        is_first_name = "person" in kinds and " " not in name and not ends
        return is_alike and not is_first_name
    return True
