"""Standing gaps: what people usually ask of a subject of a kind, and its source doesn't say.

They are offered for whatever a written fact is about, unless a fact says it, or a sentence that
names the subject has a word that may. Which they are, and their words, stands in
``bot/lexicons/en/gaps.yaml``; what is said of them in ``bot/messages``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.facts import Facet, Gap
from bot.lang import files
from bot.phrases import FOLDER, OWN, phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts import Entity, Fact
    from bot.parts import Part

_WORD = re.compile(r"[\w-]+|[$€£]")


@dataclass(frozen=True, slots=True)
class Slot:
    """What is usually asked of a subject.

    Attributes:
        filled: kinds of filler with which a fact about the subject says it.
        said: words of a sentence that may say it.
    """

    name: str
    facets: tuple[Facet, ...]
    kinds: tuple[str, ...]
    filled: frozenset[str]
    words: tuple[str, ...]
    said: frozenset[str]


@dataclass(frozen=True, slots=True)
class Slots:
    """All slots: of each kind of entity, and of what a source is mainly about."""

    by_kind: dict[str, tuple[Slot, ...]]
    main: tuple[Slot, ...]
    never_main: frozenset[str]

    def of(self, kind: str, *, is_main: bool) -> tuple[Slot, ...]:
        """Return the slots of a kind of entity."""
        more = self.main if is_main and kind not in self.never_main else ()
        return self.by_kind.get(kind, ()) + more


@cache
def slots() -> Slots:
    """Return the slots, read once."""
    data = files.read("en/gaps.yaml")
    known = {
        name: Slot(
            name,
            tuple(map(Facet, note["facets"].split())),
            tuple(note["kinds"].split()),
            frozenset(note.get("filled", "").split()),
            tuple(word.strip() for word in note["words"].split(";")),
            frozenset(note["said"].split()),
        )
        for name, note in data["slots"].items()
    }
    by_kind = {kind: _named(names, known) for kind, names in data["kinds"].items()}
    return Slots(by_kind, _named(data["main"], known), frozenset(data["never_main"].split()))


def _named(names: str, known: dict[str, Slot]) -> tuple[Slot, ...]:
    return tuple(known[name] for name in names.split())


def standing_gaps(part: Part, entities: dict[str, Entity]) -> tuple[Gap, ...]:
    """Return the gaps of what the written facts of a source are about.

    Args:
        part: what the source contributes.
        entities: by id, those of other sources that it names among them.
    """
    written = [fact for fact in part.facts.values() if not fact.by_rule]
    often = Counter(fact.subject for fact in written if fact.subject)
    taken = {gap.id for gap in part.gaps}
    gaps: list[Gap] = []
    for at, (subject, _) in enumerate(often.most_common()):
        entity = entities[subject]
        said = _words_about(subject, part)
        about = [fact for fact in part.facts.values() if subject in (fact.subject, *fact.entities)]
        for slot in slots().of(entity.kind, is_main=at == 0):
            is_told = any(_fills(fact, slot) or _says(fact, slot, subject) for fact in about)
            if not is_told and said.isdisjoint(slot.said):
                gap = _gap(slot, entity, part, about)
                gaps += [gap] if gap.id not in taken else []
    return tuple(gaps)


def _words_about(subject: str, part: Part) -> frozenset[str]:
    """Return the words of what is said about a subject, and asked of it, in small letters."""
    text = part.source.text
    about = [fact for fact in part.facts.values() if subject in (fact.subject, *fact.entities)]
    said = [text[quote.start : quote.end] for fact in about for quote in fact.quotes]
    said += [words for fact in about if fact.subject == subject for words in fact.asks]
    return frozenset(word for words in said for word in _WORD.findall(words.lower()))


def _fills(fact: Fact, slot: Slot) -> bool:
    """Return whether a fact fills a facet of a slot with what is asked there."""
    return any(
        facet in slot.facets and not slot.filled.isdisjoint(fill.kinds)
        for facet, fill in fact.fills.items()
    )


def _says(fact: Fact, slot: Slot, subject: str) -> bool:
    """Return whether a fact has words of the subject's own, where a slot asks for them."""
    return fact.says == subject and "statement" in slot.filled


def _gap(slot: Slot, entity: Entity, part: Part, about: Iterable[Fact]) -> Gap:
    key = f"gap-{slot.name}"
    nearest = next((fact.id for fact in about if not fact.by_rule), "")
    return Gap(
        f"{entity.id}-{slot.name}",
        part.source.id,
        entity.id,
        slot.facets,
        phrases_of(OWN)(key, name=entity.name),
        slot.kinds,
        tuple(words.replace("{}", entity.name) for words in slot.words),
        nearest,
        dict(_elsewhere(key, entity)),
    )


def _elsewhere(key: str, entity: Entity) -> Iterator[tuple[str, str]]:
    """Yield what is said in each other language that has words for it."""
    for language in languages():
        phrases = phrases_of(language)
        if (text := phrases.get(key, name=phrases.slot(entity))) is not None:
            yield language, text


@cache
def languages() -> tuple[str, ...]:
    """Return the languages besides the own in which gaps can be told."""
    names = sorted(path.name.removesuffix(".ftl") for path in FOLDER.iterdir())
    return tuple(
        name for name in names if name != OWN and phrases_of(name).get("gap-open", words="")
    )
