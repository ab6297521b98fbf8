"""Find the entities that a text names, longest name first.

A name is *hard* where it can mean nothing else ("Garrant", "PACAF") and *soft* where it is also a
plain word ("talks", "squadron"): a hard name in a question must agree with a fact, a soft one only
helps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.read.question import Mention
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.facts import Entity
    from bot.lang.lexicon import Lexicon
    from bot.lang.words import Word

_RARE_ENOUGH = 3.2  # Zipf frequency from which a word is common English (research/answering.md)
_MOST_OF_A_KIND = 3  # "which ally" names nobody; "Middle Eastern country" may


class Names:
    """Every name, alias and hypernym of the entities, ready to be found in a text."""

    def __init__(
        self, entities: Iterable[Entity], lexicon: Lexicon, stems: Callable[[str], str]
    ) -> None:
        self._lexicon = lexicon
        self._stems = stems
        self._by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str], bool]]] = {}
        self._acronyms: set[tuple[str, ...]] = set()
        self._with_article: dict[tuple[str, ...], str] = {}
        self._without_article: set[tuple[str, ...]] = set()
        found: dict[tuple[tuple[str, ...], bool], set[str]] = {}
        hypernyms: dict[tuple[str, ...], set[str]] = {}
        for entity in entities:
            for name in (entity.name, *entity.aliases):
                self._add(name, entity.id, found)
            for hypernym in entity.hypernyms:
                hypernyms.setdefault(self._key(split(hypernym)), set()).add(entity.id)
        for words, ids in hypernyms.items():
            if len(words) > 1 and len(ids) <= _MOST_OF_A_KIND:
                found.setdefault((words, False), set()).update(ids)
        self._index(found)

    def _key(self, words: Sequence[Word]) -> tuple[str, ...]:
        return tuple(self._stems(word.text) for word in words)

    def _add(
        self, name: str, entity: str, found: dict[tuple[tuple[str, ...], bool], set[str]]
    ) -> None:
        whole = words = split(name)
        while words and words[0].text in self._lexicon.cues["article"]:
            words = words[1:]
        if not words:
            return
        key = self._key(words)
        if words is whole:
            self._without_article.add(key)
        else:
            self._with_article[key] = words[0].text
        found.setdefault((key, self._is_hard(words)), set()).add(entity)
        if len(words) == 1 and words[0].is_upper and self._is_plain(words[0].text):
            self._acronyms.add(key)

    def _is_common(self, word: str) -> bool:
        return self._lexicon.zipf.get(word, 0) >= _RARE_ENOUGH

    def _is_plain(self, word: str) -> bool:
        """Whether an acronym is spelt like a word of everyday use ("SET")."""
        return word in self._lexicon.groups or word in self._lexicon.stop

    def _is_hard(self, words: Sequence[Word]) -> bool:
        return any(
            word.is_capital or word.text[0].isdigit() or not self._is_common(word.text)
            for word in words
        )

    def _index(self, found: dict[tuple[tuple[str, ...], bool], set[str]]) -> None:
        hard = {key for key, is_hard in found if is_hard}
        for (key, is_hard), ids in found.items():
            if is_hard or key not in hard:
                self._by_first.setdefault(key[0], []).append((key, frozenset(ids), is_hard))
        for names in self._by_first.values():
            names.sort(key=lambda name: -len(name[0]))

    def find(self, words: Sequence[Word]) -> tuple[Mention, ...]:
        """Return the entities named, from left to right, none overlapping another."""
        stems = [self._stems(word.text) for word in words]
        found: list[Mention] = []
        at = 0
        while at < len(words):
            mention = self._at(at, stems, words)
            if mention is None:
                at += 1
            else:
                found.append(mention)
                at = mention.end
        return tuple(found)

    def _at(self, at: int, stems: list[str], words: Sequence[Word]) -> Mention | None:
        for key, ids, is_hard in self._by_first.get(stems[at], ()):
            end = at + len(key)
            if tuple(stems[at:end]) == key and self._is_meant(key, at, words, is_hard=is_hard):
                return Mention(ids, at, end, is_hard)
        return None

    def _is_meant(
        self, key: tuple[str, ...], at: int, words: Sequence[Word], *, is_hard: bool
    ) -> bool:
        """Tell an acronym from the plain word that is spelt like it ("the SET" from "set up").

        So, too, a name that never goes without its article ("the States" from "both states").
        """
        if len(key) == 1 and key in self._with_article and key not in self._without_article:
            before = words[at - 1].text if at else ""
            is_same = words[at].text == self._with_article[key]
            return is_same and before in self._lexicon.cues["article"]
        if key not in self._acronyms:
            return is_hard or len(key) > 1 or self._stems(words[at].text) == key[0]
        if words[at].is_upper:
            return True
        cues = self._lexicon.cues
        before = words[at - 1].text if at else ""
        after = words[at + 1].text if at + 1 < len(words) else ""
        return before in cues["determiner"] and after not in cues["particle"]
