"""Find the dates that a question names, as exactly as it names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.lang.words import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.lang.lexicon import Lexicon
    from bot.lang.words import Word

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_SHORT_YEAR = re.compile(r"\d\d$")
_DAY = re.compile(r"([0-3]?\d)(?:st|nd|rd|th)?$")
_LAST_DAY = 31


def find_dates(words: Sequence[Word], lexicon: Lexicon) -> tuple[tuple[str, ...], set[int]]:
    """Return the dates named, and where their words stand.

    Each is ``YYYY-MM-DD`` with ``*`` for a part not said:
    "July 13th" is ``*-07-13``, "2021" ``2021-*-*``; "oct 22", which can be either, is
    ``2022-10-*|*-10-22``.
    """
    found: list[str] = []
    at: set[int] = set()
    for i, word in enumerate(words):
        if i in at:
            continue
        month = lexicon.months.get(word.text)
        if month is not None and _is_month(words, i, lexicon):
            date, spent = _around(words, i, month)
        elif _YEAR.match(word.text):
            date, spent = f"{word.text}-*-*", {i}
        else:
            continue
        found.append(date)
        at |= spent
    return tuple(found), at


def _is_month(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell "May 2020" from "may": a month that is also a plain word needs a date beside it."""
    if words[at].text not in lexicon.cues["month-or-word"]:
        return True
    before, after = text_at(words, at - 1), text_at(words, at + 1)
    is_dated = bool(_DAY.match(after) or _YEAR.match(after) or _DAY.match(before))
    return is_dated or before in lexicon.cues["before-month"]


def _around(words: Sequence[Word], at: int, month: str) -> tuple[str, set[int]]:
    year = day = "*"
    spent = {at}
    for i in (at + 1, at + 2, at - 1, at - 2):
        text = text_at(words, i)
        if year == "*" and (_YEAR.match(text) or (i == at + 2 and _SHORT_YEAR.match(text))):
            year, spent = text if len(text) > 2 else f"20{text}", spent | {i}  # noqa: PLR2004
        elif day == "*" and abs(i - at) == 1 and (match := _DAY.match(text)):
            day, spent = match[1].zfill(2), spent | {i}
    after = text_at(words, at + 1)
    is_either = year == "*" and day != "*" and len(after) == 2 and after.isdigit()  # noqa: PLR2004
    either = f"20{day}-{month}-*|" if is_either else ""  # "oct 22"
    if day != "*" and not 0 < int(day) <= _LAST_DAY:
        day = "*"
    return f"{either}{year}-{month}-{day}", spent


def agrees(asked: str, iso: str) -> bool:
    """Whether a date, as asked, can be one in ISO 8601 (``2022-10``): no said part differs."""
    return any(all(a in ("*", b) or b == "*" for a, b in parts) for parts in _pairs(asked, iso))


def says(asked: str, iso: str) -> bool:
    """Whether a date in ISO 8601 gives every part that was asked, and the same."""
    return any(all(a in ("*", b) for a, b in parts) for parts in _pairs(asked, iso))


def _pairs(asked: str, iso: str) -> Iterator[Iterator[tuple[str, str]]]:
    """Yield, for each reading of a date as asked, its parts beside those of one in ISO 8601."""
    parts = iso.split("-") + ["*"] * (2 - iso.count("-"))
    return (zip(reading.split("-"), parts, strict=True) for reading in asked.split("|"))
