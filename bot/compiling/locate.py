"""Where the words of a quote stand in their source, and why not where they don't.

A quote is located only where its words stand exactly once, whole, within one sentence. White space
may differ: a source may be wrapped where the annotation is not. So may, where the words stand
nowhere as they are, what differs when a text is copied: soft hyphens, quotation marks, dashes and
spaces. The span is the source's either way; `is_mended` tells which of the two it was.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bot.errors import AnnotationError
from bot.facts import Span
from bot.places import line_of, place_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.facts import Sentence

_EDGE = r"[^\W\u2e80-\U0003ffff]"
"""A character that makes words: not the Chinese and Japanese ones, which stand without spaces."""
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:\.{3}|…)\s*\]|\.{3}|…)\s*")
_TAIL = re.compile(r"(?:(?<=\w{3})\.|[,;:—–])+$")
_MAX_PARTS = 4
_MIN_RUN = 2
"""A quote whose words stand in this many places, each with so many words, was stitched together."""
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")
"""Soft hyphens, and spaces of no width."""
_ANY_UNSEEN = rf"(?:{_UNSEEN.pattern}|[-\u00ad\u2010][ \t]*\r?\n[ \t]*)*"
"""Between two letters; a word may be parted at the end of a line."""
_DASHES = "-‐‑‒–—―−"
_PIECE = re.compile(rf"\s*[{_DASHES}]+\s*|\s+|.", re.DOTALL)
_LOOSE = (
    (set(_DASHES), rf"(?:\s*[{_DASHES}]+\s*|\s*\u00ad\s*)"),
    (set("'’‘‛`´′"), "['’‘‛`´′]"),
    (set('"“”„‟«»″'), "[,.]?(?:[\"“”„‟«»″]|''|‘‘|’’)"),
    (set("…"), r"(?:…|\.{3})"),
)
"""Signs of one kind, and what finds any of them."""
_NEAR = 60
"""Below this partial ratio the nearest passage has nothing to do with the quote."""


@dataclass(frozen=True)
class Place:
    """A text in which quotes are located: a seed, or what was extracted from it."""

    file: str
    text: str
    sentences: Sequence[Sentence]

    @cached_property
    def passages(self) -> list[str]:
        """The sentences' texts, to find the nearest."""
        return [self.text[s.span.start : s.span.end] for s in self.sentences]

    def find_alike(self, quote: str) -> list[Span]:
        """Return where a quote stands but for soft hyphens, quotation marks, dashes and spaces."""
        return [Span(*found.span()) for found in _loose_pattern(quote).finditer(self.text)]

    def find(self, quote: str) -> list[Span]:
        """Return where the whole words of a quote stand."""
        return [Span(*found.span()) for found in _pattern(quote).finditer(self.text)]


def locate(quote: str, place: Place, others: Iterable[Place], within: Span | None = None) -> Span:
    """Return where a quote stands; raise AnnotationError where it cannot.

    Where it is said in which sentence, it may stand in others too.
    The error is without its place: only the caller knows in which annotation the quote is.
    """
    found = (place.find(quote) or place.find_alike(quote)) if quote.strip() else []
    if within is not None:
        found = [span for span in found if _holds(within, span)][:1]
    if len(found) > 1:
        raise _repeated(place, found)
    if not found:
        raise _missing(quote, place, others)
    sentence = next((s for s in place.sentences if _holds(s.span, found[0])), None)
    if sentence is None:
        where = place_in(place.file, place.text, found[0].start)
        what = f"the quote at {where} runs over the end of a sentence"
        raise AnnotationError(what, remedy="write a list of quotes, one for each sentence")
    return found[0]


def locate_apart(quote: str, place: Place) -> list[Span]:
    """Return where the parts of a quote stand that runs over sentences, or has an ellipsis.

    Empty where they don't, where a part stands more than once, and where it was stitched together
    without a sign that words are left out.
    """
    found = place.find(quote) or place.find_alike(quote)
    if len(found) == 1:
        (whole,) = found
        shares = (
            Span(max(whole.start, each.span.start), min(whole.end, each.span.end))
            for each in place.sentences
        )
        return [share for share in shares if share.start < share.end]
    parts = _parts(quote, place) if not found and _ELLIPSIS.search(quote) else []
    try:
        return [locate(part, place, []) for part in parts]
    except AnnotationError:
        return []


def is_mended(quote: str, span: Span, text: str) -> bool:
    """Return whether a quote is not written as its span is, white space aside."""
    return quote.split() != text[span.start : span.end].split()


def _loose_pattern(quote: str) -> re.Pattern[str]:
    """Return what finds a quote as whole words, whatever signs of a kind it has."""
    plainly = _UNSEEN.sub("", unicodedata.normalize("NFC", quote)).replace("...", "…").strip()
    pieces = [_loosely(piece) for piece in _PIECE.findall(plainly)]
    if not any(piece.isalnum() for piece in plainly):
        return re.compile(r"(?!)")
    before = rf"(?<!{_EDGE})" if re.match(_EDGE, plainly) else ""
    after = rf"(?!{_EDGE})" if re.match(_EDGE, plainly[-1]) else ""
    return re.compile(before + _ANY_UNSEEN.join(pieces) + after)


