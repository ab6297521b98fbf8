"""Gives what rules found in a source the ids of what a person annotated of it, where it is that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.compiling.english import english
from bot.compiling.interpreting import renamed
from bot.compiling.tokens import tokenise
from bot.facts import Span
from bot.sameness import LIKE, is_acronym, is_proper, plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from bot.compiling.interpreting import Interpretation
    from bot.compiling.mentions import Mention
    from bot.compiling.tokens import Token
    from bot.facts import Entity

_NEVER_PARTS = ("person", "country")
"""Kinds whose name within another's is still theirs: the Japan of the Japan Air Force."""
_ARTICLE = len("the ")
"""Characters of an annotated name before the words that begin it."""
_FEWEST = 2
"""Words of a name that tell who it is without a title before them."""


def unite(
    found: Interpretation, annotated: Mapping[str, Entity], named: Sequence[Sequence[Mention]]
) -> Interpretation:
    """Return what rules found in a source, with the annotated ids of what is annotated.

    Args:
        found: what rules found.
        annotated: what a person declared.
        named: where each sentence has the names of that.
    """
    by_name = _by_name(annotated.values())
    parts = _parts_of_names(found, annotated, named)
    ids: dict[str, str] = {}
    taken = {*annotated, *found.entities}
    for key, entity in found.entities.items():
        same = _same(entity, by_name)
        if same is not None:
            ids[key] = same.id
        elif key in parts:
            ids[key] = parts[key]
        elif key in annotated:  # another thing of the same name
            ids[key] = _other_id(entity, taken)
            taken.add(ids[key])
    return renamed(found, {key: new for key, new in ids.items() if key != new})


def _parts_of_names(
    found: Interpretation, known: Mapping[str, Entity], named: Sequence[Sequence[Mention]]
) -> dict[str, str]:
    """Return what is only ever a part of one longer annotated name, misread: that entity's id.

    "Ministry of Economy" of the Ministry of Economy, Trade and Industry; a topic is nothing then.
    """
    around: dict[str, list[set[tuple[str, bool]]]] = {}
    for reading, names in zip(found.readings, named, strict=True):
        for mention in reading.mentions:
            place = reading.span_of(mention)
            around.setdefault(mention.entity, []).append(
                {
                    (name.entity, place.start - name.span.start <= _ARTICLE)
                    for name in names
                    if _is_within(place, name.span)
                }
            )
    parts: dict[str, str] = {}
    for key, places in around.items():
        entity = found.entities[key]
        holders = {holder for holder, _ in set.intersection(*({*place} for place in places))}
        is_first = all(any(first for _, first in place) for place in places)
        fit = sorted(h for h in holders if _is_part(entity, known[h], is_first=is_first))
        if fit:
            parts[key] = fit[0]
        elif entity.kind == "topic" and all(places):
            parts[key] = ""
    return parts


def _is_within(part: Span, whole: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end and part != whole


def _is_part(part: Entity, whole: Entity, *, is_first: bool) -> bool:
    """Return whether a part of an entity's name that rules took for a name is that entity."""
    if part.kind == whole.kind:
        return is_first or part.kind in _NEVER_PARTS
    return is_first and part.kind not in _NEVER_PARTS and _fits(part, whole)


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
            for form in _forms(name, is_person=is_person):
                names.setdefault(form, []).append(entity)
    return names


def _forms(name: str, *, is_person: bool) -> Iterable[str]:
    """Return a name in the forms in which names are compared."""
    known = plain(name)
    spelled = known.replace("u.s.", "united states")
    return dict.fromkeys((known, _untitled(name, is_person=is_person), spelled))


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
    """Return the annotated entity that a found one is.

    A name of several words is enough, whatever rules took it for: a person read the text too.
    """
    full = [name for name in entity.aliases if " " in name or is_acronym(name)]
    is_person = entity.kind == "person"
    names = (entity.name, *full)
    forms = [(name, form) for name in names for form in _forms(name, is_person=is_person)]
    for name, form in forms:
        for other in by_name.get(form, ()):
            is_first_name = (
                other.kind == "person" and " " not in name and not other.name.endswith(name)
            )
            is_whole = name == entity.name and " " in form and is_proper(name)
            if (is_whole or _fits(entity, other)) and not is_first_name:
                return other
    return None


def _fits(entity: Entity, other: Entity) -> bool:
    """Return whether rules may have read an annotated entity as a found one's kind."""
    if other.kind == "topic":
        return entity.kind not in _NEVER_PARTS
    return entity.kind in LIKE.get(other.kind, {other.kind, "topic"})
