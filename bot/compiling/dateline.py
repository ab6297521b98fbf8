"""When a plain text was published, where it says so: "Published July 18", "BERGEN, March 4 —"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.compiling.dating import Calendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.facts import Date, Sentence

_EDGE = 8
"""Sentences at the beginning, and at the end, that may be about the document itself."""
_LABEL = re.compile(
    r"\W*(?:(?P<published>published|posted|released?|issued|date|dated|created|first published)"
    r"|(?P<updated>(?:last )?(?:updated|modified|revised)))\b(?: on| at|:| -|,)*\s*",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[A-Z][A-Z .'’-]{2,}(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?,? (?:\([A-Za-z ]+\) )?$")
_DASH = re.compile(r"\s*(?:\([A-Z][A-Za-z ]+\)|/[A-Z][\w ]+/)?\s*(?:—|–|--|-)\s")
_ALONE = re.compile(
    r"\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?$|\W*for immediate release\W*$",
    re.IGNORECASE,
)


def own_dates(text: str, sentences: Sequence[Sentence]) -> tuple[Date | None, Date | None]:
    """Return when a document says that it was published, and last updated."""
    published: Date | None = None
    updated: Date | None = None
    edges = [*sentences[:_EDGE], *sentences[_EDGE:][-_EDGE:]]
    for number, sentence in enumerate(edges):
        start, end = sentence.span.start, sentence.span.end
        for dated in Calendar().find(text, start, end):
            if dated.date is None or dated.kind != "day":
                continue
            before, after = text[start : dated.start], text[dated.end : end]
            start = dated.end
            label = _LABEL.fullmatch(before)
            if label and label["updated"]:
                updated = updated or dated.date
            elif label or (number < _EDGE and _is_own(before, after)):
                published = published or dated.date
    return published, updated


def _is_own(before: str, after: str) -> bool:
    """Return whether a date stands alone, or begins a report together with its place."""
    is_alone = _ALONE.match(before) is not None and len(after.strip(" .")) <= len("12:00 p.m. EST")
    return is_alone or (_PLACE.match(before) is not None and _DASH.match(after) is not None)
