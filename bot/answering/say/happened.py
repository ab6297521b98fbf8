"""What happened at a time: "what happened in March 2022"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.answering.say.cite import cite
from bot.facts import Facet
from bot.lang.dates import says

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.answering.read.question import Question
    from bot.facts import Date, Fact, FactBase

_MOST = 5  # facts that are told
_NEXT = 2  # words from "what" within which "happened" stands where that is all that is asked


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened, by the fact that says so."""

    fact: Fact
    date: Date

    @property
    def told(self) -> Date:
        """When it was, in the words of the fact."""
        return replace(self.date, text=self.fact.fills[Facet.WHEN].text)


def happened(
    question: Question,
    moments: Iterable[Moment],
    beside: Mapping[str, Sequence[Fact]],
    base: FactBase,
    cues: Mapping[str, frozenset[str]],
) -> list[Fact]:
    """Answer "what happened in March 2022" with all that did, of whom it names if of any."""
    idle = cues["happen"]
    own = [term for term in question.content if question.words[term.at].text not in idle]
    texts, asking = question.texts, cues["question-word"]
    at = next((i + 1 for i, text in enumerate(texts) if text in asking), 0)
    is_asked = question.facets == {Facet.WHAT} and not idle.isdisjoint(texts[at : at + _NEXT])
    is_of_source = Facet.WHETHER in question.facets and not cues["pointing"].isdisjoint(texts)
    if not question.dates or (own and not is_asked) or is_of_source:
        return []  # "is this news from 2023"
    named = {name for mention in question.mentions if mention.is_hard for name in mention.ids}
    facts = [
        fact
        for moment in moments
        if any(says(asked, moment.date.iso) for asked in question.dates)
        for fact in _told(moment, beside, base)
    ]
    if own:
        facts = [fact for fact in facts if not named.isdisjoint(names_of(fact, base))]
    return facts[:_MOST]


def names_of(fact: Fact, base: FactBase) -> set[str]:
    """Return whom and what a fact tells of, with those on whose side they stand."""
    names = {fact.subject, *fact.entities}
    names |= {name for fill in fact.fills.values() for name in fill.entities}
    entities = base.entities
    return names | {side for n in names if n in entities and (side := entities[n].side)}


def _told(moment: Moment, of: Mapping[str, Sequence[Fact]], base: FactBase) -> list[Fact]:
    """Return what its sentence tells of it at that time, and who did it."""
    own = moment.fact
    span = cite(own, base.sources[own.source])[0].span
    beside = [
        fact
        for fact in of[own.subject]
        if fact.source == own.source
        and fact.by_rule == own.by_rule
        and span.start <= fact.quotes[0].start < span.end
    ]
    same = [fact for fact in beside if moment.date in fact.dates]
    told = {fact.id: fact for fact in sorted((*same, own), key=lambda f: f.quotes[0].start)}
    who = [fact for fact in beside if Facet.WHO in fact.fills]
    if who and not any(Facet.WHO in fact.fills for fact in told.values()):
        most = max(who, key=lambda fact: len(fact.fills[Facet.WHO].entities))
        told[most.id] = most
    return list(told.values())
