"""What a reader is shown of a passage: the whole sentence, with the neighbour that it leans on.

The words that the question shares with it stand out, and what fills the facet that is asked.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.answering.find.facet_fit import new_among
from bot.answering.find.fillers import fitting
from bot.answering.say.cite import cite
from bot.facts import Span
from bot.lang.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answering.find.passages import Passage
    from bot.answering.find.query import Query
    from bot.answering.find.rank import Ranked
    from bot.facts import Citation
    from bot.lang.lexicon import Lexicon

_LONGEST_PAIR = 500  # code points of two sentences that are still read at a glance
_NEAR_TIE = 1.0  # score by which two neighbours are too close to quote only one (fit_passages)
_MOST_DECIDING = 12  # spans; more would make all of it bold


def cite_passage(
    query: Query, this: Ranked, rivals: Sequence[Ranked], lexicon: Lexicon
) -> Citation:
    """Return the citation of a passage; a neighbour that ranks nearly the same is quoted, too."""
    passage = this.weighed.passage
    assert passage.fact is not None  # noqa: S101 - only facts are found
    citation = cite(passage.fact, passage.source)[0]
    for rival in rivals[:2]:
        other = rival.weighed.passage
        span = _joined(citation.span, other.sentence.span)
        is_near = other.number in (passage.before, passage.after)
        is_same = other.sentence.paragraph == passage.sentence.paragraph
        is_tied = abs(this.score - rival.score) <= _NEAR_TIE
        if is_near and is_same and is_tied and span.end - span.start <= _LONGEST_PAIR:
            text = passage.source.text[span.start : span.end]
            citation = replace(citation, span=span, quote=text)
            break
    return replace(citation, deciding=_deciding(query, this, citation, lexicon))


def _joined(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _deciding(query: Query, this: Ranked, citation: Citation, lexicon: Lexicon) -> tuple[Span, ...]:
    """Return where the words that decide stand in the quote, neighbours joined."""
    passage = this.weighed.passage
    at = {place for h in this.weighed.hits for place in h.places[:2]}
    at.update(_fillers(query, passage, lexicon))
    offset = passage.sentence.span.start - citation.span.start
    spans = [
        Span(passage.words[i].start + offset, passage.words[i].end + offset) for i in sorted(at)
    ]
    is_plain = len(fold(passage.text)) == len(passage.text)  # else the places are of other text
    inside = [s for s in spans if s.start >= 0 and s.end <= len(citation.quote)]
    return tuple(_merged(inside, citation.quote))[:_MOST_DECIDING] if is_plain else ()


def _fillers(query: Query, passage: Passage, lexicon: Lexicon) -> Iterator[int]:
    for facet in query.facets:
        for ranges in fitting(passage.fillers(lexicon), facet)[:1]:
            for r in new_among(ranges, query, passage):
                yield from r


def _merged(spans: Sequence[Span], quote: str) -> list[Span]:
    """Join spans that only a space parts."""
    merged = list(spans[:1])
    for one, other in pairwise(spans):
        if quote[one.end : other.start].strip(" -") == "":
            merged[-1] = Span(merged[-1].start, other.end)
        else:
            merged.append(other)
    return merged
