"""Write out the dates that people type in figures: "7/13/23", "13.7.2023", "2022-03", "july '23".

What can be read two ways ("3/4/2022") is what some fact is dated, else as Americans write it: the
month first; with points between, the day. What may be no date at all ("7/13", "1.2.23") is one
where a fact is dated so, or behind a word such as "on".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts import Correction
from bot.lang.dates import agrees

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.lang.lexicon import Lexicon

_FIGURES = re.compile(  # no number in a longer one, and no "24/7"
    r"(?<![\w.,/$€£+-])(?!24/7\b(?!/))"
    r"(\d{1,4})([/.-])(\d{4}|\d\d?)(?:\2(\d{4}|\d\d?)(?:T[\d:.]+Z?)?)?(?![\w/+-]|[.,]\d)"
)
_DATE = re.compile(r"(?:\*|(?:1[5-9]|20)\d\d)-(?:0[1-9]|1[0-2])-(?:\*|0[1-9]|[12]\d|3[01])$")
_YEAR_CUT = re.compile(r"(?<![\d'])\s?'(\d\d)(?![\w'])")
_DIGIT = re.compile(r"\d")
_WORD_BEFORE = re.compile(r"\w*(?=\W*$)")
_LAST_SHORT = 50  # "49" is 2049, "50" 1950
_YEAR, _MONTH, _DAY = 4, 7, 10  # how long a date in ISO 8601 is that ends so


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
    if _DIGIT.search(text) is None:
        return text, ()

    def worded(match: re.Match[str]) -> str:
        readings = sorted(_readings(*match.groups()), key=lambda each: -_exactness(each, dated))
        before = _WORD_BEFORE.search(text[: match.start()])
        is_led = before is not None and before[0].lower() in lexicon.cues["before-day"]
        is_sure = is_led or _is_plain(*match.groups())
        if not (readings and (is_sure or _exactness(readings[0], dated) >= _MONTH)):
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
    if len(one) == _YEAR:
        found = [(one, two, three or "*")]
    elif len(two) == _YEAR:
        found = [(two, one, "*")]
    else:
        found = [(three or "*", one, two), (three or "*", two, one)][:: -1 if mark == "." else 1]
        if three is None and len(two) == 2:  # noqa: PLR2004 - "10/22" of a fact of October 2022
            found.append((two, one, "*"))
    dates = ("-".join((_whole(y), m.zfill(2), d if d == "*" else d.zfill(2))) for y, m, d in found)
    is_whole = three is not None or mark == "/" or _YEAR in (len(one), len(two))
    return [date for date in dict.fromkeys(dates) if is_whole and _DATE.match(date)]


def _whole(year: str) -> str:
    """Return a year of two figures as one of four."""
    return year if len(year) != 2 else f"{20 if int(year) < _LAST_SHORT else 19}{year}"  # noqa: PLR2004


def _is_plain(one: str, mark: str, two: str, three: str | None) -> bool:
    """Whether figures are a date wherever they stand: no fraction, version or span of years."""
    if _YEAR in (len(one), len(two), len(three or "")):
        return three is not None or (mark != "." and len(two) > 1)
    return three is not None and mark == "/"


def _exactness(date: str, dated: Collection[str]) -> int:
    """Return how much of a date some fact has: the length of the longest in ISO 8601."""
    least = _DAY if date[0] == "*" else _MONTH
    return max((len(iso) for iso in dated if len(iso) >= least and agrees(date, iso)), default=0)
