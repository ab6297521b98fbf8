"""Answer from sentences that nobody annotated: read, find, rank, judge, cite."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.nearness import Nearness
from bot.answering.passage_cite import cite_passage
from bot.answering.passage_judge import judge
from bot.answering.passage_rank import Ranker
from bot.answering.passage_weights import ANSWERED_FROM
from bot.answering.passages import Passages
from bot.answering.query import Reader
from bot.facts import Answer, Candidate, Choices, Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.answering.passage_rank import Ranked
    from bot.answering.query import Query
    from bot.answering.question import Question
    from bot.facts import Fact, FactBase
    from bot.lexicon import Lexicon

_MOST_CANDIDATES = 5  # the contract's
_ON_TOPIC = 0.3  # share of the question's words that the best passage must account for


class Told(NamedTuple):
    """What came of a question, and how likely its best candidate answers it."""

    outcome: Answer | Choices | Refusal
    probability: float
    candidates: tuple[Candidate, ...]


def likelier(facts: Told, passages: Told) -> Told:
    """Return what annotated facts tell, or what passages tell where that is likelier to answer.

    Only an answer takes the place of another outcome. The candidates are those of both.
    """
    best = facts
    if isinstance(passages.outcome, Answer) and (
        not isinstance(facts.outcome, Answer) or passages.probability > facts.probability
    ):
        best = passages
    candidates = sorted((*facts.candidates, *passages.candidates), key=lambda c: -c.score)
    if best.candidates:
        candidates.remove(best.candidates[0])
        candidates.insert(0, best.candidates[0])
    return best._replace(candidates=tuple(candidates[:_MOST_CANDIDATES]))


class PassageChain:
    """Answers from the facts that rules made of a base's sentences."""

    def __init__(
        self,
        base: FactBase,
        lexicon: Lexicon,
        stems: Callable[[str], str],
        groups: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._passages = Passages(base, stems)
        nearness = Nearness(self._passages.vocabulary, groups)
        self._reader = Reader(self._passages, nearness, lexicon, stems)
        self._ranker = Ranker(self._passages, lexicon)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to answer from."""
        return not self._passages.all

    def rank(self, question: Question) -> tuple[Query, list[Ranked]]:
        """Return the query of a question and the passages for it, best first."""
        query = self._reader.read(question)
        return query, self._ranker.rank(query)

    def answer(self, question: Question) -> Told:
        """Return what the passages say to a question."""
        query, ranked = self.rank(question)
        if not ranked:
            return Told(Refusal(Reason.OFF_TOPIC), 0.0, ())
        probability, signals = judge(query, ranked)
        candidates = _candidates(ranked, probability)
        best = candidates[0]
        if probability >= ANSWERED_FROM:
            outcome: Answer | Refusal = Answer("", (best.citation,), (best.fact.id,))
        elif signals.cover < _ON_TOPIC:
            outcome = Refusal(Reason.OFF_TOPIC)
        else:
            outcome = Refusal(Reason.NOT_STATED, nearest=best.citation)
        return Told(outcome, probability, candidates)


def _candidates(ranked: Sequence[Ranked], probability: float) -> tuple[Candidate, ...]:
    """Return the best five; the first has the judged probability, the others in proportion."""
    top = ranked[0].score
    return tuple(
        Candidate(
            fact, cite_passage(r, ranked), round(probability * math.exp(r.score - top), 4)
        )
        for r in ranked[:_MOST_CANDIDATES]
        if (fact := r.weighed.passage.fact) is not None
    )
