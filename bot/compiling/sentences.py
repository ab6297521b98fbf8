"""The sentences of a source: where each stands, in which paragraph, and whether it leans.

The full stops of abbreviations, initials, ranks, decimals and lists end nothing; a heading without
a full stop is a sentence of its own. Compared with pysbd on ten documents of 300 KB: of some eighty
places where the two differ nearly all are errors of pysbd, which takes forty times as long.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from bot.compiling.abbreviations import (
    BEFORE_NAME,
    BEFORE_NUMBER,
    MAYBE_LAST,
    NEVER_LAST,
    SPEECH_VERBS,
    STARTERS,
)
from bot.compiling.leaning import leans
from bot.compiling.paragraphs import split_paragraphs
from bot.facts import Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENERS = "\"'“‘«‹([{「『（【*_"
_STOP = re.compile(
    r"""
    (?: (?P<stop>\.(?:[ \u00a0]\.){2,3}(?![.\w]) | [.!?…]+(?:[ \u00a0]\.){3}(?![.\w]) | [.!?…]+)
        (?P<close>["'”’»›)\]}*_]*)
        (?:\[[^\]\n]{1,25}\])*(?::\d[\d–:,-]*)?  # "[citation needed]", "[3]:199–128"
        (?: \s+ | (?<=[a-z]{3}[.!?])(?=[A-Z][a-z]+\s) )  # a space, or one that was forgotten
      | (?P<wide>[。！？．]+) (?P<wide_close>[」』）】”’]*) \s*
    )
    """,
    re.VERBOSE,
)
_SPACED = re.compile(r"\.(?:[ \u00a0]\.){2}")
"""Dots for what is left out; a fourth ends the sentence."""
_LAST_WORD = re.compile(r"[\w.&'’°º]+$")
_FIRST_WORD = re.compile(r"[\w'’-]+")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_MARKER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})")
_ITEM = re.compile(r"(?P<mark>\d{1,2}|[a-z])(?P<end>\.\)|\.|\))\s+(?=[A-Z])")
"""What opens an item of a list, and the next one where the list stands in one line."""
_BRACKETED = re.compile(r"[(\[](?:\d{1,2}|[A-Z][a-z]{0,3}|[A-Za-z](?:\.[A-Za-z])+)$")
"""A short form in brackets: "Gen. (Ret.) Jan Nowak", "Col. (Dr.)"."""
_GRADE = re.compile(r"\d(?:st|nd|rd|th)\b|\d [A-Z]")
"""What may follow a rank and precede the name: "Sgt. 1st Class", "Spec. 4 Tim Ash"."""
_LATER = re.compile(r"(?:[^()\[\]]|\d\.\))*(?<!\S)\d{1,2}")
"""The number of an item within a sentence: "1.) a road, 2.) a bridge"."""
_BULLET = re.compile(r"(?:[-–—*•·‣◦▪►●○]\s+|⁃\s*)+")
_ITEM_MARK = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]+\s")
_MOST_ITEMS, _LONGEST_ITEM = 8, 100
"""A list that is longer, or has longer items, is no part of the sentence that leads to it."""
_NEAR = 200
"""Letters before a stop that can tell whether it ends a sentence."""
_PARTING = (" ", "\n", "\u00a0", "⁃", "•")
"""What stands before an item in a line."""
_SPEAKER_WITHIN = 5
"""Words between a quoted question and the verb that says who asked it: "the Air Force's chief"."""


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences in the order of the text, headings and list items among them."""
    sentences: list[Sentence] = []
    for number, spans in enumerate(_with_lists(text, split_paragraphs(text)), start=1):
        for span in spans:
            is_leaning = bool(sentences) and leans(text[span.start : span.end])
            sentences.append(Sentence(span, number, len(sentences) + 1, is_leaning))
    return tuple(sentences)


def _with_lists(text: str, paragraphs: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the sentences of each paragraph; one that leads to a short list has its items too."""
    at = 0
    while at < len(paragraphs):
        spans = list(spans_within(text, paragraphs[at]))
        at += 1
        last = at + _led(text, spans[-1], paragraphs[at : at + _MOST_ITEMS + 1]) if spans else at
        if last > at:
            spans[-1] = Span(spans[-1].start, paragraphs[last - 1].end)
        yield spans
        yield from ([] for _ in range(at, last))  # their numbers are the paragraphs'
        at = last


def _led(text: str, lead: Span, paragraphs: Sequence[Span]) -> int:
    """Return how many of the paragraphs are items of a list that a sentence leads to."""
    if text[lead.end - 1] != ":":
        return 0
    items = list(takewhile(lambda each: _is_item(text, each), paragraphs))
    is_short = len(items) <= _MOST_ITEMS and all(i.end - i.start <= _LONGEST_ITEM for i in items)
    return len(items) if is_short and all(len([*spans_within(text, i)]) == 1 for i in items) else 0


def _is_item(text: str, paragraph: Span) -> bool:
    found = _BULLET.match(text, paragraph.start, paragraph.end)
    return bool(found or _ITEM_MARK.match(text, paragraph.start, paragraph.end))


def spans_within(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the spans of the sentences of one paragraph, a heading or list item among them."""
    bullet = _BULLET.match(text, paragraph.start, paragraph.end)
    start = bullet.end() if bullet else paragraph.start
    for item in _items(text, Span(start, paragraph.end)):
        start = item.start
        for found in _STOP.finditer(text, start, item.end):
            if _is_end(text, start, found, item.end):
                yield Span(start, found.start() + len(found[0].rstrip()))
                start = found.end()
        if start < item.end:
            yield Span(start, item.end)


def _items(text: str, line: Span) -> Iterator[Span]:
    """Yield the items of a list that stands in one line; the line where it is none."""
    first = _ITEM.match(text, line.start, line.end)
    start, mark = line.start, first["mark"] if first else ""
    for found in _ITEM.finditer(text, first.end(), line.end) if first else ():
        is_next = (
            found["mark"] == _next(mark) and first is not None and found["end"] == first["end"]
        )
        if is_next and text[found.start() - 1] in _PARTING:
            end = found.start()
            while text[end - 1] in _PARTING:
                end -= 1
            yield Span(start, end)
            start, mark = found.start(), found["mark"]
    yield Span(start, line.end)


def _next(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)


def _is_end(text: str, start: int, found: re.Match[str], end: int) -> bool:
    """Return whether the stop that was found ends the sentence that began at ``start``."""
    after = text[found.end() : min(found.end() + 100, end)]
    if found["wide"]:
        # 「…。」と述べた: the sentence goes on after the quoted one
        return not (found["wide_close"] and after[:1] in "とがはをもにの")
    before = text[max(start, found.start() - _NEAR) : found.start()]
    if not before.strip(_OPENERS + " ") or (before[-1] in _OPENERS and found["stop"] != "."):
        return False  # "… and so on": dots that open what is quoted
    if _is_short(found, before, after):
        return False
    opened = after.lstrip(_OPENERS)
    if not opened or opened[0].islower() or opened[0] in ",;:–—-":
        return not opened
    if found["stop"] == "." and not found["close"].strip("*_"):
        return _is_full_stop(before, after)
    return not _is_attributed(found, after)


def _is_short(found: re.Match[str], before: str, after: str) -> bool:
    """Return whether the stop is one of what is left out, of a number, or of a short form."""
    if _SPACED.fullmatch(found["stop"]):
        return bool(after)
    if found["stop"] != "." or found["close"][:1] not in (")", "]"):
        return False
    is_marker = _LATER.fullmatch(before) is not None
    return is_marker or (_BRACKETED.search(before) is not None and not _is_starter(after))


def _is_attributed(found: re.Match[str], after: str) -> bool:
    """Return whether a quoted question is followed by who asked it."""
    if found["stop"][-1] not in "!?" or not set(found["close"]) & set("\"'”’»"):
        return False
    words = re.findall(r"[\w'’.]+", after)[:_SPEAKER_WITHIN]
    return any(word.rstrip(".") in SPEECH_VERBS for word in words)


def _is_full_stop(before: str, after: str) -> bool:
    """Return whether a single full stop is one, by the words on both sides."""
    found = _LAST_WORD.search(before)
    word = found[0].lstrip("'’.") if found else ""
    is_number_next = re.match(r"[(\[]?\d", after) is not None
    if word in NEVER_LAST:
        return False
    if word in BEFORE_NAME and (not is_number_next or _GRADE.match(after)):
        return False
    if word in BEFORE_NUMBER and (is_number_next or re.match(r"[IVXLC]+\b", after)):
        return False
    if _MARKER.fullmatch(before.strip()):
        return False  # "1. First item"
    is_initial = len(word) == 1 and word.isupper()
    if is_initial or word in MAYBE_LAST or _ACRONYM.fullmatch(word):
        return not is_number_next and _is_starter(after)
    return True


def _is_starter(after: str) -> bool:
    """Return whether what follows opens a sentence rather than goes on with a name."""
    first = _FIRST_WORD.search(after)
    return first is not None and first[0] in STARTERS
