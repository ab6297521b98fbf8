"""What the program knows of a language: its question words, synonyms and chat shorthand.

A language is a folder in ``bot/lexicons/``. The chain in `bot.answering` is given a loaded lexicon
and reads no file itself.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.lang import files
from bot.lang.words import Stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_COMMON = 3.2  # Zipf frequency from which a word is common (research/answering.md)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a question word asks for.

    Attributes:
        facet: a `bot.facts.Facet` value.
        kinds: the kinds of filler that it wants; empty for any.
    """

    facet: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """The vocabulary of one language, folded to lower case.

    Attributes:
        fingerprint: changes whenever its words do.
        stemmer: the Snowball algorithm's name.
        asking: question phrases, as tuples of words, to what they ask for.
        answer_nouns: a noun after "which" or "what" to the kinds that it asks for.
        facet_of_kind: the facet that a kind of filler belongs to.
        bare_kinds: kinds that a noun alone asks for ("garrants job", "talks date").
        countries: countries and their people, one word each, and alliances.
        months: a month's names to its two digits.
        auxiliaries: words that open a yes/no question.
        groups: the stem of a word to the synonym groups that it is in, as ``~n``.
        opposites: a word to words that say the contrary.
        stop: words that carry no meaning of their own.
        fluff: phrases (tuples of words) that people put around a question.
        fillers: verbs and nouns that ask for nothing by themselves.
        shorthand: chat spellings to what they stand for.
        irregular: inflected forms, and other spellings, to their base.
        cues: named lists of words: future, superlative, quantifier, negation, side, with …
        misplaced: a real word typed for another, to the other, the words before it (``^``: it comes
            first) and the words after it where it is meant so; none of either: any.
        prefixes: what opens a derived word, which no list has all of ("unhurriedly").
        endings: what a word may have after its stem.
        keyboard: the letters of the keyboard's rows, from the top.
        greetings: whole messages that greet or ask for help.
        zipf: a word's Zipf frequency (log10 of uses in a billion words); absent below 3.
        related: a stem to those that mean nearly the same, each behind its cosine in hundredths.
    """

    language: str
    fingerprint: str
    stemmer: str
    asking: dict[tuple[str, ...], Asking]
    answer_nouns: dict[str, tuple[str, ...]]
    facet_of_kind: dict[str, str]
    bare_kinds: frozenset[str]
    countries: frozenset[str]
    months: dict[str, str]
    numerals: dict[str, int]
    auxiliaries: frozenset[str]
    groups: dict[str, tuple[str, ...]]
    opposites: dict[str, frozenset[str]]
    stop: frozenset[str]
    fluff: frozenset[tuple[str, ...]]
    fillers: frozenset[str]
    shorthand: dict[str, str]
    irregular: dict[str, str]
    cues: dict[str, frozenset[str]]
    misplaced: dict[str, tuple[str, frozenset[str], frozenset[str]]]
    prefixes: tuple[str, ...]
    endings: tuple[str, ...]
    keyboard: tuple[str, ...]
    greetings: frozenset[str]
    zipf: dict[str, float] = field(repr=False)
    related: dict[str, str] = field(repr=False)

    def is_common(self, word: str) -> bool:
        """Whether a word is one that everybody uses."""
        return self.zipf.get(word, 0.0) >= _COMMON

    def kinds_of(self, noun: str) -> tuple[str, ...]:
        """Return the kinds that a noun asks for, in the plural too ("which officers")."""
        return self.answer_nouns.get(noun) or self.answer_nouns.get(noun.removesuffix("s")) or ()


def load(language: str = "en") -> Lexicon:
    """Return the lexicon of a language that has a folder in ``bot/lexicons/``."""
    names = (f"{language}/questions.yaml", f"{language}/titles.yaml")
    texts = [files.file(name).read_text("utf-8") for name in names]
    data, titles = map(files.parse, texts)
    irregular = {**data["irregular"], **data["spelling"]}
    stems = Stems(data["stemmer"], irregular)
    synonyms = (dict.fromkeys(map(stems, words)) for words in data["synonyms"])
    data["cues"]["title"] += " ".join(titles.values()).lower().split()
    return Lexicon(
        language=language,
        fingerprint=hashlib.sha256("".join(texts).encode()).hexdigest(),
        stemmer=data["stemmer"],
        asking={tuple(k.split()): _asking(v) for k, v in data["asking"].items()},
        answer_nouns=_by_member(data["answer_nouns"]),
        facet_of_kind={k: facet for facet, kinds in data["facets"].items() for k in kinds},
        bare_kinds=frozenset(data["bare_kinds"]),
        countries=frozenset(data["countries"]),
        months=data["months"],
        numerals={word: int(number) for word, number in data["numerals"].items()},
        auxiliaries=frozenset(data["auxiliaries"]),
        groups=_by_member({f"~{n}": group for n, group in enumerate(synonyms)}),
        opposites=_opposites(data["opposites"]),
        stop=frozenset(data["stop"]),
        fluff=frozenset(tuple(phrase.split()) for phrase in data["fluff"]),
        fillers=frozenset(data["fillers"]),
        shorthand=data["shorthand"],
        irregular=irregular,
        cues={name: frozenset(words) for name, words in data["cues"].items()},
        misplaced={
            typed: (rule["read"], frozenset(rule["before"]), frozenset(rule["after"]))
            for typed, rule in data["misplaced"].items()
        },
        prefixes=tuple(data["prefixes"]),
        endings=tuple(data["endings"]),
        keyboard=tuple(data["keyboard"]),
        greetings=frozenset(data["greetings"]),
        zipf=files.frequencies(language),
        related=files.related(language),
    )


def _asking(words: str) -> Asking:
    facet, *kinds = words.split()
    return Asking(facet, tuple(kinds))


def _by_member(groups: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, members in groups.items():
        for member in members:
            found[member] = (*found.get(member, ()), name)
    return found


def _opposites(pairs: Iterable[tuple[list[str], list[str]]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for pair in pairs:
        for these, those in (pair, pair[::-1]):
            for word in these:
                found[word] = found.get(word, frozenset()) | frozenset(those)
    return found
