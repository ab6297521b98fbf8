"""Signals on what is asked: words and names that nothing accounts for, the slot, sides."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.answering.entail.case import signal
from bot.answering.entail.parts import bound_of
from bot.answering.entail.strangers import may_be_others, strangers
from bot.answering.find.measure import TELLING
from bot.facts import Facet
from bot.lang.dates import agrees

if TYPE_CHECKING:
    from bot.answering.entail.case import Case

_MANY_TERMS = 8  # terms from which a question is long
_LONGER_THAN_EST = 4  # letters: "test" and "west" compare nothing
_EXCLUDING_WITHIN = 2  # words: "besides Japan", "other than the Japanese"
_VERY = frozenset(("very",))
_DOUBTED = 0.9  # of a word that only keeps from saying "Yes": it forbids nothing
_MOST = 2.0


@signal
def heaviest_gone(case: Case) -> float:
    """The weight of the heaviest word that neither the fact nor its surroundings have."""
    return max((term.weight for term in case.gone), default=0.0)


@signal
def around(case: Case) -> float:
    """The share of the question that only the surroundings of the fact have."""
    has = {term.at for term in case.gone}
    return sum(t.weight for t in case.lacks if t.at not in has) / case.query.total


@signal
def strange(case: Case) -> float:
    """The share of the question that its source lacks to the letter, names that it knows aside."""
    known = case.known.index.passages.stems_by_source[case.passage.source.id]
    asked = case.entry.vocabulary if case.entry.is_asked else ()
    unheard = (
        term.weight
        for term in case.query.terms
        if term.stem not in known and not term.ids and term.stem not in asked
    )
    return sum(unheard) / case.query.total


@signal
def length(case: Case) -> float:
    """How many words the question has, of eight."""
    return min(1.0, len(case.query.terms) / _MANY_TERMS)


@signal
def thin(case: Case) -> float:
    """Whether it is a single plain word that the fact's own words lack ("thoughts?")."""
    question = case.question
    if question.kinds or question.dates or len(question.content) != 1 or case.is_said_so:
        return 0.0
    term = question.content[0]
    slots = case.known.slots
    names = (name for i in case.entry.own_names for name in slots.names(i))  # "harbour" of a fair
    is_own = term.is_name or term.key in case.entry.quote_keys
    return float(not is_own and not any(term.key in name for name in names))


@signal
def loaded(case: Case) -> float:
    """Whether a word that picks out ("only", "biggest", "third", "next") is nothing of the fact's.

    Where the fact looks ahead, or compares, other words may do so.
    """
    words = case.question.cue_words
    is_claim = Facet.WHETHER in case.question.facets
    if not words or (case.is_said_so and not is_claim):
        return 0.0
    cues, texts = case.known.cues, case.passage.texts
    picking: set[str] = set()  # which of several it is, only the fact itself can say
    if case.question.facets & {Facet.WHO, Facet.WHAT, Facet.WHETHER}:
        picking = {w for w in words & cues["ordinal"] if case.known.stems(w) not in case.entry.own}
    unsaid = (words - case.entry.cue_words | picking) - texts - cues["may-be-idle"]
    if is_claim and not (case.asks("request") or case.asks("choice")):
        # "has it held one with all?", not "could you list them all?"
        unsaid |= words & cues["universal"] - texts
    if bound_of(case):
        unsaid -= cues["over"] | cues["below"]
    if unsaid & cues["newest"] and _is_newest(case):
        unsaid -= cues["newest"]
    if case.says("ahead"):
        unsaid -= cues["future"] - cues["ordinal"]
    is_est = (text.endswith("est") and len(text) > _LONGER_THAN_EST for text in texts)
    if case.says("superlative") or any(is_est):
        unsaid -= cues["superlative"]
    if is_claim and unsaid and unsaid <= cues["merely"] | _VERY:
        return _DOUBTED  # what the fact says shows whether it is only so
    return float(bool(unsaid))


