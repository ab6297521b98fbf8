"""The sentences of a source: where each stands, in which paragraph, and whether it leans.

The full stops of abbreviations, initials, ranks, decimals and lists end nothing; a heading without
a full stop is a sentence of its own. Compared with pysbd on ten documents of 300 KB: of some eighty
places where the two differ nearly all are errors of pysbd, which takes forty times as long.
"""

from __future__ import annotations

import re
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
    from collections.abc import Iterator

_OPENERS = "\"'“‘«‹([{「『（【*_"
_STOP = re.compile(
    r"""
    (?: (?P<stop>[.!?…]+)
        (?P<close>["'”’»›)\]}*_]*)
        (?:\[[^\]\n]{1,25}\])*(?::\d[\d–:,-]*)?  # "[citation needed]", "[3]:199–128"
        (?: \s+ | (?<=[a-z]{3}[.!?])(?=[A-Z][a-z]+\s) )  # a space, or one that was forgotten
      | (?P<wide>[。！？．]+) (?P<wide_close>[」』）】”’]*) \s*
    )
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[\w.&'’]+$")
_FIRST_WORD = re.compile(r"[\w'’-]+")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_MARKER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})")
_BULLET = re.compile(r"(?:[-–—*•·‣◦▪►●○]\s+)+")
_SPEAKER_WITHIN = 5
"""Words between a quoted question and the verb that says who asked it: "the Air Force's chief"."""


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences in the order of the text, headings and list items among them."""
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(split_paragraphs(text), start=1):
        for span in spans_within(text, paragraph):
            is_leaning = bool(sentences) and leans(text[span.start : span.end])
            sentences.append(Sentence(span, number, len(sentences) + 1, is_leaning))
    return tuple(sentences)


def spans_within(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the spans of the sentences of one paragraph, a heading or list item among them."""
    bullet = _BULLET.match(text, paragraph.start, paragraph.end)
    start = bullet.end() if bullet else paragraph.start
    for found in _STOP.finditer(text, start, paragraph.end):
        if _is_end(text, start, found, paragraph.end):
            yield Span(start, found.start() + len(found[0].rstrip()))
            start = found.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _is_end(text: str, start: int, found: re.Match[str], end: int) -> bool:
    """Return whether the stop that was found ends the sentence that began at ``start``."""
    after = text[found.end() : min(found.end() + 100, end)]
    if found["wide"]:
        # 「…。」と述べた: the sentence goes on after the quoted one
        return not (found["wide_close"] and after[:1] in "とがはをもにの")
    before = text[start : found.start()]
    if not before.strip(_OPENERS + " ") or (before[-1] in _OPENERS and found["stop"] != "."):
        return False  # "… and so on": dots that open what is quoted
    opened = after.lstrip(_OPENERS)
    if not opened or opened[0].islower() or opened[0] in ",;:–—-":
        return not opened
    if found["stop"] == "." and not found["close"].strip("*_"):
        return _is_full_stop(before, after)
    return not _is_attributed(found, after)


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
    is_number_next = after[0].isdigit()
    if word in NEVER_LAST or (word in BEFORE_NAME and not is_number_next):
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
