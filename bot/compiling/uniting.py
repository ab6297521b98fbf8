"""Gives what rules found in a source the ids of what a person annotated of it, where it is that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.compiling.english import english
from bot.compiling.interpreting import renamed
from bot.compiling.tokens import tokenise
from bot.facts import Span
from bot.sameness import LIKE, is_acronym, plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from bot.compiling.interpreting import Interpretation
    from bot.compiling.tokens import Token
    from bot.facts import Entity

_FEWEST = 2
"""Words of a name that tell who it is without a title before them."""


def unite(found: Interpretation, annotated: Iterable[Entity]) -> Interpretation:
    """Return what rules found in a source, with the annotated ids of what is annotated."""
    by_name = _by_name(annotated)
    taken = {entity.id for entities in by_name.values() for entity in entities}
    ids: dict[str, str] = {}
    for key, entity in found.entities.items():
        same = _same(entity, by_name)
        if same is not None:
            ids[key] = same.id
        elif key in taken:  # another thing of the same name
            ids[key] = _other_id(entity, taken | found.entities.keys() | set(ids.values()))
    return renamed(found, {key: new for key, new in ids.items() if key != new})


def bare_name(entity: Entity) -> str:
    """Return a person's full name without titles, as names are compared; empty where it has none.

    A last name alone keeps its title: General Stone and Mr. Stone may be two.
    """
    if entity.kind != "person":
        return ""
    bare = _untitled(entity.name, is_person=True)
    return bare if bare.count(" ") >= _FEWEST - 1 and bare != plain(entity.name) else ""


def _other_id(entity: Entity, taken: Container[str]) -> str:
    base = key = f"{entity.id}-{entity.kind}"
    number = 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key


def _by_name(annotated: Iterable[Entity]) -> dict[str, list[Entity]]:
    names: dict[str, list[Entity]] = {}
    for entity in annotated:
        is_person = entity.kind == "person"
        for name in (entity.name, *entity.aliases):
            for form in dict.fromkeys((plain(name), _untitled(name, is_person=is_person))):
                names.setdefault(form, []).append(entity)
    return names


def _untitled(name: str, *, is_person: bool) -> str:
    """Return a name as names are compared, without ranks before it, initials and nicknames.

    Before a person's name roles are titles too: "Vice President Kamala Harris".
    """
    known = english()
    titles = known.ranks | known.honorifics
    tokens = tokenise(name, Span(0, len(name)))
    is_titled = is_person and bool(tokens) and tokens[-1].is_capital
    if is_titled:
        titles = titles | known.roles | known.role_modifiers
    words = [token.lower for token in tokens if not _is_beside(token)]
    while len(words) > 1 and words[0] in titles:
        words = words[1:]
    return " ".join(words)


def _is_beside(token: Token) -> bool:
    """Return whether a word is an initial or a nickname: "John W. “Jay” Raymond"."""
    return token.is_initial or token.before.endswith(("“", '"'))


def _same(entity: Entity, by_name: Mapping[str, list[Entity]]) -> Entity | None:
    """Return the annotated entity that a found one is."""
    full = [name for name in entity.aliases if " " in name or is_acronym(name)]
    is_person = entity.kind == "person"
    forms = [
        (name, form)
        for name in (entity.name, *full)
        for form in (plain(name), _untitled(name, is_person=is_person))
    ]
    for name, form in forms:
        for other in by_name.get(form, ()):
            is_first_name = (
                other.kind == "person" and " " not in name and not other.name.endswith(name)
            )
            if entity.kind in LIKE.get(other.kind, {other.kind, "topic"}) and not is_first_name:
                return other
    return None
