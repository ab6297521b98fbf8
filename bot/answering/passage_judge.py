"""How likely the best passage answers: a calibrated probability, apart from the ranking score.

A passage may be the best and still not answer. The named checks are those of
`bot.answering.vetoes`, made by words: names, numbers, facets, loaded words and contraries of the
question must be the passage's, or its surroundings'. Here each counts against answering by as much
as was fitted.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.facet_fit import FIT_BY_FACET
from bot.answering.passage_features import Context
from bot.answering.passage_weights import JUDGED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.answering.passage_rank import Ranked
    from bot.answering.passages import Passage, Passages
    from bot.answering.query import Query, QueryTerm
    from bot.lexicon import Lexicon

_ALONE = 3.0  # the margin from which a passage has no rival
_MANY_TERMS = 8  # terms from which a question is long
_AROUND = 2  # sentences before and after that are a passage's surroundings


class Signals(NamedTuple):
    """What speaks for and against answering from the best passage.

    Attributes:
        score, margin: of the ranking; over the best that is no neighbour.
        cover, exact, grams, density, run: its features.
        heaviest: the weight of the heaviest term that it and its surroundings lack.
        around: the share of the question that only its surroundings have.
        gone: the share that neither has; elsewhere: that of it which its source has.
        unknown: the weight of the words that no source has.
        names, numbers, countries: how many of each it and its surroundings lack.
        fit, unfit: whether the asked facet has a new filler; whether it lacks one.
        unfilled: the same where a date, a number, a sum or a duration is asked.
        loaded: how many loaded words (future, superlative) it lacks.
        contrary: whether it has the contrary of an asked word, or lacks one that undoes.
        terms: how many terms the question has.
        heading: whether it is a heading.
        strange, strange_names, strangest: the share of the question that its source lacks to the
            letter, how many names are among it, and the weight of its heaviest word.
    """

    score: float
    margin: float
    cover: float
    exact: float
    grams: float
    density: float
    run: float
    heaviest: float
    around: float
    gone: float
    elsewhere: float
    unknown: float
    names: float
    numbers: float
    countries: float
    fit: float
    unfit: float
    unfilled: float
    loaded: float
    contrary: float
    terms: float
    heading: float
    strange: float
    strange_names: float
    strangest: float


# Facets whose fillers, dates and numbers, are plain to see where there are any.
_PLAIN_TO_SEE = frozenset(("when", "how_many", "how_much", "how_long"))


class Judge:
    """Judges the best of some ranked passages."""

    def __init__(self, passages: Passages, lexicon: Lexicon, stems: Callable[[str], str]) -> None:
        self._passages = passages
        self._lexicon = lexicon
        self._opposites = {
            stems(word): frozenset(map(stems, others)) for word, others in lexicon.opposites.items()
        }

    def signals(self, query: Query, ranked: Sequence[Ranked]) -> Signals:
        """Return what speaks for and against the best passage."""
        best = ranked[0].weighed
        features = best.features
        has = {h.term.at for h in best.hits}
        lacks = [term for term in query.terms if term.at not in has]
        context = Context(self._passages, query)
        near = list(self._surroundings(best.passage))
        gone = [term for term in lacks if not context.covered([term], near)]
        known = self._passages.stems_by_source[best.passage.source.id]
        strange = [term for term in query.terms if term.stem not in known]
        fits = {FIT_BY_FACET[f] for f in query.facets if f in FIT_BY_FACET}
        fit = max((getattr(features, name) for name in fits), default=0.0)
        return Signals(
            score=ranked[0].score,
            margin=min(_ALONE, _margin(ranked)),
            cover=features.cover,
            exact=features.exact,
            grams=features.grams,
            density=features.density,
            run=features.run,
            heaviest=max((term.weight for term in gone), default=0.0),
            around=context.covered(lacks, near),
            gone=sum(term.weight for term in gone) / query.total,
            elsewhere=self._in_source(gone, best.passage) / query.total,
            unknown=sum(t.weight for t in gone if not self._passages.knows(t)),
            names=min(2.0, sum(term.is_name for term in gone)),
            numbers=min(2.0, sum(term.is_number for term in gone)),
            countries=min(2.0, sum(term.text in self._lexicon.countries for term in gone)),
            fit=fit,
            unfit=float(bool(fits) and not fit),
            unfilled=float(not fits.isdisjoint(_PLAIN_TO_SEE) and not fit),
            loaded=min(2.0, self._loaded(query, best.passage)),
            contrary=float(self._is_contrary(lacks, best.passage)),
            terms=min(1.0, len(query.terms) / _MANY_TERMS),
            heading=float(best.passage.is_heading),
            strange=sum(t.weight for t in strange) / query.total,
            strange_names=min(2.0, sum(t.is_name for t in strange)),
            strangest=max((t.weight for t in strange), default=0.0),
        )

    def _surroundings(self, passage: Passage) -> Iterator[int]:
        for number in passage.paragraph:
            if 0 < abs(number - passage.number) <= _AROUND:
                yield number
        yield passage.title

    def _in_source(self, terms: Sequence[QueryTerm], passage: Passage) -> float:
        known = self._passages.stems_by_source[passage.source.id]
        return sum(term.weight for term in terms if not known.isdisjoint(term.near))

    def _loaded(self, query: Query, passage: Passage) -> int:
        texts = {word.text for word in passage.words}
        asked = query.question.cue_words - self._lexicon.cues["may-be-idle"]
        return len(asked - texts)

    def _is_contrary(self, lacks: Sequence[QueryTerm], passage: Passage) -> bool:
        undoing = self._lexicon.cues["undoing"]
        return any(
            term.text in undoing
            or not self._opposites.get(term.stem, frozenset()).isdisjoint(passage.places)
            for term in lacks
        )


def _margin(ranked: Sequence[Ranked]) -> float:
    best = ranked[0].weighed.passage
    for other in ranked[1:]:
        if other.weighed.passage.number not in (best.before, best.after):
            return ranked[0].score - other.score
    return _ALONE


def vetoes(signals: Signals) -> tuple[str, ...]:
    """Return the names of what forbids answering, however likely it looks.

    Held out, they refuse two impossible questions for each right answer that they cost.
    """
    named = {
        "name": signals.names,
        "number": signals.numbers,
        "country": signals.countries,
        "contrary": signals.contrary,
        "unfilled": signals.unfilled,
    }
    return tuple(name for name, count in named.items() if count)


def probability(signals: Signals) -> float:
    """Return the logistic function of the weighted signals."""
    total = JUDGED["bias"] + sum(
        JUDGED.get(name, 0.0) * value for name, value in zip(signals._fields, signals, strict=True)
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
