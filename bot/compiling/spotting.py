"""Finds where known entities are named, by the words of their names, the longest first.

A name that several bear is the one's who was named last; before any was, the one's named most.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.compiling.world_names import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.compiling.passages import Passage
    from bot.compiling.register import Draft, Words
    from bot.compiling.tokens import Token

_DETERMINERS = frozenset(("the", "this", "that", "these", "those", "both", "its", "their"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a passage that names an entity: words ``start`` to ``end``."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class _Name:
    """A name: its words, what bears it, and how it must be written."""

    words: Words
    ids: tuple[str, ...]
    text: Words
    is_short: bool = False
    is_role: bool = False


class Spotter:
    """Knows every name of some entities; reads the passages of one text in their order."""

    def __init__(self, ids: Mapping[Draft, str], shared: Mapping[Words, Sequence[Draft]]) -> None:
        self._by_words: dict[Words, list[_Name]] = {}
        self._sizes: dict[str, list[int]] = {}  # of the names that a word begins, the longest first
        self._recent: dict[str, int] = {}
        self._clock = 0
        for draft, key in ids.items():
            for name in _names_of(draft):
                self._add(name, (key,), is_short=name in draft.short, is_role=draft.kind == "role")
        for words, bearers in shared.items():
            often = sorted(bearers, key=lambda draft: -draft.count)
            ids_of = tuple(dict.fromkeys(ids[draft] for draft in often if draft in ids))
            if ids_of:
                self._add(" ".join(words).title(), ids_of, is_short=True)
        for size, first in {(len(words), words[0]) for words in self._by_words}:
            self._sizes.setdefault(first, []).append(size)
        for sizes in self._sizes.values():
            sizes.sort(reverse=True)

    def _add(
        self, name: str, ids: tuple[str, ...], *, is_short: bool, is_role: bool = False
    ) -> None:
        words = words_of(name)
        if words:
            text = tuple(name.replace("-", " ").split()) if len(words) == 1 else ()
            known = _Name(words, ids, text, is_short, is_role)
            self._by_words.setdefault(words, []).append(known)

    def find(self, passage: Passage) -> list[Mention]:
        """Return what a passage names, in its order."""
        tokens, at = passage.tokens, 0
        found: list[Mention] = []
        while at < len(tokens):
            name = self._at(tokens, at)
            if name is None:
                at += 1
                continue
            self._note(name, at, found)
            if name.is_role and (owner := self._at(tokens, at, within=len(name.words))):
                self._note(owner, at, found)
                name = owner
            at += 1 if name.is_role else len(name.words)
        return found

    def _note(self, name: _Name, at: int, found: list[Mention]) -> None:
        entity = max(name.ids, key=lambda key: self._recent.get(key, -1))
        found.append(Mention(at, at + len(name.words), entity))
        self._clock += 1
        self._recent[entity] = self._clock

    def _at(self, tokens: Sequence[Token], at: int, within: int = 99) -> _Name | None:
        for size in self._sizes.get(tokens[at].lower, ()):
            words = tuple(token.lower for token in tokens[at : at + size])
            for name in self._by_words.get(words, ()) if len(words) == size < within else ():
                if _is_meant(name, tokens, at):
                    return name
        return None


def _names_of(draft: Draft) -> list[str]:
    """Return every name of a draft, as it is looked for."""
    if draft.place is not None:
        place = draft.place
        return [place.name, *place.also, *place.people, *draft.names, *draft.short]
    plain = [" ".join(draft.words), " ".join(token.text for token in draft.tokens)]
    names = dict.fromkeys((draft.name, *draft.names, *plain, *draft.short))
    names.pop(draft.role, None)  # "CEO of Rwanda Space Agency" names the agency
    return list(names)


def _is_meant(name: _Name, tokens: Sequence[Token], at: int) -> bool:
    """Return whether words that read like a name are written as one."""
    token = tokens[at]
    if len(name.words) > 1:
        return any(t.is_capital for t in tokens[at : at + len(name.words)]) or not _is_capital(name)
    if name.is_short and not token.is_capital:
        return at > 0 and tokens[at - 1].lower in _DETERMINERS and token.follows_closely
    if name.text and name.text[0].isupper() and len(name.text[0]) > 1 and name.text[0].isalpha():
        return token.is_acronym  # "set" is not the SET
    return token.is_capital


def _is_capital(name: _Name) -> bool:
    return bool(name.text) and name.text[0][0].isupper()
