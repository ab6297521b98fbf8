"""The names of a base that twins swap: who is of a kind, and what can stand for a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twin_words import AUXILIARIES, BASES, CLOSED, FORMS, KEPT, SETS, WORDS

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator

    from twin_words import Clause

    from bot.facts import Entity, FactBase

EACH = 3  # names of the base and from outside that are swapped in for one
SWAPPED = frozenset(("person", "country", "organisation", "town", "site", "body"))
DEMONYM = re.compile(r"(?:ans?|ese|ish|is|ench|ies?|ns)$")


class Names:
    """Finds names in clauses, and names that can stand for them.

    Args:
        base: whose names they are.
        chance: picks which.
    """

    def __init__(self, base: FactBase, chance: random.Random) -> None:
        self._chance = chance
        self._entities = list(base.entities.values())
        self._bearers: dict[str, Entity] = {}
        for entity in self._entities:
            for name in _names(entity):
                self._bearers.setdefault(name.replace(",", KEPT), entity)
        self._pattern = mentioned(self._bearers)
        self._texts = [source.text for source in base.sources.values()]
        self._sentences = [
            source.text[one.span.start : one.span.end]
            for source in base.sources.values()
            for one in source.sentences
        ]

    def bearers(self, text: str) -> list[Entity]:
        """Return who a text names and nobody else: “Nelson and Moriyama”; empty for any other."""
        names = re.split(rf"{KEPT} | and ", text)
        found = [self._bearers.get(re.sub(r"^the ", "", name)) for name in names]
        known = [entity for entity in found if entity]
        return known if len(known) == len(found) else []

    def kind(self, text: str) -> str:
        """Return the kind of those whom a text names and nobody else; empty for any other."""
        kinds = {kind_of(entity) for entity in self.bearers(text)}
        return kinds.pop() if len(kinds) == 1 else ""

    def mentions(self, text: str) -> Iterator[tuple[int, int, Entity]]:
        """Give where a text names somebody or something that can be swapped."""
        for found in self._pattern.finditer(text):
            entity, before, after = (
                self._bearers[found[0]],
                text[: found.start()],
                text[found.end() :],
            )
            words = after.split()
            if kind_of(entity) not in SWAPPED or (words and words[0][0].isupper()):
                continue
            is_bare = not words or after[0] in ",’'‚" or words[0].lower() in CLOSED | AUXILIARIES
            if entity.kind == "country" and not is_bare and words[0] not in BASES:
                continue
            if re.search(r"\b(?:an?|larger|smaller|new|former) (?:\w+ )?$", before):
                continue
            article = re.search(r"\b[Tt]he $", before)
            titles = re.search(r"(?:\b[A-Z][\w.]+ )+$", before) if entity.kind == "person" else None
            start = (article or titles or found).start()
            yield start, found.end(), entity

    def others(self, clause: Clause, entity: Entity) -> list[str]:
        """Return names of the base and from outside that make another claim in one's place."""
        kind = kind_of(entity)
        fit = [
            self._shown(other)
            for other in self._entities
            if kind_of(other) == kind and not _is_vague(other) and not _is_part(other, entity)
            if not self.is_known(clause, other)
            if clause.doing not in SETS["lists"] or side_of(other) != side_of(entity)
        ]
        outside = [name for name in WORDS[kind] if not any(name in text for text in self._texts)]
        return [
            name
            for names in (fit, outside)
            for name in self._chance.sample(names, min(EACH, len(names)))
        ]

    def is_known(self, clause: Clause, entity: Entity) -> bool:
        """Return whether an entity stands in the sentence, or in one with the same verb."""
        names = [entity.name, entity.name.removeprefix("the "), *entity.aliases]
        names += [last_name(entity.name)] if entity.kind == "person" else []
        named = mentioned([*names, *(name.lower() for name in names)])
        forms = filter(None, (clause.doing, *FORMS.get(clause.doing, ())))
        verb = re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")
        around = [text for text in self._sentences if clause.doing and verb.search(text)]
        return any(named.search(text) for text in (clause.sentence, *around))

    def _shown(self, entity: Entity) -> str:
        """Return the name of an entity as it stands in a question."""
        name = re.sub(r" \([^)]*\)", "", entity.name)
        if entity.kind == "person":
            return last_name(name)
        has_article = any(f"the {name}" in text or f"The {name}" in text for text in self._texts)
        return f"the {name}" if has_article and not name.startswith("the ") else name


def last_name(name: str) -> str:
    """Return a person's last name."""
    return name.rsplit(maxsplit=1)[-1]


def mentioned(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds names in a text, the longest first, each whole."""
    ordered = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    joined = "|".join(map(re.escape, ordered)) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-]|\.\w)")


def kind_of(entity: Entity) -> str:
    """Return for what kind of name an entity's can be swapped: a town for a town."""
    if entity.kind != "place":
        return {"unit": "organisation"}.get(entity.kind, entity.kind)
    words = {word.lower() for word in entity.name.split()}
    if not words.isdisjoint(SETS["bodies"]):
        return "body"
    return "town" if words.isdisjoint(SETS["sites"]) else "site"


def side_of(entity: Entity) -> str:
    """Return the id of the country for which somebody stands."""
    return entity.id if entity.kind == "country" else entity.side


def _is_vague(entity: Entity) -> bool:
    """Return whether an entity is a body of which others are part, or has no proper name."""
    words = {word.lower() for word in re.findall(r"[\w-]+", entity.name)}
    is_swapped = entity.kind not in {"person", "country"} or "’s " in entity.name
    return is_swapped and not words.isdisjoint(SETS["umbrella"])


def _names(entity: Entity) -> list[str]:
    """Return the names by which an entity is found in a clause."""
    bare = re.sub(r" \([^)]*\)", "", entity.name)
    names = [bare.removeprefix("the "), *(name for name in entity.aliases if name[:1].isupper())]
    if entity.kind == "country":
        names = [name for name in names if not DEMONYM.search(name) or name == bare]
    return [*names, last_name(bare)] if entity.kind == "person" else names


def _is_part(one: Entity, other: Entity) -> bool:
    """Return whether one name is the other's with more words: a part of it, as it seems."""
    words, others = (
        {word.lower().rstrip("s") for word in re.findall(r"[\w.-]+", entity.name)} - {"the"}
        for entity in (one, other)
    )
    return words <= others or others <= words
