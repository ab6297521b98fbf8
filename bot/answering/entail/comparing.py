"""Which of two things a fact calls more so than the other: "a larger group followed"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.answering.entail.parts import open_parts
from bot.facts import Facet
from bot.lang.words import split
from bot.outcomes import Answer, Message

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from bot.answering.entail.case import Case, Part
    from bot.answering.read.question import Mention
    from bot.facts import Fact, FactBase
    from bot.outcomes import Refusal

_WITHIN = 5  # words from a comparative to the name of what it tells of


class _Compared(NamedTuple):
    """A comparative in the question, and whether it says the same as the fact's or its contrary."""

    at: int
    is_same: bool


def is_of_more(
    computed: Answer | Refusal, base: FactBase, cases: Sequence[Case], order: Container[str]
) -> bool:
    """Whether a claim has more between two things than the order that was computed from dates.

    "Did Dickinson meet the emperor before Raymond" has a word between the two that nothing told of
    them says; to a "No" only a name or a date is more. `order` are the words that ask for an
    order: "before", "older".
    """
    if not isinstance(computed, Answer):
        return False
    is_yes, is_no = (Message(key) in computed.opening for key in ("yes", "no"))
    if not (is_yes or is_no):
        return False
    subjects = {base.facts[name].subject for name in computed.facts}
    own = [case for case in cases if case.entry.fact and case.entry.fact.subject in subjects]
    mentions = own[0].question.mentions if own else ()
    named = [mention for mention in mentions if not subjects.isdisjoint(mention.ids)]
    if not named:
        return False
    question = own[0].question
    between = {n for n in range(named[0].end, named[-1].start) if question.texts[n] not in order}
    between.difference_update(question.dated, *(range(m.start, m.end) for m in named))
    opened = (
        {part.start for part in open_parts(case) if part.is_certain or is_yes} for case in own
    )
    return bool(between.intersection(*opened))


def is_so(case: Case, fact: Fact) -> bool | None:
    """Return whether a claim that compares is true; None where the fact compares nothing like it.

    "The squadron is larger than the group", where "a larger group followed", is not.
    """
    compared = _compared(case, fact)
    if compared is None or Facet.WHETHER not in case.question.facets:
        return None
    named = _told_of(case, compared.at)
    if named is None:  # "were the visits larger than the fair"
        is_turned = any(fact.subject in m.ids for m in case.question.mentions)
        return not compared.is_same if is_turned else None
    if fact.subject in named.ids:
        return compared.is_same
    kinds = case.known.kinds
    return None if kinds(named.ids).isdisjoint(kinds([fact.subject])) else not compared.is_same


def open_beside_order(case: Case) -> list[Part]:
    """Return the open parts, without what only compares where the fact settles the comparison."""
    opened, fact, known = open_parts(case), case.entry.fact, case.known
    if fact is None or is_so(case, fact) is None:
        return opened
    comparing = known.cues["less"] | known.cues["comparative"] | known.orders
    aside = {i for i, text in enumerate(case.question.texts) if text in comparing}
    behind = {i + 1 for i in aside}  # "a smaller outfit"
    return [p for p in opened if p.start not in aside and (p.is_certain or p.start not in behind)]


def more_so(case: Case, fact: Fact) -> str:
    """Return the id of what is more so, where "which" of two is asked; empty for none."""
    texts, cues = case.question.texts, case.known.cues
    kinds = case.known.kinds
    like = [m for m in case.question.mentions if not kinds(m.ids).isdisjoint(kinds([fact.subject]))]
    is_which = len(like) > 1 and not (cues["choice"] | cues["asker"]).isdisjoint(texts)
    compared = _compared(case, fact) if is_which else None
    if compared is None:
        return ""
    if compared.is_same:
        return fact.subject
    others = {name for m in like for name in m.ids} - {fact.subject}
    return others.pop() if len(others) == 1 else ""


def _compared(case: Case, fact: Fact) -> _Compared | None:
    """Return the comparative of the question that is the fact's, or is its contrary."""
    if fact.by_rule:
        return None
    texts = case.question.texts
    asked = list(_comparatives(case, texts))
    for words in ([word.text for word in split(fact.answer)], _texts(case)) if asked else ():
        for place in _comparatives(case, words):
            if not _is_of(case, fact, words, place):
                continue
            for at in asked:
                is_same = _is_same(case, texts[at], words[place])
                if is_same is not None:
                    is_turned = _is_less(case, texts, at) != _is_less(case, words, place)
                    return _Compared(at, is_same != is_turned)
    return None


def _texts(case: Case) -> list[str]:
    return [word.text for word in case.passage.words]


def _is_less(case: Case, texts: Sequence[str], at: int) -> bool:
    return at > 0 and texts[at - 1] in case.known.cues["less"]


def _is_same(case: Case, one: str, other: str) -> bool | None:
    """Return whether two comparatives say the same, or the contrary; None for neither."""
    known = case.known
    stems = known.stems(one), known.stems(other)
    contrary, like = (known.contraries(stem, (), ()) for stem in stems)
    if stems[1] in contrary:
        return False
    groups = [set(known.index.groups.get(stem, ())) for stem in stems]
    is_like = bool(contrary & like) or not groups[0].isdisjoint(groups[1])
    return True if stems[0] == stems[1] or is_like else None


def _comparatives(case: Case, texts: Sequence[str]) -> Iterator[int]:
    """Yield the places of words that compare: "larger", "more formal"."""
    cues = case.known.cues
    for i, text in enumerate(texts):
        if text in cues["comparative"] or (i and texts[i - 1] in cues["less"] | cues["more-so"]):
            yield i


def _is_of(case: Case, fact: Fact, words: Sequence[str], place: int) -> bool:
    """Whether a comparative tells of the fact's subject, all of whose name stands near."""
    near = words[max(0, place - _WITHIN) : place + _WITHIN + 1]
    stems = {case.known.stems(word) for word in near}
    return any(set(way) <= stems for way in case.known.slots.names(fact.subject))


def _told_of(case: Case, at: int) -> Mention | None:
    """Return of what a comparative in the question tells: what is named last before it."""
    mentions, texts = case.question.mentions, case.question.texts
    before = [m for m in mentions if m.end <= at]
    if before:
        return before[-1]
    after = (m for m in mentions if m.start > at and "than" not in texts[at : m.start])
    return next(after, None)
