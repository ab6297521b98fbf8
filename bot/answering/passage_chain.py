"""Answer from sentences that nobody annotated: read, find, rank, judge, cite."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.entail.passage_judge import Judge, Signals, judge_passage
from bot.answering.find.nearness import Nearness
from bot.answering.find.passages import Passages
from bot.answering.find.query import Reader
from bot.answering.find.rank import Ranker
from bot.answering.find.typed_fit import TypedFit
from bot.answering.say.passage_cite import cite_passage
from bot.facts import Answer, Candidate, Choices, Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.answering.find.features import Weighed
    from bot.answering.find.query import Query
    from bot.answering.find.rank import Ranked
    from bot.answering.read.question import Question
    from bot.answering.say.sources import Sources
    from bot.facts import FactBase
    from bot.lang.lexicon import Lexicon

_MOST_CANDIDATES = 5  # the contract's
_ON_TOPIC = 0.5  # probability below which a question is said to be about something else
_NEAR = 3.0  # score by which a passage of another source may be behind the best
_MOST_OTHERS = 2  # with the best as many as may be cited


class Told(NamedTuple):
    """What came of a question, and how likely its best candidate answers it.

    Attributes:
        others: of other sources than the answer's, what would answer by itself, likeliest first.
    """

    outcome: Answer | Choices | Refusal
    probability: float
    candidates: tuple[Candidate, ...]
    others: tuple[Candidate, ...] = ()


def likelier(facts: Told, passages: Told) -> Told:
    """Return what annotated facts tell, or what passages tell where that is likelier to answer.

    Only an answer takes the place of another outcome, and not of what a person noted as left open
    in the same source. The candidates are those of both.
    """
    best = facts
    is_likelier = not isinstance(facts.outcome, Answer) or passages.probability > facts.probability
    if (
        isinstance(passages.outcome, Answer)
        and is_likelier
        and not _is_left_open(facts.outcome, passages.outcome)
    ):
        best = passages
    candidates = sorted((*facts.candidates, *passages.candidates), key=lambda c: -c.score)
    if best.candidates:
        candidates.remove(best.candidates[0])
        candidates.insert(0, best.candidates[0])
    left = facts if best is passages else passages
    beside = left.candidates[:1] if isinstance(left.outcome, Answer) else ()
    return best._replace(
        candidates=tuple(candidates[:_MOST_CANDIDATES]),
        others=(*beside, *best.others, *left.others),
    )


def _is_left_open(outcome: Answer | Choices | Refusal, answer: Answer) -> bool:
    if not isinstance(outcome, Refusal) or not outcome.says or outcome.nearest is None:
        return False
    return outcome.nearest.source.id == answer.citations[0].source.id


class PassageChain:
    """Answers from the facts that rules made of a base's sentences."""

    def __init__(
        self,
        base: FactBase,
        lexicon: Lexicon,
        stems: Callable[[str], str],
        groups: Mapping[str, tuple[str, ...]],
        sources: Sources,
    ) -> None:
        self._passages = Passages(base, stems)
        nearness = Nearness(self._passages.vocabulary, groups, lexicon.zipf.__contains__)
        self._reader = Reader(self._passages, nearness, lexicon, stems)
        typed = TypedFit(base.entities, lexicon, stems)
        self._ranker = Ranker(self._passages, lexicon, typed)
        self._judge = Judge(self._passages, lexicon, stems, typed)
        self._lexicon = lexicon
        self._sources = sources

    def measure(self, question: Question) -> tuple[Query, list[Weighed]]:
        """Return the query of a question and the passages worth ranking, for fitting weights."""
        query = self._reader.read(question)
        return query, self._ranker.measure(query)

    def signals(self, query: Query, ranked: Sequence[Ranked]) -> Signals:
        """Return what speaks for and against the best passage."""
        return self._judge.signals(query, ranked)

    def rank(self, question: Question) -> tuple[Query, list[Ranked]]:
        """Return the query of a question and the passages for it, best first."""
        query = self._reader.read(question)
        return query, self._ranker.rank(query)

    def answer(self, question: Question) -> Told:
        """Return what the passages say to a question."""
        query, ranked = self.rank(question)
        if not ranked:
            return Told(Refusal(Reason.OFF_TOPIC), 0.0, ())
        others = self._others(query, ranked) if self._sources.are_several else []
        # What says the same, or differs, is no rival that makes the best less likely to answer.
        signals = self.signals(query, _of_source(ranked, ranked[0]) if others else ranked)
        judged = judge_passage(signals)
        likelihood = judged.likelihood
        candidates = self._candidates(query, ranked, likelihood)
        best = candidates[0]
        if judged.is_answered:
            outcome: Answer | Refusal = Answer("", (best.citation,), (best.fact.id,))
        elif judged.on_topic < _ON_TOPIC:
            outcome = Refusal(Reason.OFF_TOPIC)
        else:
            outcome = Refusal(Reason.NOT_STATED, nearest=best.citation)
        return Told(outcome, likelihood, candidates, tuple(others))

    def _others(self, query: Query, ranked: Sequence[Ranked]) -> list[Candidate]:
        """Return the passages of other sources that would answer if theirs were the only one."""
        best = ranked[0].weighed.passage.fact
        found: dict[str, Candidate] = {}
        for r in ranked[1:]:
            passage = r.weighed.passage
            fact = passage.fact
            if ranked[0].score - r.score > _NEAR or len(found) == _MOST_OTHERS:
                break
            if best is None or fact is None or fact.source in found:
                continue
            if self._sources.may_speak(query.question, best, fact):
                signals = self.signals(query, _of_source(ranked, r))
                judged = judge_passage(signals)
                if judged.is_answered:
                    citation = cite_passage(query, r, (), self._lexicon)
                    found[fact.source] = Candidate(fact, citation, round(judged.likelihood, 4))
        return list(found.values())

    def _candidates(
        self, query: Query, ranked: Sequence[Ranked], likelihood: float
    ) -> tuple[Candidate, ...]:
        """Return the best five; the first has the judged probability, the others in proportion."""
        top = ranked[0].score
        return tuple(
            Candidate(
                fact,
                cite_passage(query, r, [o for o in ranked[:3] if o is not r], self._lexicon),
                round(likelihood * math.exp(r.score - top), 4),
            )
            for r in ranked[:_MOST_CANDIDATES]
            if (fact := r.weighed.passage.fact) is not None
        )


def _of_source(ranked: Sequence[Ranked], first: Ranked) -> list[Ranked]:
    """Return a passage, and those of its source that rank behind it."""
    source = first.weighed.passage.source.id
    behind = [r for r in ranked if r.weighed.passage.source.id == source]
    return behind[behind.index(first) :]
