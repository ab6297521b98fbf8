"""What the compiler knows of English: `prose.yaml`, `verbs.yaml`, `titles.yaml`, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.lang import files

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class English:
    """Lists of words, in lower case; what each is for stands beside it in the file.

    Attributes:
        kind_of_head: a head noun to the kind of what it names ("agency" → organisation).
        kind_of_noun: a noun in small letters beside a name, likewise ("company").
        general: a noun that stands for something named before ("the company"), likewise.
        unit_kinds: a unit to the kind of amount ("miles" → distance).
        zipf: a word's Zipf frequency, as in `bot.lang.lexicon`.
    """

    honorifics: Words
    ranks: Words
    rank_heads: Words
    rank_names: dict[str, str]
    roles: Words
    role_modifiers: Words
    offices: frozenset[tuple[str, ...]]
    given: Words
    particles: Words
    suffixes: Words
    kind_of_head: dict[str, str]
    small_heads: Words
    kind_of_noun: dict[str, str]
    joined_by_of: Words
    place_prefixes: Words
    firm_words: Words
    numbers: dict[str, str]
    magnitudes: Words
    unit_kinds: dict[str, str]
    not_counted: Words
    person_pronouns: Words
    thing_pronouns: Words
    plural_pronouns: Words
    general: dict[str, str]
    say: Words
    reported: Words
    auxiliaries: Words
    past: Words
    present: Words
    not_past: Words
    purposes: Words
    catenatives: Words
    zipf: dict[str, float]


@cache
def english() -> English:
    """Return the lists."""
    data = {**files.read("en/prose.yaml"), **files.read("en/verbs.yaml")}
    for name, words in files.read("en/titles.yaml").items():
        data[name] = f"{data[name]} {words}"
    names = English.__slots__
    lists = {name: _words(data[name]) for name in names if isinstance(data.get(name), str)}
    return English(
        **lists,
        rank_names=data["rank_names"],
        offices=frozenset(tuple(p.lower().split()) for p in data["offices_phrases"].split(",")),
        kind_of_head=_by_word(data["heads"]),
        kind_of_noun=_by_word(data["called"]),
        numbers=data["numbers"],
        unit_kinds=_by_word(data["units"]),
        general=_by_word(data["general_nouns"]),
        zipf=files.frequencies("en"),
    )


def _words(text: str) -> Words:
    return frozenset(text.lower().split())


def _by_word(lists: dict[str, Any]) -> dict[str, str]:
    """Return each word's list; the first that has it."""
    found: dict[str, str] = {}
    for name, words in lists.items():
        for word in words.lower().split():
            found.setdefault(word.strip('"'), name)
    return found
