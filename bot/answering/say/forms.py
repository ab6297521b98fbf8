"""The words above a quote: what was asked first, then what the fact tells."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from bot.answering.entail.case import Value
from bot.answering.entail.claims import is_claim
from bot.answering.entail.comparing import more_so
from bot.answering.entail.parts import bound_of, parts_of
from bot.answering.entail.truth import truth
from bot.facts import Facet, Precision
from bot.lang.words import split
from bot.outcomes import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answering.entail.case import Case
    from bot.facts import Date, Entity, Fact, Fill
    from bot.outcomes import Slot

_PLACES = frozenset(("country", "place"))
_MONTHS = 12
_NEXT_TO = 2  # words from "or" within which its limbs stand: "the squadron or the group"
# Facets whose filler comes first, where the fact's sentence doesn't have it.
_FIRST = (Facet.HOW_MANY, Facet.HOW_MUCH, Facet.HOW_LONG, Facet.WHEN, Facet.WHERE)


def opening(case: Case, fact: Fact, likely: float) -> tuple[Message, ...]:
    """Return what is said first, if anything: what the fact tells, or its quote, may say it all.

    `likely` is the probability that the fact answers.
    """
    if (value := truth(case, fact, likely)) is not None:
        return (Message(value),)
    asked = (_rank, _compared, _limb, _picked, _doer, _filler, _counted)
    said = next(filter(None, (form(case, fact) for form in asked)), None)
    return (said,) if said else ()


def _first(words: Slot) -> Message:
    return Message("first", {"words": words})


def _when(fill: Fill) -> Slot:
    """Return what fills a facet, in its own words; a date besides, for other languages."""
    text = fill.text.replace(";", ",")
    return replace(fill.date, text=text) if fill.date else text


def _filler(case: Case, fact: Fact) -> Message | None:
    """Return what fills the asked facet, where the fact's sentence lacks it: "Four countries."."""
    asked = (facet for facet in _FIRST if facet in case.question.facets and facet in fact.fills)
    facet = next(asked, None)
    if fact.by_rule or facet is None:
        return None
    fill = fact.fills[facet]
    if fill.text.replace(";", ",").casefold() in fact.answer.casefold():
        return None
    first = _first(_when(fill))
    if facet is not Facet.HOW_MANY:
        return first
    if listed := _listed(case, fact, {"person"}):
        return replace(first, other=replace(count(listed), key="number"))
    number = Message("number-listed", {"count": case.lists[0]}) if len(case.lists) == 1 else None
    return replace(first, other=number)


def _rank(case: Case, fact: Fact) -> Message | None:
    """Return the rank before a person's name, written out: "Brigadier general."."""
    known, subject = case.known, case.known.entities.get(fact.subject)
    if "rank" not in case.question.kinds or subject is None or subject.kind != "person":
        return None
    short, titles = known.lexicon.shorthand, known.cues["title"]
    words = [word.text for word in split(subject.name)]
    rank = takewhile(lambda text: text in short or text in titles, words)
    written = " ".join(short.get(text, text) for text in rank)
    return _first(written) if written else None


def _counted(case: Case, fact: Fact) -> Message | None:
    """Return the number of those whom a fact lists and their names, or of what else it lists."""
    if Facet.HOW_MANY not in case.question.facets or Facet.HOW_MANY in fact.fills or fact.by_rule:
        return None
    if listed := _listed(case, fact, set()):
        return count(listed)
    is_of_list = any(p.value in (Value.SAID, Value.KNOWN) for p in parts_of(case))
    if len(case.lists) != 1 or not is_of_list or fact.numbers:
        return None
    return Message("number-listed", {"count": case.lists[0]})


def _listed(case: Case, fact: Fact, usual: set[str]) -> list[Entity]:
    """Return two or more whom a fact lists, of the kind that is counted, or else the usual."""
    nouns, known = case.known.lexicon.answer_nouns, case.known.entities
    counted = {kind for text in case.texts for kind in nouns.get(text, ())} or usual
    for fill in fact.fills.values():
        listed = [known[name] for name in fill.entities if known[name].kind in counted]
        if len(listed) > 1:
            return listed
    return []


def count(entities: Sequence[Entity]) -> Message:
    """Return how many there are, and their names: "Two: Norway and France."."""
    names = _and(entities)
    number: dict[str, Slot] = {"count": len(entities), "kind": entities[0].kind}
    return Message("counted", {**number, "names": names})


def _and(entities: Sequence[Entity]) -> Slot:
    *others, last = entities
    return Message("and", {"one": tuple(others), "other": last}) if others else last


