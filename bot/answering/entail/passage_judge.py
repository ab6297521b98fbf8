"""Whether the best passage answers: whether the question is on topic, and then how likely.

A passage may be the best and still not answer. Two probabilities are fitted, apart from the ranking
score: that the question is about the source at all, and that the passage then answers it. Some
checks refuse by themselves, however likely the rest looks (`vetoes`).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.entail.passage_checks import Checks
from bot.answering.entail.passage_weights import ANSWERED_FROM, JUDGED, ON_TOPIC, ON_TOPIC_FROM
from bot.answering.find.facet_fit import FIT_BY_FACET
from bot.answering.find.features import Context
from bot.answering.find.relatedness import nearest, relatedness
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.answering.find.features import Weighed
    from bot.answering.find.passages import Passage, Passages
    from bot.answering.find.query import Query, QueryTerm
    from bot.answering.find.rank import Ranked
    from bot.answering.find.typed_fit import TypedFit
    from bot.lang.lexicon import Lexicon

_ALONE = 3.0  # the margin from which a passage has no rival
_MANY_TERMS = 8  # terms from which a question is long
_AROUND = 2  # sentences before and after that are a passage's surroundings
_VOCABULARY = 8.0  # natural logarithm of a long article's stems


class Signals(NamedTuple):
    """What speaks for and against answering from the best passage.

    Attributes:
        score, margin: of the ranking; over the best that is no neighbour.
        cover, exact, grams, density, run, meant, focus, counted, named, country, typed_facet,
            typed_kind: its features (`bot.answering.find.features`).
        filler_near: how near the words of the question an asked date, place or number stands.
        heaviest: the weight of the heaviest term that it and its surroundings lack.
        around: the share of the question that only its surroundings have.
        gone: the share that neither has; elsewhere: that of it which its source has.
        kin, remote, remotest: the share of that for which it has related words; for which it has
            none; and the heaviest such word.
        unknown: the weight of the words that no source has.
        names, numbers, countries: how many of each it and its surroundings lack.
        fit, unfit: whether the asked facet has a new filler; whether it lacks one.
        unfilled: the same where a date, a number, a sum or a duration is asked.
        no_measure … nobody: what `TypedFit.lacks` gives; uncounted: whether it has what "how many"
            counts, but no number of it.
        contrary … no_count: what `bot.answering.entail.passage_checks` gives.
        predicate, predicates: how far what is done lacks: of the least near verb, and of all.
        terms: how many terms the question has; known_terms: that its source has.
        heading: whether it is a heading.
        strange, strange_names, strangest: the share of the question that its source lacks to the
            letter, how many names are among it, and the weight of its heaviest word.
        strange_remote: the share for which the source has no related word either.
        mentioned: how many names the question has that its source knows.
        size: the logarithm of the source's vocabulary.
    """

    score: float
    margin: float
    cover: float
    exact: float
    grams: float
    density: float
    run: float
    meant: float
    focus: float
    counted: float
    named: float
    country: float
    typed_facet: float
    typed_kind: float
    filler_near: float
    heaviest: float
    around: float
    gone: float
    elsewhere: float
    kin: float
    remote: float
    remotest: float
    unknown: float
    names: float
    numbers: float
    countries: float
    fit: float
    unfit: float
    unfilled: float
    no_measure: float
    no_place: float
    no_person: float
    no_body: float
    nobody: float
    uncounted: float
    contrary: float
    undone: float
    negated: float
    ordinal: float
    superlative: float
    universal: float
    loaded: float
    speaker: float
    unsaid: float
    unnamed: float
    unnamed_focus: float
    unreasoned: float
    nowhere: float
    no_count: float
    other_country: float
    other_person: float
    other_number: float
    other_organisation: float
    untimely: float
    not_yet: float
    predicate: float
    predicates: float
    terms: float
    known_terms: float
    heading: float
    strange: float
    strange_names: float
    strangest: float
    strange_remote: float
    mentioned: float
    size: float


# Facets whose fillers, dates and numbers, are plain to see where there are any.
_PLAIN_TO_SEE = frozenset((Facet.WHEN, Facet.HOW_MANY, Facet.HOW_MUCH, Facet.HOW_LONG))
_SAME = (
    "cover exact grams density run meant focus counted named country typed_facet typed_kind heading"
).split()
_VETOES = (
    """names numbers countries contrary unfilled no_measure no_person nobody uncounted negated
    ordinal superlative universal unsaid unnamed unnamed_focus unreasoned nowhere no_count
    other_country other_person other_number other_organisation untimely not_yet no_body"""
).split()


class Judge:
    """Judges the best of some ranked passages."""

    def __init__(
        self,
        passages: Passages,
        lexicon: Lexicon,
        stems: Callable[[str], str],
        typed: TypedFit,
    ) -> None:
        self._passages = passages
        self._lexicon = lexicon
        self._typed = typed
        self._checks = Checks(lexicon, stems, typed)

    def signals(self, query: Query, ranked: Sequence[Ranked]) -> Signals:
        """Return what speaks for and against the best passage."""
        best = ranked[0].weighed
        features = best.features
        return Signals(
            score=ranked[0].score,
            margin=min(_ALONE, _margin(ranked)),
            filler_near=max(features.when_near, features.where_near, features.number_near),
            **{name: getattr(features, name) for name in _SAME},
            **self._lacking(query, best),
            **_fitting(query, best),
            **self._typed.lacks(query, best),
            **self._checked(query, best),
            **self._topic(query, best.passage),
        )

    def _lacking(self, query: Query, best: Weighed) -> dict[str, float]:
        """Return what of the question the passage and its surroundings lack."""
        context = Context(self._passages, query)
        near = list(self._surroundings(best.passage))
        gone = [term for term in best.lacks if not context.covered([term], near)]
        spared = query.question.asides | self._described(query, best)
        core = [term for term in gone if term.at not in spared]
        kin = [(t, relatedness(t, best.passage, self._lexicon.related)) for t in gone]
        return {
            "heaviest": max((term.weight for term in gone), default=0.0),
            "around": context.covered(best.lacks, near),
            "gone": sum(term.weight for term in gone) / query.total,
            "elsewhere": self._in_source(gone, best.passage) / query.total,
            "kin": sum(t.weight * how for t, how in kin) / query.total,
            "remote": sum(t.weight * (1 - how) for t, how in kin) / query.total,
            "remotest": max((t.weight * (1 - how) for t, how in kin), default=0.0),
            "unknown": sum(t.weight for t in gone if not self._passages.knows(t)),
            "names": min(2.0, sum(term.is_name for term in core)),
            "numbers": min(2.0, sum(term.is_number for term in core)),
            "countries": min(2.0, sum(term.text in self._lexicon.countries for term in core)),
        }

    def _described(self, query: Query, best: Weighed) -> frozenset[int]:
        """Return the words for a country where a person that the passage names stands for it.

        "That Norwegian guy Solberg" is Solberg, though nothing Norwegian is near.
        """
        lacked = {term.at for term in best.lacks}
        mentions = [m for m in query.question.mentions if m.is_hard]
        places = [(m, range(m.start, m.end)) for m in mentions]
        is_named = any(
            self._typed.is_any(m.ids, "person") and not lacked.issuperset(where)
            for m, where in places
        )
        countries = (w for m, w in places if self._typed.is_any(m.ids, "country"))
        return frozenset(at for where in countries for at in where) if is_named else frozenset()

    def _checked(self, query: Query, best: Weighed) -> dict[str, float]:
        checks, passage = self._checks, best.passage
        return {
            "contrary": checks.contrary(best.lacks, passage),
            "undone": checks.undone(best.lacks, passage),
            "negated": checks.negated(query, passage),
            "ordinal": checks.ordinal(query, passage),
            "superlative": checks.superlative(query, passage),
            "universal": checks.universal(query, passage),
            "loaded": checks.loaded(query, passage),
            "speaker": checks.speaker(query, passage),
            "unsaid": checks.unsaid(query, passage),
            "unnamed": checks.unnamed(query, passage),
            "unnamed_focus": checks.unnamed_focus(query, passage),
            "unreasoned": checks.unreasoned(query, passage),
            "nowhere": checks.nowhere(query, best),
            "other_country": checks.other_bearer(query, best, "country"),
            "other_person": checks.other_bearer(query, best, "person"),
            "other_organisation": checks.other_bearer(query, best, "organisation"),
            "untimely": checks.untimely(query, passage),
            "not_yet": checks.not_yet(query, passage),
            "other_number": checks.other_number(query, best),
            "no_count": checks.no_count(query, passage),
            **self._done(query, best),
        }

    def _done(self, query: Query, best: Weighed) -> dict[str, float]:
        """Return how far what is done in the question is done in the passage."""
        have = {h.term.at: h.nearness for h in best.hits}
        related = self._lexicon.related
        near = [have.get(t.at) or relatedness(t, best.passage, related) for t in query.predicates]
        return {
            "predicate": 1 - min(near) if near else 0.0,
            "predicates": 1 - sum(near) / len(near) if near else 0.0,
        }

    def _topic(self, query: Query, passage: Passage) -> dict[str, float]:
        """Return how far the passage's source is what the question is about."""
        source = passage.source.id
        known = self._passages.stems_by_source[source]
        entities = self._passages.entities_by_source[source]
        mentions = query.question.mentions
        named = {at for m in mentions for at in range(m.start, m.end)}
        strange = [t for t in query.terms if t.stem not in known and t.at not in named]
        related = self._lexicon.related
        remote = sum(t.weight * (1 - nearest(t, known, related)) for t in strange)
        return {
            "terms": min(1.0, len(query.terms) / _MANY_TERMS),
            "known_terms": min(1.0, (len(query.terms) - len(strange)) / _MANY_TERMS),
            "strange": sum(t.weight for t in strange) / query.total,
            "strange_names": min(2.0, sum(t.is_name for t in strange)),
            "strangest": max((t.weight for t in strange), default=0.0),
            "strange_remote": remote / query.total,
            "mentioned": min(
                2.0, sum(m.is_hard and not entities.isdisjoint(m.ids) for m in mentions)
            ),
            "size": math.log(1 + len(known)) / _VOCABULARY,
        }

    def _surroundings(self, passage: Passage) -> Iterator[int]:
        for number in passage.paragraph:
            if 0 < abs(number - passage.number) <= _AROUND:
                yield number
        yield passage.title

    def _in_source(self, terms: Sequence[QueryTerm], passage: Passage) -> float:
        known = self._passages.stems_by_source[passage.source.id]
        return sum(term.weight for term in terms if not known.isdisjoint(term.near))


