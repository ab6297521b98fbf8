"""Offer questions and names that fit what is typed so far, before anything is asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.facts import Facet
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts import Entity, FactBase

_LONGEST = 100  # code points: a choice's limit on Discord
_ASIDE = frozenset({"part", "role"})  # kinds that few ask about: an image, a note, a spokesman
_ASKING = tuple(facet.value for facet in Facet)


@dataclass(frozen=True, slots=True)
class _Offer:
    """A question that can be offered.

    Attributes:
        about: what it asks for: a fact or an entity, with its id. One question for each is enough.
        words: the question's, as they are compared.
        is_plain: whether it opens as a question does, and is no headword ("garrant job").
    """

    text: str
    about: tuple[str, str]
    words: tuple[str, ...]
    is_plain: bool


class Suggester:
    """Knows the questions that facts answer and the names that can be asked about."""

    def __init__(self, base: FactBase) -> None:
        named = _subjects(base)
        self._topics = tuple(entity.name for entity in named.values())
        self._offers = list(_offers(base, named))

    def suggest(
        self, typed: str, *, facet: Facet | None = None, limit: int = 25
    ) -> tuple[str, ...]:
        """Return at most `limit` questions of at most 100 characters each, the best first.

        Every word typed must begin a word of the question, the last one perhaps unfinished.
        Those that open with the facet's word come first, then whole questions, then those that
        begin with what was typed, then those about what most facts name; no two ask for the same.
        """
        wanted = tuple(word.text for word in split(typed))
        opening = facet.value if facet else ""
        found = [
            (
                not offer.text.startswith(opening),
                not offer.is_plain,
                offer.words[: len(wanted)] != wanted,
                at,
            )
            for at, offer in enumerate(self._offers)
            if all(any(word.startswith(part) for word in offer.words) for part in wanted)
        ]
        offered: dict[tuple[str, str], str] = {}
        for *_, at in sorted(found):
            offered.setdefault(self._offers[at].about, self._offers[at].text)
        return tuple(offered.values())[:limit]

    def topics(self) -> tuple[str, ...]:
        """Return the names of what the facts are about."""
        return self._topics


def _subjects(base: FactBase) -> dict[str, Entity]:
    """Return what the facts are about, what most of them name first, asides last."""
    facts = base.facts.values()
    count = Counter(id_ for fact in facts for id_ in {fact.subject, *fact.entities})
    subjects = {fact.subject for fact in facts} & base.entities.keys()
    ids = sorted(subjects, key=lambda id_: (base.entities[id_].kind in _ASIDE, -count[id_], id_))
    return {id_: base.entities[id_] for id_ in ids}


def _offers(base: FactBase, named: dict[str, Entity]) -> Iterator[_Offer]:
    """Yield every question once: each fact's first, names, then all other wordings."""
    rank = {id_: at for at, id_ in enumerate(named)}
    in_order = sorted(
        base.facts.values(),
        key=lambda fact: (rank.get(fact.subject, len(rank)), fact.source, fact.quotes[0].start),
    )
    asks = {fact.id: fact.asks for fact in in_order if fact.asks}
    texts = [(asked[0], ("fact", id_)) for id_, asked in asks.items()]
    texts += [(_about(entity), ("entity", id_)) for id_, entity in named.items()]
    texts += [(text, ("fact", id_)) for id_, asked in asks.items() for text in asked[1:]]
    first: dict[str, tuple[str, str]] = {}
    for text, about in texts:
        first.setdefault(text, about)
    for text, about in first.items():
        if 0 < len(text) <= _LONGEST:
            words = tuple(word.text for word in split(text))
            yield _Offer(text, about, words, text.casefold().startswith(_ASKING))


def _about(entity: Entity) -> str:
    opening = "who is" if entity.kind == "person" else "what is"
    return f"{opening} {entity.name}"
