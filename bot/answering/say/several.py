"""Facts that answer alike: both visits tell "who visited Japan", and "how many" did."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.entail.case import Value
from bot.answering.entail.parts import is_told, parts_of
from bot.answering.say.forms import count
from bot.answering.say.fullest import fact_of
from bot.answering.say.outcome import tell_all
from bot.facts import Facet
from bot.outcomes import Basis, Message

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from bot.answering.entail.case import Case
    from bot.answering.entail.verdict import Ranked
    from bot.answering.read.question import Question
    from bot.answering.say.outcome import Findings
    from bot.facts import Fact, FactBase
    from bot.outcomes import Answer

_ORDER = re.compile(r"\b(\d+)(?:st|nd|rd|th) ([\w.’'-]+)")
_LISTED = frozenset((Facet.WHO, Facet.WHAT, Facet.WHERE, Facet.WHEN, Facet.HOW_MANY))
_MOST_SAID = 3  # sentences of somebody's words
_NEAREST = 6  # facts among which another is looked for that answers as well


def several(found: Findings, base: FactBase) -> Answer | None:
    """Return the answer that several facts give together; None where one alone is meant."""
    question, counted = found.question, Facet.HOW_MANY in found.question.facets
    is_listed = bool(question.facets) and question.facets <= _LISTED
    if not is_listed or not (found.verdict.is_answered or (counted and _is_plain(found))):
        return None
    facts, named = alike(found.ranked), {name for m in question.mentions for name in m.ids}
    if len(facts) == 1 or any(fact.subject in named for fact in facts):
        return None
    if counted and any(Facet.HOW_MANY in fact.fills for fact in facts):
        return None
    opening = [count([base.entities[fact.subject] for fact in facts])] if counted else []
    return replace(
        tell_all(facts, base, *opening), basis=Basis.COMPUTED if counted else Basis.QUOTE
    )


def spoken(found: Findings, base: FactBase) -> Answer | None:
    """Return what somebody said, where a question asks for no more than that; None else.

    That they said so, and where, is no answer to it.
    """
    case, question = found.ranked[0].case, found.question
    own = [mention for mention in question.mentions if mention.start not in question.asides]
    named = [mention for mention in own if mention.is_hard] or own
    speakers = named[0].ids if len(named) == 1 else frozenset()
    asking = (term for term in question.content if not (term.is_name or term.is_aside))
    asked = {question.texts[term.at] for term in asking}
    is_bare = asked <= case.known.cues["asked-to-say"] and case.asks("asked-to-say")
    if not is_bare or question.facets != {Facet.WHAT} or found.verdict.stopped:
        return None
    facts = [fact_of(ranked.entry) for ranked in found.ranked[:_NEAREST]]
    said = [fact for fact in facts if fact.says in speakers and not fact.by_rule]
    return tell_all(said[:_MOST_SAID], base) if said else None


def by_order(found: Findings, base: FactBase) -> Answer | None:
    """Return how many there have been, by a fact that numbers the last: "the 11th meeting"."""
    question, cues = found.question, found.ranked[0].case.known.cues
    asked = f" {' '.join(question.texts)} "
    is_counted = Facet.HOW_MANY in question.facets
    if not is_counted or not any(f" {words} " in asked for words in cues["so-far"]):
        return None
    counted = _counted(question, cues["article"] | cues["demonstrative"])
    numbered: dict[int, Fact] = {}
    for fact in (fact_of(ranked.entry) for ranked in found.ranked[:_NEAREST]):
        subject = base.entities.get(fact.subject)
        names = " ".join((subject.name, *subject.aliases)).casefold() if subject else ""
        for number, word in _ORDER.findall(fact.answer.casefold()):
            if fact.subject in counted and word in names.split():
                numbered.setdefault(int(number), fact)
    if not numbered:
        return None
    most = max(numbered)
    return tell_all([numbered[most]], base, Message("by-order", {"count": most}))


def _counted(question: Question, idle: Container[str]) -> frozenset[str]:
    """Return what stands behind "how many": "of these Oslo Rallies"."""
    texts = question.texts
    at = next((i + 1 for i, text in enumerate(texts) if text == "many"), len(texts))
    while at < len(texts) and (texts[at] in idle or texts[at] == "of"):
        at += 1
    return next((mention.ids for mention in question.mentions if mention.start == at), frozenset())


def _is_plain(found: Findings) -> bool:
    """Whether the best fact says all that is asked, and no gap is nearer: only a number lacks."""
    best = found.ranked[0].case
    gap = max((gap.likeness.any for gap in found.gaps), default=0.0)
    return not found.verdict.stopped and is_told(best) and best.measured.likeness.any > gap


def alike(ranked: Sequence[Ranked]) -> list[Fact]:
    """Return the best fact, and those that say the same of others of its kind."""
    best = ranked[0]
    found = {fact_of(best.entry).subject: fact_of(best.entry)}
    for other in ranked[1:_NEAREST]:
        if _isalike(best, other):
            found.setdefault(fact_of(other.entry).subject, fact_of(other.entry))
    return list(found.values())


def _isalike(best: Ranked, other: Ranked) -> bool:
    """Whether another fact fills the same and accounts for the question as well."""
    one, another, kinds = fact_of(best.entry), fact_of(other.entry), best.case.known.kinds
    if one.by_rule or another.by_rule or one.source != another.source:
        return False
    if one.fills.keys() != another.fills.keys():
        return False
    if kinds([one.subject]).isdisjoint(kinds([another.subject])):
        return False
    values = _values(best.case)
    return values == _values(other.case) and not {Value.UNSAID, Value.OTHER} & {*values}


def _values(case: Case) -> list[Value]:
    """Return how each part of a question stands, but what only compares ("how far apart")."""
    idle, texts = case.known.cues["span"], case.question.texts
    return [part.value for part in parts_of(case) if texts[part.start] not in idle]
