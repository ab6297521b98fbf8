"""How far a fact accounts for each part of what is claimed.

A word is *said* where the sentence or the fact's own words have it, another form or a synonym of
it; *known* where its surroundings do; *other* where the fact has something else in its place, of
which there is but one; and otherwise *unsaid*. Asks say nothing: they only help to find a fact.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.entail.case import Part, Value, once
from bot.facts import Facet
from bot.lang.dates import agrees, says
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answering.entail.case import Case
    from bot.answering.find.query import QueryTerm
    from bot.answering.read.question import Mention

NEAR = 0.55  # nearness from which a word may stand for another: not where it but looks like it
_UNBOUNDED = 10**12
_TENS, _TEN = range(20, 100, 10), 10
_MONTHS = 1  # what lies further apart is no one span: "June 30 and July 1"
OPEN = (Value.OTHER, Value.UNSAID)


@once
def parts_of(case: Case) -> list[Part]:
    """Return the parts of a question that carry meaning, in order, each beside its value."""
    question, known = case.question, case.known
    idle = known.idle_in_claim if Facet.WHETHER in question.facets else known.idle
    counted = (*_dates(case), *_counted(case))
    named = [
        m
        for m in question.mentions
        if m.start not in question.asides
        and (m.is_hard or not idle.issuperset(question.texts[m.start : m.end]))
    ]
    taken = {i for m in named for i in range(m.start, m.end)} | question.asides
    taken |= {i for part in counted for i in range(part.start, part.end)}
    found = [*counted, *(_name(case, mention) for mention in named)]
    found += [
        Part(t.at, t.at + 1, _word(case, t), _is_certain(case, t))
        for t in case.query.terms
        if t.at not in taken and idle.isdisjoint((t.text, t.stem))
    ]
    return sorted(found)


class Bound(NamedTuple):
    """An amount that a question bounds, "more than 20 boats", beside what the fact has of it.

    Attributes:
        start, end: its words, with the "more than" before them.
        is_so: whether it is so; None where the fact's "over 10 boats" settles nothing.
        is_more: whether the fact has more than the number itself; None likewise.
    """

    start: int
    end: int
    is_so: bool | None
    is_more: bool | None


class _Amount(NamedTuple):
    """How many there are of something: between what bounds, and where that stands in a text."""

    number: int
    least: int
    most: int
    counted: str
    start: int
    end: int


@once
def bound_of(case: Case) -> Bound | None:
    """Return the amount that a question bounds and of which the fact has one; None for none."""
    fact, texts = case.entry.fact, case.question.texts
    asked = next((a for a in _amounts(case, texts) if a.least != a.most), None)
    if asked is None or fact is None:
        return None
    fill = fact.fills.get(Facet.HOW_MANY)
    filled = [word.text for word in split(fill.text if fill else "")]
    stated = [word.text for word in case.passage.words]
    told = {a[:4]: a for words in (filled, stated) for a in _amounts(case, words)}.values()
    own = {(a.least, a.most) for a in told if a.counted == asked.counted}
    if len(own) != 1:
        return None
    ((least, most),) = own
    is_so = True if asked.least <= least and most <= asked.most else None
    is_out = most < asked.least or asked.most < least
    is_more = True if least > asked.number else False if most < asked.number else None
    return Bound(asked.start, asked.end, False if is_out else is_so, is_more)


def _amounts(case: Case, texts: Sequence[str]) -> Iterator[_Amount]:
    """Yield the numbers of things that are counted: "over 30 boats", "at least two"."""
    cues, number, at = case.known.cues, case.known.number, 0
    while at < len(texts) - 1:
        count, start = number(texts[at]), at
        at += 1
        if count in _TENS and 0 < number(texts[at]) < _TEN and at < len(texts) - 1:
            count += number(texts[at])  # "twenty-five"
            at += 1
        if not count:
            continue
        before = texts[max(0, start - 2) : start]
        is_turned = not cues["denial"].isdisjoint(texts[max(0, start - 3) : start - 2])
        least = most = count
        if not cues["over"].isdisjoint(before):  # "no more than two" is at most two
            least, most = count + ("least" not in before), _UNBOUNDED
            least, most = (0, count) if is_turned else (least, most)
        elif not cues["below"].isdisjoint(before):
            least, most = 0, count - ("most" not in before)
            least, most = (count, _UNBOUNDED) if is_turned else (least, most)
        bounding = cues["over"] | cues["below"]
        start -= next((len(before) - i for i, text in enumerate(before) if text in bounding), 0)
        yield _Amount(count, least, most, case.known.stems(texts[at]), start, at)


def _counted(case: Case) -> Iterator[Part]:
    """Yield the numbers in words, "the two" aside, and what puts two who are named in an order."""
    texts, known, bound = case.question.texts, case.known, bound_of(case)
    bounded = range(bound.start, bound.end) if bound else range(0)
    if bound:
        value = Value.OTHER if bound.is_so is False else _said(bound.is_so is True)
        yield Part(bound.start, bound.end, value, is_certain=True)
    for i in (i for i, _ in case.question.core if i not in bounded):
        if texts[i] in known.lexicon.numerals and i and texts[i - 1] not in known.determiners:
            is_said = case.query.stems[i] in case.entry.own or case.amounts_to(i)
            yield Part(i, i + 1, Value.SAID if is_said else Value.UNSAID, is_certain=True)
    for one, other in pairwise(case.question.mentions):
        for i in (i for i in range(one.end, other.start) if texts[i] in known.orders):
            is_said = texts[i] in case.passage.texts or _is_earlier(case, i)
            is_said = is_said and not _are_listed(case, one, other)
            yield Part(i, i + 1, _said(is_said), is_certain=True)


def _are_listed(case: Case, one: Mention, other: Mention) -> bool:
    """Whether a fact lists two who are named side by side: a list is no order."""
    fills = case.entry.fact.fills.values() if case.entry.fact else ()
    return any(
        not (one.ids.isdisjoint(fill.entities) or other.ids.isdisjoint(fill.entities))
        for fill in fills
    )


def _dates(case: Case) -> Iterator[Part]:
    """Yield the dates that are named, as one part."""
    question, own = case.question, case.entry.dates
    places = sorted(question.dated - question.asides) if question.dates else []
    if not places:
        return
    fact = case.entry.fact
    is_dated = fact is not None and bool(fact.dates)
    is_other = is_dated and not any(agrees(date, d.iso) for date in question.dates for d in own)
    value = Value.OTHER if is_other else Value.UNSAID
    # a sentence may date two things: which of them is meant, only an annotation tells
    agreeing = any if fact is not None and fact.dates and not fact.by_rule else all
    if is_of_another_like_it(case) or (not is_other and _is_dated_apart(case)):
        value = Value.UNSAID
    elif all(own and agreeing(says(date, d.iso) for d in own) for date in question.dates):
        of_it = case.known.dates_of.get(fact.subject, ()) if fact is not None else ()
        is_of_it = any(agrees(date, iso) for date in question.dates for iso in of_it)
        is_own = is_dated or is_of_it or (fact is not None and fact.by_rule)
        value = Value.SAID if is_own else Value.KNOWN  # of another thing in the sentence
    elif all(any(agrees(date, d.iso) for d in own) for date in question.dates):
        value = Value.UNSAID  # a day, where the fact has no more than the month
    yield Part(places[0], places[-1] + 1, value, is_certain=True)


def is_of_another_like_it(case: Case) -> bool:
    """Whether something is named of the kind that a fact is about, but not what that is about."""
    fact, kinds = case.entry.fact, case.known.kinds
    if fact is None or fact.by_rule or not fact.subject:
        return False
    named = {name for m in case.question.mentions for name in m.ids}
    return fact.subject not in named and not kinds(named).isdisjoint(kinds([fact.subject]))


def _is_dated_apart(case: Case) -> bool:
    """Whether a fact has the dates of several things, or what is named another date of its own."""
    fact, named = case.entry.fact, {name for m in case.question.mentions for name in m.ids}
    if fact is None or fact.by_rule or fact.subject in named or not named:
        return False
    own = [date for name in named for date in case.known.dates_of.get(name, ())]
    if own and not any(agrees(asked, date) for asked in case.question.dates for date in own):
        return True
    months = [12 * int(date.iso[:4]) + int(date.iso[5:7] or 0) for date in fact.dates]
    return bool(months) and max(months) - min(months) > _MONTHS


def _name(case: Case, mention: Mention) -> Part:
    """Return a name: said where the sentence has it, or tells of the same doing.

    "Tokyo" may stand for Japan where it acts, and is another thing where somebody is "in" it.
    """
    entry, passage, question = case.entry, case.passage, case.question
    told = entry.own_names | entry.cast.names | entry.cast.sharing
    named = mention.ids & told
    if not entry.is_asked:  # rules only guess whom a sentence means by "both countries"
        named = frozenset(i for i in named if is_told_of(case, i))
    persons = case.known.persons
    if entry.is_asked and mention.ids <= persons and not persons.isdisjoint(entry.own_names):
        # the sentence may tell of another's doing, too, in which this one has no part
        is_said = not mention.ids.isdisjoint(entry.own_names)
        return Part(mention.start, mention.end, _said(is_said), is_certain=True)
    is_said = bool(named)
    if is_later(case, mention):
        is_said = _is_of_title(case, mention)
        return Part(mention.start, mention.end, _said(is_said), is_certain=True)
    words = question.texts[mention.start : mention.end]
    beside = {*question.texts[: mention.start][-1:], *question.texts[mention.end :][:1]}
    if is_said and not beside.isdisjoint(case.known.cues["place"]):
        countries = case.known.lexicon.countries - case.known.cues["capital"]
        is_said = not (mention.ids <= case.known.countries and countries.isdisjoint(words))
        before = question.texts[: mention.start][-1:]
        if not is_said and not case.known.cues["place"].isdisjoint(before):
            return Part(mention.start, mention.end, Value.UNSAID, is_certain=True)
    stems = " ".join(case.query.stems[mention.start : mention.end])
    before, found, _ = f" {' '.join(passage.stems)} ".partition(f" {stems} ")
    if found:  # a "deputy chief" is no "chief"
        at, lesser = len(before.split()), case.known.cues["lesser"]
        is_lesser = at > 0 and passage.words[at - 1].text in lesser
        is_said = not (is_lesser and mention.ids.isdisjoint(entry.own_names))
    value = _said(is_said)
    is_certain = mention.is_hard or mention.ids <= case.known.speaking
    return Part(mention.start, mention.end, value, is_certain)


def is_later(case: Case, mention: Mention) -> bool:
    """Whether a claim puts something "before Norway", and the sentence "previously"."""
    return mention.start > 0 and _is_earlier(case, mention.start - 1)


def _is_of_title(case: Case, mention: Mention) -> bool:
    """Whether a source's title has a name: what was "previously" was before what it is about."""
    stems = {case.known.stems(word.text) for word in split(case.passage.source.title)}
    return any(set(way) <= stems for i in mention.ids for way in case.known.slots.names(i))


