"""A question as facts are searched for it: its words with their weights, and what they may mean."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.read.parse import telling_most

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.answering.find.nearness import Nearness
    from bot.answering.read.question import Question, Term
    from bot.lang.lexicon import Lexicon

_RAREST_ZIPF = 7.2  # Zipf frequency of the commonest word
_ZIPF_RANGE = 4.7  # down to that of a word that nobody has heard
_UNHEARD = 2.5  # Zipf frequency of a word that the list lacks
_VAGUE = 0.3  # what a word counts that asks for nothing by itself ("used", "typically")
_ASIDE = 0.3  # what a word counts in a clause that only leads up to the question
_MOST_REMEMBERED = 20_000  # words whose weight is kept
_MOST_NEAR = 4  # stems that may stand for one in an ask
_UNASKED = 4.5  # what a word weighs that no ask has: as much as the rarest that one has


class QueryTerm(NamedTuple):
    """A word of a question that carries meaning.

    Attributes:
        at: which word of the question it is.
        weight: how much it tells: 1 for a word that is rare in English and in the sources.
        near: the stems that may stand for it, itself first, with what each counts.
        ids: the entities that it belongs to the name of.
        is_name: whether it is written or known as a name.
    """

    stem: str
    text: str
    at: int
    weight: float
    near: Mapping[str, float]
    ids: frozenset[str]
    is_name: bool
    is_number: bool


class Hit(NamedTuple):
    """Where a passage has a term of the question: how near a word, and its places."""

    term: QueryTerm
    nearness: float
    places: Sequence[int]

    @property
    def worth(self) -> float:
        """What the hit counts."""
        return self.term.weight * self.nearness


class Key(NamedTuple):
    """What asks are searched for: a stem or ``@entity``, with what may stand for it."""

    key: str
    weight: float
    near: Sequence[tuple[str, float]]
    is_aside: bool


class Query(NamedTuple):
    """A question, ready to be matched.

    Attributes:
        stems: of all its words, in order.
        terms: the words that carry its meaning, each once, in order.
        total: their weights' sum.
        keys: the same as asks are searched for it: a whole name is one.
    """

    question: Question
    stems: tuple[str, ...]
    stem_set: frozenset[str]
    terms: tuple[QueryTerm, ...]
    total: float
    keys: tuple[Key, ...]


class Reader:
    """Makes queries of questions.

    Args:
        share: how rare a stem is in the sources, from 0 to 1 (`Passages.share`).
        weight: how much a key tells among asks; None for one that none has (`Index.weight`).
    """

    def __init__(
        self,
        share: Callable[[str], float],
        weight: Callable[[str], float | None],
        nearness: Nearness,
        lexicon: Lexicon,
        stems: Callable[[str], str],
    ) -> None:
        self._share = share
        self._weight = weight
        self._nearness = nearness
        self._lexicon = lexicon
        self._stems = stems
        self._vague = lexicon.fillers | lexicon.cues["vague"]
        self._worth = lru_cache(_MOST_REMEMBERED)(self._weigh)
        self._key_of = lru_cache(_MOST_REMEMBERED)(self._key)

    def read(self, question: Question) -> Query:
        """Return the query of a question."""
        stems = tuple(self._stems(word.text) for word in question.words)
        ids = {i: m.ids for m in question.mentions for i in range(m.start, m.end)}
        terms: dict[str, QueryTerm] = {}
        for at in self._telling(question, ids):
            stem = stems[at]
            if stem not in terms:
                terms[stem] = self._term(question, at, stem, ids.get(at, frozenset()))
        return Query(
            question,
            stems,
            frozenset(stems),
            tuple(terms.values()),
            sum(term.weight for term in terms.values()) or 1.0,
            tuple(map(self._key_of, question.content)),
        )

    def _telling(self, question: Question, ids: Mapping[int, frozenset[str]]) -> list[int]:
        """Return which words carry meaning: the parser's, those of names, dates and numbers."""
        months, stop = self._lexicon.months, self._lexicon.stop
        kept = {term.at for term in question.content} | ids.keys()
        telling = [
            i
            for i, text in enumerate(question.texts)
            if (i in kept or text[0].isdigit() or text in months) and text not in stop
        ]
        return telling_most(telling, question.asides)

    def _term(self, question: Question, at: int, stem: str, ids: frozenset[str]) -> QueryTerm:
        word = question.words[at]
        weight = self._worth(stem, word.text)
        if at in question.asides:
            weight *= _ASIDE
        is_number = word.text[0].isdigit()
        is_name = (
            (word.is_capital and at > 0)
            or word.text in self._lexicon.countries
            or any(m.is_hard and m.start <= at < m.end for m in question.mentions)
        )
        is_exact = is_name or is_number or word.text in self._lexicon.months
        near = self._nearness(stem, is_exact=is_exact)
        return QueryTerm(
            stem, word.text, at, weight, near, ids, is_name and not is_number, is_number
        )

    def _key(self, term: Term) -> Key:
        weight = self._weight(term.key)
        near = (
            tuple((key, 1.0) for key in term.also)
            if term.is_name
            else tuple(self._nearness(term.key).items())[1 : _MOST_NEAR + 1]
        )
        return Key(term.key, _UNASKED if weight is None else weight, near, term.is_aside)

    def _weigh(self, stem: str, text: str) -> float:
        """Return how much a word tells, by how rare it is in the sources and in English."""
        zipf = self._lexicon.zipf.get(text, _UNHEARD)
        heard = max(0.05, min(1.0, (_RAREST_ZIPF - zipf) / _ZIPF_RANGE))
        return (self._share(stem) + heard) / 2 * (_VAGUE if text in self._vague else 1.0)