def _fitting(query: Query, best: Weighed) -> dict[str, float]:
    fits = {FIT_BY_FACET[facet] for facet in query.facets if facet in FIT_BY_FACET}
    fit = max((getattr(best.features, name) for name in fits), default=0.0)
    is_count = Facet.HOW_MANY in query.facets and query.counted in best.passage.places
    return {
        "fit": fit,
        "unfit": float(bool(fits) and not fit),
        "unfilled": float(bool(fits) and query.facets <= _PLAIN_TO_SEE and not fit),
        "uncounted": float(is_count and not best.features.counted),
    }


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
    return tuple(name for name in _VETOES if getattr(signals, name) >= 1)


class Judged(NamedTuple):
    """What came of judging the best passage.

    Attributes:
        on_topic: how likely the question is about the passage's source.
        answers: how likely the passage answers it, if so.
        vetoes: the names of what forbids answering.
    """

    on_topic: float
    answers: float
    vetoes: tuple[str, ...]

    @property
    def likelihood(self) -> float:
        """How likely the passage answers the question, whatever that is about."""
        return self.on_topic * self.answers

    @property
    def is_answered(self) -> bool:
        """Whether the passage is given as the answer."""
        is_likely = self.on_topic >= ON_TOPIC_FROM and self.answers >= ANSWERED_FROM
        return is_likely and not self.vetoes


def judge_passage(signals: Signals) -> Judged:
    """Return how likely the best passage answers."""
    return Judged(logistic(ON_TOPIC, signals), logistic(JUDGED, signals), vetoes(signals))


def logistic(weights: Mapping[str, float], signals: Signals) -> float:
    """Return the logistic function of the weighted signals."""
    total = weights["bias"] + sum(
        weights.get(name, 0.0) * value for name, value in zip(signals._fields, signals, strict=True)
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
