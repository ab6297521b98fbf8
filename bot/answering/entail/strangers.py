"""Who is named in a question that nothing knows, whom a fact is not of, or who is set aside."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from bot.answering.entail.case import once
from bot.answering.entail.parts import NEAR
from bot.facts import Facet
from bot.lang.words import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answering.entail.case import Case
    from bot.lang.words import Word

_KNOWN_WORD = 2.9  # Zipf frequency below which a word in no vocabulary is taken for a name
_MANY = frozenset(("group", "role"))  # kinds of entity that may stand for somebody


@once
def strangers(case: Case) -> list[int]:
    """Return which words of a question are countries or names that are known nowhere."""
    question, known, lands = case.question, case.known, case.known.lexicon.countries
    source = known.index.passages.stems_by_source[case.passage.source.id]
    own = [(i, word) for i, word in question.core if i not in question.named]
    countries = [
        i
        for i, word in (*own, *_supposed(case))
        if word.text in lands
        and known.stems(word.text) not in source
        and known.stems(word.text) not in known.regions
        and not may_be_others(case, [(i, i + 1)])
        and not is_language(case, i)
    ]
    if countries:
        return countries
    if not question.named - question.asides and not case.asks("first-person"):
        own = [(i, word) for i, word in enumerate(question.words) if i not in question.named]
    zipf, months = known.lexicon.zipf, known.lexicon.months
    capitals = [
        (i, word.text)
        for i, word in own
        if word.is_capital
        and word.text.isalpha()
        and len(word.text) > 1  # "I wonder"
        and word.text not in months
        and word.text not in known.cues["title"]
        and not (word.is_upper and known.lexicon.is_common(word.text))  # "ACTUALLY"
        and not is_language(case, i)
    ]
    is_title = len(capitals) > len(question.core) / 2  # capitals throughout tell nothing
    strange = ((i, text) for i, text in capitals if not known.is_said(text))
    return [i for i, t in strange if zipf.get(t, 0) < _KNOWN_WORD or (i and not is_title)]


def is_language(case: Case, at: int) -> bool:
    """Whether a country's word is but a language: "how do you say it in French"."""
    texts, cues = case.question.texts, case.known.cues
    return texts[at] in cues["language"] and texts[at - 1] in cues["into"]


def _supposed(case: Case) -> Iterator[tuple[int, Word]]:
    """Yield the words of a premise beside the question: "since Norway had its talks, …"."""
    question, is_premise, before = case.question, False, -2
    for i in sorted(question.asides):
        if i != before + 1:
            is_premise = question.texts[i] in case.known.cues["premise"]
        if is_premise and i not in question.named:
            yield i, question.words[i]
        before = i


def may_be_others(case: Case, places: Sequence[tuple[int, int]]) -> bool:
    """Whether names are but alternatives to one that the fact has, or set aside."""
    names, texts = case.entry.names, case.question.texts
    alternative = case.known.cues["alternative"]
    return (
        not alternative.isdisjoint(texts)
        and any(m.is_hard and not m.ids.isdisjoint(names) for m in case.question.mentions)
        and all(
            not alternative.isdisjoint((*texts[max(0, start - 2) : start], *texts[end:][:2]))
            for start, end in places
        )
    )


def is_of_another(case: Case) -> bool:
    """Whether a fact is of others than those of whom it is asked openly, or names none of them."""
    lacking = (
        _is_of_others,
        _is_of_anothers,
        _is_by_another,
        _is_nameless,
        _is_of_other_things,
        _is_set_aside,
        _counts_all,
    )
    return any(lacks(case) for lacks in lacking)


def _is_of_others(case: Case) -> bool:
    """Whether a person is named, and the fact is of other persons only."""
    persons, names = case.known.persons, case.entry.names
    named = (m for m in case.question.mentions if m.is_hard and m.ids <= persons)
    strange = [m for m in named if m.ids.isdisjoint(names)]
    return not (
        not strange
        or persons.isdisjoint(names)
        or may_be_others(case, [(m.start, m.end) for m in strange])
    )


