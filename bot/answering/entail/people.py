"""Signals on who: names, sides, doers, speakers."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from bot.answering.entail.registry import signal
from bot.answering.read.roles import equated, next_name
from bot.facts import Facet
from bot.lang.words import is_possessive

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.answering.entail.case import Case
    from bot.answering.read.question import Mention

_CALLED_BY_NAME = frozenset(("person", "role", "rank", "name", "author", "group"))
_EXCLUDING_WITHIN = 2  # words: "besides Japan", "other than the Japanese"
_KNOWN_WORD = 2.9  # Zipf frequency below which a word in no vocabulary is taken for a name
_MOST = 2.0


@signal(needs="mentions")
def another_name(case: Case) -> float:
    """Count the names of which the fact is not: of alternatives, or what is set aside, one may be.

    ("Israel or Brazil?", "besides Brazil".)
    """
    names = case.entry.names
    strange = [
        m for m in case.question.mentions if _must_agree(case, m) and m.ids.isdisjoint(names)
    ]
    if _may_be_others(case, [(m.start, m.end) for m in strange]):
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


@signal()
def name_gone(case: Case) -> float:
    """Count the words of names that neither the fact nor its surroundings have."""
    return min(_MOST, float(sum(t.is_name for t in case.gone)))


@signal(needs="mentions")
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


@signal()
def unknown_country(case: Case) -> float:
    """Whether a country is named that no source knows."""
    countries, named = case.known.lexicon.countries, case.question.named
    known = case.known.index.passages.stems_by_source[case.passage.source.id]
    return float(
        any(
            word.text in countries
            and i not in named
            and case.known.stems(word.text) not in known
            and not _may_be_others(case, [(i, i + 1)])
            for i, word in case.question.core
        )
    )


@signal()
def unknown_name(case: Case) -> float:
    """Whether a word that was written as a name is known neither here nor as English.

    "Petrov, what does he do" is about Petrov, though the clause that asks does not say so.
    """
    question, known = case.question, case.known
    places = question.capitals
    if not question.named - question.asides and known.cues["first-person"].isdisjoint(
        question.texts
    ):
        places = [
            i
            for i, word in enumerate(question.words)
            if i not in question.named and word.is_capital
        ]
    capitals = [
        (i, text)
        for i in places
        if (text := question.words[i].text).isalpha() and text not in known.lexicon.months
    ]
    is_title = len(capitals) > len(question.core) / 2  # capitals throughout tell nothing
    zipf = known.lexicon.zipf
    return float(
        any(
            not known.is_said(text) and (zipf.get(text, 0) < _KNOWN_WORD or (i and not is_title))
            for i, text in capitals
        )
    )


@signal(needs="capitals")
def longer_name(case: Case) -> float:
    """Whether a name that the fact has stands in a longer one: "Japan Coast Guard"."""
    question = case.question
    words, named = question.words, question.named
    longer = [i for i in question.capitals if i - 1 in named and words[i - 1].is_capital]
    if not longer or all(_is_plain(case, words[i].text) for i in longer):
        return 0.0
    unnamed = sum(i not in named for i, _ in question.core)
    return float(len(question.capitals) <= unnamed / 2)  # capitals throughout tell nothing


def _is_plain(case: Case, text: str) -> bool:
    """Whether a capital says nothing new: a title, a date, a word of the fact's own."""
    lexicon = case.known.lexicon
    return (
        text in lexicon.cues["title"]
        or text in lexicon.stop
        or text in lexicon.auxiliaries
        or text in lexicon.months
        or not text.isalpha()
        or case.known.stems(text) in case.entry.quote_keys
    )


@signal("by-name")
def unnamed(case: Case) -> float:
    """Whether a name is wanted ("who signed, by name") where the fact has but a role."""
    question, known = case.question, case.known
    wants_other = bool(question.kinds) and question.kinds.isdisjoint(_CALLED_BY_NAME)
    if wants_other or not case.asks("by-name") or _is_of_a_thing(case):
        return 0.0  # "name the countries" is no question for persons
    if case.names(known.groups | known.roles):
        return float((known.persons | known.roles).isdisjoint(case.entry.who - known.roles))
    return float(Facet.WHO in question.facets and not case.entry.names_somebody)


def _is_of_a_thing(case: Case) -> bool:
    """Whether a name is asked for that no person bears: "the name of the accord they signed"."""
    question, known = case.question, case.known
    texts = question.texts
    at = next((i for i, text in enumerate(texts) if text in known.cues["by-name"]), len(texts))
    if texts[at + 1 : at + 2] != ["of"]:
        return False
    bearer = [
        *itertools.takewhile(
            lambda i: texts[i] not in known.lexicon.stop,
            itertools.dropwhile(
                lambda i: texts[i] in known.cues["describing"], range(at + 2, len(texts))
            ),
        )
    ]
    nouns = (known.lexicon.answer_nouns.get(texts[i].removesuffix("s")) for i in bearer)
    kinds = [kinds for kinds in nouns if kinds]
    if kinds:
        return "person" not in kinds[-1]  # "the first Norwegian church" is a church
    acts = any(m.start in bearer and not m.ids.isdisjoint(known.acting) for m in question.mentions)
    return bool(bearer) and not acts


