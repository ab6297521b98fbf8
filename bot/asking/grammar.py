"""What making questions needs of a language: word lists, verb forms and frames, from its folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.lang import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.lang.lexicon import Lexicon

Words = frozenset[str]
_SHORTEST = 4  # letters of a regular past: "need" is none, "aged" is
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Frames:
    """Whole questions of one language, with ``{…}`` for a name.

    Attributes:
        by_kind: by the kind of what is asked for, then by that of what it is about.
        named: for a name alone, by its kind; `several`: likewise, where it names several.
        about: for anything.
    """

    by_kind: Mapping[str, Mapping[str, list[str]]]
    named: Mapping[str, str]
    several: Mapping[str, str]
    about: str


def frames(language: str) -> Frames | None:
    """Return a language's frames; None where it has no ``asking.yaml``."""
    name = f"{language}/asking.yaml"
    return _frames(files.read(name)) if files.file(name).is_file() else None


def _frames(data: Mapping[str, Any]) -> Frames:
    named = data["named"]
    return Frames(data["by_kind"], named, data.get("several", {}), data["about"])


@dataclass(frozen=True)
class Grammar:
    """How English asks; each list is told of in ``asking.yaml`` and ``verbs.yaml``.

    Attributes:
        lists: the word lists of ``asking.yaml`` by their names.
        openings: a facet to the words that ask for it, and what helps a verb.
        which: a kind of filler to the words that ask for one and for several.
        forms: an auxiliary of several to that of one.
        doing: what stands for a deed: "do", and its forms.
    """

    lists: Mapping[str, Words]
    openings: Mapping[str, str]
    which: Mapping[str, Mapping[str, str]]
    forms: Mapping[str, str]
    doing: Mapping[str, str]
    frames: Frames
    past: Words
    present: Words
    not_past: Words
    bases: Words
    auxiliaries: Words
    lexicon: Lexicon = field(repr=False)

    @cached_property
    def helpers(self) -> Words:
        """The verbs that stand before the subject in a question."""
        return self["be"] | self["have"] | self["modals"] | self["do"]

    def __getitem__(self, name: str) -> Words:
        """Return a word list by its name."""
        return self.lists[name]

    def is_past(self, word: str) -> bool:
        """Return whether a word can be a verb in the past: "signed", "led"."""
        if word in self.past:
            return True
        is_regular = word.endswith("ed") and len(word) > _SHORTEST
        return is_regular and word not in self.not_past and self.base(word) != word

    def helper(self, verb: str) -> str:
        """Return what goes before the subject for a verb alone: "did", "does", "do"."""
        if self.is_past(verb) and verb not in self.present:
            return self.openings["past"]
        is_one = verb in self.present or self.base(verb) != verb
        return self.openings["present" if is_one else "plural"]

    def base(self, word: str) -> str:
        """Return a verb as it stands behind "did": "visited" → "visit"; itself where it is one."""
        irregular = self.lexicon.irregular.get(word)
        if irregular:
            return irregular
        zipf = self.lexicon.zipf
        known = [base for base in _bases(word) if base in zipf]
        return max(known, key=lambda base: (base in self.bases, zipf[base]), default=word)


def _bases(word: str) -> Iterator[str]:
    """Yield what a regular form may come from."""
    if word.endswith(("ied", "ies")):
        yield f"{word[:-3]}y"
    elif word.endswith("ed"):
        yield from (word[:-2], word[:-1])
        if word[-3:-2] == word[-4:-3] and word[-3:-2] not in _VOWELS:
            yield word[:-3]
    elif word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]


def load(lexicon: Lexicon) -> Grammar:
    """Return the grammar of the lexicon's language."""
    data = files.read(f"{lexicon.language}/asking.yaml")
    verbs = {name: _words(text) for name, text in _verbs(lexicon.language)}
    return Grammar(
        {name: _words(text) for name, text in data.items() if isinstance(text, str)},
        data["openings"],
        data["kinds"],
        data["forms"],
        data["doing"],
        _frames(data),
        past=verbs["past"],
        present=verbs["present"],
        not_past=verbs["not_past"],
        bases=verbs["purposes"],
        auxiliaries=verbs["auxiliaries"],
        lexicon=lexicon,
    )


def _verbs(language: str) -> list[tuple[str, str]]:
    data: dict[str, str] = files.read(f"{language}/verbs.yaml")
    return list(data.items())


def _words(text: str) -> Words:
    return frozenset(text.split())