def _is_earlier(case: Case, at: int) -> bool:
    """Whether a word puts something before, and the sentence does so in its own: "previously"."""
    return case.question.texts[at] in case.known.cues["earlier"] and case.says("earlier")


def _said(is_said: bool) -> Value:  # noqa: FBT001 - a name for a choice
    return Value.SAID if is_said else Value.UNSAID


def is_told_of(case: Case, name: str) -> bool:
    """Whether a sentence names somebody, or the one before does that it leans on ("She …")."""
    passage, told = case.passage, [case.passage]
    if name in case.known.persons and passage.sentence.leans and passage.before >= 0:
        told.append(case.known.index.passages.all[passage.before])
    return any(way <= each.places.keys() for each in told for way in case.known.slots.names(name))


def _is_certain(case: Case, term: QueryTerm) -> bool:
    """Whether a word is a number or a name, were it one typed small that no language has.

    So is what a statement opens with in a capital ("Boeing plans to …, right?"), and who stands
    where a doer does ("did ben walk to Oslo").
    """
    words, lexicon = case.question.words, case.known.lexicon
    before = words[term.at - 1].text if term.at else ""
    is_first = words[term.at].is_capital if not term.at else before in lexicon.auxiliaries
    is_first = is_first and before not in lexicon.cues["copula"]
    unheard = term.text not in case.known.lexicon.zipf
    return term.is_name or term.is_number or is_first or unheard