@signal("excluding", facets=(Facet.WHO,))
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


@signal(needs="side")
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


@signal(needs="doing")
def other_doer(case: Case) -> float:
    """Whether somebody is said to do it, or to say it, of whom the fact does not tell."""
    doing, known, entry = case.question.doing, case.known, case.entry
    if not any(doing) or case.asks("choice"):
        return 0.0
    able = known.acting | (known.documents if entry.fact and entry.fact.says else set())
    return float(
        any(
            not mention.ids.isdisjoint(able)
            and mention.ids.isdisjoint(entry.cast.names)
            and mention.ids.union(known.side_of.get(n, "") for n in mention.ids).isdisjoint(
                entry.cast.sharing
            )
            and not _only_describes(case, mention)
            for mention in (*doing.subjects, *doing.agents)
        )
    )


def _only_describes(case: Case, mention: Mention) -> bool:
    """Whether somebody of theirs is meant ("Japan's envoy", "U.S. generals"), or the source."""
    words = case.question.words
    after = words[mention.end].text if mention.end < len(words) else ""
    return (
        is_possessive(words[mention.end - 1])
        or after in case.known.cues["side-noun"]
        or words[mention.end - 1].text in case.known.cues["source-noun"]
    )


@signal(needs="mentions")
def swapped(case: Case) -> float:
    """Whether another is asked about as the one who did it, or who did it as the one done to.

    That takes the fact's own verb: "did Japan host Raymond" tells the same from the other end.
    """
    cast = case.entry.cast
    if not cast.doers:
        return 0.0
    return float(
        any(
            _is_wrong_way_round(case, term.at, cast.doers)
            for term in case.question.content
            if not term.is_name
            and term.key in cast.deeds
            and case.question.words[term.at].text not in case.known.cues["title"]
        )
    )


def _is_wrong_way_round(case: Case, verb: int, doers: Collection[str]) -> bool:
    question, cues = case.question, case.known.cues
    doing, words = question.doing, question.words
    subject = next((m for m in doing.subjects if m.end == verb), None)
    if subject is None:  # "who visited Raymond"
        by_start = {m.start: m for m in question.mentions}
        done_to = next_name(verb + 1, by_start, question.texts, cues)
        return (
            done_to is not None
            and not doing.subjects
            and Facet.WHO in question.facets
            and not done_to.ids.isdisjoint(doers)
            and not is_possessive(words[done_to.end - 1])
        )
    is_doer = any(not m.ids.isdisjoint(doers) for m in doing.subjects)
    is_passive = words[doing.subjects[0].start - 1].text in cues["copula"]
    if is_doer:  # "was Raymond visited"
        return is_passive and words[verb].text.endswith("ed")
    return not is_passive and not _is_mutual(case, verb, doers)


def _is_mutual(case: Case, verb: int, doers: Collection[str]) -> bool:
    """Whether a verb is done by both alike: "did the officials speak with Raymond"."""
    return any(
        mention.start > verb
        and not mention.ids.isdisjoint(doers)
        and case.question.words[mention.start - 1].text in case.known.cues["symmetric"]
        for mention in case.question.mentions
    )


@signal(needs="mentions")
def mistaken(case: Case) -> float:
    """Whether one person is taken for another: "is Ito the head of the navy"."""
    question = case.question
    if len(question.mentions) < 2:  # noqa: PLR2004 - a pair
        return 0.0
    persons = case.known.persons | case.known.roles
    return float(
        any(
            one.ids.isdisjoint(other.ids) and one.ids | other.ids <= persons
            for one, other in equated(question.words, question.mentions, case.known.cues)
        )
    )


@signal("asked-to-say")
def unspoken(case: Case) -> float:
    """Whether "what did the officer say" is asked, and the fact has no words of that person."""
    question, cues = case.question, case.known.cues
    if case.entry.is_asked or question.facets - {Facet.WHAT, Facet.HOW}:
        return 0.0
    texts = [*question.texts, ""]
    said = next(
        (
            i
            for i, text in enumerate(texts[:-1])
            if text in cues["asked-to-say"] and texts[i + 1] not in cues["first-person"]
        ),
        -1,
    )
    if said < 0:
        return 0.0
    says = case.entry.fact.says if case.entry.fact else ""
    if not says:
        is_quoting = "“" in case.passage.text or '"' in case.passage.text
        return float(not is_quoting and not case.says("speaking"))
    named = {i for m in question.mentions if m.end <= said for i in m.ids & case.known.persons}
    return float(bool(named) and says not in named)
