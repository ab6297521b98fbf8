"""Weigh the facts against a question: which fits best, and how well."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.find.index import covers
from bot.answering.find.likeness import Likener, Likeness
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.answering.entail.vetoes import Vetoes
    from bot.answering.find.index import Entry, Index
    from bot.answering.read.question import Question
    from bot.lang.lexicon import Lexicon

_FACTS_WEIGHED = 5  # facts with the most evidence whose asks are compared one by one
_GAPS_WEIGHED = 3
_LIKENESS = 3.0  # what the likest ask counts, in nats of evidence
_SAME_LIKENESS = 1.5  # what it counts more where it wants the same facet and kind
_FIT = 2.0  # what it counts that the fact has the kind of filler that is wanted
VETOED = 6.0  # what a veto takes from a fact, so that one without comes first
# Facets that a fact has or has not; "what" and "how" are asked of nearly everything.
_TELLING = frozenset(
    (Facet.WHO, Facet.WHEN, Facet.WHERE, Facet.WHY, Facet.HOW_MANY, Facet.HOW_MUCH, Facet.HOW_LONG)
)


class Weighed(NamedTuple):
    """An entry with what speaks for it.

    Attributes:
        total: all of it in one figure, to order entries by.
        evidence: the naive Bayes sum, in nats.
        likeness: to the likest asks.
        fit: 1 where it has the kind of filler wanted, 0 where it lacks it.
        vetoes: the names of what speaks against answering from it.
    """

    entry: Entry
    total: float
    evidence: float
    likeness: Likeness
    fit: float
    vetoes: tuple[str, ...] = ()


class Coverage(NamedTuple):
    """How far an entry accounts for the words of a question.

    Attributes:
        share: the covered part of their weight, names included (0 to 1).
        missing: the weight of what neither the entry nor any other knows.
        elsewhere: the weight of what only other entries know.
        heaviest: the weight of the heaviest uncovered word.
    """

    share: float
    missing: float
    elsewhere: float
    heaviest: float


class Match(NamedTuple):
    """What matching found.

    Attributes:
        facts: the best first.
        gaps: likewise.
    """

    facts: tuple[Weighed, ...]
    gaps: tuple[Weighed, ...]

    def of_source(self, source: str) -> Match:
        """Return the facts and gaps of one source."""
        facts = (w for w in self.facts if w.entry.fact and w.entry.fact.source == source)
        gaps = (w for w in self.gaps if w.entry.gap and w.entry.gap.source == source)
        return Match(tuple(facts), tuple(gaps))


def match(question: Question, index: Index, vetoes: Vetoes) -> Match:
    """Return the facts and gaps that fit a question best, each list best first."""
    scores = index.score(question)
    likener, against = Likener(question, index), vetoes.of(question)
    facts = _best(scores, 0, index.fact_count, _FACTS_WEIGHED)
    gaps = _best(scores, index.fact_count, len(scores), _GAPS_WEIGHED)
    return Match(
        _ordered(_weigh(question, i, scores[i], likener, against) for i in facts),
        _ordered(_weigh(question, i, scores[i], likener, against) for i in gaps),
    )


def _best(scores: list[float], start: int, end: int, most: int) -> list[int]:
    return heapq.nlargest(most, range(start, end), key=scores.__getitem__)


def _ordered(weighed: Iterable[Weighed]) -> tuple[Weighed, ...]:
    return tuple(sorted(weighed, key=lambda w: -w.total))


def _weigh(
    question: Question,
    at: int,
    evidence: float,
    likener: Likener,
    against: Callable[[Entry], tuple[str, ...]],
) -> Weighed:
    entry = likener.entry(at)
    likeness = likener.measure(at)
    fit = fit_of(question, entry)
    vetoes = against(entry)
    total = (
        evidence
        + _LIKENESS * likeness.any
        + _SAME_LIKENESS * likeness.same
        + _FIT * fit
        - VETOED * bool(vetoes)
    )
    return Weighed(entry, total, evidence, likeness, fit, vetoes)


def fit_of(question: Question, entry: Entry) -> float:
    """Return how well what an entry fills fits what is asked: 1 fully, 0 not at all."""
    if not question.facets:
        return 0.7
    if entry.gap is not None and question.facets == {Facet.WHETHER} and not question.kinds:
        return 1.0
    if question.kinds:
        return 0.0 if question.kinds.isdisjoint(entry.kinds) else 1.0
    if not question.facets.isdisjoint(entry.facets):
        return 1.0
    return 0.0 if question.facets & _TELLING else 0.6


def cover(question: Question, entry: Entry, index: Index, lexicon: Lexicon) -> Coverage:
    """Return how far an entry's vocabulary accounts for a question's words."""
    total = covered = missing = elsewhere = heaviest = 0.0
    for term in question.content:
        weight = index.weight(term.key)
        is_known = weight is not None or any(index.weight(key) for key in term.also)
        if weight is None:
            weight = rarity(lexicon.zipf.get(question.words[term.at].text, _UNHEARD))
        part = covers(term, entry.vocabulary)
        if term.is_aside and not part:
            continue
        total += weight
        covered += weight * part
        if not part:
            heaviest = max(heaviest, weight)
            if is_known:
                elsewhere += weight
            else:
                missing += weight
    return Coverage(covered / total if total else 0.0, missing, elsewhere, heaviest)


_UNHEARD = 2.5  # Zipf frequency of a word that the frequency list lacks


def rarity(zipf: float) -> float:
    """Return the weight of a word that the base lacks: a rare one weighs as much as a known one."""
    return max(0.3, min(4.8, (7.0 - zipf) * 1.3))