def _word(case: Case, term: QueryTerm) -> Value:
    entry, passage, known = case.entry, case.passage, case.known
    if term.stem in passage.places or case.is_around(term):
        return _said(not _is_lesser(case, term))
    is_telling = term.text in known.cues["telling"] and bool(entry.fact and entry.fact.says)
    if term.is_name or term.is_number or is_telling:  # "Ito reckons that …", where Ito says so
        return _said(is_telling or term.stem in entry.own or case.amounts_to(term.at))
    if not known.contraries(term.stem, (), passage.texts).isdisjoint(passage.places):
        return Value.UNSAID
    near = {s for s, n in term.near.items() if n >= NEAR}
    if not near.isdisjoint(passage.places) or not near.isdisjoint(entry.own):
        return Value.SAID
    groups = known.index.groups.get(term.stem, ())
    if term.stem in entry.vocabulary or not entry.vocabulary.isdisjoint(groups):
        return Value.KNOWN
    around = (known.index.passages.all[n].places for n in passage.near)
    is_known = any(not near.isdisjoint(places) for places in around)
    return Value.KNOWN if is_known else Value.UNSAID


def _is_lesser(case: Case, term: QueryTerm) -> bool:
    """Whether a sentence has a title as a lesser one alone: a "vice president" for "president"."""
    lesser, words = case.known.cues["lesser"], case.passage.words
    if term.text not in case.known.cues["title"] or case.asks("lesser"):
        return False
    return all(at and words[at - 1].text in lesser for at in case.passage.places[term.stem])


@once
def open_parts(case: Case) -> list[Part]:
    """Return the parts of a question that a fact leaves open, or has something else for."""
    parts = parts_of(case)
    values = {part.value for part in parts if not part.is_certain}
    is_of_fact = Value.SAID in values or not values  # what is only known around it is of others
    return [p for p in parts if p.value in OPEN or not (p.is_certain or is_of_fact)]


def is_told(case: Case) -> bool:
    """Whether a fact says every part of a question, and none is only known from around it."""
    return all(part.value is Value.SAID for part in parts_of(case))
