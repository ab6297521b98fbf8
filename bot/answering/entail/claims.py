"""Signals on what is claimed and asked: words that nothing accounts for, contraries, the slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.entail.registry import signal
from bot.answering.find.fillers import TELLING
from bot.facts import Facet
from bot.lang.words import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answering.entail.case import Case
    from bot.answering.find.query import QueryTerm

_SAID_SO = 0.9  # likeness from which somebody asks for the fact in just these words
_OPENING = 3  # words within which a question opens
_MANY_TERMS = 8  # terms from which a question is long
_MOST_NAMES = 2.0


@signal()
def gone(case: Case) -> float:
    """The share of the question that neither the fact nor its surroundings have."""
    return sum(term.weight for term in case.gone) / case.query.total


@signal()
def heaviest_gone(case: Case) -> float:
    """The weight of the heaviest word that neither the fact nor its surroundings have."""
    return max((term.weight for term in case.gone), default=0.0)


@signal()
def around(case: Case) -> float:
    """The share of the question that only the surroundings of the fact have."""
    has = {term.at for term in case.gone}
    return sum(t.weight for t in case.lacks if t.at not in has) / case.query.total


@signal()
def elsewhere(case: Case) -> float:
    """The share of the question that only other sentences of its source have."""
    known = case.known.index.passages.stems_by_source[case.passage.source.id]
    return sum(t.weight for t in case.gone if not known.isdisjoint(t.near)) / case.query.total


@signal()
def strange(case: Case) -> float:
    """The share of the question that its source lacks to the letter, names that it knows aside."""
    return sum(term.weight for term in _strange(case)) / case.query.total


@signal()
def strange_names(case: Case) -> float:
    """How many names its source lacks."""
    return min(_MOST_NAMES, float(sum(t.is_name for t in _strange(case))))


def _strange(case: Case) -> Iterator[QueryTerm]:
    known = case.known.index.passages.stems_by_source[case.passage.source.id]
    asked = case.entry.vocabulary if case.entry.is_asked else ()
    return (
        t for t in case.query.terms if t.stem not in known and not t.ids and t.stem not in asked
    )


@signal()
def mentioned(case: Case) -> float:
    """How many names the question has that the source knows."""
    return min(_MOST_NAMES, float(sum(m.is_hard for m in case.question.mentions)))


@signal()
def length(case: Case) -> float:
    """How many words the question has, of eight."""
    return min(1.0, len(case.query.terms) / _MANY_TERMS)


@signal()
def thin(case: Case) -> float:
    """Whether it is a single plain word that the fact's own words lack ("thoughts?")."""
    question = case.question
    if question.kinds or len(question.content) != 1 or case.measured.likeness.any >= _SAID_SO:
        return 0.0
    term = question.content[0]
    slots = case.known.slots
    names = (name for i in case.entry.own_names for name in slots.names(i))  # "harbour" of a fair
    is_own = term.is_name or term.key in case.entry.quote_keys
    return float(not is_own and not any(term.key in name for name in names))


@signal()
def contrary(case: Case) -> float:
    """Whether a word that the fact lacks undoes it, or is the contrary of one that it has.

    An ask that offers both ("cutting or bolstering?") does not make the fact say both, nor does
    a fact that tells what follows when somebody is attacked say that one is to attack.
    """
    entry, texts = case.entry, case.question.texts
    keys = {term.key for term in case.question.content}
    for term in case.question.content:
        against = case.known.contraries(term.key, texts[term.at + 1 :], case.passage.texts)
        if term.is_aside or not against:
            continue
        if case.asks("choice") and not against.isdisjoint(keys):  # it is offered
            continue
        against -= keys
        is_own = term.key in entry.own
        if is_own or (against and not entry.quote_keys.isdisjoint(term.also)):
            is_to_do = _is_to_do(case, texts, term.at)
            if against and is_to_do and not against.isdisjoint(_to_do(case)):
                return 1.0
        elif term.key in entry.vocabulary:
            if not (case.question.is_turned or against.isdisjoint(entry.own)):
                return 1.0
        elif not against.isdisjoint(entry.vocabulary | case.passage.places.keys()):
            return 1.0
    return 0.0


def _is_to_do(case: Case, texts: list[str], at: int) -> bool:
    """Whether a word is what somebody is to do: "to attack", not "is attacked"."""
    return at > 0 and texts[at - 1] in case.known.cues["to-do"]


def _to_do(case: Case) -> set[str]:
    """Return the stems of what a fact says that somebody is to do."""
    answer = case.entry.fact.answer if case.entry.fact else ""
    texts = [word.text for word in split(answer or case.passage.text)]
    return {case.known.stems(t) for i, t in enumerate(texts) if _is_to_do(case, texts, i)}


@signal()
def undone(case: Case) -> float:
    """Whether it is asked to be undone ("cancelled") where the fact undoes nothing so."""
    undoing = case.known.cues["undoing"]
    return float(any(term.text in undoing for term in case.lacks))


@signal("denial")
def denied(case: Case) -> float:
    """Whether the question denies something and the sentence denies nothing."""
    denials, asked = case.known.cues["denial"], case.texts
    if denials.isdisjoint(asked):
        return 0.0
    if not any(t in denials and not _is_idle(case, asked, i) for i, t in enumerate(asked)):
        return 0.0
    return float(not (case.says("denial") or case.says("refusal")))


def _is_idle(case: Case, asked: list[str], at: int) -> bool:
    """Whether a "not" denies nothing: "wasn't there …?", "… didn't they?", "or not"."""
    if at == 0:
        return False
    cues = case.known.cues
    if asked[at - 1] in cues["alternative"]:
        return True
    is_inverted = asked[at - 1] in case.known.lexicon.auxiliaries
    opens = at < _OPENING and cues["question-word"].isdisjoint(asked[: at - 1])
    return is_inverted and (opens or not cues["pointing"].isdisjoint(asked[at + 1 : at + 2]))


@signal(facets=(Facet.WHETHER,))
def whether(case: Case) -> float:
    """Whether it asks yes or no."""
    return float(Facet.WHETHER in case.question.facets)


@signal()
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


@signal(needs="kinds")
def no_person(case: Case) -> float:
    """Whether a person is asked and none is there."""
    if "person" not in case.question.kinds:
        return 0.0
    new = case.known.slots.new(case.query, case.entry)
    return float(not any("person" in f.kinds for f in new))


@signal(facets=(Facet.WHY,))
def unreasoned(case: Case) -> float:
    """Whether "why" is asked and no reason is given."""
    if Facet.WHY not in case.question.facets:
        return 0.0
    return float(Facet.WHY not in case.entry.facets and not _gives_reason(case))


def _gives_reason(case: Case) -> bool:
    """Whether the sentence has a word that gives a reason: "to see it" does, "to Bern" doesn't."""
    cues, words = case.known.cues, case.passage.words
    determiners = cues["article"] | cues["possessive"]
    return any(
        word.text in cues["giving-reason"]
        and not (word.text in cues["to-do"] and (after.is_capital or after.text in determiners))
        for word, after in zip(words, [*words[1:], *words[-1:]], strict=True)
    )