def _is_newest(case: Case) -> bool:
    """Whether nothing of its kind has a later date than what a fact is of."""
    fact, known = case.entry.fact, case.known
    own = max(known.dates_of.get(fact.subject, ()), default="") if fact else ""
    if not fact or not own:
        return False
    return all(known.newest[kind] <= own for kind in known.kinds([fact.subject]))


@signal
def other_date(case: Case) -> float:
    """Whether a date is named, and none of the fact's agrees; a half where it has none."""
    asked, own = case.question.dates, case.entry.dates
    if not asked:
        return 0.0
    agreeing = [any(agrees(date, d.iso) for d in own) for date in asked]
    if all(agreeing) or (case.asks("choice") and any(agreeing)):
        return 0.0
    return 1.0 if own else 0.5


@signal
def number_gone(case: Case) -> float:
    """Whether neither the fact nor its surroundings have a number that is named.

    Of alternatives ("in 2020 or 2021?") one is enough.
    """
    asides = case.question.asides
    gone = {
        term.at
        for term in case.gone
        if term.is_number and term.at not in asides and not case.amounts_to(term.at)
    }
    named = {t.at for t in case.query.terms if t.is_number and t.at not in asides}
    return float(bool(gone) and not (case.asks("choice") and gone < named))


@signal
def other_number(case: Case) -> float:
    """Whether something is counted that the fact tells of by a number that the fact never has.

    "Which two countries", "who were the two": a list of two answers that, and seldom says "two".
    """
    question, known, entry = case.question, case.known, case.entry
    texts, cues = question.texts, known.cues
    if (bounded := bound_of(case)) and bounded.is_so is not False:
        return 0.0
    listing = cues["asker"] if Facet.WHETHER in question.facets else cues["asker"] | cues["article"]
    for i, text in enumerate(texts[:-1]):
        if text not in question.numbers and text not in known.lexicon.numerals:
            continue
        is_free = i not in question.named and i not in question.asides
        is_listed = i > 0 and texts[i - 1] in listing
        is_strange = known.stems(text) not in entry.vocabulary and not case.amounts_to(i)
        if is_free and not is_listed and is_strange:
            counted = known.stems(texts[i + 1])
            if counted in entry.vocabulary or counted in known.time_units:
                return 1.0
    return 0.0


@signal
def contrary(case: Case) -> float:
    """Whether a word that the fact lacks undoes it, or is the contrary of one that it has.

    An ask that offers both ("cutting or bolstering?") does not make the fact say both.
    """
    entry, texts = case.entry, case.question.texts
    cues, keys = case.known.cues, {term.key for term in case.question.content}
    if not (cues["refusal"].isdisjoint(texts) or case.says("refusal")):
        for one, after in pairwise(texts):
            if one in cues["refusal"] and after in cues["to-do"]:
                return float(not case.says("denial"))
    for term in case.question.content:
        against = case.known.contraries(term.key, texts[term.at + 1 :], case.passage.texts)
        if term.is_aside or not against or case.asks("choice"):
            continue
        against -= keys
        is_said = term.key in entry.own or term.key in case.passage.places
        if is_said or not entry.quote_keys.isdisjoint(term.also):
            continue
        if term.key in entry.vocabulary:
            if not (case.question.is_turned or against.isdisjoint(entry.own)):
                return 1.0
        elif not against.isdisjoint(entry.quote_keys | case.passage.places.keys()):
            return 1.0
    return 0.0


@signal
def whether(case: Case) -> float:
    """Whether it asks yes or no."""
    return float(Facet.WHETHER in case.question.facets)


@signal
def filled(case: Case) -> float:
    """How well what the fact fills fits what is asked: 1 fully, 0 not at all."""
    question, entry = case.question, case.entry
    if not question.facets:
        return 0.7
    if question.kinds:
        return 0.0 if question.kinds.isdisjoint(entry.kinds) else 1.0
    if not question.facets.isdisjoint(entry.facets):
        return 1.0
    return 0.0 if question.facets & TELLING else 0.6


