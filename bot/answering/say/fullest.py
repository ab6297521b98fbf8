"""Which fact is told of those that were found: the best, or one beside it that says more."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.answering.find.measure import TELLING
from bot.facts import Facet
from bot.lang.dates import agrees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.entail.verdict import Ranked
    from bot.answering.find.entry import Entry
    from bot.answering.read.question import Question
    from bot.facts import Fact

_BESIDE = 4.0  # score by which a fact of the same sentence may be behind and tell what is asked


def fact_of(entry: Entry) -> Fact:
    """Return the fact of an entry that is one."""
    assert entry.fact is not None  # noqa: S101 - only facts are ranked
    return entry.fact


def fullest(ranked: Sequence[Ranked], question: Question) -> Ranked:
    """Return the fact to tell: the best, or one beside it that has what the best lacks.

    Of the same sentence that is one that fills what is asked; of the same subject and time, where
    "when" is asked and the best has but a "last week", one that names the day.
    """
    best = ranked[0]
    wanted = question.facets & TELLING
    is_lacking = wanted.isdisjoint(best.entry.facets) and question.kinds.isdisjoint(
        best.entry.kinds
    )
    if best.entry.annotated and wanted and wanted == question.facets and is_lacking:
        beside = [r for r in ranked[1:] if best.score - r.score <= _BESIDE]
        return next((other for other in beside if _fills(best, other, question)), best)
    is_exact = "day" in best.entry.kinds or Facet.WHEN not in best.entry.facets
    if question.facets != {Facet.WHEN} or question.kinds or is_exact:
        return best
    return next((other for other in ranked if _names_the_day_of(best, other)), best)


def _fills(best: Ranked, other: Ranked, question: Question) -> bool:
    """Whether another fact of a sentence fills what is asked, and says no less of the question."""
    entry, kinds = other.entry, question.kinds
    is_beside = entry.annotated > 0 and other.case.passage is best.case.passage
    is_filled = question.facets & TELLING <= entry.facets
    return is_beside and is_filled and (not kinds or not kinds.isdisjoint(entry.kinds))


def _names_the_day_of(best: Ranked, other: Ranked) -> bool:
    one, another = fact_of(best.entry), fact_of(other.entry)
    is_same = one.subject == another.subject and "day" in other.entry.kinds
    return is_same and {date.iso for date in one.dates} == {date.iso for date in another.dates}


def in_words(best: Ranked, question: Question) -> Fact | None:
    """Return a fact of a rule's sentence that a person put into words, and that is asked for.

    Where it is asked what was on a day, that is what is dated.
    """
    wanted, kinds = question.facets & TELLING, question.kinds
    if question.dates and not wanted:
        wanted = frozenset((Facet.WHEN,))
    facts = [
        fact_of(entry)
        for entry in best.case.known.index.of_sentence(best.case.passage.number)
        if entry.annotated and wanted <= entry.facets and (not kinds or kinds & entry.kinds)
    ]
    if wanted and len(facts) > 1 and question.dates:
        facts = [f for f in facts if any(agrees(d, o.iso) for d in question.dates for o in f.dates)]
    return facts[0] if wanted and facts else None


def besides(best: Ranked, ranked: Sequence[Ranked], question: Question) -> Fact | None:
    """Return a fact of the same thing that has what the best lacks: "when and where was it".

    To what somebody did belongs what for, where the same sentence says so.
    """
    fact, lacking = fact_of(best.entry), question.facets - best.entry.facets
    others = [r for r in ranked[1:] if r.entry.annotated]
    if question.facets == {Facet.WHAT} and _asks_deed(best):
        lacking = frozenset((Facet.WHY,)) - best.entry.facets
        behind = fact.quotes[0].end
        others = [r for r in others if fact_of(r.entry).quotes[0].start >= behind]
        others = [r for r in others if r.case.passage is best.case.passage]
    elif len(question.facets) == 1:
        return None
    if len(lacking) != 1 or not lacking <= TELLING:
        return None
    told = (fact_of(r.entry) for r in others)
    same = (o for o in told if (o.subject, o.source) == (fact.subject, fact.source))
    return next((o for o in same if lacking <= o.fills.keys()), None)


def _asks_deed(best: Ranked) -> bool:
    """Whether it is asked what somebody did, and not what they promised to do."""
    texts, known = best.case.texts, best.case.known
    helping = next((i for i, text in enumerate(texts) if text in known.lexicon.auxiliaries), None)
    after = texts[helping + 1 :] if helping is not None else []
    pairs = pairwise(["", *after])
    return any(one not in known.cues["to-do"] and two in known.cues["deed"] for one, two in pairs)
