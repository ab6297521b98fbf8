"""Finds what a plain fill names: its entities, its date or amount, and the kinds of filler it is.

"Raymond" is the person who is called so; "October 2022" is a month; "four countries" is a count. A
date is taken as the fact's own sentence gives it, with the year that was inferred there; else as
its own words give it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from bot.compiling.annotation import DateNote, FillNote
from bot.compiling.dating import Calendar
from bot.compiling.english import english
from bot.compiling.numbers import find_amounts
from bot.compiling.passages import read_passages
from bot.facts import Facet, Sentence, Span
from bot.lang import files
from bot.sameness import plain as plainly

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.compiling.annotation import PlainFill
    from bot.compiling.dating import Dated
    from bot.compiling.mentions import Names
    from bot.facts import Date, Entity

_OF_DATE = {
    "day": ("day", "date", "month", "year"),
    "month": ("month", "date", "year"),
    "year": ("year", "date"),
    "season": ("season", "year"),
}
"""What a date of a kind tells besides: the year of a day."""
_OF_FACET = {
    Facet.WHO: ("group",),
    Facet.WHEN: ("time",),
    Facet.WHERE: ("place",),
    Facet.WHY: ("reason", "purpose"),
    Facet.HOW: ("manner",),
    Facet.HOW_MANY: ("count",),
    Facet.HOW_LONG: ("duration",),
}
"""What a fill is at least, where nothing tells more."""
_COVERED = 0.5
"""The share of a fill that names make: it is what they name."""
_BEHIND_HEAD = re.compile(
    r" (?:of|for|on|to|in|at|by|with|from|that|which|who|under|between|about) "
)
_JOINT = re.compile(r",? and |, | or |; ")
_OF_GAP = {
    Facet.WHO: ("person", "name"),
    Facet.WHEN: ("date", "day", "month", "year", "time"),
    Facet.WHERE: ("place", "city", "venue", "country", "region"),
    Facet.WHY: ("reason", "purpose"),
    Facet.HOW: ("manner",),
    Facet.HOW_MANY: ("count",),
    Facet.HOW_MUCH: (),
    Facet.HOW_LONG: ("duration",),
}
"""What a gap is of, where its facet is open."""
_PLACES = ("city", "state", "region", "continent", "country")
_RANGE = re.compile(
    r"\b(?P<month>[A-Z][a-z]+\.?) (?P<first>\d{1,2}) ?(?:-|–|—|to|until|and) ?(?P<last>\d{1,2})"
    r"(?P<year>,? \d{4})?\b"
)
_FROM = re.compile(
    r"\b(?P<first>\d{1,2}) ?(?:-|–|—|to|until|and) ?(?P<rest>\d{1,2} [A-Z]\w+( \d{4})?)"
)
_BASIS = "the annotation gives it so; the words that are quoted don't"


class FillReader:
    """Reads the plain fills of one source.

    Args:
        entities: by id, those that are declared and those that rules found.
        names: finds the declared ones.
        others: finds those that rules found.
        own: the date to which relative ones are referred.
    """

    def __init__(
        self, entities: Mapping[str, Entity], names: Sequence[Names], own: Date | None
    ) -> None:
        self._entities = entities
        self._names = names
        self._own = own

    def read(self, facet: Facet, plain: PlainFill, dated: Sequence[Dated], said: str) -> FillNote:
        """Return a fill with what its text tells.

        Args:
            facet: that it fills.
            plain: its words, and the kinds that are known already.
            dated: the dates of the sentence that the fact quotes.
            said: that sentence.
        """
        text = plain.text
        entities = self.named(text)
        date, kinds = None, [*plain.kinds, *_nouns_in(text, facet)]
        if facet is Facet.WHEN:
            date, of_date = self._date(text, dated, said)
            kinds += of_date
        elif facet in (Facet.HOW_MANY, Facet.HOW_MUCH, Facet.HOW_LONG):
            kinds += _kinds_of_amounts(text, facet)
        else:
            kinds += self._kinds_of(self._headed(text), facet)
        if not kinds or facet in _ALWAYS:
            kinds += _OF_FACET.get(facet, ())
        if facet in (Facet.WHO, Facet.WHAT) and self._is_role(text):
            kinds.append("role")
        note = FillNote(text=text, kinds=tuple(dict.fromkeys(kinds)), entities=entities)
        return note.model_copy(update={"date": date})

    def _is_role(self, text: str) -> bool:
        """Return whether a text is what somebody is: a declared role, or a noun for one first."""
        words = plainly(text).split()
        if any(plainly(e.role) == plainly(text) for e in self._entities.values() if e.role):
            return True
        known = english()
        while words and words[0] in known.role_modifiers:
            words = words[1:]
        return bool(words) and words[0] in known.roles | known.rank_heads

    def named(self, text: str) -> tuple[str, ...]:
        """Return the entities that a text names, in its order; the declared before the found."""
        taken: list[Span] = []
        found: list[tuple[int, str]] = []
        for names in self._names:
            mentions = [m for m in names.find(text) if not any(_meet(m.span, t) for t in taken)]
            found += [(mention.span.start, mention.entity) for mention in mentions]
            taken += [mention.span for mention in mentions]
        return tuple(dict.fromkeys(entity for _, entity in sorted(found)))

    def _headed(self, text: str) -> tuple[str, ...]:
        """Return the entities that a text is a name or a list of, not those it only mentions."""
        named = self.named(text)
        spans = {m.span for names in self._names for m in names.find(text)}
        covered = {at for span in spans for at in range(span.start, span.end)}
        return named if len(covered) >= _COVERED * len(text) else ()

    def _kinds_of(self, entities: Iterable[str], facet: Facet) -> Iterable[str]:
        for key in entities:
            entity = self._entities[key]
            yield entity.kind
            if facet is Facet.WHERE:
                yield from (kind for kind in _PLACES if kind in entity.hypernyms)
            if facet is not Facet.WHERE:
                nouns, _ = _questions()
                yield from (kind for word in entity.hypernyms for kind in nouns.get(word, ()))

    def _date(
        self, text: str, dated: Sequence[Dated], said: str
    ) -> tuple[DateNote | None, Iterable[str]]:
        """Return the first date of a text, and the kinds of all."""
        whole = _unranged(text)
        found = Calendar(self._own).find(whole, 0, len(whole))
        kinds = [kind for each in found for kind in _OF_DATE.get(each.kind, (each.kind,))]
        kinds += ["period"] * (whole != text or len(found) > 1)
        known = [each.date for each in dated if each.date]
        for each in found:
            if each.date is None:
                continue
            same = next((date for date in known if _is_of(date.iso, each.date.iso)), None)
            alike = next((d for d in known if d.text and d.text.lower() in text.lower()), None)
            date = same or (alike if each.date.inferred else None) or _given(each.date, said)
            return _note(date), kinds
        alike = next((d for d in known if d.text and d.text.lower() in text.lower()), None)
        if alike is not None and alike.text:
            return _note(alike), [*kinds, *_OF_DATE[str(alike.precision)]]
        return None, kinds


_NAMED = (Facet.WHO, Facet.WHERE, Facet.WHAT)
_ALWAYS = (Facet.WHY, Facet.HOW)
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|last|only|next)\b", re.IGNORECASE)


def _is_of(known: str, given: str) -> bool:
    """Return whether a date of the source is the one that is given."""
    return known == given


def _given(date: Date, said: str) -> Date:
    """Return a date of a fill's own words; it is inferred where the quoted sentence hasn't them."""
    words = " ".join(said.split())
    if date.text in words:
        return date
    if date.inferred or date.iso[:4] in words:
        return replace(date, text="")
    return replace(date, text="", inferred=True, basis=_BASIS)


def _note(date: Date) -> DateNote:
    return DateNote.model_construct(
        iso=date.iso, text=date.text, inferred=date.inferred, basis=date.basis
    )


def _unranged(text: str) -> str:
    """Return a text in which both ends of a range of days are whole: "July 3 to July 5, 2020"."""
    text = _RANGE.sub(r"\g<month> \g<first>\g<year> to \g<month> \g<last>\g<year>", text)
    return _FROM.sub(
        lambda found: (
            f"{found['first']}{found['rest'][_digits(found['rest']) :]} to {found['rest']}"
        ),
        text,
    )


def _digits(text: str) -> int:
    return len(text) - len(text.lstrip("0123456789"))


def dates_of(text: str, own: Date | None) -> list[Date]:
    """Return every date of a text, both ends of a range among them."""
    whole = _unranged(text)
    return [each.date for each in Calendar(own).find(whole, 0, len(whole)) if each.date]


def _kinds_of_amounts(text: str, facet: Facet) -> Iterable[str]:
    if facet is Facet.HOW_MANY and _ORDINAL.search(text):
        return ()  # "the first" counts nothing
    (passage,) = read_passages(text, [Sentence(Span(0, len(text)), 1, 1)])
    kinds = [amount.kind for amount in find_amounts(text, passage, ()) if amount.kind]
    return kinds or _OF_FACET.get(facet, ())


@cache
def _questions() -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]]]:
    """Return the kinds that each noun asks for, and the kinds of each facet, as questions have."""
    data = files.read("en/questions.yaml")
    nouns: dict[str, tuple[str, ...]] = {}
    for kind, words in data["answer_nouns"].items():
        for noun in words:
            nouns[noun] = (*nouns.get(noun, ()), kind)
    return nouns, {facet: frozenset(kinds) for facet, kinds in data["facets"].items()}


def kinds_of_gap(facets: Sequence[Facet], words: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds of filler that a gap is of: of its facets, and of the nouns in its words."""
    is_sure = len(facets) == 1
    kinds = [kind for facet in facets for kind in _OF_GAP.get(facet, ()) if is_sure]
    for text in words:
        kinds += _nouns_in(text, Facet.WHAT)
    return tuple(dict.fromkeys(kinds))


def known_kinds() -> frozenset[str]:
    """Return every kind of filler that a question can ask for."""
    nouns, of_facet = _questions()
    asked = frozenset(kind for kinds in nouns.values() for kind in kinds)
    return asked.union(*of_facet.values())


def _nouns_in(text: str, facet: Facet) -> Iterable[str]:
    """Yield the kinds of the nouns in a fill that tell what it is: "the base" is a venue."""
    if facet not in _NAMED:
        return
    nouns, of_facet = _questions()
    allowed = None if facet is Facet.WHAT else of_facet[str(facet)]
    head, *_ = _BEHIND_HEAD.split(text.lower(), maxsplit=1)
    words = [found[-1] for part in _JOINT.split(head) if (found := re.findall(r"[a-z]+", part))]
    for word in (*words, *(word.removesuffix("s") for word in words)):
        for kind in nouns.get(word, ()):
            if allowed is None or kind in allowed:
                yield kind


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
