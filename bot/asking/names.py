"""How an entity is named in a question, and what names a base knows."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from bot.lang.words import split

if TYPE_CHECKING:
    from bot.facts import Entity, FactBase
    from bot.lang.lexicon import Lexicon

_NICKNAME = re.compile(r" [“\"][^”\"]+[”\"]")
_PLURAL_KINDS = frozenset(("group", "meeting"))
_OF_HEAD = re.compile(r" (?:of|from|in|for|with|to) ")
_JOINTS = re.compile(r", and |, | and ")


def shown(entity: Entity) -> str:
    """Return an entity's name as a question has it: no nickname within it, no quotation marks."""
    name = _NICKNAME.sub("", entity.name) if entity.kind == "person" else entity.name
    return re.sub('[“”"]', "", name)


def is_several(entity: Entity) -> bool:
    """Whether a name stands with "are"."""
    head = _OF_HEAD.split(entity.name)[0]
    return entity.kind in _PLURAL_KINDS and head.endswith("s") and not head.endswith("ss")


class KnownNames:
    """The names and aliases of a base, by their folded words in `spelt`."""

    def __init__(self, base: FactBase, lexicon: Lexicon) -> None:
        self._base = base
        self._lexicon = lexicon

    @cached_property
    def spelt(self) -> dict[tuple[str, ...], str]:
        """Each name and alias by its words; a spelling with capitals before one without."""
        found: dict[tuple[str, ...], str] = {}
        for entity in self._base.entities.values():
            for name in (entity.name, *entity.aliases):
                key = tuple(word.text for word in split(name))
                if key and (key not in found or found[key].islower()):
                    found[key] = shown(entity) if name == entity.name else name
        return found

    def are_names(self, text: str) -> bool:
        """Whether words are a name, or several joined by "and", articles aside."""
        return bool(text) and (self._is_one(text) or all(map(self._is_one, _JOINTS.split(text))))

    def _is_one(self, text: str) -> bool:
        words = tuple(word.text for word in split(text))
        articles = self._lexicon.cues["article"]
        bare = words[1:] if words and words[0] in articles else words
        forms = [words, bare, *((article, *bare) for article in articles)]
        return any(form in self.spelt for form in forms)

    def lower(self, text: str) -> str:
        """Return what opens a sentence as it stands within one: "The talks" → "the talks"."""
        first = text.partition(" ")[0]
        word, lexicon = first.strip(",").casefold(), self._lexicon
        is_plain = first[:1].isupper() and first[1:] == first[1:].lower() and "." not in first
        is_noun = lexicon.is_common(word) and word not in self._firsts
        if is_plain and (word in lexicon.stop or is_noun):
            return text[:1].lower() + text[1:]
        return text

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """The words in capitals that names begin with, and those that are names of the world."""
        firsts = {key[0] for key, name in self.spelt.items() if name[:1].isupper()}
        return frozenset(firsts | self._lexicon.countries | self._lexicon.months.keys())
