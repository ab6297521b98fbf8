"""The questions of a fact in another language than its source's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.asking.clauses import plain
from bot.asking.framing import Framer
from bot.asking.grammar import frames
from bot.asking.names import shown
from bot.facts import Facet
from bot.lang.vocabulary import TELLS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.facts import Entity, Fact, FactBase

_MARKS = " ？?。."
_STOP = "。"


class ForeignMaker:
    """Makes questions of one language that a fact may answer, not yet tried.

    Args:
        articles: of the sources' language: no part of a name.
    """

    def __init__(self, base: FactBase, language: str, articles: Collection[str]) -> None:
        self._articles = articles
        self._base = base
        self._language = language
        found = frames(language)
        self._framer = Framer(base, found, self.write) if found else None

    def write(self, entity: Entity) -> str:
        """Return how an entity is named: in the language where it is known, else as it is.

        Empty where it has no name, but words of the sources' language ("the signing").
        """
        tell = TELLS[self._language]
        own = next((alias for alias in entity.aliases if tell.search(alias)), "")
        if own:
            return own
        name = plain(shown(entity))
        first, _, rest = name.partition(" ")
        name = rest if first in self._articles else name
        if not name[:1].isupper():
            return ""
        return name.split(" ")[-1] if entity.kind == "person" else name

    def make(self, fact: Fact) -> dict[Facet, list[str]]:
        """Return the question that a person wrote, and those that the kinds of its fills give."""
        made: dict[Facet, list[str]] = {}
        if written := fact.questions.get(self._language, ""):
            made[next(iter(self._facets(fact)), Facet.WHAT)] = [written.rstrip(_MARKS) + _STOP]
        if self._framer is not None:
            for facet, fill in fact.fills.items():
                made.setdefault(facet, []).extend(self._framer.by_kind(fact, fill))
        return made

    def make_else(self, fact: Fact) -> dict[Facet, list[str]]:
        """Return questions for the name of what a fact is about."""
        return {Facet.WHAT: list(self._framer.about(fact))} if self._framer else {}

    def named(self, entity: Entity) -> str:
        """Return the question for a name alone; empty where there is none."""
        return self._framer.named(entity) if self._framer else ""

    def _facets(self, fact: Fact) -> Iterator[Facet]:
        """Yield what a fact is likeliest asked for: a time, a place, before whom and what."""
        yield from (facet for facet in _TELLING if facet in fact.fills)


_TELLING = (Facet.WHEN, Facet.WHERE, Facet.HOW_LONG, Facet.WHO, Facet.WHY, Facet.HOW)
