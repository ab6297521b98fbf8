"""A question as sentences are searched for it: its words with their weights, and what it asks for.

Where `bot.answering.question` names entities, here the words count: nobody told the program what
the sources name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.answering.passages import grams
from bot.facts import Facet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.answering.nearness import Nearness
    from bot.answering.passages import Passages
    from bot.answering.question import Question
    from bot.lexicon import Lexicon

_RAREST_ZIPF, _ZIPF_RANGE = (
    7.2,
    4.7,
)  # the commonest word's Zipf frequency; down to an unheard one's
_UNHEARD = 2.5  # Zipf frequency of a word that the list lacks
_VAGUE = 0.3  # what a word counts that asks for nothing by itself ("used", "typically")
_FOCUS = 0.45  # what the noun after "which" counts: "which river" may be answered by a name alone
_ASIDE = 0.3  # what a word counts in a clause that only leads up to the question


class QueryTerm(NamedTuple):
    """A word of a question.

    Attributes:
        at: which word of the question it is.
        weight: how much it tells: 1 for a word that is rare in English and in the sources.
        near: the stems that may stand for it, itself first, with what each counts.
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


class Query(NamedTuple):
    """A question, ready to be matched against passages.

    Attributes:
        stems: of all its words, in order.
        terms: the words that carry its meaning, each once, in order.
        total: their weights' sum.
        focus: the stem of the noun after "which" or "what"; empty for none.
        stem_set: all stems.
    """

    question: Question
    stems: tuple[str, ...]
    terms: tuple[QueryTerm, ...]
    total: float
    focus: str
    stem_set: frozenset[str]
    facets: frozenset[Facet]
    is_definition: bool
    counted: str = ""


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
        focus = self._focus(texts, stems)
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
            self._is_definition(texts),
            next(
                (s for t, s in zip(texts[1:], stems[2:]) if t in ("many", "much") and texts[0:1]),
                "",
            ),
        )

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
        is_name = word.is_capital and at > 0 or word.text in self._lexicon.countries
        return QueryTerm(
            stem,
            word.text,
            at,
            weight,
            self._nearness(stem),
            is_name and not is_number,
            is_number,
            grams(stem),
        )

    def _heard(self, text: str) -> float:
        """Return how rare a word is in English, from 0 to 1."""
        zipf = self._lexicon.zipf.get(text, _UNHEARD)
        return max(0.05, min(1.0, (_RAREST_ZIPF - zipf) / _ZIPF_RANGE))

    def _focus(self, texts: list[str], stems: tuple[str, ...]) -> str:
        for i, text in enumerate(texts[:-1]):
            if text in ("what", "which"):
                rest = [
                    j
                    for j in range(i + 1, min(i + 5, len(texts)))
                    if texts[j] in self._lexicon.auxiliaries
                ]
                end = rest[0] if rest else i + 2
                return stems[end - 1] if end > i + 1 else ""
        return ""

    def _is_definition(self, texts: list[str]) -> bool:
        return (
            len(texts) > 2  # noqa: PLR2004 - "what is x"
            and texts[0] in ("what", "who")
            and texts[1] in ("is", "are", "was", "were")
            and len(texts) <= 6  # noqa: PLR2004 - "what is the law of war"
        )