def _is_of_anothers(case: Case) -> bool:
    """Whether a thing or a speaker of the fact is called another's: "Norway's coast guard"."""
    names, own, known = case.entry.names, case.entry.own_names, case.known
    for one, thing in pairwise(case.question.mentions):
        is_role = thing.ids <= known.holders - known.persons
        is_theirs = one.is_hard and (one.ids <= known.countries or is_role)
        is_meant = one.end == thing.start and not thing.ids.isdisjoint(own)
        is_other = is_theirs and is_meant and not thing.ids <= known.countries
        if is_other and one.ids.isdisjoint(own if is_role else names):
            return True
    return False


def _is_by_another(case: Case) -> bool:
    """Whether it is asked what a country did in which the fact names no part of it."""
    question, known = case.question, case.known
    for mention in question.mentions:
        if not mention.is_hard or not mention.ids <= known.countries:
            continue
        before = mention.start - 1
        before -= text_at(question.words, before) in known.cues["article"]
        if text_at(question.words, before) in known.lexicon.auxiliaries:
            told = case.entry.names | case.entry.cast.names | case.entry.cast.sharing
            sides = told | {known.side_of[name] for name in told if name in known.side_of}
            if mention.ids.isdisjoint(sides):
                return True
    return False


def _is_nameless(case: Case) -> bool:
    """Whether somebody's name is asked, and an annotated fact has nobody but officials and such."""
    question, known = case.question, case.known
    if not question.facets <= {Facet.WHO, Facet.WHAT} or not case.entry.annotated:
        return False
    ids = {name for mention in question.mentions for name in mention.ids}
    is_of_some = "person" in question.kinds and known.persons.isdisjoint(ids)
    if not (case.asks("by-name") or is_of_some):
        return False
    is_of_person = "person" in question.kinds or not known.kinds(ids).isdisjoint(_MANY)
    is_of_person |= not known.cues["those"].isdisjoint(case.texts)  # "the names of those who …"
    return is_of_person and not (known.persons & case.entry.own_names) - ids


def _is_of_other_things(case: Case) -> bool:
    """Whether it is asked which things of a kind, and the fact has none: "which boats did …"."""
    question, known, told = case.question, case.known, {*case.passage.places, *case.entry.own}
    texts, vocabulary = question.texts, case.entry.vocabulary
    at = next((i for i, _ in question.core if texts[i] in known.cues["determining"]), None)
    if at is None or case.is_said_so or not case.entry.annotated:
        return False
    phrase = list(
        takewhile(lambda i: texts[i] not in known.lexicon.stop, range(at + 1, len(texts)))
    )
    terms = [term for term in case.query.terms if term.at in phrase]
    is_subject = (
        bool(terms) and text_at(question.words, phrase[-1] + 1) in known.lexicon.auxiliaries
    )
    if not is_subject or terms[-1].ids or known.lexicon.kinds_of(terms[-1].text):
        return False
    like = {stem for stem, nearness in terms[-1].near.items() if nearness >= NEAR}
    groups = known.index.groups.get(terms[-1].stem, ())
    return like.isdisjoint(told | vocabulary) and vocabulary.isdisjoint(groups)


def _is_set_aside(case: Case) -> bool:
    """Whether "who besides the chairs" is asked, and the fact is of those."""
    texts, known = case.question.texts, case.known
    at = next((i for i, text in enumerate(texts) if text in known.cues["excluding"]), None)
    if at is None or Facet.WHO not in case.question.facets or not case.entry.annotated:
        return False
    behind = next((term for term in case.query.terms if term.at > at), None)
    return behind is not None and not behind.ids and behind.stem in case.entry.own


def _counts_all(case: Case) -> bool:
    """Whether it is asked how many one of several had, and the fact tells of all of them."""
    question, fact = case.question, case.entry.fact
    if Facet.HOW_MANY not in question.facets or fact is None:
        return False
    if case.asks("excluding") or case.asks("counting-in"):
        return False
    hard = {name for m in question.mentions if m.is_hard for name in m.ids}
    listed = (set(fill.entities) for fill in fact.fills.values() if len(fill.entities) > 1)
    return any(len(names & hard) == 1 == len(case.known.kinds(names)) for names in listed)
