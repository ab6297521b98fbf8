"""What a reader is shown of a source: whole sentences around the deciding words, never altered."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.facts import Citation, Span
from bot.lang.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.entail.verdict import Ranked
    from bot.facts import Fact, Sentence, Source

LONGEST_QUOTE = 700  # code points: the contract's limit
MOST_CITATIONS = 3  # likewise
_LONGEST_PAIR = 500  # code points of two sentences that are still read at a glance
_NEAR_TIE = 1.0  # score by which two neighbours are too close to quote only one
_MOST_DECIDING = 12  # spans; more would make all of it bold


def cite(fact: Fact, source: Source) -> tuple[Citation, ...]:
    """Return a fact's citations, the one that carries the answer first."""
    citations: dict[Span, Citation] = {}
    for quote in fact.quotes:
        citation = cite_span(quote, source)
        known = citations.get(citation.span)
        citations[citation.span] = _joined(known, citation) if known else citation
    return tuple(citations.values())[:MOST_CITATIONS]


def cite_span(quote: Span, source: Source) -> Citation:
    """Return the citation of the sentence around a place, with its words as the deciding ones."""
    sentences = source.sentences
    at = next(
        (i for i, s in enumerate(sentences) if s.span.start <= quote.start < s.span.end), None
    )
    if at is None:
        return _citation(quote, quote, source, 1)
    span = sentences[at].span
    if span.end - span.start > LONGEST_QUOTE:
        span = _shortened(span, quote, source.text)
    elif sentences[at].leans and at:
        span = _with_support(sentences, at)
    return _citation(span, quote, source, sentences[at].paragraph)


def _with_support(sentences: Sequence[Sentence], at: int) -> Span:
    """Return the sentence with the one before it that explains its "it" or "these"."""
    this, before = sentences[at], sentences[at - 1]
    is_near = before.paragraph == this.paragraph
    fits = this.span.end - before.span.start <= LONGEST_QUOTE
    return Span(before.span.start, this.span.end) if is_near and fits else this.span


def _shortened(span: Span, quote: Span, text: str) -> Span:
    """Return a part of a very long sentence, at word boundaries, that holds the deciding words."""
    room = max(0, LONGEST_QUOTE - (quote.end - quote.start)) // 2
    start = max(span.start, quote.start - room)
    end = min(span.end, start + LONGEST_QUOTE)
    while start > span.start and not text[start - 1].isspace():
        start += 1
    while end < span.end and not text[end].isspace():
        end -= 1
    return Span(start, end)


def _citation(span: Span, quote: Span, source: Source, paragraph: int) -> Citation:
    start, end = max(quote.start, span.start), min(quote.end, span.end)
    deciding = (Span(start - span.start, end - span.start),) if start < end else ()
    if deciding == (Span(0, span.end - span.start),):
        deciding = ()  # all of it decides: nothing stands out
    return Citation(source, span, source.text[span.start : span.end], paragraph, deciding)


def _joined(one: Citation, other: Citation) -> Citation:
    deciding = sorted({*one.deciding, *other.deciding}, key=lambda span: span.start)
    return replace(one, deciding=tuple(deciding))


def carrying(best: Ranked, ranked: Sequence[Ranked]) -> Citation:
    """Return the citation that carries a fact, among those that rank near it."""
    fact, passage = best.entry.fact, best.case.passage
    if fact is None or fact.by_rule:
        return cite_ranked(best, ranked)
    return cite(fact, passage.source)[0]


def cite_ranked(best: Ranked, ranked: Sequence[Ranked]) -> Citation:
    """Return the citation of a fact that rules made: a neighbour that ranks nearly the same, too.

    The words that the question shares with it stand out, and the date or number that is asked.
    """
    passage = best.case.passage
    span = passage.sentence.span
    citation = cite_span(span, passage.source)
    rivals = [r for r in ranked[:4] if r.case.passage is not passage]
    for rival in rivals[:2]:
        other = rival.case.passage
        place = other.sentence.span
        both = Span(min(citation.span.start, place.start), max(citation.span.end, place.end))
        is_near = other.number in (passage.before, passage.after)
        is_same = other.sentence.paragraph == passage.sentence.paragraph
        is_tied = abs(best.score - rival.score) <= _NEAR_TIE
        if is_near and is_same and is_tied and both.end - both.start <= _LONGEST_PAIR:
            text = passage.source.text[both.start : both.end]
            citation = replace(citation, span=both, quote=text)
            break
    return replace(citation, deciding=_shared(best, citation))


def _shared(best: Ranked, citation: Citation) -> tuple[Span, ...]:
    """Return where the words that a question shares stand in the quote, neighbours joined."""
    passage = best.case.passage
    if len(fold(passage.text)) != len(passage.text):
        return ()  # the words' places are of other text
    at = {place for hit in best.case.measured.sighted.hits for place in hit.places[:2]}
    at.update(best.case.known.slots.places(best.case.query, passage))
    offset = passage.sentence.span.start - citation.span.start
    spans = [
        Span(passage.words[i].start + offset, passage.words[i].end + offset) for i in sorted(at)
    ]
    inside = [s for s in spans if s.start >= 0 and s.end <= len(citation.quote)]
    return tuple(_merged(inside, citation.quote))[:_MOST_DECIDING]


def _merged(spans: Sequence[Span], quote: str) -> list[Span]:
    """Join spans that only a space parts."""
    merged = list(spans[:1])
    for one, other in pairwise(spans):
        if quote[one.end : other.start].strip(" -") == "":
            merged[-1] = Span(merged[-1].start, other.end)
        else:
            merged.append(other)
    return merged
