"""Offer questions that fit what is typed so far, before anything is asked.

What people type is looked for in how they ask, too; what is offered are the questions of
`bot.asking`, in good words, each answered by its fact.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from bot.beginnings import Beginnings
from bot.facts import Facet
from bot.lang.vocabulary import TELLS
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from bot.asking.asker import Asker
    from bot.facts import Entity, Fact, FactBase

_OPENINGS = "who what is".split()
_ASIDE = frozenset({"part", "role"})  # kinds that few ask about: an image, a note, a spokesman
_MOST_ASKS = 40  # asks of a fact in which what is typed is looked for, the first best
_MOST_TRIED = 60  # facts and names that fit and are looked at, where no more are to be offered


_Distance = tuple[bool, bool, bool, int, int]


@dataclass(frozen=True, slots=True)
class _Offer:
    """A question that can be offered, for a fact or a name; one for each is enough.

    Attributes:
        facet: what it asks for; empty for a name.
        uses: how often what is typed stands in what people ask for it.
    """

    text: str
    about: str
    facet: str = ""
    uses: int = 0


class Suggester:
    """Knows the questions that facts answer and the names that can be asked about."""

    def __init__(self, base: FactBase, asker: Asker) -> None:
        self._base = base
        self._asker = asker
        self._named = _subjects(base)

    def suggest(
        self, typed: str, *, facet: Facet | None = None, limit: int = 25, language: str = ""
    ) -> tuple[str, ...]:
        """Return at most `limit` questions, the best first, in a language or that of what is typed.

        Every word typed must begin a word of the question, of a name that it is about or of how
        people ask for it, the last one perhaps unfinished. Those that open with the facet's word
        come first, then those that ask for it, then those with the words themselves, the nearer
        to their beginning the better, then what is asked for so most; no two ask for the same.
        Behind a command for a facet nobody asks yes or no.
        """
        parts = tuple(word.text for word in split(typed))
        language = language or _language_of(typed)
        offers: list[tuple[_Distance, _Offer]] = []
        best: set[str] = set()
        for fitting in islice(self._fitting(parts, language), max(limit, _MOST_TRIED)):
            new = [
                (_distance(offer, parts, facet), offer)
                for offer in fitting
                if facet in (None, Facet.WHETHER) or offer.facet != Facet.WHETHER
            ]
            offers += new
            best |= {offer.about for distance, offer in new if not any(distance[:3])}
            if not parts and len(best) >= limit:
                break  # nothing better can come
        offered: dict[str, str] = {}
        for _, offer in sorted(offers, key=lambda found: found[0]):
            if offer.text not in offered.values():
                offered.setdefault(offer.about, offer.text)
        return tuple(offered.values())[:limit]

    def topics(self) -> tuple[str, ...]:
        """Return the names of what the facts are about."""
        return tuple(entity.name for entity in self._named.values())

    def _fitting(self, parts: tuple[str, ...], language: str) -> Iterator[list[_Offer]]:
        """Yield the offers for each fact and each name that fits, those asked for most first."""
        named: dict[str, int] = {}
        facts = self._facts
        if parts:
            facts = [facts[number] for number in self._fact_words.fitting(parts)]
        for fact in facts:
            if uses := _uses(parts, self._words[fact.id]) if parts else 1:
                made = self._asker.questions(fact, language)
                yield [_Offer(text, fact.id, facet.value, uses) for facet, text in made.items()]
                who = fact.fills.get(Facet.WHO)
                for id_ in who.entities if who else ():
                    named[id_] = max(uses, named.get(id_, 0))
        for id_ in self._fitting_names(parts, named):
            entity = self._named[id_]
            words = _words(*_names(entity))
            is_person = entity.kind == "person" and id_ in named
            if uses := _uses(parts, words) or (named[id_] if is_person else 0):
                text = self._asker.named(entity, language)
                yield [_Offer(text, f"@{id_}", uses=uses)] if text else []

    def _fitting_names(self, parts: tuple[str, ...], also: Collection[str]) -> Iterable[str]:
        """Return the names that fit, and others of which a fact that fits speaks, in order."""
        if not parts:
            return self._named
        ids, numbers = self._name_numbers
        known = {numbers[id_] for id_ in also if id_ in numbers}
        return (ids[number] for number in sorted({*self._name_words.fitting(parts), *known}))

    @cached_property
    def _name_numbers(self) -> tuple[tuple[str, ...], dict[str, int]]:
        ids = tuple(self._named)
        return ids, {id_: number for number, id_ in enumerate(ids)}

    @cached_property
    def _name_words(self) -> Beginnings:
        return Beginnings(_words(*_names(entity)) for entity in self._named.values())

    @cached_property
    def _fact_words(self) -> Beginnings:
        return Beginnings(self._words[fact.id] for fact in self._facts)

    @cached_property
    def _facts(self) -> list[Fact]:
        """The facts that people ask for: about what most of them name, in the sources' order."""
        rank = {id_: at for at, id_ in enumerate(self._named)}
        asked = (fact for fact in self._base.facts.values() if not fact.by_rule)
        return sorted(
            asked,
            key=lambda fact: (
                rank.get(fact.subject, len(rank)),
                fact.source,
                fact.quotes[0].start,
            ),
        )

    @cached_property
    def _words(self) -> dict[str, Counter[str]]:
        """What is looked through for each fact."""
        return {fact.id: _words(*self._texts(fact)) for fact in self._facts}

    def _texts(self, fact: Fact) -> Iterator[str]:
        yield from _OPENINGS
        yield from fact.fills
        yield from fact.asks[:_MOST_ASKS]
        yield from fact.questions.values()
        yield fact.answer
        for id_ in {fact.subject, *fact.entities} & self._base.entities.keys():
            entity = self._base.entities[id_]
            yield from (entity.name, *entity.aliases)