def _picked(case: Case, fact: Fact) -> Message | None:
    """Return the one that a question asks for, of several of a kind that the fact has.

    By its kind ("which European state"), by whose it is ("who signed for Japan", "the Indian
    ambassador"), or as the one that is left ("who besides Ito").
    """
    question, known = case.question, case.known
    if question.facets.isdisjoint((Facet.WHO, Facet.WHERE, Facet.WHAT)):
        return None
    hard = {name for m in question.mentions if m.is_hard for name in m.ids}
    kinds = [mention.ids for mention in question.mentions if not mention.is_hard]
    is_rest = not known.cues["excluding"].isdisjoint(question.texts)
    for names in _alike(case, fact):
        if by_word := _picked_by_word(case, names):
            return _first(known.entities[by_word])
        tried = [[name for name in names if name in ids] for ids in kinds]
        tried.append([name for name in names if known.side_of.get(name) in hard])
        tried += [[name for name in names if name not in hard]] if is_rest else []
        if Facet.WHERE in question.facets:  # "which region" is none of the organisations
            tried = [[i for i in ids if known.entities[i].kind in _PLACES] for ids in tried]
        found = next((ids for ids in tried if 0 < len(ids) < len(names)), None)
        if found is not None and hard.isdisjoint(found):
            return _first(_and([known.entities[name] for name in found]))
    return None


def _alike(case: Case, fact: Fact) -> Iterator[list[str]]:
    """Yield those of a kind whom a fact lists, two or more: all of a fill, or its persons."""
    persons = case.known.persons
    for fill in fact.fills.values():
        is_mixed = len(case.known.kinds(fill.entities)) > 1
        names = [name for name in fill.entities if name in persons or not is_mixed]
        if len(names) > 1:
            yield names


def _picked_by_word(case: Case, names: Sequence[str]) -> str:
    """Return the only one of some whose name has a word that is asked for: "which space agency"."""
    named, slots = case.question.named, case.known.slots
    beside = {i + step for i in named for step in (-1, 0, 1)}  # "South America" is no South Korea
    asked = [t.stem for t in case.query.terms if t.at not in beside and not t.text.endswith("s")]
    for stem in asked:
        having = [name for name in names if any(stem in way for way in slots.names(name))]
        if len(having) == 1:
            return having[0]
    return ""


def _doer(case: Case, fact: Fact) -> Message | None:
    """Return who it was or who says so, where "who" is asked and what the fact tells lacks it."""
    if Facet.WHO not in case.question.facets or fact.by_rule:
        return None
    entities, answer = case.known.entities, fact.answer.casefold()
    fill = fact.fills.get(Facet.WHO)
    ids = fill.entities if fill else (fact.says,)
    names = [name for id_ in ids if id_ in entities for name in _names(entities[id_])]
    if not names or any(name.casefold() in answer for name in names):
        return None
    return _first(fill.text if fill else entities[fact.says])


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _compared(case: Case, fact: Fact) -> Message | None:
    """Return which of two is more so, or whether something is more or less than a number."""
    entities = case.known.entities
    bound = bound_of(case)
    if bound and bound.is_more is not None and case.asks("choice"):
        own = case.known.cues["over" if bound.is_more else "below"]
        near = case.question.words[max(0, bound.start - _NEXT_TO) : bound.end]
        said = [word.typed for word in near if word.text in own]
        if said:
            return _first(said[0].capitalize())
    other = more_so(case, fact)
    return _first(entities[other]) if other in entities else None


def _limb(case: Case, fact: Fact) -> Message | None:
    """Return which of two that a question offers is said: "Bolstering.", "March 2022."."""
    question, choice = case.question, case.known.cues["choice"]
    at = next((i for i, text in enumerate(question.texts) if text in choice), 0)
    if not at or is_claim(case):
        return None
    if len(question.dates) > 1 and Facet.WHEN in fact.fills:
        return _first(_when(fact.fills[Facet.WHEN]))
    if Facet.WHETHER not in question.facets:
        return None
    parts = parts_of(case)
    before = next((part for part in reversed(parts) if at - _NEXT_TO <= part.end <= at), None)
    after = next((part for part in parts if at < part.start <= at + _NEXT_TO), None)
    if before is None or after is None or Value.SAID not in (before.value, after.value):
        return None
    if before.value is after.value:
        return None
    said = before if before.value is Value.SAID else after
    return _first(" ".join(word.typed for word in question.words[said.start : said.end]))


def apart(first: Date, second: Date) -> Message | None:
    """Return how far apart two dates are: in days where these are of one month or of the next.

    Of years alone no more than about how many. None where nothing lies between them.
    """
    (year, month, *day), (year_2, month_2, *day_2) = (
        [*map(int, date.iso.split("-")), 0][:3] for date in (first, second)
    )
    if not (month and month_2):
        return Message("about-years", {"years": year_2 - year}) if year_2 - year > 1 else None
    months = (year_2 - year) * _MONTHS + month_2 - month
    if months <= 1 and first.precision is second.precision is Precision.DAY:
        days = day_2[0] - day[0] + months * monthrange(year, month)[1]
        return Message("days", {"days": days}) if days else None
    return _span(months) if months > 0 else None


def _span(months: int) -> Message:
    """Return a span of time: "22 months (1 year and 10 months)"."""
    parts = zip(("years", "months"), divmod(months, _MONTHS), strict=True)
    counts = [Message(unit, {unit: number}) for unit, number in parts if number]
    if len(counts) > 1:
        counts = [Message("and", {"one": counts[0], "other": counts[1]})]
    is_long = months > _MONTHS
    return Message("span", {"months": months, "years": counts[0]}) if is_long else counts[0]