def _loosely(piece: str) -> str:
    """Return a pattern for what a piece of a quote may be in its source: a sign, or a letter."""
    if piece.isspace():
        return r"\s*"
    for signs, pattern in _LOOSE:
        if piece.strip() and set(piece.strip()) <= signs:
            return pattern
    return rf"{re.escape(piece)}\s*" if piece in ",;:" else re.escape(piece)


def _pattern(quote: str) -> re.Pattern[str]:
    """Return what finds a quote as whole words, with any white space between them."""
    words = quote.split()
    before = rf"(?<!{_EDGE})" if re.match(_EDGE, words[0]) else ""
    after = rf"(?!{_EDGE})" if re.match(_EDGE, words[-1][-1]) else ""
    return re.compile(before + r"\s+".join(map(re.escape, words)) + after)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _repeated(place: Place, found: Sequence[Span]) -> AnnotationError:
    """Return the fault of words that stand more than once, with longer ones that don't."""
    lines = ", ".join(str(line_of(place.text, span.start)) for span in found)
    what = f"the quote stands {len(found)} times in {place.file} (lines {lines})"
    longer = next((words for words in _lengthened(place, found[0])), "")
    remedy = f"lengthen it, as in “{longer}”" if longer else "lengthen it"
    return AnnotationError(what, remedy=remedy)


def _lengthened(place: Place, span: Span) -> Iterator[str]:
    """Yield the quote with more and more of the words around it, those that stand once."""
    holder = next((s.span for s in place.sentences if _holds(s.span, span)), span)
    after = [m.end() for m in re.finditer(r"\S+", place.text[span.end : holder.end])]
    before = [m.start() for m in re.finditer(r"\S+", place.text[holder.start : span.start])]
    ends = [span.end + offset for offset in after] or [span.end]
    starts = [holder.start + offset for offset in reversed(before)]
    for start, end in [*((span.start, end) for end in ends), *((s, ends[-1]) for s in starts)]:
        words = _TAIL.sub("", " ".join(place.text[start:end].split()))
        if len(place.find(words)) == 1:
            yield words


def _missing(quote: str, place: Place, others: Iterable[Place]) -> AnnotationError:
    """Return the fault of words that stand nowhere in their source."""
    if not quote.strip():
        return AnnotationError("the quote is empty", remedy="copy the deciding words of the source")
    for other in others:
        if found := other.find(quote):
            where = place_in(other.file, other.text, found[0].start)
            remedy = "move the fact to that source's annotation"
            return AnnotationError(f"the quote stands in another source: {where}", remedy=remedy)
    if parts := _parts(quote, place):
        shown = " … ".join(f"“{part}”" for part in parts)
        what = f"the quote is not contiguous in {place.file}: {shown}"
        return AnnotationError(what, remedy="write its parts as a list of quotes")
    return _nowhere(quote, place)


def _parts(quote: str, place: Place) -> list[str]:
    """Return the pieces of a stitched quote in the order of the source; empty where it is none."""
    pieces = [piece for piece in _ELLIPSIS.split(quote) if piece.strip()]
    if len(pieces) > 1:
        return pieces if all(place.find(piece) for piece in pieces) else []
    parts: list[str] = []
    words, at = quote.split(), 0
    while words and len(parts) < _MAX_PARTS:
        run, at = _longest_run(words, place.text, at)
        if run < _MIN_RUN:
            return []
        parts.append(" ".join(words[:run]))
        words = words[run:]
    return parts if not words else []


def _longest_run(words: Sequence[str], text: str, at: int) -> tuple[int, int]:
    """Return how many first words stand together after an offset, and where they end."""
    run, end = 0, at
    while run < len(words):
        found = _pattern(" ".join(words[: run + 1])).search(text, at)
        if not found:
            break
        run, end = run + 1, found.end()
    return run, end


def _nowhere(quote: str, place: Place) -> AnnotationError:
    """Return the fault of words that are not the source's, with the nearest that are."""
    what = f"the quote is nowhere in {place.file}"
    best = process.extractOne(quote, place.passages, scorer=fuzz.partial_ratio, score_cutoff=_NEAR)
    if best is None:
        return AnnotationError(what, remedy="copy the words as they stand in the source")
    passage, _, number = best
    found = fuzz.partial_ratio_alignment(quote, passage)
    start, end = (found.dest_start, found.dest_end) if found else (0, len(passage))
    start = passage.rfind(" ", 0, start) + 1
    end = passage.find(" ", end) if passage.find(" ", end) > 0 else len(passage)
    offset = place.sentences[number].span.start + start
    near = _TAIL.sub("", " ".join(passage[start:end].split()))
    where = place_in(place.file, place.text, offset)
    return AnnotationError(what, remedy=f"the nearest words are “{near}” ({where}): copy them")
