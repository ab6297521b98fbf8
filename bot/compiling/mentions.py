"""Which entities a text names.

Names are looked for as whole words, the longest first, in any case; an acronym only as it is
written, so that "set" is not the SET.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.facts import Span
from bot.sameness import is_acronym

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.facts import Entity

_EDGE = r"[^\W_\u2e80-\U0003ffff]"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names an entity."""

    span: Span
    entity: str


class Names:
    """All names of some entities, compiled to one pattern."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._ids: dict[str, list[tuple[str, str]]] = {}
        for entity in entities:
            for name in (entity.name, *entity.aliases):
                self._ids.setdefault(_key(name), []).append((name, entity.id))
        self._pattern = _pattern(self._ids)

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in the order of the text; more than one at a place that is shared."""
        mentions: dict[Mention, None] = {}
        for found in self._pattern.finditer(text) if self._pattern else ():
            for name, entity in self._ids[_key(found[0])]:
                if not is_acronym(name) or " ".join(found[0].split()) == name:
                    mentions[Mention(Span(*found.span()), entity)] = None
        return list(mentions)

    def ids(self, text: str) -> tuple[str, ...]:
        """Return the ids of the entities that a text names, in its order."""
        return tuple(dict.fromkeys(mention.entity for mention in self.find(text)))


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _pattern(ids: Mapping[str, object]) -> re.Pattern[str] | None:
    names = sorted((key for key in ids if key), key=lambda key: (-len(key), key))
    if not names:
        return None
    words = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<!{_EDGE})(?:{words})(?!{_EDGE})", re.IGNORECASE)
