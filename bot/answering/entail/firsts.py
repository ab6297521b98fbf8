"""What was the first of its kind, and what was there before it: "had they ever met before?".

A first had none before it, and what was there before keeps what came later from being the first.
The words that only ask so much need not be the fact's; all the others must.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.entail.case import Part, Value
from bot.answering.entail.claims import denies, is_claim
from bot.answering.entail.parts import parts_of
from bot.facts import Facet
from bot.lang.dates import agrees
from bot.lang.words import split, text_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answering.entail.case import Case

_MOST = 6  # facts that are looked at, the best first
_NOUN_WITHIN = 2  # words from "first" to its noun: "the first partner country"


class Precedent(NamedTuple):
    """A fact by which a claim on what was first, or before, is so or not."""

    case: Case
    is_so: bool


def precedent(cases: Sequence[Case]) -> Precedent | None:
    """Return the first of some facts, best first, that settles such a claim; None for no such."""
    if not cases or not is_claim(cases[0]):
        return None
    asked, cues = cases[0].question.texts, cases[0].known.cues
    first = next((i for i, text in enumerate(asked) if text in cues["the-first"]), None)
    annotated = [case for case in cases[:_MOST] if case.entry.annotated]
    if first is not None:
        likelier = takewhile(lambda case: not _is_the_first(case, first), annotated)
        return next(filter(None, (_of_first(case, first) for case in likelier)), None)
    if (later := _later_ordinal(cases[0])) >= 0:
        return next(filter(None, (_of_later(case, later) for case in annotated)), None)
    if not cues["earlier"].isdisjoint(asked):
        judged = (judge(case) for judge in (_of_before, _of_contact) for case in annotated)
        return next(filter(None, judged), None)
    is_never = not cues["never"].isdisjoint(asked) and denies(cases[0])
    return next(filter(None, map(_of_never, annotated)), None) if is_never else None


def is_first_after(case: Case) -> bool:
    """Whether a fact is of the first behind another: "the first that it raised after its fleet"."""
    texts = [word.text for word in case.passage.words]
    cues = case.known.cues
    first = next((i for i, text in enumerate(texts) if text in cues["the-first"]), len(texts))
    return not cues["behind"].isdisjoint(texts[first:])


def leaves_out(case: Case) -> bool:
    """Whether a claim names some of those that a fact is of, and none with whom it was.

    What was the first with Japan, or between the two, is not yet the first of one.
    """
    question, known = case.question, case.known
    acting = known.acting.intersection(case.passage.names) - known.persons
    named = [m for m in question.mentions if m.is_hard and not m.ids.isdisjoint(acting)]
    told = {name for m in named for name in m.ids}
    is_with = any(text_at(question.words, m.start - 1) in known.cues["symmetric"] for m in named)
    return bool(named) and not is_with and not acting <= told


def _is_the_first(case: Case, first: int) -> bool:
    """Whether a fact is of a first itself, and says all that is asked of one."""
    told = not case.known.cues["the-first"].isdisjoint(_told(case)) and not is_first_after(case)
    return told and _country_after(case, first) is None and not _open(case, {first})


def _of_first(case: Case, first: int) -> Precedent | None:
    """Judge "it was the first" by a fact of what was there before, or of a first behind another."""
    texts, cues = case.question.texts, case.known.cues
    if case.asks("behind"):
        return None
    idle = {i for i, text in enumerate(texts) if text in cues["the-first"] | cues["ever"]}
    noun = _country_after(case, first)
    opened = [part for part in _open(case, idle | {noun}) if not (noun and _is_country(case, part))]
    if opened or denies(case):
        return None
    if is_first_after(case) and len(idle) > 1:
        return Precedent(case, is_so=False)
    is_earlier = not cues["earlier"].isdisjoint(_told(case))
    return Precedent(case, is_so=False) if is_earlier and (noun or _is_named(case)) else None


def _country_after(case: Case, first: int) -> int | None:
    """Return where "the first" is one of a country: "the very first partner country"."""
    texts, cues = case.question.texts, case.known.cues
    idle = sum(text in cues["the-first"] | cues["ever"] for text in texts)
    nouns = range(first + 1, first + 1 + _NOUN_WITHIN + idle)
    kinds_of, words = case.known.lexicon.kinds_of, case.question.words
    return next((i for i in nouns if kinds_of(text_at(words, i))[:1] == ("country",)), None)


def _later_ordinal(case: Case) -> int:
    """Return where a claim says "the second", or another than the first; -1 for nowhere."""
    texts, cues = case.question.texts, case.known.cues
    later = cues["ordinal"] - cues["the-first"] - cues["the-last"] - cues["future"]
    places = (i for i, text in enumerate(texts) if i and text in later)
    return next((i for i in places if texts[i - 1] in cues["definite"]), -1)


def _of_later(case: Case, at: int) -> Precedent | None:
    """Judge "it was the second" by a fact that it was the first."""
    told, cues = _told(case), case.known.cues
    is_first = not cues["the-first"].isdisjoint(told) and not is_first_after(case)
    is_open = _open(case, {at}) or leaves_out(case) or not _is_named(case)
    return None if is_open or not is_first else Precedent(case, is_so=denies(case))


def _of_before(case: Case) -> Precedent | None:
    """Judge "they had met before" by a fact of a first, or its denial by what was there before."""
    asking = _before(case)
    if not asking or _open(case, asking):
        return None
    cues, told, is_denied = case.known.cues, _told(case), denies(case)
    if not _is_named(case) or not _is_gone(case) or not _is_by_them(case):
        return None
    if not cues["earlier"].isdisjoint(told):
        return Precedent(case, is_so=not is_denied)
    is_first = not cues["the-first"].isdisjoint(told) and not is_first_after(case)
    return Precedent(case, is_so=is_denied) if is_first and not leaves_out(case) else None


def _of_contact(case: Case) -> Precedent | None:
    """Judge "before the fair no captain ever set foot there" by a fact of their visits before."""
    question, cues, told = case.question, case.known.cues, _told(case)
    is_earlier = not cues["earlier"].isdisjoint(told) and case.says("earlier")
    if not (is_earlier and denies(case) and _is_gone(case) and _is_by_them(case)):
        return None
    meetings = [m for m in question.mentions if "meeting" in case.known.kinds(m.ids)]
    aside = question.dated | {i for m in meetings for i in range(m.start, m.end)}
    saying = cues["contact"] | cues["going"] | cues["denial"] | cues["ever"] | cues["earlier"]
    idle = {i for i, text in enumerate(question.texts) if text in saying}
    opened = [part for part in _open(case, aside | idle) if part.value is not Value.KNOWN]
    return None if opened or not _is_named(case) else Precedent(case, is_so=False)


def _of_never(case: Case) -> Precedent | None:
    """Judge "they never met" by a fact that they did."""
    cues = case.known.cues
    saying = cues["denial"] | cues["ever"]
    idle = {i for i, text in enumerate(case.question.texts) if text in saying}
    is_done = cues["underway"].isdisjoint(_told(case)) and not case.says("denial")
    is_told = is_done and _is_named(case) and not _open(case, idle)
    return Precedent(case, is_so=False) if is_told else None


def _before(case: Case) -> set[int]:
    """Return the words that only ask for what was before now, or before what the fact is of."""
    question, cues = case.question, case.known.cues
    texts, fact = question.texts, case.entry.fact
    start = max(i for i, text in enumerate(texts) if text in cues["earlier"])
    is_own = bool(question.dates) and all(
        any(agrees(date, own.iso) for own in case.entry.dates) for date in question.dates
    )
    is_open = case.says("earlier") or is_own  # before whatever the source is about, or its day
    kinds = case.known.kinds
    mentions = (
        m
        for m in question.mentions
        if fact and (fact.subject in m.ids or (is_open and "meeting" in kinds(m.ids)))
    )
    named = {i for m in mentions for i in range(m.start, m.end)}
    aside = named | question.asides | (question.dated if is_open else frozenset())
    rest = [i for i in range(start + 1, len(texts)) if i not in aside]
    idle = cues["pointing"] | cues["ever"] | cues["article"] | cues["tag"] | cues["anybody"]
    if not all(texts[i] in idle for i in rest):
        return set()
    saying = cues["denial"] | cues["ever"] | cues["anybody"]
    return {i for i, text in enumerate(texts) if i >= start or text in saying}


def _open(case: Case, idle: Iterable[int | None]) -> list[Part]:
    """Return the parts that a fact does not say, those aside that begin with an idle word.

    A name that only other facts of the same thing have is none of its own.
    """
    left, own = set(idle), case.entry.own_names
    others = {m.start for m in case.question.mentions if m.is_hard and m.ids.isdisjoint(own)}
    parts = (part for part in parts_of(case) if part.start not in left)
    return [part for part in parts if part.value is not Value.SAID or part.start in others]


def _is_by_them(case: Case) -> bool:
    """Whether a claim first names who did what the fact tells, or with whom: "with Oslo"."""
    question, fact, side_of = case.question, case.entry.fact, case.known.side_of
    first = next((mention for mention in question.mentions if mention.is_hard), None)
    if fact is None or first is None:
        return False
    who = fact.fills.get(Facet.WHO)
    doers = {*(who.entities if who else ()), fact.subject}
    sides = doers | {side_of[name] for name in doers & side_of.keys()}
    before = text_at(question.words, first.start - 1)
    return before in case.known.cues["opening"] or not first.ids.isdisjoint(sides)


def _is_gone(case: Case) -> bool:
    """Whether a fact is of a visit, where a claim is: to hold talks with a country is none."""
    return not case.asks("going") or not case.known.cues["going"].isdisjoint(_told(case))


def _is_named(case: Case) -> bool:
    return any(part.is_certain for part in parts_of(case) if part.value is Value.SAID)


def _is_country(case: Case, part: Part) -> bool:
    countries = case.known.countries
    return any(m.start == part.start and m.ids <= countries for m in case.question.mentions)


def _told(case: Case) -> set[str]:
    fact = case.entry.fact
    return {word.text for word in split(fact.answer)} if fact else set()
