"""Signals on who: names, and the sides that people stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.entail.registry import signal
from bot.answering.read.roles import equated
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.entail.case import Case
    from bot.answering.read.question import Mention

_EXCLUDING_WITHIN = 2  # words: "besides Japan", "other than the Japanese"
_KNOWN_WORD = 2.9  # Zipf frequency below which a word in no vocabulary is taken for a name
_MOST = 2.0


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
    strange = [
        m for m in case.question.mentions if _must_agree(case, m) and m.ids.isdisjoint(names)
    ]
    if not strange or _may_be_others(case, [(m.start, m.end) for m in strange]):
        return 0.0
    return min(_MOST, float(len(strange)))


def _may_be_others(case: Case, places: Sequence[tuple[int, int]]) -> bool:
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


def _must_agree(case: Case, mention: Mention) -> bool:
    """Whether a mention has to be of the fact: a name or a role, not a group ("officials")."""
    if not mention.ids.isdisjoint(case.known.groups):
        return False
    return mention.is_hard or mention.ids <= case.known.roles


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
            is_other = not _may_be_others(case, [(mention.start, mention.end)])
            if is_other and kinds & known.kinds(names):
                return 1.0
    return 0.0


@signal
def unknown_name(case: Case) -> float:
    """Whether a country, or a word that was written as a name, is known nowhere.

    "Petrov, what does he do" is about Petrov, though the clause that asks does not say so.
    """
    question, known = case.question, case.known
    source = known.index.passages.stems_by_source[case.passage.source.id]
    countries = known.lexicon.countries
    if any(
        word.text in countries
        and i not in question.named
        and known.stems(word.text) not in source
        and not _may_be_others(case, [(i, i + 1)])
        for i, word in question.core
    ):
        return 1.0
    places = question.capitals
    if not question.named - question.asides and not case.asks("first-person"):
        places = [
            i
            for i, word in enumerate(question.words)
            if i not in question.named and word.is_capital
        ]
    capitals = [
        (i, text)
        for i in places
        if (text := question.words[i].text).isalpha()
        and text not in known.lexicon.months
        and not (question.words[i].is_upper and known.lexicon.is_common(text))  # "ACTUALLY"
    ]
    is_title = len(capitals) > len(question.core) / 2  # capitals throughout tell nothing
    zipf = known.lexicon.zipf
    return float(
        any(
            not known.is_said(text) and (zipf.get(text, 0) < _KNOWN_WORD or (i and not is_title))
            for i, text in capitals
        )
    )


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
def mistaken(case: Case) -> float:
    """Whether one person is taken for another: "is Ito the head of the navy"."""
    question, persons = case.question, case.known.persons | case.known.roles
    pairs = equated(question.words, question.mentions, case.known.cues)
    return float(
        any(
            one.ids.isdisjoint(other.ids) and one.ids | other.ids <= persons for one, other in pairs
        )
    )


@signal
def unnamed(case: Case) -> float:
    """Whether a name is wanted ("name the ministers") where the fact has but a role or a group."""
    question, cues = case.question, case.known.cues
    wants_person = Facet.WHO in question.facets or case.asks("side-noun")
    if not (case.asks("by-name") and wants_person) or case.entry.names_somebody:
        return 0.0
    is_of_other = question.kinds and question.kinds.isdisjoint(("person", "role", "name", "group"))
    return float(not is_of_other and cues["by-name"].isdisjoint(case.passage.texts))


@signal
def unspoken(case: Case) -> float:
    """Whether "what did the officer say" is asked, and the fact has no words of that person."""
    question, fact = case.question, case.entry.fact
    if not case.asks("asked-to-say") or question.facets - {Facet.WHAT, Facet.HOW}:
        return 0.0
    says = fact.says if fact else ""
    speakers = {i for m in question.mentions for i in m.ids & case.known.acting}
    is_quoting = "“" in case.passage.text or '"' in case.passage.text
    return float(says not in speakers if says and speakers else not (says or is_quoting))
