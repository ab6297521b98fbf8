"""How far a fact accounts for each part of what is claimed.

A word is *said* where the sentence or the fact's own words have it, another form or a synonym of
it; *known* where its surroundings do; *other* where the fact has something else in its place, of
which there is but one; and otherwise *unsaid*. Asks say nothing: they only help to find a fact.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.answering.entail.case import Part, Value
from bot.answering.entail.registry import signal
from bot.answering.entail.signals import contrary, may_be_others, other_number
from bot.facts import Facet
from bot.lang.dates import agrees, says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answering.entail.case import Case
    from bot.answering.find.query import QueryTerm
    from bot.answering.read.question import Mention

_NEAR = 0.55  # nearness from which a word may stand for another: not where it but looks like it
_LITERAL = 5  # parts of which all but one are said: so much is no chance
_LIKE = 0.4  # likeness of an ask from which a claim may say the same in other words
_OPENING = 2  # words within which a question opens

_OPEN = (Value.OTHER, Value.UNSAID)


def parts_of(case: Case) -> tuple[Part, ...]:
    """Return the parts of a question that carry meaning, in order, each beside its value."""
    if case.parts is None:
        case.parts = tuple(sorted(_find(case)))
    return case.parts


def _find(case: Case) -> list[Part]:
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
    return found


def _counted(case: Case) -> Iterator[Part]:
    """Yield the numbers in words, "the two" aside, and what puts two who are named in an order."""
    texts, known = case.question.texts, case.known
    for i, _ in case.question.core:
        if texts[i] in known.cues["numeral"] and i and texts[i - 1] not in known.determiners:
            stem = case.query.stems[i]
            is_said = stem in case.passage.places or stem in case.entry.own
            yield Part(i, i + 1, Value.SAID if is_said else Value.UNSAID, is_certain=True)
    for one, other in pairwise(case.question.mentions):
        for i in (i for i in range(one.end, other.start) if texts[i] in known.orders):
            is_said = texts[i] in case.passage.texts
            yield Part(i, i + 1, Value.SAID if is_said else Value.UNSAID, is_certain=True)


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
    if is_of_another_like_it(case):
        value = Value.UNSAID
    elif all(own and agreeing(says(date, d.iso) for d in own) for date in question.dates):
        value = Value.SAID
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


def _name(case: Case, mention: Mention) -> Part:
    """Return a name: said where the sentence has it, or tells of the same doing.

    "Tokyo" may stand for Japan where it acts, and is another thing where somebody is "in" it.
    """
    entry, passage, question = case.entry, case.passage, case.question
    told = entry.own_names | entry.cast.names | entry.cast.sharing
    named = mention.ids & told
    if not entry.is_asked:  # rules only guess whom a sentence means by "both countries"
        named = frozenset(i for i in named if _is_told_of(case, i))
    persons = case.known.persons
    if entry.is_asked and mention.ids <= persons and not persons.isdisjoint(entry.own_names):
        # the sentence may tell of another's doing, too, in which this one has no part
        is_said = not mention.ids.isdisjoint(entry.own_names)
        return Part(mention.start, mention.end, _said(is_said), is_certain=True)
    is_said = bool(named)
    words = question.texts[mention.start : mention.end]
    beside = {*question.texts[: mention.start][-1:], *question.texts[mention.end :][:1]}
    if is_said and not beside.isdisjoint(case.known.cues["place"]):
        countries = case.known.lexicon.countries
        is_said = not (mention.ids <= case.known.countries and countries.isdisjoint(words))
    stems = " ".join(case.query.stems[mention.start : mention.end])
    is_said = is_said or f" {stems} " in f" {' '.join(passage.stems)} "
    value = _said(is_said)
    is_certain = mention.is_hard or mention.ids <= case.known.speaking
    return Part(mention.start, mention.end, value, is_certain)


def _said(is_said: bool) -> Value:  # noqa: FBT001 - a name for a choice
    return Value.SAID if is_said else Value.UNSAID


def _is_told_of(case: Case, name: str) -> bool:
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
    if term.stem in passage.places:
        return Value.SAID
    if term.is_name or term.is_number:
        return _said(term.stem in entry.own)
    if not known.contraries(term.stem, (), passage.texts).isdisjoint(passage.places):
        return Value.UNSAID
    near = {s for s, n in term.near.items() if n >= _NEAR}
    if not near.isdisjoint(passage.places) or not near.isdisjoint(entry.own):
        return Value.SAID
    groups = known.index.groups.get(term.stem, ())
    if term.stem in entry.vocabulary or not entry.vocabulary.isdisjoint(groups):
        return Value.KNOWN
    around = (known.index.passages.all[n].places for n in passage.near)
    is_known = any(not near.isdisjoint(places) for places in around)
    return Value.KNOWN if is_known else Value.UNSAID


@signal
def not_borne_out(case: Case) -> float:
    """Whether a question has a part that the fact denies, or a claim one that it leaves open.

    Of a claim that is a name, a date, a number, a circumstance ("with his wife") or a verb, where
    all else is said. Other words may say the same, as an ask that is like the question shows.
    """
    if contrary(case):
        return 1.0
    if not is_claim(case):
        return float(_is_of_another(case) or _lacks_length(case))
    opened, texts = open_parts(case), [*case.question.texts, ""]
    is_open = any(part.is_certain and part.value in _OPEN for part in opened)
    if is_open or other_number(case) or unspoken(case):
        return 1.0
    if not opened or case.is_said_so:
        return 0.0
    is_added = is_circumstance(case, added(case)) or (
        len(opened) == 1
        and (len(parts_of(case)) >= _LITERAL or texts[opened[0].end] in case.known.cues["to-do"])
    )
    return float(is_added or case.measured.likeness.any < _LIKE)


def _lacks_length(case: Case) -> bool:
    """Whether a length of time is asked, and an annotated fact has none to give."""
    question, fact = case.question, case.entry.fact
    is_asked = Facet.HOW_LONG in question.facets or (
        Facet.HOW_MANY in question.facets and case.asks("time-unit")
    )
    return is_asked and fact is not None and not fact.by_rule and Facet.HOW_LONG not in fact.fills


def _is_of_another(case: Case) -> bool:
    """Whether a person is named, and the fact is of other persons only."""
    persons, names = case.known.persons, case.entry.names
    named = (m for m in case.question.mentions if m.is_hard and m.ids <= persons)
    strange = [m for m in named if m.ids.isdisjoint(names)]
    return not (
        not strange
        or persons.isdisjoint(names)
        or may_be_others(case, [(m.start, m.end) for m in strange])
    )


def added(case: Case) -> range:
    """Return the words of a question that only add to what is said; none where hardly any is.

    These are what comes behind all that is said, with what opens it ("with his wife"), else the
    first that nothing says.
    """
    opened = open_parts(case)
    said = [part for part in parts_of(case) if part not in opened] if opened else []
    if not opened or len(said) < len(opened):
        return range(0)
    end_of_said = max(part.end for part in said)
    tail = [part for part in opened if part.start >= end_of_said] or opened[:1]
    texts, openings = case.question.texts, case.known.cues["opening"]
    first = max((part.end for part in said if part.end <= tail[0].start), default=0)
    start = next((i for i in range(first, tail[0].start) if texts[i] in openings), tail[0].start)
    return range(start, tail[-1].end)


def is_circumstance(case: Case, words: range) -> bool:
    """Whether some words tell only when, where or how."""
    return bool(words) and case.question.texts[words.start] in case.known.cues["opening"]


def open_parts(case: Case) -> list[Part]:
    """Return the parts of a question that a fact leaves open, or has something else for."""
    parts = parts_of(case)
    values = {part.value for part in parts if not part.is_certain}
    is_of_fact = Value.SAID in values or not values  # what is only known around it is of others
    return [p for p in parts if p.value in _OPEN or not (p.is_certain or is_of_fact)]


def is_told(case: Case) -> bool:
    """Whether a fact says every part of a question, and none is only known from around it."""
    return all(part.value is Value.SAID for part in parts_of(case))


def is_of_person(case: Case) -> bool:
    """Whether the offices and names beside a person are the person's, not another's.

    A sentence that names two tells whose each is only by an annotation: "is Ito the commander".
    """
    entry, question, known = case.entry, case.question, case.known
    if not entry.is_asked or not any(m.ids <= known.persons for m in question.mentions):
        return True
    own = entry.own.union(f"@{name}" for name in entry.cast.names | entry.cast.sharing)
    named = {f"@{name}" for m in question.mentions if m.is_hard for name in m.ids}
    offices = {t.stem for t in case.query.terms if not t.ids and t.text in known.cues["title"]}
    return own.issuperset(named) and entry.quote_keys.issuperset(offices)


def claims_stranger(case: Case) -> bool:
    """Whether a yes/no question names somebody whom nothing knows."""
    texts, known = case.question.texts, case.known
    return is_claim(case) and any(
        part.is_certain
        and part.value is Value.UNSAID
        and part.start not in case.question.named
        and texts[part.start] not in known.orders
        for part in parts_of(case)
    )


def is_claim(case: Case) -> bool:
    """Whether it asks yes or no, and offers nothing to choose from but "or not"."""
    texts, cues = case.texts, case.known.cues
    if texts and texts[-1] in cues["tag"]:
        texts = texts[:-2]
    return Facet.WHETHER in case.question.facets and cues["choice"].isdisjoint(texts)


@signal
def swapped(case: Case) -> float:
    """Whether two who are named stand the other way round about a word that the sentence has.

    "Did Denmark visit Dahl" where Dahl visited Denmark; not what two do "with" each other.
    """
    question, cues = case.question, case.known.cues
    if Facet.WHO in question.facets and any(_is_doer(case, m) for m in question.mentions):
        return 1.0
    for one, other in pairwise(question.mentions):
        between = question.texts[one.end : other.start]
        if not between or not cues["symmetric"].isdisjoint(between):
            continue
        places = _place(case, one), _place(case, other)
        if -1 in places:
            continue
        first, last = sorted(places)
        verbs = {t.stem for t in case.query.terms if one.end <= t.at < other.start}
        told = case.passage.words[first + 1 : last]
        if verbs.isdisjoint(case.passage.stems[first + 1 : last]):
            continue
        is_passive = between[-1] in cues["by"]
        is_told_so = any(word.text in cues["by"] for word in told)
        if (places[0] < places[1]) == (is_passive != is_told_so):
            return 1.0
    return 0.0


def _is_doer(case: Case, mention: Mention) -> bool:
    """Whether "who visited Dahl" is asked, and Dahl is who visited."""
    asker, verb = mention.start - 2, mention.start - 1
    return (
        asker >= 0
        and case.question.texts[verb] not in case.known.lexicon.stop
        and case.question.texts[asker] in case.known.cues["asker"]
        and (place := _place(case, mention)) >= 0
        and case.passage.stems[place + 1 : place + 2] == case.query.stems[verb : verb + 1]
    )


def _place(case: Case, mention: Mention) -> int:
    """Return where the sentence names somebody who can do something; -1 for nowhere."""
    places = case.passage.places
    ids = mention.ids & case.known.acting
    ways = (way for i in sorted(ids) for way in case.known.slots.names(i) if way <= places.keys())
    shortest = min(ways, key=len, default=())
    return max((places[stem][0] for stem in shortest), default=-1)


@signal
def denied(case: Case) -> float:
    """Whether the question denies something and the sentence denies nothing."""
    return float(denies(case) and not (case.says("denial") or case.says("refusal")))


def denies(case: Case) -> bool:
    """Whether a question denies something."""
    denials, asked = case.known.cues["denial"], case.texts
    if denials.isdisjoint(asked):
        return False
    return any(t in denials and not _is_idle(case, asked, i) for i, t in enumerate(asked))


def _is_idle(case: Case, asked: list[str], at: int) -> bool:
    """Whether a "not" denies nothing: "wasn't there …?", "… didn't they?", "or not"."""
    cues = case.known.cues
    if not cues["merely"].isdisjoint(asked[at + 1 : at + 2]):
        return True  # "not just the US"
    if at == 0:
        return False
    if asked[at - 1] in cues["alternative"]:
        return True
    if at == len(asked) - 1 and asked[at - 2] in case.known.lexicon.auxiliaries:
        return True  # "…, was it not?"
    is_inverted = asked[at - 1] in case.known.lexicon.auxiliaries
    opens = at < _OPENING and cues["question-word"].isdisjoint(asked[: at - 1])
    return is_inverted and (opens or not cues["pointing"].isdisjoint(asked[at + 1 : at + 2]))


@signal
def unspoken(case: Case) -> float:
    """Whether "what did the officer say" is asked, and the fact has no words of that person."""
    question, fact = case.question, case.entry.fact
    if not case.asks("asked-to-say") or question.facets - {Facet.WHAT, Facet.HOW, Facet.WHETHER}:
        return 0.0
    says = fact.says if fact else ""
    speakers = {i for m in question.mentions for i in m.ids & case.known.acting}
    if is_claim(case) and speakers.isdisjoint(case.known.persons):
        return 0.0  # "do they say anything of it"
    is_quoting = "“" in case.passage.text or '"' in case.passage.text
    return float(says not in speakers if says and speakers else not (says or is_quoting))
