"""Makes one of what several sources name, so that their facts join: by name, and by short form.

What a person annotated keeps its id, and found names that are its names take it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.compiling.interpreting import renamed
from bot.compiling.mentions import is_acronym
from bot.facts import Span
from bot.lang.english import english
from bot.lang.words import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.compiling.interpreting import Interpretation
    from bot.facts import Entity

_RANK = """country person organisation unit meeting document system publication place group role
    part topic""".split()
"""Where two sources take the same name for different kinds of things, the first of these is it."""
_LIKE = {
    "organisation": {"organisation", "unit", "publication", "group", "topic"},
    "unit": {"organisation", "unit", "topic"},
    "meeting": {"meeting", "topic", "document"},
    "document": {"document", "topic", "meeting"},
    "system": {"system", "topic", "organisation"},
    "publication": {"publication", "organisation", "topic"},
    "place": {"place", "topic", "country"},
    "country": {"country", "place"},
    "person": {"person", "topic"},
    "group": {"group", "topic", "organisation"},
    "role": {"role", "topic", "person"},
}
"""As what else rules may have read the name of a kind."""


def unite(
    found: Mapping[str, Interpretation], annotated: Iterable[Entity]
) -> dict[str, Interpretation]:
    """Return the interpretations by seed, with one id and one kind for what is one."""
    by_name = _by_name(annotated)
    taken = {entity.id for entities in by_name.values() for entity in entities}
    result: dict[str, Interpretation] = {}
    for seed, reading in found.items():
        ids = _annotated_ids(reading, by_name, taken)
        result[seed] = renamed(reading, ids)
    shorts = _short_forms(result)
    result = {seed: renamed(reading, _shorter(reading, shorts)) for seed, reading in result.items()}
    result = {
        seed: renamed(reading, _namesakes(reading, result)) for seed, reading in result.items()
    }
    return _one_kind(result, taken)


def _namesakes(reading: Interpretation, found: Mapping[str, Interpretation]) -> dict[str, str]:
    """Return other ids for people who are called like a country or place of another source."""
    others = {
        key
        for other in found.values()
        for key, entity in other.entities.items()
        if entity.kind in ("country", "place")
    }
    return {
        key: f"{key}-{entity.kind}"
        for key, entity in reading.entities.items()
        if entity.kind == "person" and key in others
    }


def plain(name: str) -> str:
    """Return a name as names are compared: small letters, no article."""
    return re.sub(r"^(?:the|an?) ", "", " ".join(name.casefold().replace("-", " ").split()))


def _by_name(annotated: Iterable[Entity]) -> dict[str, list[Entity]]:
    names: dict[str, list[Entity]] = {}
    for entity in annotated:
        for name in (entity.name, *entity.aliases):
            for form in dict.fromkeys((plain(name), _untitled(name))):
                names.setdefault(form, []).append(entity)
    return names


def _untitled(name: str) -> str:
    """Return a name as names are compared, without ranks before it and without initials."""
    known = english()
    words = [token.lower for token in tokenise(name, Span(0, len(name))) if not token.is_initial]
    while len(words) > 1 and words[0] in known.ranks | known.honorifics:
        words = words[1:]
    return " ".join(words)


def _annotated_ids(
    reading: Interpretation, by_name: Mapping[str, list[Entity]], taken: set[str]
) -> dict[str, str]:
    ids: dict[str, str] = {}
    for key, entity in reading.entities.items():
        same = _same(entity, by_name)
        if same is not None:
            ids[key] = same.id
        elif key in taken:  # another thing of the same name
            ids[key] = f"{key}-{entity.kind}"
    return {key: new for key, new in ids.items() if key != new}


def _same(entity: Entity, by_name: Mapping[str, list[Entity]]) -> Entity | None:
    """Return the annotated entity that a found one is."""
    full = [name for name in entity.aliases if " " in name or is_acronym(name)]
    forms = [
        (name, form) for name in (entity.name, *full) for form in (plain(name), _untitled(name))
    ]
    for name, form in forms:
        for other in by_name.get(form, ()):
            is_first_name = (
                other.kind == "person" and " " not in name and not other.name.endswith(name)
            )
            if entity.kind in _LIKE.get(other.kind, {other.kind, "topic"}) and not is_first_name:
                return other
    return None


def _short_forms(found: Mapping[str, Interpretation]) -> dict[str, str]:
    """Return what an acronym stands for, where one source explains it: its id by the acronym."""
    longs: dict[str, set[str]] = {}
    for reading in found.values():
        for entity in reading.entities.values():
            for name in filter(is_acronym, entity.aliases):
                longs.setdefault(name, set()).add(entity.id)
    return {short: next(iter(ids)) for short, ids in longs.items() if len(ids) == 1}


def _shorter(reading: Interpretation, shorts: Mapping[str, str]) -> dict[str, str]:
    return {
        key: shorts[entity.name]
        for key, entity in reading.entities.items()
        if entity.name in shorts and shorts[entity.name] not in reading.entities
    }


def _one_kind(
    found: Mapping[str, Interpretation], annotated: set[str]
) -> dict[str, Interpretation]:
    kinds: dict[str, str] = {}
    for reading in found.values():
        for key, entity in reading.entities.items():
            best = kinds.setdefault(key, entity.kind)
            kinds[key] = min(best, entity.kind, key=_RANK.index)
    result: dict[str, Interpretation] = {}
    for seed, reading in found.items():
        entities = {
            key: entity if key in annotated else replace(entity, kind=kinds[key])
            for key, entity in reading.entities.items()
        }
        result[seed] = replace(reading, entities=entities)
    return result
