"""Where the paragraphs of a text stand, however its lines are broken.

Some texts have one line a paragraph, some a blank line between, some are wrapped at 72 columns, and
lists have neither. A line break is a wrap where the first word of the next line would not have
fitted; everything else ends a paragraph.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.facts import Span

_WIDEST = 120
"""No text is wrapped by hand at more columns than this; longer lines are whole paragraphs."""
_NARROWEST = 40
"""Lines that are all shorter than this are a list of names, or verse."""
_FULL = 0.85
"""A line is full where it and the next word reach this share of the width: wrapping programs
differ in how they count, and none breaks a line much earlier."""
_MOST = 0.5
"""In a wrapped text at least this share of the inner line breaks stands in mid-sentence, and at
least this share of those after a full line."""

_SPACE = " \t\xa0\u3000\ufeff"
_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_BULLET = re.compile(r"\s*(?:[-–—*•·‣◦▪►●○]\s|\(?\d{1,3}[.)]\s|\(?[a-z]{1,4}\)\s|#{1,6}\s|>)")
_CLOSED = re.compile(r"""[.!?:;。！？…]["'”’»)\]]*\s*$""")
_PARTED = re.compile(r"[^\W\d_][-\u00ad\u2010]\Z")
"""A word that goes on in the next line."""
_RULE = re.compile(r"\s*([-=_*#~])(?:\s*\1){2,}\s*")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs in order, without the space around them."""
    lines = [_trimmed(text, *found.span()) for found in _LINE.finditer(text)]
    lines = [line for line in lines if line.start < line.end and not _is_rule(text, line)]
    width = _width(text, lines)
    paragraphs: list[Span] = []
    for number, line in enumerate(lines):
        if number and _continues(text, lines[number - 1], line, width):
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
    return tuple(paragraphs)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without the space (and the byte order mark) around it."""
    words = text[start:end]
    stripped = words.strip(_SPACE)
    lead = words.find(stripped)
    return Span(start + lead, start + lead + len(stripped))


def _is_rule(text: str, line: Span) -> bool:
    return _RULE.fullmatch(text, line.start, line.end) is not None


def _width(text: str, lines: list[Span]) -> int:
    """Return the column at which the text is wrapped; 0 where it is not."""
    width = max((line.end - line.start for line in lines if _has_space(text, line)), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    inner = [(a, b) for a, b in pairwise(lines) if _is_inner(text, a, b)]
    run_on = [(a, b) for a, b in inner if not _CLOSED.search(text[a.start : a.end])]
    full = [pair for pair in run_on if _is_full(text, *pair, width)]
    is_wrapped = len(run_on) >= _MOST * len(inner) and len(full) >= _MOST * len(run_on) > 0
    return width if is_wrapped else 0


def _has_space(text: str, line: Span) -> bool:
    """Return whether a line could have been wrapped at all: an address could not."""
    return " " in text[line.start : line.end]


def _is_inner(text: str, line: Span, following: Span) -> bool:
    """Return whether two lines follow each other with no blank line and no bullet between."""
    breaks = len(_BREAK.findall(text, line.end, following.start))
    return breaks == 1 and not _BULLET.match(text, following.start, following.end)


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Return whether the next line's first word would not have fitted."""
    first = text[following.start : following.end].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(first) > _FULL * width


def _continues(text: str, line: Span, following: Span, width: int) -> bool:
    """Return whether the line break between two lines is only a wrap."""
    if not _is_inner(text, line, following):
        return False
    if _PARTED.search(text, line.start, line.end) and text[following.start].islower():
        return True
    if not width:
        return False
    is_closed = _CLOSED.search(text[line.start : line.end]) is not None
    if is_closed and _indent(text, following) > _indent(text, line):
        return False
    if _is_full(text, line, following, width):
        return True
    return not is_closed and text[following.start].islower()


def _indent(text: str, line: Span) -> int:
    """Return how many columns of space stand before a line."""
    before = text[max(0, line.start - _WIDEST) : line.start]
    return len(before) - len(before.rstrip(_SPACE))
