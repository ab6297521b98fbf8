"""Find the dates that a question names, in words or figures, as exactly as it names them.

Figures are written out first: "7/13/23", "13.7.2023", "2022-03", "july '23". What can be read two
ways ("3/4/2022") is what some fact is dated, else as Americans write it: the month first; with
points between, the day. What may be no date at all ("7/13", "1.2.23") is one where a fact is dated
so, or behind a word such as "on".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.lang.words import text_at
from bot.outcomes import Correction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.lang.lexicon import Lexicon
    from bot.lang.words import Word

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_TWO = re.compile(r"\d\d$")
_DAY = re.compile(r"([0-3]?\d)(?:st|nd|rd|th)?$")
_QUARTER = re.compile(r"q([1-4])$")
_FIGURES = re.compile(  # no number in a longer one, and no "24/7"
    r"(?<![\w.,/$€£+-])(?!24/7\b(?!/))"
    r"(\d{1,4})([/.-])(\d{4}|\d\d?)(?:\2(\d{4}|\d\d?)(?:T[\d:.]+Z?)?)?(?![\w/+-]|[.,]\d)"
)
_DATE = re.compile(r"(?:\*|(?:1[5-9]|20)\d\d)-(?:0[1-9]|1[0-2])-(?:\*|0[1-9]|[12]\d|3[01])$")
_YEAR_CUT = re.compile(r"(?<![\d'])\s?'(\d\d)(?![\w'])")
_WORD_BEFORE = re.compile(r"\w*(?=\W*$)")
_LAST_DAY = 31
_LAST_SHORT = 50  # "49" is 2049, "50" 1950
_TO_YEAR, _TO_MONTH, _TO_DAY = 4, 7, 10  # how long a date in ISO 8601 is that ends so


def write_out(
    text: str, lexicon: Lexicon, dated: Collection[str]
) -> tuple[str, tuple[Correction, ...]]:
    """Return a text with its dates in words ("July 13 2023"), and how ambiguous ones were read.

    Args:
        text: as it was typed, folded.
        lexicon: the months' names; the words behind which figures are a date.
        dated: the dates of all facts, in ISO 8601.
    """
    read: list[Correction] = []

    def worded(match: re.Match[str]) -> str:
        readings = sorted(_readings(*match.groups()), key=lambda each: -_exactness(each, dated))
        before = _WORD_BEFORE.search(text[: match.start()])
        is_led = before is not None and before[0].lower() in lexicon.cues["before-day"]
        is_sure = is_led or _is_plain(*match.groups())
        if not (readings and (is_sure or _exactness(readings[0], dated) > _TO_YEAR)):
            return match[0]
        year, month, day = readings[0].split("-")
        name = next(name for name, number in lexicon.months.items() if number == month)
        words = f"{name.capitalize()} {day.lstrip('0')}, {year}".replace(" *,", "")
        words = words.removesuffix(", *")
        if len(readings) > 1:
            read.append(Correction(match[0], words))
        return words.replace(",", "")

    text = _YEAR_CUT.sub(lambda match: f" {_whole(match[1])}", text)
    return _FIGURES.sub(worded, text), tuple(read)


def _readings(one: str, mark: str, two: str, three: str | None) -> list[str]:
    """Return the dates that figures can be, the likelier first, as `find_dates` gives them."""
    if len(one) == _TO_YEAR:
        found = [(one, two, three or "*")]
    elif len(two) == _TO_YEAR:
        found = [(two, one, "*")]
    else:
        found = [(three or "*", one, two), (three or "*", two, one)][:: -1 if mark == "." else 1]
        if three is None and _TWO.match(two):  # "10/22" of a fact of October 2022
            found.append((two, one, "*"))
    dates = ("-".join((_whole(y), m.zfill(2), d if d == "*" else d.zfill(2))) for y, m, d in found)
    is_whole = three is not None or mark == "/" or _TO_YEAR in (len(one), len(two))
    return [date for date in dict.fromkeys(dates) if is_whole and _DATE.match(date)]


def _whole(year: str) -> str:
    """Return a year of two figures as one of four."""
    return f"{20 if int(year) < _LAST_SHORT else 19}{year}" if _TWO.match(year) else year


def _is_plain(one: str, mark: str, two: str, three: str | None) -> bool:
    """Whether figures are a date wherever they stand: no fraction, version or span of years."""
    if _TO_YEAR in (len(one), len(two), len(three or "")):
        return three is not None or (mark != "." and len(two) > 1)
    return three is not None and mark == "/"


def _exactness(date: str, dated: Collection[str]) -> int:
    """Return how much of a date some fact has: the length of the longest in ISO 8601."""
    least = _TO_DAY if date[0] == "*" else _TO_MONTH
    return max((len(iso) for iso in dated if len(iso) >= least and agrees(date, iso)), default=0)


def find_dates(words: Sequence[Word], lexicon: Lexicon) -> tuple[tuple[str, ...], set[int]]:
    """Return the dates named, and where their words stand.

    Each is ``YYYY-MM-DD`` with ``*`` for a part not said:
    "July 13th" is ``*-07-13``, "2021" ``2021-*-*``; "oct 22", which can be either, is
    ``2022-10-*|*-10-22``; "Q4 2022" has each of its months.
    """
    found: list[str] = []
    at: set[int] = set()
    for i, word in enumerate(words):
        if i in at:
            continue
        month = lexicon.months.get(word.text)
        if month is not None and _is_month(words, i, lexicon):
            date, spent = _around(words, i, month, lexicon.cues["within-date"])
        elif _YEAR.match(word.text):
            date, spent = _year(words, i)
        else:
            continue
        found.append(date)
        at |= spent
    return tuple(found), at


def _year(words: Sequence[Word], at: int) -> tuple[str, set[int]]:
    """Return a year, or the quarter of it that is named beside it."""
    year = words[at].text
    for i in (at - 1, at + 1, at - 2):
        if quarter := _QUARTER.match(text_at(words, i)):
            months = range(3 * int(quarter[1]) - 2, 3 * int(quarter[1]) + 1)
            return "|".join(f"{year}-{month:02}-*" for month in months), {at, i}
    return f"{year}-*-*", {at}


def _is_month(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell "May 2020" from "may": a month that is also a plain word needs a date beside it."""
    if words[at].text not in lexicon.cues["month-or-word"]:
        return True
    before, after = text_at(words, at - 1), text_at(words, at + 1)
    if after in lexicon.cues["within-date"]:  # "May of 2020"
        after = text_at(words, at + 2)
    is_dated = bool(_DAY.match(after) or _YEAR.match(after) or _DAY.match(before))
    return is_dated or before in lexicon.cues["before-month"]


def _around(
    words: Sequence[Word], at: int, month: str, joints: Collection[str]
) -> tuple[str, set[int]]:
    year = day = "*"
    spent = {at}
    for i in (at + 1, at + 2, at - 1, at - 2):
        text = text_at(words, i)
        is_beside = abs(i - at) == 1 or text_at(words, (i + at) // 2) in joints  # "13th of july"
        is_cut = i == at + 2 or (i == at + 1 and _DAY.match(text_at(words, at - 1)))
        if year == "*" and (_YEAR.match(text) or (is_cut and _TWO.match(text))):
            year, spent = text if len(text) > 2 else f"20{text}", spent | {i}  # noqa: PLR2004
        elif day == "*" and is_beside and (match := _DAY.match(text)):
            day, spent = match[1].zfill(2), spent | {i}
    after = text_at(words, at + 1)
    is_either = year == "*" and day != "*" and _TWO.match(after)
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
