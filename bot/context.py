"""Where a quote stands: found again by a short key, with the paragraphs around it.

A key is made of the words of a sentence, so that it holds on every machine and after every compile,
wherever in its source the sentence then stands; where its words have changed, nothing is found.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2s
from itertools import groupby
from typing import TYPE_CHECKING

from bot.facts import Citation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.facts import Fact, FactBase, Sentence, Source

KEY_BYTES = 6  # eight letters: among 100,000 sentences one chance in 50,000 that two share a key
LONGEST = 1400  # characters of a paragraph: a message of plain text holds it with all the rest
LONGEST_QUOTE = 700  # characters, of every quote (`bot.facts.Citation`)
SHORTEST = 40  # characters of a sentence that tells something: no byline or caption


@dataclass(frozen=True, slots=True)
class Page:
    """A paragraph of a source.

    Attributes:
        citation: the paragraph, or of a long one the sentences around the quote; the quote, where
            it stands in it, is what decides.
        steps: how many paragraphs behind that of the quote; negative before it.
    """

    citation: Citation
    steps: int = 0
    is_first: bool = False
    is_last: bool = False


class Places:
    """Knows every sentence of the sources, and every fact, by a short key."""

    def __init__(self, base: FactBase) -> None:
        self._base = base

    def key_of(self, citation: Citation) -> str:
        """Return the key of the sentence in which a quote begins."""
        return _key_of(citation.source, _sentence_at(citation.source, citation.span.start))

    def fact_key(self, fact_id: str) -> str:
        """Return the key of a fact: of its id, which is stable, or of the sentence of a rule's."""
        fact = self._base.facts[fact_id]
        return self._key_of_fact(fact)

    def fact(self, key: str) -> str:
        """Return the id of the fact with a key; empty where there is none."""
        return self._facts.get(key, "")

    def source_key(self, source_id: str) -> str:
        """Return the key of a source."""
        return _hash("source", source_id)

    def source(self, key: str) -> Source | None:
        """Return the source with a key; None where there is none."""
        sources = self._base.sources
        return next((sources[each] for each in sources if self.source_key(each) == key), None)

    def page(self, key: str, steps: int = 0) -> Page | None:
        """Return the paragraph of a quote, or one so many behind it; None where it is gone."""
        if key not in self._sentences:
            return None
        source, sentence = self._sentences[key]
        paragraphs = [list(each) for _, each in groupby(source.sentences, lambda s: s.paragraph)]
        own = next(at for at, each in enumerate(paragraphs) if sentence in each)
        at = min(max(own + steps, 0), len(paragraphs) - 1)
        is_own = at == own
        shown = _shown(paragraphs[at], sentence if is_own else paragraphs[at][0])
        span = Span(shown[0].span.start, shown[-1].span.end)
        marked = (_within(span, sentence.span),) if is_own else ()
        text, number = source.text[span.start : span.end], shown[0].paragraph
        cited = Citation(source, span, text, number, marked)
        return Page(cited, at - own, at == 0, at == len(paragraphs) - 1)

    @cached_property
    def _sentences(self) -> dict[str, tuple[Source, Sentence]]:
        return {
            _key_of(source, sentence): (source, sentence)
            for source in self._base.sources.values()
            for sentence in reversed(source.sentences)  # of two that say the same, the first
        }

    @cached_property
    def _facts(self) -> dict[str, str]:
        facts = self._base.facts.values()
        return {self._key_of_fact(fact): fact.id for fact in facts}

    def _key_of_fact(self, fact: Fact) -> str:
        if not fact.by_rule:
            return _hash(fact.id)
        source = self._base.sources[fact.source]
        return _hash("rule", _key_of(source, _sentence_at(source, fact.quotes[0].start)))


def opening_of(source: Source, most: int) -> list[Citation]:
    """Return what a source begins with behind its headline, as many sentences as are wanted."""
    told = [each for each in source.sentences[1:] if each.span.end - each.span.start > SHORTEST]
    return [_cited(source, each) for each in (told or source.sentences)[:most]]


def _cited(source: Source, sentence: Sentence) -> Citation:
    text = source.text[sentence.span.start : sentence.span.end][:LONGEST_QUOTE]
    span = Span(sentence.span.start, sentence.span.start + len(text))
    return Citation(source, span, text, sentence.paragraph)


def _sentence_at(source: Source, start: int) -> Sentence:
    """Return the sentence in which a place is, or the one before it."""
    begun = (each for each in reversed(source.sentences) if each.span.start <= start)
    return next(begun, source.sentences[0])


def _key_of(source: Source, sentence: Sentence) -> str:
    return _hash(source.id, source.text[sentence.span.start : sentence.span.end])


def _hash(*parts: str) -> str:
    digest = blake2s("\n".join(parts).encode(), digest_size=KEY_BYTES).digest()
    return urlsafe_b64encode(digest).decode()


def _within(outer: Span, inner: Span) -> Span:
    return Span(inner.start - outer.start, inner.end - outer.start)


def _shown(paragraph: Sequence[Sentence], sentence: Sentence) -> list[Sentence]:
    """Return as many sentences around one as can be shown, in the order of the text."""
    kept = [sentence]
    for each in _nearest(paragraph, sentence):
        both = [*kept, each]
        start, end = min(s.span.start for s in both), max(s.span.end for s in both)
        if end - start > LONGEST:
            break
        kept = both
    return sorted(kept, key=lambda each: each.span.start)


def _nearest(paragraph: Sequence[Sentence], sentence: Sentence) -> Iterator[Sentence]:
    """Yield the other sentences, the nearest first."""
    others: Iterable[Sentence] = (each for each in paragraph if each is not sentence)
    yield from sorted(others, key=lambda each: abs(each.number - sentence.number))