@signal
def unreasoned(case: Case) -> float:
    """Whether "why" is asked and no reason is given."""
    if Facet.WHY not in case.question.facets:
        return 0.0
    return float(Facet.WHY not in case.entry.facets and not _gives_reason(case))


def _gives_reason(case: Case) -> bool:
    """Whether the sentence has a word that gives a reason: "to see it" does, "to Bern" doesn't."""
    cues, words, determiners = case.known.cues, case.passage.words, case.known.determiners
    return any(
        word.text in cues["giving-reason"]
        and not (word.text in cues["to-do"] and (after.is_capital or after.text in determiners))
        for word, after in zip(words, [*words[1:], *words[-1:]], strict=True)
    )


@signal
def mentioned(case: Case) -> float:
    """How many names the question has that the source knows."""
    return min(_MOST, float(sum(m.is_hard for m in case.question.mentions)))


@signal
def another_name(case: Case) -> float:
    """Count the names of which the fact is not: of alternatives, or what is set aside, one may be.

    ("Israel or Brazil?", "besides Brazil".)
    """
    names = case.entry.names
    strange = [m for m in case.question.mentions if m.binds and m.ids.isdisjoint(names)]
    if not strange or may_be_others(case, [(m.start, m.end) for m in strange]):
        return 0.0
    return min(_MOST, float(len(strange)))


@signal
def name_gone(case: Case) -> float:
    """Count the words of names that neither the fact nor its surroundings have."""
    return min(_MOST, float(sum(t.is_name for t in case.gone)))


@signal
def other_bearer(case: Case) -> float:
    """Whether a person, country or organisation is named, and the fact is of another only."""
    known, names = case.known, case.entry.names
    for mention in case.question.mentions:
        if mention.is_hard and mention.ids.isdisjoint(names):
            kinds = known.kinds(mention.ids) & {"person", "country", "organisation"}
            is_other = not may_be_others(case, [(mention.start, mention.end)])
            if is_other and kinds & known.kinds(names):
                return 1.0
    return 0.0


@signal
def unknown_name(case: Case) -> float:
    """Whether a country, or a word that was written as a name, is known nowhere.

    "Petrov, what does he do" is about Petrov, though the clause that asks does not say so.
    """
    return float(bool(strangers(case)))


@signal
def excluded(case: Case) -> float:
    """Whether "who besides Japan" is asked and the fact has nobody that is not named in it."""
    question, entry = case.question, case.entry
    if Facet.WHO not in question.facets or not entry.who:
        return 0.0
    texts, words = question.texts, case.known.cues["excluding"]
    out = {
        name
        for m in question.mentions
        if not words.isdisjoint(texts[max(0, m.start - _EXCLUDING_WITHIN) : m.start])
        for name in m.ids
    }
    named = {name for m in question.mentions for name in m.ids}
    tells_of = entry.who.union(entry.fact.entities if entry.fact else ())
    return float(not out.isdisjoint(tells_of) and entry.who <= named)


@signal
def other_side(case: Case) -> float:
    """Whether it is asked who stood on one side, and the fact is of the other or of both."""
    if not case.question.side:
        return 0.0
    side_of, entry = case.known.side_of, case.entry
    sides = {side_of[name] for name in case.question.side if name in side_of}
    if not (sides and entry.sides):
        return 0.0
    tells_apart = (
        len(entry.sides) == 1 or entry.names_somebody or Facet.WHO not in case.question.facets
    )
    return float(sides.isdisjoint(entry.sides) or not tells_apart)


@signal
def unnamed(case: Case) -> float:
    """Whether a name is wanted ("name the ministers") where the fact has but a role or a group."""
    question, cues = case.question, case.known.cues
    if not case.asks("by-name") or case.entry.names_somebody:
        return 0.0
    if Facet.WHO not in question.facets and not case.asks("side-noun"):
        return 0.0
    is_of_other = question.kinds and question.kinds.isdisjoint(("person", "role", "name", "group"))
    return float(not is_of_other and cues["by-name"].isdisjoint(case.passage.texts))
