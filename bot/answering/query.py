"""A question as sentences are searched for it: its words with their weights, and what it asks for.

Where `bot.answering.question` names entities, here the words count: nobody told the program what
the sources name.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.passages import grams

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.answering.nearness import Nearness
    from bot.answering.passages import Passages
    from bot.answering.question import Question
    from bot.facts import Facet
    from bot.lang.lexicon import Lexicon

_RAREST_ZIPF, _ZIPF_RANGE = (
    7.2,
    4.7,
)  # the commonest word's Zipf frequency; down to an unheard one's
_UNHEARD = 2.5  # Zipf frequency of a word that the list lacks
_VAGUE = 0.3  # what a word counts that asks for nothing by itself ("used", "typically")
_FOCUS = 0.45  # what the noun after "which" counts: "which river" may be answered by a name alone
_BEFORE_VERBS = frozenset(("who", "to", "that", "which", "what", "he", "she", "they", "it", "we"))
_VERBAL = ("ed", "ing")
_ASKING = frozenset(("what", "which"))
_FOCUS_WITHIN = 5  # words after "which" among which the auxiliary is looked for
_RELATED = 0.3  # what a related word counts in the search, times its cosine
_ASIDE = 0.3  # what a word counts in a clause that only leads up to the question


class QueryTerm(NamedTuple):
    """A word of a question.

    Attributes:
        at: which word of the question it is.
        weight: how much it tells: 1 for a word that is rare in English and in the sources.
        near: the stems that may stand for it, itself first, with what each counts.
        reach: those and the stems related to it, which are only a reason to look at a passage.
        is_name: whether it is written or known as a name.
    """

    stem: str
    text: str
    at: int
    weight: float
    near: Mapping[str, float]
    is_name: bool
    is_number: bool
    grams: Sequence[str] = ()
    reach: Mapping[str, float] = MappingProxyType({})


class Query(NamedTuple):
    """A question, ready to be matched against passages.

    Attributes:
        stems: of all its words, in order.
        terms: the words that carry its meaning, each once, in order.
        total: their weights' sum.
        focus: the stem of the noun after "which" or "what"; empty for none.
        stem_set: all stems.
        facets: what is asked.
        counted: the stem of what "how many" counts; empty for none.
        named: the stem of whose name is asked ("the name of the ship", "name the ship").
        predicates: the terms that say what is done, as far as their place shows.
    """

    question: Question
    stems: tuple[str, ...]
    terms: tuple[QueryTerm, ...]
    total: float
    focus: str
    stem_set: frozenset[str]
    facets: frozenset[Facet]
    counted: str = ""
    named: str = ""
    predicates: tuple[QueryTerm, ...] = ()


class Reader:
    """Makes queries of questions."""

    def __init__(
        self,
        passages: Passages,
        nearness: Nearness,
        lexicon: Lexicon,
        stems: Callable[[str], str],
    ) -> None:
        self._passages = passages
        self._nearness = nearness
        self._lexicon = lexicon
        self._stems = stems

    def read(self, question: Question) -> Query:
        """Return the query of a question."""
        stems = tuple(self._stems(word.text) for word in question.words)
        terms: dict[str, QueryTerm] = {}
        texts = [word.text for word in question.words]
        focus = _focus(texts, stems, self._lexicon.auxiliaries)
        for i in self._telling(question):
            stem = stems[i]
            if stem not in terms:
                terms[stem] = self._term(question, i, stem, focus)
        return Query(
            question,
            stems,
            tuple(terms.values()),
            sum(term.weight for term in terms.values()) or 1.0,
            focus,
            frozenset(stems),
            question.facets,
            _counted(texts, stems),
            self._named(texts, stems),
            tuple(t for t in terms.values() if self._is_predicate(texts, t, focus)),
        )

    def _named(self, texts: list[str], stems: tuple[str, ...]) -> str:
        """Return the stem of the noun whose name is asked for; empty for none."""
        names, articles = self._lexicon.cues["name-noun"], self._lexicon.cues["article"]
        for i, text in enumerate(texts[:-2]):
            if text not in names or texts[i + 1] not in ("of", *articles):
                continue
            rest = [j for j in range(i + 1, len(texts)) if texts[j] not in ("of", *articles)]
            ends = self._lexicon.cues["after-noun"] | self._lexicon.auxiliaries
            end = next((j for j in rest if texts[j] in ends), len(texts))
            return stems[end - 1] if end - 1 > i else ""
        return ""

    def _is_predicate(self, texts: list[str], term: QueryTerm, focus: str) -> bool:
        """Return whether a term stands where a verb does, or has a verb's ending."""
        if term.is_name or term.is_number or term.stem == focus:
            return False
        before = texts[term.at - 1] if term.at else ""
        if before in self._lexicon.cues["article"] or before in self._lexicon.cues["place-before"]:
            return False
        lexicon = self._lexicon
        after_verb = before in lexicon.auxiliaries or before in _BEFORE_VERBS
        return after_verb or term.text.endswith(_VERBAL) or term.text in lexicon.irregular

    def _telling(self, question: Question) -> list[int]:
        """Return which words carry meaning: the parser's, dates and numbers."""
        kept = {term.at for term in question.content}
        for mention in question.mentions:
            kept.update(range(mention.start, mention.end))
        kept_texts = {question.words[i].text for i in kept}
        for i, word in enumerate(question.words):
            is_dated = word.text[0].isdigit() or word.text in self._lexicon.months
            if is_dated or word.text in kept_texts:
                kept.add(i)
        stop = self._lexicon.stop
        return [i for i in sorted(kept) if question.words[i].text not in stop]

    def _term(self, question: Question, at: int, stem: str, focus: str) -> QueryTerm:
        word = question.words[at]
        weight = (self._passages.share(stem) + self._heard(word.text)) / 2
        if at in question.asides:
            weight *= _ASIDE
        if word.text in self._lexicon.fillers or word.text in self._lexicon.cues["vague"]:
            weight *= _VAGUE
        elif stem == focus:
            weight *= _FOCUS
        is_number = word.text[0].isdigit()
        is_name = (
            (word.is_capital and at > 0)
            or word.text in self._lexicon.countries
            or any(m.is_hard and m.start <= at < m.end for m in question.mentions)
        )
        near = self._nearness(stem)
        related = {} if is_name or is_number else self._lexicon.related(stem)
        return QueryTerm(
            stem,
            word.text,
            at,
            weight,
            near,
            is_name and not is_number,
            is_number,
            grams(stem),
            near | {s: _RELATED * c for s, c in related.items() if s not in near},
        )

    def _heard(self, text: str) -> float:
        """Return how rare a word is in English, from 0 to 1."""
        zipf = self._lexicon.zipf.get(text, _UNHEARD)
        return max(0.05, min(1.0, (_RAREST_ZIPF - zipf) / _ZIPF_RANGE))


def _focus(texts: list[str], stems: tuple[str, ...], auxiliaries: frozenset[str]) -> str:
    """Return the last stem between "which" and the auxiliary; that after "which" without one."""
    at = next((i for i, text in enumerate(texts[:-1]) if text in _ASKING), None)
    if at is None:
        return ""
    near = range(at + 1, min(at + _FOCUS_WITHIN, len(texts)))
    end = next((i for i in near if texts[i] in auxiliaries), at + 2)
    return stems[end - 1] if end > at + 1 else ""


def _counted(texts: list[str], stems: tuple[str, ...]) -> str:
    """Return the stem after "how many" or "how much"; empty for none."""
    for before, text, after in zip(texts, texts[1:], stems[2:], strict=False):
        if before == "how" and text in ("many", "much"):
            return after
    return ""
