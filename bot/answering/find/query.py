"""A question as facts are searched for it: its words, their weights, and what may stand for them.

Synonyms may, and words akin to one: "signatory" is akin to "sign" and "improvement" to "improve";
Snowball leaves them apart. Words are akin where one is the other with an ending that derives words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.read.parse import telling_most

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from bot.answering.read.question import Mention, Question, Term
    from bot.lang.lexicon import Lexicon

_RAREST_ZIPF = 7.2  # Zipf frequency of the commonest word
_ZIPF_RANGE = 4.7  # down to that of a word that nobody has heard
_UNHEARD = 2.5  # Zipf frequency of a word that the list lacks
_VAGUE = 0.3  # what a word counts that asks for nothing by itself ("used", "typically")
_ASIDE = 0.3  # what a word counts in a clause that only leads up to the question
_MOST_REMEMBERED = 20_000  # words, so that memory stays bounded: what was asked last
_MOST_NEAR = 4  # of them, in an ask
_UNASKED = 4.5  # what a word weighs that no ask has: as much as the rarest that one has
SYNONYM = 0.55  # what a synonym counts where the word itself counts 1 (fit_passages, by article)
DERIVED = 0.8  # likewise a word derived from it
RELATED = 0.7
_SHORTEST = 4  # letters from which a word can be akin to another
_MOST_STEMS = 12  # that may stand for one
# What Snowball's English stems still carry where a word was derived from another.
_ENDINGS = frozenset(
    """er or ist ism ment ation ator atori atur anc enc al ial iv ativ iti ness ship ian an ic
    abl ibl hood dom age ant ent ee ion ure ur ari ori ish ous ious eous eri ery ess et ful less
    ward wis ern ite iz ifi th ity ance ence able e y i ition itor ctor ction ct
    est ier ies ness ys istic ist ical icist""".split()
)


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


@dataclass(eq=False)
class Reader:
    """Makes queries of questions.

    Attributes:
        shares: how rare each stem is in the sources, from 0 to 1 (`Passages.shares`).
        weight: how much a key tells among asks; None for one that none has (`Index.weight`).
    """

    shares: Mapping[str, float]
    weight: Callable[[str], float | None]
    nearness: Nearness
    lexicon: Lexicon

    def __post_init__(self) -> None:
        self._vague = self.lexicon.fillers | self.lexicon.cues["vague"]

    def read(self, question: Question) -> Query:
        """Return the query of a question: the parser's words, those of names, dates and numbers."""
        months, stop = self.lexicon.months, self.lexicon.stop
        named = {i: m for m in question.mentions for i in range(m.start, m.end)}
        kept = {term.at for term in question.content} | named.keys()
        telling = [
            i
            for i, text in enumerate(question.texts)
            if (i in kept or text[0].isdigit() or text in months) and text not in stop
        ]
        terms: dict[str, QueryTerm] = {}
        for at in telling_most(telling, question.asides):
            stem = question.stems[at]
            if stem not in terms:
                terms[stem] = self._term(question, at, stem, named.get(at))
        return Query(
            question,
            question.stems,
            frozenset(question.stems),
            tuple(terms.values()),
            sum([term.weight for term in terms.values()]) or 1.0,
            tuple(map(self._key, question.content)),
        )

    def _term(self, question: Question, at: int, stem: str, name: Mention | None) -> QueryTerm:
        text = question.texts[at]
        weight = self._weigh(stem, text)
        if at in question.asides:
            weight *= _ASIDE
        is_number = text[0].isdigit()
        is_name = (
            (name is not None and name.is_hard)
            or (at > 0 and question.words[at].is_capital)
            or text in self.lexicon.countries
        )
        is_exact = is_name or is_number or text in self.lexicon.months
        near = self.nearness(stem, is_exact=is_exact)
        ids = name.ids if name else frozenset[str]()
        return QueryTerm(stem, text, at, weight, near, ids, is_name and not is_number, is_number)

    def _key(self, term: Term) -> Key:
        weight = self.weight(term.key)
        near = [(other, 1.0) for other in term.also]
        if not term.is_name:
            near = [*self.nearness(term.key).items()][1 : _MOST_NEAR + 1]
        return Key(term.key, _UNASKED if weight is None else weight, tuple(near), term.is_aside)

    def _weigh(self, stem: str, text: str) -> float:
        """Return how much a word tells, by how rare it is in the sources and in English."""
        zipf = self.lexicon.zipf.get(text, _UNHEARD)
        heard = max(0.05, min(1.0, (_RAREST_ZIPF - zipf) / _ZIPF_RANGE))
        share = self.shares.get(stem, self.shares[""])
        return (share + heard) / 2 * (_VAGUE if text in self._vague else 1.0)


@dataclass(eq=False)
class Nearness:
    """Finds the vocabulary's stems near a stem.

    Attributes:
        vocabulary: the stems of the sources.
        groups: a stem to its synonym groups, as ``~n``.
        pairs: as `Lexicon.related`.
    """

    vocabulary: Collection[str]
    groups: Mapping[str, tuple[str, ...]]
    pairs: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._remembered = lru_cache(_MOST_REMEMBERED)(self._find)

    def __call__(self, stem: str, *, is_exact: bool = False) -> dict[str, float]:
        """Return the stems that may stand for one, itself first, with what each counts.

        Of what is exact, a name or a number, only another spelling may: Norway is like Denmark,
        but is not it.
        """
        return self._remembered(stem, is_exact=is_exact)

    def _find(self, stem: str, *, is_exact: bool) -> dict[str, float]:
        groups = self.groups.get(stem, ())
        near = {other: SYNONYM for group in groups for other in self._by_sign.get(group, ())}
        pairs = iter("" if is_exact else self.pairs.get(stem, "").split())
        for cosine, other in zip(pairs, pairs, strict=True):
            if other in self.vocabulary:
                near[other] = max(near.get(other, 0.0), RELATED * (int(cosine) / 100 - 0.3) / 0.7)
        akin = (other for other in self._by_sign.get(stem[:_SHORTEST], ()) if is_akin(stem, other))
        near.update(dict.fromkeys(akin, DERIVED))
        near.pop(stem, None)
        best = sorted((o for o in near if near[o] > 0), key=lambda other: (-near[other], other))
        return {stem: 1.0} | {other: near[other] for other in best[:_MOST_STEMS]}

    @cached_property
    def _by_sign(self) -> dict[str, list[str]]:
        """The vocabulary by synonym groups, and by how words open that may be akin."""
        found: dict[str, list[str]] = {}
        for stem in sorted(self.vocabulary):  # a set's own order differs from run to run
            for sign in (*self.groups.get(stem, ()), stem[:_SHORTEST]):
                found.setdefault(sign, []).append(stem)
        return found


def is_akin(one: str, other: str) -> bool:
    """Whether one stem is another with an ending that derives words ("sign", "signatori")."""
    short, long = sorted((one, other), key=len)
    return any(
        len(base) >= _SHORTEST and long.startswith(base) and long[len(base) :] in _ENDINGS
        for base in (short, short[:-1])
    )