def _names(entity: Entity) -> tuple[str, ...]:
    return entity.name, *entity.aliases, *_OPENINGS


def _subjects(base: FactBase) -> dict[str, Entity]:
    """Return what the facts are about, what most of them name first, asides last."""
    facts = base.facts.values()
    count = Counter(id_ for fact in facts for id_ in {fact.subject, *fact.entities})
    subjects = {fact.subject for fact in facts} & base.entities.keys()
    ids = sorted(subjects, key=lambda id_: (base.entities[id_].kind in _ASIDE, -count[id_], id_))
    return {id_: base.entities[id_] for id_ in ids}


def _words(*texts: str) -> Counter[str]:
    """Return in how many texts each word stands."""
    return Counter(word for text in texts for word in {word.text for word in split(text)})


def _uses(parts: tuple[str, ...], words: Counter[str]) -> int:
    """Return how often every part begins a word; 0 where one begins none.

    Letters of a language without spaces may stand anywhere in it.
    """
    return min((_begun(part, words) for part in parts), default=1)


def _begun(part: str, words: Counter[str]) -> int:
    is_within = not part.isascii()
    found = (
        n for word, n in words.items() if word.startswith(part) or (is_within and part in word)
    )
    return max(found, default=0)


def _language_of(typed: str) -> str:
    """Return the language that a text is surely in; empty for the sources' own."""
    return next((language for language, tell in TELLS.items() if tell.search(typed)), "")


def _distance(offer: _Offer, parts: tuple[str, ...], facet: Facet | None) -> _Distance:
    """Return what sorts offers: what fits less comes behind."""
    words = [word.text for word in split(offer.text)]
    wanted = facet.value if facet else ""
    return (
        not offer.text.casefold().startswith(wanted),
        offer.facet != wanted and bool(wanted),
        not _uses(parts, Counter(words)),
        next((at for at, word in enumerate(words) if parts and word.startswith(parts[0])), 0),
        -offer.uses,
    )
